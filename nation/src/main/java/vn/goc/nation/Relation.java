package vn.goc.nation;

/** Quan hệ với chủ hộ: relation to the head of household (Circular 55/2021/TT-BCA Art. 6), those the nation uses. */
public enum Relation {
    HEAD("chu-ho", "Chủ hộ"),
    HUSBAND("chong", "Chồng"),
    WIFE("vo", "Vợ"),
    FATHER("cha-de", "Cha đẻ"),
    MOTHER("me-de", "Mẹ đẻ"),
    CHILD("con-de", "Con đẻ"),
    SON_IN_LAW("con-re", "Con rể"),
    DAUGHTER_IN_LAW("con-dau", "Con dâu"),
    SONS_CHILD("chau-noi", "Cháu nội"),
    DAUGHTERS_CHILD("chau-ngoai", "Cháu ngoại"),
    SIBLING("anh-chi-em-ruot", "Anh, chị, em ruột"),
    HOUSEMATE("cung-o-thue", "Cùng ở thuê");

    private final String code;
    private final String vi;

    Relation(String code, String vi) {
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
