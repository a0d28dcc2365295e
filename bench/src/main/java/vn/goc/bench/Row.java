package vn.goc.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param ratio median of the rounds' ratios; null where there is no baseline
 * @param ok null when it could not be measured: then {@code note} says why
 */
record Row(
        String name,
        double value,
        String unit,
        @Nullable Double baseline,
        @Nullable Double ratio,
        String target,
        @Nullable Boolean ok,
        String note) {
    static Row missing(String name, String target, String reason) {
        return new Row(name, 0, "", null, null, target, null, reason);
    }

    /** A row that holds when the ratio reaches its target. */
    static Row ratio(
            String name, double value, double baseline, double ratio, String unit, double target, String note) {
        return new Row(name, value, unit, baseline, ratio, "≥ " + target + "×", ratio >= target, note);
    }

    static Row ceiling(String name, double value, String unit, int most, String note) {
        return new Row(name, value, unit, null, null, "≤ " + most + " " + unit, value <= most, note);
    }

    /** The same, with a second condition that must hold as well. */
    Row and(String condition, boolean holds) {
        return new Row(
                name, value, unit, baseline, ratio, target + ", " + condition, Boolean.TRUE.equals(ok) && holds, note);
    }
}
