package vn.goc.nation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.goc.kernel.Sex;

/**
 * Household patterns, weighted so that together they have the country's ages and sexes.
 *
 * <p>A few thousand possible households are drawn once; their weights are then fitted by iterative proportional updating
 * (Ye, Konduri, Pendyala, Sana and Waddell 2009) to every single year of age and sex, a five-year group spread evenly,
 * and to the shares of household sizes. The sizes are our assumption with the mean of the 2024 mid-term census, 3.59.
 */
final class PatternBook {
    static final int AGES = Role.OLDEST + 1;
    static final double MEAN_SIZE = 3.59;

    private static final int DRAWN = 16_000;
    private static final int ROUNDS = 120;
    /** Per mille of households with 1, 2, … 6, and 7 or more members. */
    private static final double[] SIZES = {95, 180, 210, 255, 140, 78, 42};

    private final Weighted<Entry> patterns;
    private final List<Weighted<Entry>> bySize = new ArrayList<>();

    PatternBook(double[] target) {
        List<Pattern> drawn = draw();
        double[] weights = fit(drawn, target);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            entries.add(new Entry(drawn.get(i), weights[i]));
        }
        patterns = Weighted.of(entries, Entry::weight);
        for (int size = 1; size <= Pattern.LARGEST; size++) {
            int exactly = size;
            List<Entry> same =
                    entries.stream().filter(e -> e.pattern.size() == exactly).toList();
            bySize.add(same.isEmpty() ? bySize.getLast() : Weighted.of(same, Entry::weight));
        }
    }

    private record Entry(Pattern pattern, double weight) {}

    /** The pattern at a share of all households; neighbours have heads of like age. */
    Pattern at(double share) {
        return patterns.at(share).pattern;
    }

    /** A pattern of at most so many members, exactly so many where one exists. */
    Pattern at(double share, int size) {
        return bySize.get(size - 1).at(share).pattern;
    }

    /** Where a sex and age stand in the target. */
    static int cell(Sex sex, int age) {
        return (sex == Sex.MALE ? 0 : AGES) + age;
    }

    private static List<Pattern> draw() {
        var drawn = new ArrayList<Pattern>();
        int key = 0;
        for (Pattern.Kind kind : Pattern.Kind.values()) {
            int many = DRAWN / 20 + DRAWN * kind.perMille() / 2000;
            Dice dice = Dice.of(20250701, key++);
            while (many > 0) {
                Pattern pattern = PatternDraft.draw(kind, dice);
                if (pattern != null) {
                    drawn.add(pattern);
                    many--;
                }
            }
        }
        drawn.sort(Comparator.comparingInt((Pattern p) -> p.roles().getFirst().age())
                .thenComparing(Pattern::kind)
                .thenComparingInt(Pattern::size));
        return drawn;
    }

    /** Weights that sum to 1; {@code target} is the share of people in each cell. */
    private static double[] fit(List<Pattern> drawn, double[] target) {
        Map<Pattern.Kind, Integer> perKind = new EnumMap<>(Pattern.Kind.class);
        drawn.forEach(pattern -> perKind.merge(pattern.kind(), 1, Integer::sum));
        double[] weights = new double[drawn.size()];
        List<IntStream.Builder> inCell = builders(2 * AGES);
        List<IntStream.Builder> ofSize = builders(SIZES.length);
        for (int i = 0; i < weights.length; i++) {
            Pattern pattern = drawn.get(i);
            weights[i] = pattern.kind().perMille() / 1000.0 / perKind.getOrDefault(pattern.kind(), 1);
            ofSize.get(Math.min(pattern.size(), SIZES.length) - 1).add(i);
            for (Role role : pattern.roles()) {
                inCell.get(cell(role.sex(), role.age())).add(i);
            }
        }
        List<int[]> cells = arrays(inCell);
        List<int[]> sizes = arrays(ofSize);
        for (int round = 0; round < ROUNDS; round++) {
            for (int s = 0; s < SIZES.length; s++) {
                scale(weights, sizes.get(s), SIZES[s] / 1000);
            }
            for (int c = 0; c < 2 * AGES; c++) {
                scale(weights, cells.get(c), target[c] * MEAN_SIZE);
            }
        }
        return weights;
    }

    private static List<IntStream.Builder> builders(int many) {
        return IntStream.range(0, many).mapToObj(i -> IntStream.builder()).toList();
    }

    private static List<int[]> arrays(List<IntStream.Builder> builders) {
        return builders.stream().map(builder -> builder.build().toArray()).toList();
    }

    /** Brings the weights of these patterns, each as often as it is listed, to a sum; a pattern is scaled once. */
    private static void scale(double[] weights, int[] listed, double wanted) {
        double sum = 0;
        for (int i : listed) {
            sum += weights[i];
        }
        double ratio = wanted / sum;
        int last = -1;
        for (int i : listed) {
            if (i != last) {
                weights[i] *= ratio;
            }
            last = i;
        }
    }
}
