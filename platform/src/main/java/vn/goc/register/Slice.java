package vn.goc.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of one group that hold together on every day of a range.
 *
 * @param from first day; {@link LocalDate#MIN} when open
 * @param to first day no more; {@link LocalDate#MAX} while it holds
 */
record Slice(LocalDate from, LocalDate to, ObjectNode value) {
    Slice {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a slice has at least one day");
        }
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    Slice between(LocalDate first, LocalDate end) {
        return new Slice(first, end, value);
    }

    static LocalDate open(@Nullable LocalDate day, LocalDate infinity) {
        return day == null ? infinity : day;
    }

    static @Nullable LocalDate finite(LocalDate day) {
        return day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX) ? null : day;
    }
}
