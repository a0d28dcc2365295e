package vn.goc.formats;

import vn.goc.kernel.Refusal;

/** Refusals of a file somebody sends in. Sizes are in bytes unless the text names a unit. */
public enum UploadError implements Refusal {
    EMPTY("Tệp trống. Chọn lại tệp có nội dung.", "The file is empty. Choose one with content."),
    TOO_LARGE(
            "Tệp lớn quá {limit} MB. Quét lại ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.",
            "The file is over {limit} MB. Scan it at a lower resolution or split it."),
    UNKNOWN_KIND(
            "Tệp này không phải PDF, JPG hay PNG. Chọn tệp PDF, JPG hoặc PNG.",
            "This file is not a PDF, JPG or PNG. Choose a PDF, JPG or PNG."),
    DAMAGED(
            "Tệp {kind} bị hỏng hoặc chưa tải đủ. Mở thử trên máy rồi chọn lại.",
            "The {kind} file is damaged or incomplete. Open it on your device, then choose it again."),
    ACTIVE_CONTENT(
            "Tệp PDF chứa lệnh chạy tự động ({what}) nên không nhận. In lại thành PDF rồi chọn tệp mới.",
            "The PDF holds automatic actions ({what}), so it is not accepted. Print it to a new PDF and choose that."),
    LOCKED_PDF(
            "Tệp PDF có mật khẩu. Bỏ mật khẩu rồi chọn lại.",
            "The PDF is protected by a password. Remove it and choose the file again."),
    BOMB(
            "Tệp bung ra lớn bất thường nên không nhận. Quét lại giấy tờ rồi chọn tệp mới.",
            "The file unpacks to an unreasonable size, so it is not accepted. Scan the paper again."),
    TOO_MANY_DOTS(
            "Ảnh lớn quá {limit} triệu điểm. Chụp hoặc quét lại ở độ phân giải thấp hơn.",
            "The picture has over {limit} million dots. Take or scan it at a lower resolution.");

    private final String vi;
    private final String en;

    UploadError(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    @Override
    public int status() {
        return this == TOO_LARGE ? 413 : 422;
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
