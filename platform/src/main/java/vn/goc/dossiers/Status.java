package vn.goc.dossiers;

import java.util.Arrays;

/** The ten national statuses of a dossier, with the codes of {@code DongBoHoSoMC}; sub-statuses of our own map to these. */
public enum Status {
    FILED(1, "Mới đăng ký", "Filed", ""),
    ACCEPTED(2, "Được tiếp nhận", "Accepted", "go"),
    NOT_ACCEPTED(3, "Không được tiếp nhận", "Not accepted", "bad"),
    PROCESSING(4, "Đang xử lý", "Being processed", "go"),
    SUPPLEMENT(5, "Chờ bổ sung", "Waiting for a supplement", "wait"),
    PAYMENT(6, "Yêu cầu thực hiện nghĩa vụ tài chính", "Payment due", "wait"),
    WITHDRAWN(7, "Đã rút hồ sơ", "Withdrawn", ""),
    STOPPED(8, "Dừng xử lý", "Stopped", "bad"),
    DONE(9, "Đã xử lý xong", "Decided", "good"),
    RETURNED(10, "Đã trả kết quả", "Result delivered", "good");

    private final int code;
    private final String vi;
    private final String en;
    private final String tag;

    Status(int code, String vi, String en, String tag) {
        this.code = code;
        this.vi = vi;
        this.en = en;
        this.tag = tag;
    }

    /** 1–10. */
    public int code() {
        return code;
    }

    public String shown(boolean vietnamese) {
        return vietnamese ? vi : en;
    }

    /** Class of the tag on a page: {@code go wait bad good} or empty. */
    public String tag() {
        return tag;
    }

    /** Whether nobody has anything to do any more, but for handing over the result. */
    public boolean ended() {
        return this == NOT_ACCEPTED || this == WITHDRAWN || this == STOPPED || this == DONE || this == RETURNED;
    }

    public static Status of(int code) {
        return Arrays.stream(values()).filter(status -> status.code == code).findFirst().orElseThrow();
    }
}
