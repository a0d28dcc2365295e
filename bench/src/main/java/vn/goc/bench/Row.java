package vn.goc.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param ratio value over baseline; null where there is no baseline
 * @param ok null when it could not be measured or only the full run may decide
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

    static Row ratio(String name, double value, double baseline, String unit, double target, String note) {
        double ratio = value / baseline;
        return new Row(name, value, unit, baseline, ratio, "≥ " + target + "×", ratio >= target, note);
    }

    static Row ceiling(String name, double value, String unit, double most, String note) {
        return new Row(name, value, unit, null, null, "≤ " + most + " " + unit, value <= most, note);
    }
}
