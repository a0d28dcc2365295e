package vn.goc.nation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Things to choose from, each in proportion to its weight, by a number in [0, 1). */
final class Weighted<T> {
    private final List<T> things;
    private final double[] upTo;

    private Weighted(List<T> things, double[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    /** Things of weight zero are left out; one at least must remain. */
    static <T> Weighted<T> of(List<T> things, ToDoubleFunction<T> weight) {
        var kept = new ArrayList<T>();
        double[] upTo = new double[things.size()];
        double sum = 0;
        for (T thing : things) {
            double own = weight.applyAsDouble(thing);
            if (own > 0) {
                sum += own;
                upTo[kept.size()] = sum;
                kept.add(thing);
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("nothing to choose from");
        }
        return new Weighted<>(List.copyOf(kept), upTo);
    }

    /** The thing at this share of the total weight; neighbours in the list are neighbours in share. */
    T at(double share) {
        double sought = share * upTo[things.size() - 1];
        int low = 0;
        int high = things.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > sought) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return things.get(low);
    }

    T at(Dice dice) {
        return at(dice.unit());
    }

    List<T> things() {
        return things;
    }
}
