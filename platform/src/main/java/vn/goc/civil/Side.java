package vn.goc.civil;

import java.util.Locale;
import vn.goc.kernel.Rejection;

/** Whom of an act a refusal is about, in both languages. */
enum Side {
    MOTHER("mẹ", "mother"),
    FATHER("cha", "father"),
    PERSON("người chết", "deceased"),
    SPOUSE("vợ hoặc chồng", "spouse"),
    HUSBAND("bên nam", "husband"),
    WIFE("bên nữ", "wife"),
    ONE("một trong hai bên", "one of them");

    private final String vi;
    private final String en;

    Side(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    /** {@code side} is the word by which forms find the input. */
    Rejection in(Rejection refusal) {
        return refusal.with("who", vi).with("whoEn", en).with("side", name().toLowerCase(Locale.ROOT));
    }
}
