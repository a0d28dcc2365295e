package vn.goc.dossiers;

import vn.goc.kernel.Refusal;

/** Refusals of the dossiers. */
public enum DossiersError implements Refusal {
    UNKNOWN(404, "Không có hồ sơ này. Kiểm tra lại mã hồ sơ.", "There is no such dossier. Check its code."),
    DRAFT_UNKNOWN(
            404,
            "Không còn bản nháp này. Mở hồ sơ đã nộp hoặc bắt đầu lại.",
            "This draft is no longer there. Open the dossier you filed, or start again."),
    TOO_MANY_DRAFTS(
            409,
            "Bạn đang có {most} bản nháp. Nộp hoặc bỏ bớt một bản rồi bắt đầu.",
            "You have {most} drafts. File or discard one, then start."),
    INCOMPLETE(
            422,
            "Hồ sơ còn bước “{step}” chưa xong. Làm xong bước đó rồi nộp.",
            "Step “{stepEn}” is not finished. Finish it, then file."),
    DECLARE_FIRST(
            422,
            "Đánh dấu ô cam đoan thông tin khai là đúng rồi nộp.",
            "Tick the declaration that what you state is true, then file."),
    ALREADY_OPEN(
            409,
            "Bạn đã có hồ sơ {code} đang giải quyết cho thủ tục này. Theo dõi hoặc rút hồ sơ đó trước.",
            "You already have dossier {code} open for this procedure. Follow or withdraw that one first."),
    NOT_NOW(
            409,
            "Hồ sơ đang ở bước “{status}” nên không {deed} được. Tải lại trang để xem bước hiện tại.",
            "The dossier is at “{statusEn}”, where “{deedEn}” cannot be done. Reload the page to see where it stands."),
    DECIDED_BY_ANOTHER(
            409,
            "{who} vừa ghi “{deed}” lúc {at}. Tải lại hồ sơ rồi xem còn việc gì.",
            "{who} has just recorded “{deedEn}” at {at}. Reload the dossier and see what is left."),
    SUPPLEMENT_ONLY_ONCE(
            409,
            "Đã yêu cầu bổ sung một lần ({article}). Tiếp nhận hoặc từ chối có lý do.",
            "A supplement has been asked for once ({articleEn}). Accept the dossier or refuse it with reasons."),
    REASON_NEEDED(
            422,
            "Ghi lý do, từ 10 đến 2.000 ký tự; người nộp đọc được.",
            "Write the reason, 10 to 2,000 characters; the applicant reads it."),
    CHECK_FAILED(
            422,
            "Chưa duyệt được: {check}. Yêu cầu bổ sung hoặc từ chối có lý do.",
            "It cannot be approved: {checkEn}. Ask for a supplement or refuse with reasons."),
    CHOOSE_DECISION(422, "Chọn một quyết định.", "Choose a decision."),
    PAPER_UNKNOWN(404, "Không có giấy tờ này trong hồ sơ. Tải lại trang.", "There is no such paper in the dossier. Reload the page."),
    PAPERS_FULL(
            422,
            "Mỗi loại giấy tờ nhận tối đa {most} tệp. Xóa một tệp rồi gửi.",
            "At most {most} files of each paper. Remove one, then send."),
    PAPER_NEEDED(422, "Chọn ít nhất một tệp để gửi.", "Choose at least one file to send."),
    SLIP_NOT_ISSUED(404, "Chưa có phiếu này cho hồ sơ.", "This slip has not been issued for the dossier."),
    TOKEN_MALFORMED(
            400,
            "Biểu mẫu thiếu mã chống gửi trùng. Tải lại trang rồi gửi.",
            "The form lacks its once-only token. Reload the page and send it.");

    private final int status;
    private final String vi;
    private final String en;

    DossiersError(int status, String vi, String en) {
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
