package vn.goc.insight;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tháp dân số: persons by sex and five-year age group.
 *
 * @param male 21 groups, 0–4 first, 100 and over last
 * @param female the same groups
 */
public record Pyramid(List<Integer> male, List<Integer> female) {
    public Pyramid {
        if (male.size() != Cube.GROUPS || female.size() != Cube.GROUPS) {
            throw new IllegalArgumentException("a pyramid has " + Cube.GROUPS + " groups of each sex");
        }
        male = List.copyOf(male);
        female = List.copyOf(female);
    }

    static Pyramid of(int[] male, int[] female) {
        return new Pyramid(
                IntStream.of(male).boxed().toList(),
                IntStream.of(female).boxed().toList());
    }

    public static int groups() {
        return Cube.GROUPS;
    }

    /** {@code 0–4}, …, {@code 100+}. */
    public static String label(int group) {
        int from = group * 5;
        return from >= 100 ? "100+" : from + "–" + (from + 4);
    }

    /** Persons aged 60 and over (người cao tuổi, Law 39/2009/QH12 Art. 2). */
    public long elderly() {
        return sum(12, Cube.GROUPS);
    }

    public long total() {
        return sum(0, Cube.GROUPS);
    }

    public int largest() {
        return IntStream.range(0, Cube.GROUPS)
                .map(g -> Math.max(male.get(g), female.get(g)))
                .max()
                .orElse(0);
    }

    private long sum(int from, int to) {
        return IntStream.range(from, to)
                .mapToLong(g -> male.get(g) + female.get(g))
                .sum();
    }
}
