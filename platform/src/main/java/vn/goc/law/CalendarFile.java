package vn.goc.law;

import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import vn.goc.formats.Csv;
import vn.goc.formats.CsvRow;
import vn.goc.kernel.Rejection;

/** Reads the calendar of days that differ from the five-day week; a mistake stops the start with file and line. */
final class CalendarFile {
    private static final Csv.Limits LIMITS = new Csv.Limits(1 << 20, 10_000, 16, 400);

    private CalendarFile() {}

    /** Marks by day. Takes over and closes both streams. */
    static NavigableMap<LocalDate, DayMark> read(String name, InputStream days, InputStream names) {
        Map<String, String> english = new HashMap<>();
        try (Csv csv = Csv.open(names, LIMITS).expect("vi", "en")) {
            csv.forEach(row -> english.put(row.required("vi"), row.required("en")));
        }
        var out = new TreeMap<LocalDate, DayMark>();
        try (Csv csv = Csv.open(days, LIMITS).expect("date", "kind", "name_vi", "ground", "status")) {
            for (CsvRow row : csv) {
                DayMark mark = mark(row, english);
                if (out.put(mark.day(), mark) != null) {
                    throw new IllegalArgumentException("line " + row.line() + ": " + mark.day() + " stands twice");
                }
            }
        } catch (Rejection refused) {
            throw new IllegalStateException(name + ": " + refused.en(), refused);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(name + ", " + wrong.getMessage(), wrong);
        }
        if (out.isEmpty()) {
            throw new IllegalStateException(name + ": the calendar has no days");
        }
        return out;
    }

    private static DayMark mark(CsvRow row, Map<String, String> english) {
        LocalDate day = row.date("date");
        String name = row.required("name_vi");
        var mark = new DayMark(
                day,
                one(DayMark.Kind.class, row, "kind"),
                name,
                english.getOrDefault(name, name),
                row.required("ground"),
                one(DayMark.Status.class, row, "status"));
        if (mark.works() && day.getDayOfWeek() != DayOfWeek.SATURDAY) {
            throw new IllegalArgumentException(
                    "line " + row.line() + ": only a Saturday makes up for a day swapped off");
        }
        return mark;
    }

    private static <E extends Enum<E>> E one(Class<E> type, CsvRow row, String column) {
        String text = row.required(column);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.replace(' ', '_').toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("line " + row.line() + ": " + column + " “" + text + "” is not known");
    }
}
