package vn.goc.places;

import vn.goc.kernel.Refusal;

/** Refusals of the places. */
public enum PlacesError implements Refusal {
    UNKNOWN_UNIT(
            404,
            "Không có đơn vị hành chính mã {code}. Chọn từ danh sách tỉnh, xã.",
            "There is no administrative unit {code}. Choose one from the list."),
    UNIT_ENDED(
            422,
            "{name} ({code}) không còn từ ngày {since}; nay là: {became}. Chọn đơn vị mới.",
            "{name} ({code}) has not existed since {since}; it became: {became}. Choose the new unit."),
    UNIT_NOT_YET(
            422,
            "{name} ({code}) chỉ có từ ngày {since}. Chọn đơn vị của ngày đó hoặc đổi ngày.",
            "{name} ({code}) exists only since {since}. Choose the unit of that day, or another day."),
    NOT_A_COMMUNE(
            422,
            "Mã {code} không phải xã, phường hay đặc khu. Chọn đến cấp xã.",
            "{code} is not a commune, ward or special zone. Choose down to the commune."),
    NOT_A_PROVINCE(
            422, "Mã {code} không phải tỉnh hay thành phố. Chọn tỉnh.", "{code} is not a province. Choose a province."),
    NO_REFORM(
            404,
            "Mã {code} không đổi trong đợt sắp xếp nào đã biết. Dùng lại mã này.",
            "{code} changed in no reform we know. Go on using it."),
    SEARCH_TOO_LONG(
            400,
            "Tìm tối đa {limit} ký tự. Rút ngắn từ cần tìm.",
            "A search has at most {limit} characters. Shorten it."),
    LINE_EMPTY(400, "Ghi số nhà, đường, thôn hoặc tổ dân phố.", "Enter house number, street, hamlet or group."),
    LINE_TOO_LONG(
            400,
            "Địa chỉ dài quá {limit} ký tự. Chỉ ghi phần trước xã, phường.",
            "The address is over {limit} characters. Enter only what comes before the commune."),
    LINE_BAD_CHARACTER(
            400,
            "Địa chỉ có ký tự không dùng được. Chỉ dùng chữ, số và dấu câu.",
            "The address has a character that cannot be used. Use letters, digits and punctuation."),
    UNKNOWN_ADDRESS(404, "Không có địa chỉ này. Chọn lại địa chỉ.", "There is no such address. Choose it again.");

    private final int status;
    private final String vi;
    private final String en;

    PlacesError(int status, String vi, String en) {
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
