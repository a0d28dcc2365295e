package vn.goc.formats;

import vn.goc.kernel.Refusal;

/** Refusals of a CSV file. Places count from 1: {@code line} is a line of text, {@code column} a UTF-16 unit in it. */
public enum CsvError implements Refusal {
    NOT_UTF8(
            "Dòng {line}, cột {column}: không phải UTF-8. Lưu lại tệp với mã UTF-8.",
            "Line {line}, column {column} is not UTF-8. Save the file as UTF-8."),
    CONTROL_CHARACTER(
            "Dòng {line}, cột {column}: có ký tự điều khiển. Xóa ký tự đó.",
            "Line {line}, column {column} has a control character. Remove it."),
    LONE_CARRIAGE_RETURN(
            "Dòng {line}, cột {column}: ký tự xuống dòng CR đứng một mình. Dùng LF hoặc CRLF.",
            "Line {line}, column {column} has a carriage return alone. End lines with LF or CRLF."),
    QUOTE_INSIDE(
            "Dòng {line}, cột {column}: dấu nháy kép trong ô không có nháy. Đặt cả ô trong nháy và viết đôi dấu nháy.",
            "Line {line}, column {column} has a quote inside an unquoted cell. Quote the whole cell and double the quote."),
    TEXT_AFTER_QUOTE(
            "Dòng {line}, cột {column}: sau dấu nháy đóng phải là dấu phẩy hoặc hết dòng.",
            "Line {line}, column {column}: after a closing quote write a comma or end the line."),
    QUOTE_OPEN(
            "Dấu nháy mở ở dòng {line} không được đóng. Thêm dấu nháy đóng.",
            "The quote opened on line {line} is never closed. Add the closing quote."),
    NO_HEADER("Tệp trống. Dòng đầu phải là tên các cột.", "The file is empty. The first line must name the columns."),
    HEADER_NAME_EMPTY("Cột thứ {cell} không có tên. Đặt tên cho cột.", "Column number {cell} has no name. Name it."),
    HEADER_NAME_TWICE(
            "Tên cột thứ {cell} đã dùng cho cột trước. Mỗi cột một tên riêng.",
            "Column number {cell} repeats an earlier name. Give each column its own name."),
    WRONG_CELL_COUNT(
            "Dòng {line} có {cells} ô, dòng tên cột có {expected}. Sửa cho bằng nhau.",
            "Line {line} has {cells} cells, the header has {expected}. Make them equal."),
    COLUMN_MISSING("Thiếu cột “{name}”. Thêm cột này.", "Column “{name}” is missing. Add it."),
    CELL_EMPTY("Dòng {line}: ô “{name}” trống. Điền ô này.", "Line {line}: cell “{name}” is empty. Fill it in."),
    CELL_NOT_A_NUMBER(
            "Dòng {line}: ô “{name}” phải là số nguyên từ {from} đến {to}.",
            "Line {line}: cell “{name}” must be a whole number from {from} to {to}."),
    CELL_NOT_A_DECIMAL(
            "Dòng {line}: ô “{name}” phải là số thập phân có dấu chấm.",
            "Line {line}: cell “{name}” must be a decimal number with a point."),
    CELL_NOT_A_DATE(
            "Dòng {line}: ô “{name}” phải là ngày dạng 2025-07-01.",
            "Line {line}: cell “{name}” must be a date such as 2025-07-01."),
    CELL_TOO_LONG(
            "Dòng {line}: ô dài quá {limit} ký tự. Rút ngắn.",
            "Line {line}: a cell is over {limit} characters. Shorten it."),
    TOO_MANY_CELLS("Dòng {line}: quá {limit} ô. Bớt cột.", "Line {line}: over {limit} cells. Use fewer columns."),
    TOO_MANY_ROWS("Quá {limit} dòng. Chia tệp.", "Over {limit} rows. Split the file."),
    TOO_MANY_BYTES("Tệp quá {limit} byte. Chia tệp.", "The file is over {limit} bytes. Split it.");

    private final String vi;
    private final String en;

    CsvError(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    /** 413 for a file over its limits, else 400. */
    @Override
    public int status() {
        return this == TOO_MANY_ROWS || this == TOO_MANY_BYTES ? 413 : 400;
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
