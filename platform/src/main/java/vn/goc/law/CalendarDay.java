package vn.goc.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One day of the calendar: whether public bodies work, and its mark if it has one. */
public record CalendarDay(
        LocalDate day, boolean works, @Nullable DayMark mark) {}
