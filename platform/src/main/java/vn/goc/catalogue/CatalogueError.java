package vn.goc.catalogue;

import vn.goc.kernel.Refusal;

/** Refusals of the catalogue. */
public enum CatalogueError implements Refusal {
    UNKNOWN_PROCEDURE(
            404,
            "Không có thủ tục mã “{code}”. Tìm trong danh mục thủ tục.",
            "There is no procedure “{code}”. Look for it in the catalogue."),
    NOT_IN_FORCE(
            422,
            "Thủ tục “{code}” không có hiệu lực ngày {day}. Chọn thủ tục khác trong danh mục.",
            "Procedure “{code}” is not in force on {day}. Choose another from the catalogue.");

    private final int status;
    private final String vi;
    private final String en;

    CatalogueError(int status, String vi, String en) {
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
