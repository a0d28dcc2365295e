package vn.goc.notices;

import vn.goc.kernel.Refusal;

/** Refusals of the inbox and of outgoing messages. */
public enum NoticesError implements Refusal {
    UNKNOWN(
            404,
            "Không có thư này trong hộp thư của bạn. Về hộp thư.",
            "This notice is not in your inbox. Go to the inbox."),
    ADDRESS_MALFORMED(
            400,
            "Số điện thoại hoặc địa chỉ thư điện tử không đúng dạng. Ghi như 0912345678 hoặc ten@vidu.vn.",
            "The phone number or e-mail address is malformed. Write it like 0912345678 or name@example.vn.");

    private final int status;
    private final String vi;
    private final String en;

    NoticesError(int status, String vi, String en) {
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
