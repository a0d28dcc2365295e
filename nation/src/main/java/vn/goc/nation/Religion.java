package vn.goc.nation;

/** Tôn giáo (Law 26/2023/QH15 Art. 9(10)), those the nation uses; no official codes are known, these are ours. */
public enum Religion {
    NONE("khong", "Không"),
    BUDDHIST("phat-giao", "Phật giáo"),
    CATHOLIC("cong-giao", "Công giáo"),
    PROTESTANT("tin-lanh", "Tin Lành"),
    CAO_DAI("cao-dai", "Cao Đài"),
    HOA_HAO("phat-giao-hoa-hao", "Phật giáo Hòa Hảo"),
    MUSLIM("hoi-giao", "Hồi giáo"),
    BRAHMAN("ba-la-mon", "Bà-la-môn");

    private final String code;
    private final String vi;

    Religion(String code, String vi) {
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
