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
    private static final double[] ROUND = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};
    private static final double[] FINE = {
        1, 1.2, 1.4, 1.6, 1.8, 2, 2.25, 2.5, 2.75, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5
    };

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
        List<Double> limits = limits(sorted, whole, ROUND);
        if (limits.size() < MOST - 1) {
            List<Double> finer = limits(sorted, whole, FINE);
            limits = finer.size() > limits.size() ? finer : limits;
        }
        return new Classes(limits);
    }

    private static List<Double> limits(double[] sorted, boolean whole, double[] steps) {
        List<Double> limits = new ArrayList<>();
        for (int k = 1; k <= MOST && sorted.length > 0; k++) {
            double least = sorted[0];
            double most = sorted[sorted.length - 1];
            if (k == MOST && !limits.isEmpty()) {
                break; // only where most values are alike does the largest need a class of its own
            }
            double limit = round(sorted[Math.min(sorted.length - 1, k * sorted.length / MOST)], whole, steps);
            if (limit > least && limit <= most && (limits.isEmpty() || limit > limits.getLast())) {
                limits.add(limit);
            }
        }
        return limits;
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

    /** The nearest step × 10ⁿ not above; 0 stays 0. */
    private static double round(double value, boolean whole, double[] steps) {
        if (value <= 0) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double best = power;
        for (double step : steps) {
            double candidate = step * power;
            boolean fits = !whole || Math.abs(candidate - Math.rint(candidate)) < 1e-9;
            if (fits && candidate <= value * (1 + 1e-9)) {
                best = candidate;
            }
        }
        return best;
    }
}
