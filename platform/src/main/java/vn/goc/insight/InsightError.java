package vn.goc.insight;

import vn.goc.kernel.Refusal;

/** Why statistics are refused. */
public enum InsightError implements Refusal {
    UNKNOWN_AREA(
            404,
            "Không có tỉnh, thành phố, xã, phường hay đặc khu nào hiện nay mang mã này. Chọn lại trên bản đồ.",
            "No province or commune of today has this code. Choose it on the map again."),
    BAD_QUERY(
            400,
            "Giá trị của “{field}” không dùng được. Dùng một trong: {allowed}.",
            "The value of “{field}” cannot be used. Use one of: {allowed}."),
    NOT_YOUR_AREA(
            403,
            "Số liệu trực tiếp chỉ dành cho lãnh đạo và cán bộ trong địa bàn của mình. Xem số liệu đã công bố bằng view=release.",
            "Live counts are for leaders and officers within their own area. Ask for what is published with view=release."),
    COUNTING(
            503,
            "Hệ thống đang đếm lại dân số sau khi khởi động. Thử lại sau ít phút.",
            "The system is counting the population after its start. Try again in a few minutes."),
    NOTHING_PUBLISHED(
            404,
            "Chưa có số liệu dân số nào được công bố. Quay lại sau lần công bố đầu tiên.",
            "No population figures have been published yet. Come back after the first release."),
    TOO_SMALL_TO_PUBLISH(
            404,
            "Tháp dân số công bố đến cấp tỉnh. Xem tháp dân số của tỉnh, thành phố.",
            "Pyramids are published down to the province. See the province's."),
    ALREADY_PUBLISHED(
            409,
            "Số liệu năm {year} đã công bố. Muốn sửa, công bố bản đính chính có lý do.",
            "The figures of {year} are published. To mend them, publish a revision with its reason."),
    REASON_MISSING(
            400,
            "Ghi lý do đính chính, tối đa 500 ký tự.",
            "Give the reason for the revision, at most 500 characters."),
    NOT_A_PUBLISHER(
            403,
            "Chỉ lãnh đạo phụ trách cả nước công bố số liệu.",
            "Only a leader responsible for the whole country publishes figures.");

    private final int status;
    private final String vi;
    private final String en;

    InsightError(int status, String vi, String en) {
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
