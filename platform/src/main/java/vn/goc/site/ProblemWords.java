package vn.goc.site;

import java.util.List;
import java.util.function.BinaryOperator;

/**
 * What a problem page says around the refusal's own text: what happened, what is safe, what to do next.
 *
 * @param title the page's heading
 * @param safe what has not been lost or done; empty when nothing could have been
 * @param steps what the reader can do, in order
 */
public record ProblemWords(String title, String safe, List<String> steps) {

    /**
     * @param status HTTP status of the answer
     * @param say chooses the language: {@code page::say}
     */
    public static ProblemWords of(int status, BinaryOperator<String> say) {
        return switch (status) {
            case 401 ->
                new ProblemWords(
                        say.apply("Bạn cần đăng nhập", "You need to sign in"),
                        kept(say),
                        List.of(say.apply("Đăng nhập, rồi mở lại trang này.", "Sign in, then open this page again.")));
            case 403 ->
                new ProblemWords(
                        say.apply("Tài khoản này chưa mở được trang", "This account cannot open the page"),
                        "",
                        List.of(
                                say.apply("Về trang trước và thử lại từ đó.", "Go back and try again from there."),
                                say.apply(
                                        "Nếu việc này là của bạn, hỏi nơi đã cấp tài khoản và nêu mã lỗi bên dưới.",
                                        "If this is yours to do, ask whoever gave you the account and quote the error id below.")));
            case 404, 410 ->
                new ProblemWords(
                        say.apply("Không có trang này", "There is no such page"),
                        "",
                        List.of(
                                say.apply(
                                        "Kiểm tra lại địa chỉ, nhất là khi bạn gõ tay.",
                                        "Check the address, above all if you typed it."),
                                say.apply("Hoặc bắt đầu lại từ trang chủ.", "Or start again from the home page.")));
            case 409 ->
                new ProblemWords(
                        say.apply("Việc này vừa có người làm xong", "Somebody has just done this"),
                        nothingDone(say),
                        List.of(
                                say.apply(
                                        "Mở lại trang để xem tình trạng mới.",
                                        "Open the page again to see how things stand."),
                                say.apply(
                                        "Còn thấy cần đổi thì làm lại từ đó.",
                                        "If a change is still needed, make it from there.")));
            case 413 ->
                new ProblemWords(
                        say.apply("Tệp gửi lên quá lớn", "The file is too large"),
                        nothingDone(say),
                        List.of(say.apply(
                                "Chụp hoặc quét lại ở cỡ nhỏ hơn, rồi gửi lại.",
                                "Take or scan it again at a smaller size, then send it again.")));
            case 429 ->
                new ProblemWords(
                        say.apply("Bạn đã thử nhiều lần liền", "That was many tries in a row"),
                        kept(say),
                        List.of(say.apply(
                                "Chờ ít phút rồi thử lại. Thử dồn dập chỉ làm lâu hơn.",
                                "Wait a few minutes, then try again. Trying faster takes longer.")));
            case 502, 503, 504 ->
                new ProblemWords(
                        say.apply("Lúc này chưa mở được trang", "The page cannot be opened just now"),
                        kept(say),
                        List.of(
                                say.apply("Chờ ít giây rồi thử lại.", "Wait a few seconds, then try again."),
                                say.apply(
                                        "Nếu vẫn chưa được, quay lại sau 15 phút.",
                                        "If it still fails, come back in 15 minutes."),
                                say.apply(
                                        "Đang cần gấp? Tới quầy một cửa gần nhất, hồ sơ giấy vẫn được nhận.",
                                        "Urgent? Go to the nearest one-stop desk; paper is accepted too.")));
            default -> status >= 500 ? ours(say) : yours(say);
        };
    }

    private static ProblemWords ours(BinaryOperator<String> say) {
        return new ProblemWords(
                say.apply("Có lỗi ở phía hệ thống", "Something failed on our side"),
                kept(say),
                List.of(
                        say.apply(
                                "Thử lại. Gửi lại cùng một biểu mẫu không tạo hồ sơ thứ hai.",
                                "Try again. Sending the same form twice does not file twice."),
                        say.apply(
                                "Nếu vẫn lỗi, gửi mã tra cứu bên dưới cho nơi hỗ trợ; mã này không chứa dữ liệu của bạn.",
                                "If it fails again, send the look-up code below to the help desk; it holds none of your data.")));
    }

    private static ProblemWords yours(BinaryOperator<String> say) {
        return new ProblemWords(
                say.apply("Chưa nhận được yêu cầu này", "This request could not be taken"),
                nothingDone(say),
                List.of(say.apply(
                        "Về trang trước, sửa theo câu trên rồi gửi lại.",
                        "Go back, mend it as the line above says, and send it again.")));
    }

    private static String kept(BinaryOperator<String> say) {
        return say.apply(
                "Bản nháp đã lưu và hồ sơ đã nộp không bị ảnh hưởng.",
                "Saved drafts and filed dossiers are not affected.");
    }

    private static String nothingDone(BinaryOperator<String> say) {
        return say.apply("Lần gửi này chưa thay đổi gì.", "This try has changed nothing.");
    }
}
