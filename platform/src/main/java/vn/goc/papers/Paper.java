package vn.goc.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper that was issued, as the register of papers knows it.
 *
 * @param unit code of the unit that issued it
 * @param person whom it is about; null for papers about nobody
 * @param sha256 of the printed file, hex
 * @param statusOn day on which it was revoked or superseded
 * @param reason why it was revoked
 * @param successor the paper that took its place
 */
public record Paper(
        PaperCode code,
        String kind,
        Instant issuedAt,
        String unit,
        @Nullable UUID person,
        String sha256,
        Facts facts,
        Status status,
        @Nullable LocalDate statusOn,
        @Nullable String reason,
        @Nullable PaperCode successor) {
    /**
     * What a stranger who holds the paper is told, to compare with it.
     *
     * @param number in the book or file it was taken from, {@code 12/2026}
     * @param name in part: {@code Nguyễn T. M.}
     */
    public record Facts(String kindVi, String kindEn, String unitName, String number, String name) {
        public String kind(boolean vietnamese) {
            return vietnamese ? kindVi : kindEn;
        }
    }

    /** Whether it still holds. */
    public enum Status {
        VALID("Còn hiệu lực", "Valid"),
        /** Thu hồi: withdrawn, it never should have been or is no longer true. */
        REVOKED("Đã thu hồi", "Revoked"),
        /** Thay thế: a newer paper says what is so now. */
        SUPERSEDED("Đã được thay thế", "Superseded");

        private final String vi;
        private final String en;

        Status(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String shown(boolean vietnamese) {
            return vietnamese ? vi : en;
        }
    }

    /** {@code Nguyễn Thị Mai} is {@code Nguyễn T. M.}: enough to compare with a paper in hand, too little to learn a name. */
    static String part(String name) {
        String[] words = name.strip().split("\\s+");
        var out = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            out.append(' ').appendCodePoint(words[i].codePointAt(0)).append('.');
        }
        return out.toString();
    }
}
