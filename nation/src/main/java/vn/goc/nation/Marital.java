package vn.goc.nation;

/** Tình trạng hôn nhân (Law 26/2023/QH15 Art. 9(21)); no official codes exist, these are ours. */
public enum Marital {
    SINGLE("chua-ket-hon", "Chưa kết hôn"),
    MARRIED("dang-co-vo-chong", "Đang có vợ/chồng"),
    WIDOWED("goa", "Góa"),
    DIVORCED("da-ly-hon", "Đã ly hôn");

    private final String code;
    private final String vi;

    Marital(String code, String vi) {
        this.code = code;
        this.vi = vi;
    }

    public String code() {
        return code;
    }

    public String vi() {
        return vi;
    }
}
