package vn.goc.places;

import java.util.Locale;

/** Cấp của đơn vị hành chính. Districts ended on 2025-07-01; they have 3-digit codes and are never asked for alone. */
public enum Level {
    PROVINCE,
    DISTRICT,
    COMMUNE;

    /** The word of the files and tables. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level of(String word) {
        for (Level level : values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        throw new IllegalArgumentException("level “" + word + "” is not known");
    }
}
