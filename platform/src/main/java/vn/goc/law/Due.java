package vn.goc.law;

import java.time.LocalDate;
import java.util.List;

/**
 * Ngày hẹn trả: the last day of a period, and what it rests on.
 *
 * @param day the due day with the calendar taken as the file states it, unconfirmed days of rest included
 * @param restsOnUnconfirmed true when an unconfirmed day of the calendar was counted: pages must say so
 * @param doubtful days counted on whose mark is still to be checked, unconfirmed ones among them, in order
 * @param rule the rule that gave the period, with its article
 * @param earliest the due day if every unconfirmed day of rest were worked after all: not after {@code day}; an office
 *     that keeps it is on time either way
 */
public record Due(LocalDate day, boolean restsOnUnconfirmed, List<DayMark> doubtful, Rule rule, LocalDate earliest) {
    public Due {
        doubtful = List.copyOf(doubtful);
    }
}
