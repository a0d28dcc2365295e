package vn.goc.civil;

import java.util.Locale;

/** Sự kiện hộ tịch that stands in a book of its own (Law 60/2014/QH13 Art. 3). */
public enum Act {
    /** Khai sinh, Arts. 13–16. */
    BIRTH("Khai sinh", "Birth", "civil.birth.register-within"),
    /** Khai tử, Arts. 32–34. */
    DEATH("Khai tử", "Death", "civil.death.register-within"),
    /** Kết hôn, Arts. 17–18. */
    MARRIAGE("Kết hôn", "Marriage", "");

    private final String vi;
    private final String en;
    private final String within;

    Act(String vi, String en, String within) {
        this.vi = vi;
        this.en = en;
        this.within = within;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String shown(boolean vietnamese) {
        return vietnamese ? vi : en;
    }

    /** Id of the rule within which it is to be registered; empty when there is none. */
    String within() {
        return within;
    }

    static Act ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
