package vn.goc.papers;

import java.security.SecureRandom;
import java.util.Locale;
import vn.goc.kernel.Rejection;

/**
 * Mã tra cứu: 16 signs of Crockford's base32, 80 random bits, so that nobody finds a paper by trying. Shown in groups of
 * four; read with or without them, in either case, O as 0, I and L as 1.
 */
public record PaperCode(String signs) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;

    public PaperCode {
        if (signs.length() != LENGTH || !signs.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0)) {
            throw Rejection.of(PapersError.CODE_MALFORMED);
        }
    }

    static PaperCode random(SecureRandom random) {
        var out = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new PaperCode(out.toString());
    }

    /** @throws Rejection {@code papers.code-malformed} */
    public static PaperCode parse(String typed) {
        if (typed.length() > LENGTH * 3) {
            throw Rejection.of(PapersError.CODE_MALFORMED);
        }
        return new PaperCode(typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s.–-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** {@code 7K3M-9QXD-04TB-W2HN}. */
    public String shown() {
        return signs.replaceAll("(.{4})(?=.)", "$1-");
    }

    @Override
    public String toString() {
        return signs;
    }
}
