package vn.goc.site;

import vn.goc.kernel.Refusal;

/** Refusals of the frame itself. */
public enum SiteError implements Refusal {
    NOT_FOUND(
            404,
            "Không có trang này. Kiểm tra lại địa chỉ, hoặc về trang chủ.",
            "There is no such page. Check the address, or go to the home page."),
    METHOD_NOT_ALLOWED(405, "Địa chỉ này không nhận phương thức {method}.", "This address does not take {method}."),
    MALFORMED(
            400,
            "Không đọc được nội dung gửi đến: {reason}. Sửa rồi gửi lại.",
            "The content could not be read: {reason}. Mend it and send it again."),
    UNKNOWN_FIELD(400, "Không có trường “{field}”. Bỏ trường này.", "There is no field “{field}”. Remove it."),
    WRONG_TYPE(
            400,
            "Trường “{field}” sai kiểu dữ liệu. Xem tài liệu API.",
            "Field “{field}” has the wrong type. See the API page."),
    MISSING_FIELD(400, "Thiếu trường “{field}”.", "Field “{field}” is missing."),
    UNSUPPORTED_MEDIA_TYPE(415, "Chỉ nhận {accepted}.", "Only {accepted} is accepted."),
    NOT_ACCEPTABLE(406, "Không có dạng dữ liệu được yêu cầu.", "The form asked for is not available."),
    TOO_LARGE(
            413,
            "Nội dung lớn quá {limit}. Giảm dung lượng rồi gửi lại.",
            "The content is over {limit}. Make it smaller and send it again."),
    SIGN_IN_FIRST(401, "Đăng nhập để tiếp tục.", "Sign in to go on."),
    STEP_UP_FIRST(
            403,
            "Việc này cần xác thực lại. Xác thực rồi làm tiếp.",
            "This needs you to confirm who you are again. Confirm, then go on."),
    NOT_YOURS(
            403,
            "Tài khoản này không làm được việc đó. Đăng nhập bằng tài khoản khác nếu có.",
            "This account may not do that. Sign in with another account if you have one."),
    FOREIGN_FORM(
            403,
            "Biểu mẫu đã hết hạn hoặc đến từ trang khác. Tải lại trang rồi gửi lại.",
            "The form has expired or came from another site. Reload the page and send it again."),
    BUSY(
            503,
            "Hệ thống đang đông. Dữ liệu của bạn còn nguyên, thử lại sau {seconds} giây.",
            "The system is busy. Your data is safe; try again in {seconds} seconds."),
    DATABASE_AWAY(
            503,
            "Chưa nối được cơ sở dữ liệu. Không có gì bị mất, thử lại sau ít phút.",
            "The database cannot be reached. Nothing is lost; try again in a few minutes."),
    UNEXPECTED(
            500,
            "Có lỗi ở phía hệ thống, không phải do bạn. Báo mã tra cứu khi cần hỗ trợ.",
            "Something failed on our side, not yours. Quote the look-up code when you ask for help.");

    private final int status;
    private final String vi;
    private final String en;

    SiteError(int status, String vi, String en) {
        this.status = status;
        this.vi = vi;
        this.en = en;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String vi() {
        return vi;
    }

    @Override
    public String en() {
        return en;
    }
}
