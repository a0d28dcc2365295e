package vn.goc.subscriptions;

import vn.goc.kernel.Refusal;

/** Refusals of subscriptions and of the signal to pages. */
public enum SubscriptionsError implements Refusal {
    SUBSCRIPTION_UNKNOWN(
            404,
            "Không có đăng ký nhận tin này. Xem danh sách đăng ký, hoặc đăng ký mới.",
            "There is no such subscription. See the list, or subscribe again."),
    KIND_UNKNOWN(
            400,
            "Không có loại biến động “{kind}”. Các loại: {kinds}.",
            "There is no kind of change “{kind}”. The kinds are: {kinds}."),
    KIND_OUTSIDE(
            403,
            "Thỏa thuận {agreement} không gồm loại biến động “{kind}”.",
            "Agreement {agreement} does not include changes of kind “{kind}”."),
    SCOPE_UNCLEAR(
            400,
            "Chọn một phạm vi: “numbers”, “area”, hoặc “country”: true.",
            "Choose one scope: “numbers”, “area”, or “country”: true."),
    AREA_UNKNOWN(
            400,
            "Không có địa bàn “{area}”. Ghi mã tỉnh (2 chữ số) hoặc mã xã (5 chữ số) hiện hành.",
            "There is no area “{area}”. Give the code of a province (2 digits) or commune (5 digits) of today."),
    NUMBERS_NEEDED(
            403,
            "Mục đích “{purpose}” gắn với vụ việc, nên phải nêu số của từng người.",
            "Purpose “{purpose}” belongs to a case, so the numbers of its people must be given."),
    NUMBER_UNKNOWN(
            404,
            "Không tìm thấy người có số thứ {place}. Kiểm tra lại số định danh.",
            "Nobody has number {place} of the list. Check the personal number."),
    TOO_MANY_NUMBERS(
            400,
            "Một đăng ký gồm 1 đến {limit} người. Chia danh sách.",
            "A subscription takes 1 to {limit} people. Split the list."),
    TOO_MANY_SUBSCRIPTIONS(
            409,
            "Cơ quan đã có {limit} đăng ký nhận tin. Hủy bớt rồi đăng ký mới.",
            "The agency has {limit} subscriptions. End one, then subscribe again."),
    CURSOR_UNKNOWN(
            400,
            "Con trỏ không đọc được. Dùng con trỏ của lần gọi trước, để trống ở lần đầu.",
            "The cursor cannot be read. Use the one of the last call, none the first time."),
    LIMIT_WRONG(400, "“limit” từ 1 đến {most}.", "“limit” is 1 to {most}."),
    TOO_MANY_STREAMS(
            429,
            "Phiên này đã mở {limit} luồng tin. Đóng bớt trang rồi thử lại.",
            "This session has {limit} streams open. Close a page, then try again.");

    private final int status;
    private final String vi;
    private final String en;

    SubscriptionsError(int status, String vi, String en) {
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
