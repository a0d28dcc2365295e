package vn.goc.verification;

import vn.goc.kernel.Refusal;

/** Refusals of files and of their rows. */
public enum VerificationError implements Refusal {
    FILE_UNKNOWN(
            404,
            "Không có tệp này, hoặc tệp đã được xóa theo thời hạn. Xem danh sách tệp, hoặc gửi lại.",
            "There is no such file, or its time has passed. See the list of files, or send it again."),
    FILE_MISSING(400, "Chưa có tệp. Chọn một tệp CSV rồi gửi.", "No file was sent. Choose a CSV file and send it."),
    KEY_MISSING(
            400,
            "Thiếu đầu mục Idempotency-Key gồm 1 đến 100 chữ, số, gạch. Mỗi tệp một khóa riêng.",
            "The header Idempotency-Key is missing: 1 to 100 letters, digits, hyphens, one for each file."),
    KEY_OTHERWISE(
            409,
            "Khóa này đã dùng cho một tệp khác nội dung hoặc khác mục đích. Dùng khóa mới.",
            "This key came with another file or purpose before. Use a new key."),
    NO_ROWS(
            400,
            "Tệp chỉ có dòng tên cột. Thêm ít nhất một dòng.",
            "The file has a header and nothing else. Add a row at least."),
    NUMBER_COLUMN_MISSING(
            400,
            "Cần cột “number” (12 chữ số) hoặc “cmnd9” (9 chữ số). Thêm một trong hai.",
            "A column “number” (12 digits) or “cmnd9” (9 digits) is needed. Add one."),
    COLUMN_UNKNOWN(
            400,
            "Không có trường “{column}”. Đặt tên cột theo danh sách trường ở tài liệu API.",
            "There is no field “{column}”. Name columns after the fields on the API page."),
    TOO_MANY_COLUMNS(
            400, "Nhiều nhất {limit} cột, tệp có {columns}. Bớt cột.", "At most {limit} columns; there are {columns}."),
    TOO_MANY_FILES(
            429,
            "Đơn vị đang có {limit} tệp chờ kiểm tra. Đợi một tệp xong rồi gửi tiếp.",
            "{limit} files of your agency are being checked. Wait for one to end, then send the next."),
    NOT_DONE(
            409,
            "Tệp đang được kiểm tra. Xem tiến độ và tải kết quả khi xong.",
            "The file is being checked. Watch its progress and fetch the result when it is done."),
    ROW_WITHOUT_NUMBER(
            400,
            "Dòng không có số. Ghi số định danh hoặc số CMND.",
            "The row has no number. Give a personal or former number."),
    OLD_NUMBER_NOT_NINE_DIGITS(
            400, "Số CMND phải đủ 9 chữ số, hiện có {length}.", "A former number has 9 digits; there are {length}."),
    CELL_TOO_LONG(400, "Ô dài quá {limit} ký tự. Rút ngắn.", "The cell is over {limit} characters. Shorten it."),
    CELLS_DO_NOT_FIT(
            400,
            "Dòng có {cells} ô, dòng tên cột có {expected}. Sửa cho bằng nhau.",
            "The row has {cells} cells, the header has {expected}. Make them equal.");

    private final int status;
    private final String vi;
    private final String en;

    VerificationError(int status, String vi, String en) {
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
