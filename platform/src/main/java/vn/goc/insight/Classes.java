package vn.goc.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * At most five colour classes with round limits, so that each holds about as many units; equal values never part.
 *
 * @param limits lower limits of the second and later classes, rising; none when all values are alike
 */
public record Classes(List<Double> limits) {
    private static final int MOST = 5;
    private static final double[] ROUND = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

    public Classes {
        limits = List.copyOf(limits);
    }

    /**
     * @param values of the units shown; none negative
     * @param whole persons: no limit between two whole numbers
     */
    public static Classes of(double[] values, boolean whole) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        List<Double> limits = new ArrayList<>();
        for (int k = 1; k < MOST && sorted.length > 0; k++) {
            double limit = round(sorted[Math.min(sorted.length - 1, k * sorted.length / MOST)], whole);
            boolean parts = limit > sorted[0] && limit <= sorted[sorted.length - 1];
            if (parts && (limits.isEmpty() || limit > limits.getLast())) {
                limits.add(limit);
            }
        }
        if (limits.isEmpty() && sorted.length > 0 && sorted[0] < sorted[sorted.length - 1]) {
            double limit = round(sorted[sorted.length - 1], whole);
            if (limit > sorted[0] && limit <= sorted[sorted.length - 1]) {
                limits.add(limit);
            }
        }
        return new Classes(limits);
    }

    public int count() {
        return limits.size() + 1;
    }

    /** 0 for the lowest class. */
    public int indexOf(double value) {
        int index = 0;
        while (index < limits.size() && value >= limits.get(index)) {
            index++;
        }
        return index;
    }

    /** The class word of the stylesheet, {@code q1} to {@code q5}; few classes are spread over the ramp. */
    public String look(int index) {
        return "q" + (count() == 1 ? 3 : 1 + Math.round((float) index * (MOST - 1) / (count() - 1)));
    }

    /** The nearest 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × 10ⁿ not above; 0 stays 0. */
    static double round(double value, boolean whole) {
        if (value <= 0) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double best = power;
        for (double step : ROUND) {
            double candidate = step * power;
            boolean fits = !whole || candidate == Math.rint(candidate);
            if (fits && candidate <= value * (1 + 1e-9)) {
                best = candidate;
            }
        }
        return best;
    }
}
