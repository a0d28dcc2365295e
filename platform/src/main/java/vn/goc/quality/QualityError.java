package vn.goc.quality;

import vn.goc.kernel.Refusal;

/** Refusals of keeping the register right. */
public enum QualityError implements Refusal {
    UNKNOWN_TASK(
            404, "Không có việc xác minh này ở địa bàn của bạn.", "There is no such verification task in your area."),
    DECIDED(409, "Việc này đã có kết luận.", "This task has been decided."),
    CHOOSE(422, "Chọn giữ nguyên hoặc cải chính.", "Choose to keep or to correct the value."),
    CHOOSE_FINDING(
            422,
            "Chọn kết luận: một người, giữ hồ sơ nào, hay hai người.",
            "Choose what you found: one person, and which record stays, or two people."),
    FINDING(422, "Ghi kết luận, từ 1 đến {most} ký tự.", "Write what was found, in 1 to {most} characters."),
    OTHER_WAY(
            422,
            "Mục này chỉ sửa qua thủ tục riêng ({field}). Làm thủ tục đó, rồi chọn giữ nguyên ở đây.",
            "This value changes only by a procedure of its own ({field}). Do that, then choose to keep here.");

    private final int status;
    private final String vi;
    private final String en;

    QualityError(int status, String vi, String en) {
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
