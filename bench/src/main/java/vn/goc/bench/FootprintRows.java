package vn.goc.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long a start takes and how much memory a server holds that has been used. */
final class FootprintRows {
    private static final String START = "start to ready on an existing data directory";
    private static final String MEMORY = "memory, server + database after the load";
    private static final int READY_SECONDS = 10;
    private static final int PSS_MEGABYTES = 700;

    private FootprintRows() {}

    /** Starts and stops; the median of what the server reports decides. */
    static List<Row> start(Path data, int people, boolean quick) throws Exception {
        List<Double> ready = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        for (int round = 0; round < (quick ? 1 : 5); round++) {
            try (Target target = Target.start(data, people)) {
                ready.add(target.readySeconds());
                wall.add(target.wallSeconds());
                System.out.printf(
                        Locale.ROOT,
                        "  round %d  ready in %.1f s as reported, %.1f s from the launch%n",
                        round + 1,
                        target.readySeconds(),
                        target.wallSeconds());
            }
        }
        String note = String.format(
                Locale.ROOT,
                "%,d people; as the server reports it; from the launch of the process %.1f s; %d starts",
                people,
                median(wall),
                ready.size());
        return List.of(Row.ceiling(START, median(ready), "s", READY_SECONDS, note));
    }

    /** @param after what was asked of the server before */
    static List<Row> memory(Target target, String after) {
        String note = "PSS of the server and of every PostgreSQL process, after " + after;
        return List.of(Row.ceiling(MEMORY, target.pssMegabytes(), "MB", PSS_MEGABYTES, note));
    }

    static List<Row> missing(String reason) {
        return List.of(
                Row.missing(START, "≤ " + READY_SECONDS + " s", reason),
                Row.missing(MEMORY, "≤ " + PSS_MEGABYTES + " MB", reason));
    }

    private static double median(List<Double> values) {
        return Rounds.median(values.stream().mapToDouble(v -> v).toArray());
    }
}
