package vn.goc.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the strip of working days between the day a dossier was complete and its due day (ngày hẹn trả).
 *
 * @param date the day; of a gap the first day of the rest
 * @param weekday short name, "T3" or "Tue"
 * @param note word under the number: "hôm nay"
 * @param mark class of the cell: {@code past now due late off}, or empty
 */
public record Day(LocalDate date, String weekday, @Nullable String note, String mark) {
    private static final int LONGEST = 16;
    private static final String[] VI = {"T2", "T3", "T4", "T5", "T6", "T7", "CN"};
    private static final String[] EN = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    /**
     * The strip from {@code from} to {@code due}, and to {@code today} once the due day is past. Days of rest are
     * one narrow gap. Empty when it would be longer than {@value #LONGEST} cells: then words alone are clearer.
     *
     * @param working the calendar's answer, which {@code law} owns
     * @param say chooses the language: {@code page::say}
     */
    public static List<Day> strip(
            LocalDate from, LocalDate today, LocalDate due, Predicate<LocalDate> working, BinaryOperator<String> say) {
        List<Day> cells = new ArrayList<>();
        LocalDate last = today.isAfter(due) ? today : due;
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            if (cells.size() > LONGEST) {
                return List.of();
            }
            boolean shown = working.test(day) || day.equals(from) || day.equals(today) || day.equals(due);
            if (shown) {
                cells.add(cell(day, from, today, due, say));
            } else if (!cells.getLast().mark().equals("off")) {
                cells.add(new Day(day, "", null, "off"));
            }
        }
        return List.copyOf(cells);
    }

    private static Day cell(LocalDate day, LocalDate from, LocalDate today, LocalDate due, BinaryOperator<String> say) {
        int index = day.getDayOfWeek().getValue() - 1;
        String weekday = say.apply(VI[index], EN[index]);
        if (day.equals(due)) {
            return new Day(day, weekday, say.apply("hẹn trả", "due"), today.isAfter(due) ? "late" : "due");
        }
        if (day.equals(today)) {
            return new Day(day, weekday, say.apply("hôm nay", "today"), "now");
        }
        String note = day.equals(from) ? say.apply("đủ hồ sơ", "complete") : null;
        return new Day(day, weekday, note, day.isBefore(today) ? "past" : "");
    }
}
