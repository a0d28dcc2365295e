package vn.goc.law;

import vn.goc.kernel.Refusal;

/** Refusals of the law. */
public enum LawError implements Refusal {
    UNKNOWN_RULE(
            404,
            "Không có quy định mã “{rule}”. Xem danh sách ở /law.",
            "There is no rule “{rule}”. See the list at /law."),
    NO_RULE_ON_THAT_DAY(
            422,
            "Quy định “{rule}” chưa có hoặc không còn hiệu lực vào ngày {day}. Chọn ngày khác.",
            "Rule “{rule}” was not in force on {day}. Choose another day."),
    CALENDAR_MISSING(
            422,
            "Chưa có lịch làm việc của năm {year}; lịch hiện có từ {from} đến {to}. Chọn ngày trong khoảng đó.",
            "There is no working-day calendar for {year}; it runs from {from} to {to}. Choose a day within."),
    NOT_A_PERIOD(
            422,
            "Quy định “{rule}” không tính theo ngày, tháng hay năm nên không có ngày hẹn. Chọn quy định khác.",
            "Rule “{rule}” does not count days, months or years, so it gives no due day. Choose another rule."),
    STRIP_TOO_LONG(
            400,
            "Chỉ xem được lịch tối đa {limit} ngày, ngày đầu không sau ngày cuối. Chọn khoảng ngắn hơn.",
            "A strip of the calendar has at most {limit} days, the first not after the last. Choose fewer days.");

    private final int status;
    private final String vi;
    private final String en;

    LawError(int status, String vi, String en) {
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
