package vn.goc.papers;

import vn.goc.kernel.Refusal;

/** Refusals about papers. */
public enum PapersError implements Refusal {
    CODE_MALFORMED(
            400,
            "Ghi đủ 16 chữ và số của mã tra cứu, như 7K3M-9QXD-04TB-W2HN.",
            "Enter all 16 letters and digits of the code, like 7K3M-9QXD-04TB-W2HN."),
    UNKNOWN(
            404,
            "Không có giấy nào mang mã này. Xem lại từng chữ; nếu đúng như trên giấy thì giấy không do hệ thống này cấp.",
            "No paper has this code. Check each sign; if it is as printed, the paper was not issued here."),
    NOT_YOURS(
            403,
            "Chỉ đơn vị đã cấp mới thu hồi hoặc thay thế được giấy này.",
            "Only the unit that issued this paper may revoke or replace it."),
    ENDED(
            409,
            "Giấy này đã bị thu hồi hoặc thay thế trước đó. Mở lại trang để xem.",
            "This paper was revoked or replaced before. Open the page again to see."),
    REASON_NEEDED(
            422, "Ghi lý do thu hồi, từ 1 đến {most} ký tự.", "Say why it is revoked, in 1 to {most} characters.");

    private final int status;
    private final String vi;
    private final String en;

    PapersError(int status, String vi, String en) {
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
