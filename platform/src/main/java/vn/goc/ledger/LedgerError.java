package vn.goc.ledger;

import vn.goc.kernel.Refusal;

/** Refusals of the ledger. */
public enum LedgerError implements Refusal {
    NOT_LOGGED(
            503,
            "Chưa ghi được nhật ký nên chưa trả lời được. Không có gì bị lộ hay mất, thử lại sau ít phút.",
            "The access could not be logged, so nothing was answered. Nothing leaked or was lost; try again in a few minutes."),
    HALTED(
            503,
            "Nhật ký đang dừng để kiểm tra, mọi tra cứu tạm ngừng. Người vận hành đã được báo.",
            "The journal is halted for inspection and no data is answered meanwhile. The operator has been told."),
    CASE_REQUIRED(
            403,
            "Mục đích này cần mã vụ việc đang mở. Ghi mã hồ sơ rồi tra cứu lại.",
            "This purpose needs the code of an open case. Enter the dossier code and ask again."),
    CASE_UNKNOWN(
            403,
            "Không có vụ việc {case} đang mở ở đơn vị của bạn. Kiểm tra lại mã hồ sơ.",
            "There is no open case {case} at your unit. Check the dossier code."),
    CASE_CLOSED(
            403,
            "Vụ việc {case} đã đóng nên không còn là lý do tra cứu. Dùng hồ sơ đang mở.",
            "Case {case} is closed and no longer a reason to look. Name an open one."),
    CASE_TAKEN(
            409,
            "Mã vụ việc {case} đã được đơn vị khác dùng. Chọn mã khác.",
            "Case code {case} is in use by another unit. Choose another."),
    RECEIPT_UNKNOWN(
            404,
            "Không có biên nhận này trong nhật ký. Kiểm tra lại mã.",
            "The log has no such receipt. Check its code."),
    RECEIPT_EARLY(
            503,
            "Dòng nhật ký chưa vào điểm chốt. Thử lại sau một giây.",
            "The row is not in a checkpoint yet. Try again in a second."),
    TILE_UNKNOWN(404, "Nhật ký không có ô này.", "The log has no such tile.");

    private final int status;
    private final String vi;
    private final String en;

    LedgerError(int status, String vi, String en) {
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
