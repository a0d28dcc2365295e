package vn.goc.kernel;

/** Refusals of the words themselves: a text that is not such a word. */
public enum KernelError implements Refusal {
    NUMBER_NOT_TWELVE_DIGITS(400, "Ghi đủ 12 chữ số, hiện có {length}.", "Enter 12 digits; there are {length}."),
    NUMBER_PREFIX_UNKNOWN(
            400,
            "Ba số đầu {prefix} không phải mã nơi đăng ký khai sinh. Xem lại số trên thẻ.",
            "The first three digits {prefix} are not a birth-registration code. Check the number on the card."),
    NAME_EMPTY(400, "Ghi họ, chữ đệm và tên.", "Enter the full name."),
    NAME_TOO_LONG(
            400,
            "Họ tên dài quá 100 ký tự. Ghi như trên giấy khai sinh.",
            "The name is over 100 characters. Enter it as on the birth certificate."),
    NAME_BAD_CHARACTER(
            400,
            "Họ tên chỉ gồm chữ cái, dấu cách, dấu nháy và gạch nối. Bỏ ký tự “{character}”.",
            "A name has letters, spaces, apostrophes and hyphens only. Remove “{character}”."),
    DATE_MALFORMED(
            400, "Ghi ngày theo dạng 31/12/1990, 12/1990 hoặc 1990.", "Enter the date as 31/12/1990, 12/1990 or 1990."),
    DATE_IMPOSSIBLE(
            400,
            "Không có ngày {date} trong lịch. Xem lại ngày và tháng.",
            "There is no {date} in the calendar. Check day and month."),
    AREA_MALFORMED(
            400,
            "Mã đơn vị hành chính gồm 2 số (tỉnh) hoặc 5 số (xã), hiện là “{code}”.",
            "A unit's code has 2 digits (province) or 5 (commune); this is “{code}”.");

    private final int status;
    private final String vi;
    private final String en;

    KernelError(int status, String vi, String en) {
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
