package vn.goc.kernel;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Số định danh cá nhân: 12 digits {@code PPP G YY NNNNNN} (Law 26/2023/QH15 Art. 12; Decree 137/2015 Art. 13).
 *
 * <p>PPP is where the birth was registered, G century and sex, YY the birth year, the rest random, without a check
 * digit. The digits say what was true when the number was given: sex or birth year may lawfully differ since, so nothing
 * may derive them from here. A country code (≥ 101) is accepted for births registered abroad; its list is a code list.
 */
public record PersonalNumber(String digits) implements Comparable<PersonalNumber> {
    /** The 63 province codes that ever led a number; all stay valid for ever. */
    public static final Set<String> PROVINCES = Set.of(
            "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022", "024",
            "025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038", "040", "042", "044", "045",
            "046", "048", "049", "051", "052", "054", "056", "058", "060", "062", "064", "066", "067", "068", "070",
            "072", "074", "075", "077", "079", "080", "082", "083", "084", "086", "087", "089", "091", "092", "093",
            "094", "095", "096");

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0.]");

    public PersonalNumber {
        long count = digits.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits.length() != 12 || count != 12) {
            throw Rejection.of(KernelError.NUMBER_NOT_TWELVE_DIGITS).with("length", count);
        }
        String prefix = digits.substring(0, 3);
        if (prefix.compareTo("101") < 0 && !PROVINCES.contains(prefix) && !prefix.equals("000")) {
            throw Rejection.of(KernelError.NUMBER_PREFIX_UNKNOWN).with("prefix", prefix);
        }
    }

    /** Reads what people type: spaces, dots and no-break spaces between digits are dropped. */
    public static PersonalNumber parse(String text) {
        String bare = bare(text);
        return new PersonalNumber(bare.length() > 64 ? bare.substring(0, 64) : bare);
    }

    /** What is left of a typed number, of whatever kind, without what people put between its digits. */
    public static String bare(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i == text.length() ? text : BETWEEN.matcher(text).replaceAll("");
    }

    /**
     * Lays out a number.
     *
     * @param prefix three digits, a province or country code
     * @param year birth year 1900–2399
     * @param serial 0–999,999
     */
    public static PersonalNumber of(String prefix, int year, Sex sex, int serial) {
        int century = (year - 1900) / 100;
        int lead = 2 * century + (sex == Sex.FEMALE ? 1 : 0);
        var out = new StringBuilder(12).append(prefix).append((char) ('0' + lead));
        pad(out, year % 100, 2);
        pad(out, serial, 6);
        return new PersonalNumber(out.toString());
    }

    public String prefix() {
        return digits.substring(0, 3);
    }

    /** {@code 000}: reserved for people who never lived, in tests, mocks and the synthetic nation. */
    public boolean synthetic() {
        return digits.startsWith("000");
    }

    private static void pad(StringBuilder out, int value, int width) {
        String text = Integer.toString(value);
        out.repeat('0', width - text.length()).append(text);
    }

    @Override
    public int compareTo(PersonalNumber other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
