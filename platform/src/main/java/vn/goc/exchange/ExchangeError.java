package vn.goc.exchange;

import vn.goc.kernel.Refusal;

/** Refusals of the exchange; each is logged as an access that was refused. */
public enum ExchangeError implements Refusal {
    AGREEMENT_UNKNOWN(
            403,
            "Đơn vị không có thỏa thuận {agreement}. Kiểm tra lại mã thỏa thuận.",
            "Your agency has no agreement {agreement}. Check its code."),
    AGREEMENT_NOT_YET(403, "Thỏa thuận {agreement} có hiệu lực từ {day}.", "Agreement {agreement} begins on {day}."),
    AGREEMENT_EXPIRED(
            403,
            "Thỏa thuận {agreement} hết hạn {day}. Gửi đề nghị gia hạn.",
            "Agreement {agreement} ended on {day}. Ask for renewal."),
    AGREEMENT_SUSPENDED(
            403,
            "Thỏa thuận {agreement} đang tạm dừng. Liên hệ cơ quan quản lý dữ liệu.",
            "Agreement {agreement} is suspended. Contact the data authority."),
    FIELD_OUTSIDE(
            403,
            "Thỏa thuận {agreement} không gồm trường “{field}”. Bỏ trường này hoặc đề nghị bổ sung.",
            "Agreement {agreement} does not include field “{field}”. Leave it out or ask for it to be added."),
    PURPOSE_OUTSIDE(
            403,
            "Thỏa thuận {agreement} không gồm mục đích “{purpose}”.",
            "Agreement {agreement} does not include purpose “{purpose}”."),
    PROCEDURE_OUTSIDE(
            403,
            "Thỏa thuận {agreement} không gồm thủ tục “{procedure}”.",
            "Agreement {agreement} does not include procedure “{procedure}”."),
    CASE_TAKEN(
            409,
            "Mã vụ việc {case} đã được dùng cho việc khác. Chọn mã khác.",
            "Case code {case} is in use for something else. Choose another."),
    CASE_MALFORMED(
            400,
            "Mã vụ việc gồm 1 đến 60 chữ, số, dấu chấm, gạch.",
            "A case code has 1 to 60 letters, digits, dots or hyphens."),
    NUMBER_UNKNOWN(
            404,
            "Không tìm thấy người có số này. Kiểm tra lại số định danh.",
            "Nobody with this number was found. Check the personal number."),
    TOO_MANY_NUMBERS(400, "Mỗi lần gửi nhiều nhất {limit} số.", "Send at most {limit} numbers at once."),
    TOO_MANY_CALLS(
            429,
            "Quá {limit} lượt một phút theo thỏa thuận {agreement}. Thử lại sau ít giây.",
            "Over {limit} calls a minute under agreement {agreement}. Try again in a few seconds."),
    PURPOSE_UNKNOWN(
            400,
            "Không có mục đích “{purpose}”. Xem danh sách ở trang API.",
            "There is no purpose “{purpose}”. See the list on the API page.");

    private final int status;
    private final String vi;
    private final String en;

    ExchangeError(int status, String vi, String en) {
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
