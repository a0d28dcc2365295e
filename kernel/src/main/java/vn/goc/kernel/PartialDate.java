package vn.goc.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of which only the year, or year and month, may be known; many birth dates are. Never turned into 01/01.
 *
 * <p>Written {@code 1990-12-31}, {@code 1990-12} or {@code 1990}; shown {@code 31/12/1990}, {@code 12/1990}, {@code 1990}.
 *
 * @param month 1–12, or 0 when unknown
 * @param day 1–31, or 0 when unknown
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(?!00)(\\d{2})(?:-(?!00)(\\d{2}))?)?");
    private static final Pattern SHOWN = Pattern.compile("(?:(?:(?!0?0/)(\\d{1,2})/)?(?!0?0/)(\\d{1,2})/)?(\\d{4})");

    public PartialDate {
        try {
            if (year < 1 || year > 9999 || (month == 0 && day != 0)) {
                throw new DateTimeException("year, month and day do not fit");
            }
            if (day != 0) {
                LocalDate.of(year, month, day);
            } else if (month != 0) {
                YearMonth.of(year, month);
            }
        } catch (DateTimeException e) {
            throw Rejection.of(KernelError.DATE_IMPOSSIBLE).with("date", day + "/" + month + "/" + year);
        }
    }

    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    public static PartialDate ofYear(int year) {
        return new PartialDate(year, 0, 0);
    }

    /** Reads both forms, ISO and dd/MM/yyyy. */
    public static PartialDate parse(String text) {
        String bare = text.strip();
        Matcher iso = ISO.matcher(bare);
        if (iso.matches()) {
            return new PartialDate(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        Matcher shown = SHOWN.matcher(bare);
        if (shown.matches()) {
            return new PartialDate(number(shown.group(3)), number(shown.group(2)), number(shown.group(1)));
        }
        throw Rejection.of(KernelError.DATE_MALFORMED);
    }

    public boolean full() {
        return day != 0;
    }

    /** First day of the uncertainty: the day itself when full. */
    public LocalDate earliest() {
        return LocalDate.of(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
    }

    /** Last day of the uncertainty: the day itself when full. */
    public LocalDate latest() {
        if (full()) {
            return earliest();
        }
        return month == 0
                ? LocalDate.of(year, 12, 31)
                : YearMonth.of(year, month).atEndOfMonth();
    }

    /** Full years lived on a day, counted from the latest possible birth, so that nobody is made older than proven. */
    public int ageOn(LocalDate on) {
        LocalDate birth = latest();
        int years = on.getYear() - birth.getYear();
        boolean before = on.getMonthValue() < birth.getMonthValue()
                || (on.getMonthValue() == birth.getMonthValue() && on.getDayOfMonth() < birth.getDayOfMonth());
        return before ? years - 1 : years;
    }

    /** dd/MM/yyyy, MM/yyyy or yyyy. */
    public String shown() {
        String tail = pad(year, 4);
        return day != 0
                ? pad(day, 2) + "/" + pad(month, 2) + "/" + tail
                : month != 0 ? pad(month, 2) + "/" + tail : tail;
    }

    @Override
    public int compareTo(PartialDate other) {
        int order = earliest().compareTo(other.earliest());
        return order != 0 ? order : latest().compareTo(other.latest());
    }

    /** ISO form, which is also the JSON form. */
    @Override
    public String toString() {
        return pad(year, 4) + (month == 0 ? "" : "-" + pad(month, 2)) + (day == 0 ? "" : "-" + pad(day, 2));
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String pad(int value, int width) {
        String text = Integer.toString(value);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
