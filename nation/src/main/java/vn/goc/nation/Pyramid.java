package vn.goc.nation;

import java.util.Arrays;
import vn.goc.kernel.Sex;

/** Ages and sexes of Việt Nam in 2025 (UN World Population Prospects 2019, medium), a five-year group spread evenly. */
final class Pyramid {
    private static final int GROUP = 5;

    private Pyramid() {}

    /** Share of the people in each {@link PatternBook#cell cell}; sums to 1. */
    static double[] shares() {
        double[] shares = new double[2 * PatternBook.AGES];
        DataFile.read("population-pyramid-2025.csv", row -> {
            String group = row.required("age_group");
            int from = Integer.parseInt(group.substring(0, group.indexOf(group.endsWith("+") ? '+' : '-')));
            int cell = PatternBook.cell(Sex.ofCode(row.required("sex")), from);
            Arrays.fill(shares, cell, cell + GROUP, row.decimal("population_thousand") / GROUP);
        });
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
