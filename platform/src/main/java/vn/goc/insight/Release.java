package vn.goc.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Số liệu đã công bố: what the public sees, unchanged by anything that happens later.
 *
 * @param year the year the figures are for; one release a year, mended only by revisions with a reason
 * @param revision 1, 2, …
 * @param asOf day on which people and ages were counted
 * @param rounding every figure is rounded on its own to this many persons, half up
 * @param reason why the revision before was mended; null for the first
 */
public record Release(
        int year,
        int revision,
        LocalDate asOf,
        Instant publishedAt,
        int rounding,
        @Nullable String reason,
        Figures figures) {
    /**
     * The rounded figures; sums are rounded from exact sums, so parts need not add up.
     *
     * @param unplaced people who are in the total but in no commune of the day
     * @param provinces pyramids by province code; of communes only totals are published
     */
    public record Figures(
            long total, long unplaced, Pyramid pyramid, Map<String, Province> provinces, Map<String, Long> communes) {}

    public record Province(long total, Pyramid pyramid) {}

    private static final long MANY = 10_000_000;

    /** Rounds to 100 persons from ten million people on, to 10 below: a trial with few people stays readable. */
    static int rounding(long people) {
        return people >= MANY ? 100 : 10;
    }

    static long rounded(long people, int to) {
        return (people + to / 2) / to * to;
    }

    static Pyramid rounded(Pyramid exact, int to) {
        return new Pyramid(rounded(exact.male(), to), rounded(exact.female(), to));
    }

    private static List<Integer> rounded(List<Integer> exact, int to) {
        return exact.stream().map(n -> (int) rounded(n, to)).toList();
    }
}
