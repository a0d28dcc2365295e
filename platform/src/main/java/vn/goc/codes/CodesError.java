package vn.goc.codes;

import vn.goc.kernel.Refusal;

/** Refusals of the code lists. */
public enum CodesError implements Refusal {
    UNKNOWN_LIST(
            404,
            "Không có danh mục “{list}”. Các danh mục: {lists}.",
            "There is no code list “{list}”. The lists are: {lists}."),
    UNKNOWN_CODE(
            422,
            "Danh mục “{list}” không có mã “{code}” vào ngày {day}. Chọn một mã trong danh mục.",
            "Code list “{list}” has no code “{code}” on {day}. Choose a code from the list.");

    private final int status;
    private final String vi;
    private final String en;

    CodesError(int status, String vi, String en) {
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
