package vn.goc.kernel;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Họ, chữ đệm và tên, in Vietnamese order (surname first), in Unicode NFC, tone placement as given.
 *
 * <p>The search key beside it forgives tone marks, đ/d, case and spacing: it finds, it never replaces the name.
 */
public record PersonName(String full) {
    private static final int LIMIT = 100;

    public PersonName {
        full = Normalizer.normalize(full, Normalizer.Form.NFC).strip();
        boolean usual = usual(full);
        full = usual ? full : full.replaceAll("\\s+", " ");
        if (full.isEmpty()) {
            throw Rejection.of(KernelError.NAME_EMPTY);
        }
        if (full.length() > LIMIT) {
            throw Rejection.of(KernelError.NAME_TOO_LONG);
        }
        if (!usual) {
            full.codePoints()
                    .filter(c -> !Character.isLetter(c) && c != ' ' && c != '\'' && c != '’' && c != '-')
                    .findFirst()
                    .ifPresent(c -> {
                        throw Rejection.of(KernelError.NAME_BAD_CHARACTER).with("character", Character.toString(c));
                    });
        }
    }

    /** Letters with one space between words, as nearly every name is: nothing to tidy or to look for. */
    private static boolean usual(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetter(c) && (c != ' ' || i == 0 || name.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /** Họ: the first word. */
    public String surname() {
        int space = full.indexOf(' ');
        return space < 0 ? full : full.substring(0, space);
    }

    /** Tên: the last word, by which Vietnamese lists are sorted. */
    public String given() {
        return full.substring(full.lastIndexOf(' ') + 1);
    }

    /** Chữ đệm: what stands between, perhaps nothing. */
    public String middle() {
        int first = full.indexOf(' ');
        int last = full.lastIndexOf(' ');
        return first < 0 || first == last ? "" : full.substring(first + 1, last);
    }

    /** Lower case without tone marks, đ as d: {@code "Đặng Thị Ví Dụ"} gives {@code "dang thi vi du"}. */
    public String searchKey() {
        return fold(full);
    }

    /** Folds any text the way names are folded, for accent-free search. */
    public static String fold(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var out = new StringBuilder(apart.length());
        boolean gap = false;
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            if (Character.isWhitespace(c)) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) {
                out.append(' ');
                gap = false;
            }
            out.append(c == 'đ' ? 'd' : c);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return full;
    }
}
