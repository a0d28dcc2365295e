package vn.goc.approvals;

import vn.goc.kernel.Refusal;

/** Refusals of four-eyes acts. */
public enum ApprovalsError implements Refusal {
    UNKNOWN(404, "Không có đề nghị này ở đơn vị của bạn.", "There is no such proposal in your office."),
    DECIDED(
            409,
            "Đề nghị này đã được xử lý. Tải lại trang để xem kết quả.",
            "This proposal has been decided. Reload the page to see how."),
    TOO_LATE(409, "Đề nghị này đã hết hạn. Lập đề nghị mới.", "This proposal has run out. Propose it anew."),
    OWN_PROPOSAL(
            403,
            "Người đề nghị không được tự duyệt. Nhờ một cán bộ khác của đơn vị.",
            "Whoever proposes cannot approve. Ask another officer of your office."),
    NOT_AN_OFFICER(
            403,
            "Chỉ cán bộ có đơn vị mới đề nghị hoặc duyệt được.",
            "Only an officer of an office proposes or decides."),
    TEXT_MISSING(422, "“{field}”: ghi từ 1 đến {most} ký tự.", "“{field}”: enter 1 to {most} characters.");

    private final int status;
    private final String vi;
    private final String en;

    ApprovalsError(int status, String vi, String en) {
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
