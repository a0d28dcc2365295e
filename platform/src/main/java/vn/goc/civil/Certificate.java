package vn.goc.civil;

import java.util.List;
import java.util.Locale;
import vn.goc.kernel.Rejection;

/** What is issued from the book (Law 60/2014/QH13 Arts. 4(7), 4(9), 16, 18, 34, 63). Layouts are not verified. */
public enum Certificate {
    GIAY_KHAI_SINH(Act.BIRTH, true, "Giấy khai sinh", "Birth certificate"),
    TRICH_LUC_KHAI_SINH(Act.BIRTH, false, "Trích lục khai sinh", "Extract of a birth record"),
    TRICH_LUC_KHAI_TU(Act.DEATH, false, "Trích lục khai tử", "Extract of a death record"),
    /** One for each spouse. */
    GIAY_CHUNG_NHAN_KET_HON(Act.MARRIAGE, true, "Giấy chứng nhận kết hôn", "Marriage certificate"),
    TRICH_LUC_KET_HON(Act.MARRIAGE, false, "Trích lục kết hôn", "Extract of a marriage record");

    private final Act act;
    private final boolean original;
    private final String vi;
    private final String en;

    Certificate(Act act, boolean original, String vi, String en) {
        this.act = act;
        this.original = original;
        this.vi = vi;
        this.en = en;
    }

    public Act act() {
        return act;
    }

    /** Bản chính: issued once to whom it is about. */
    public boolean original() {
        return original;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    public String shown(boolean vietnamese) {
        return vietnamese ? vi : en;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<Certificate> of(Act act) {
        return List.of(values()).stream()
                .filter(certificate -> certificate.act == act)
                .toList();
    }

    /** @throws Rejection {@code civil.paper-otherwise} */
    public static Certificate ofWord(String word) {
        for (Certificate certificate : values()) {
            if (certificate.word().equals(word)) {
                return certificate;
            }
        }
        throw Rejection.of(CivilError.PAPER_OTHERWISE);
    }
}
