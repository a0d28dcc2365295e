package vn.goc.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Journal rows a second, committed, numbered and under a signed checkpoint, against pgbench's write transactions. */
final class JournalRow {
    private static final String NAME = "journal rows/s, 64 callers, committed and numbered";
    private static final double TARGET = 4;
    private static final int CALLERS = 64;

    /** One window as the journal's process reports it. */
    private record Said(double rate, double p50, double p99, double lag50, double lag99, int samples) {
        static Said of(String line) {
            String[] parts = line.split(" ");
            return new Said(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4]),
                    Integer.parseInt(parts[5]));
        }
    }

    private JournalRow() {}

    /** @param data a directory of its own, made when it is not there */
    static List<Row> run(Rounds rounds, Path data) throws Exception {
        // the pool holds connections in reserve; 64 of pgbench's must fit beside it
        var environment = Map.of("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "10");
        List<Said> windows = new ArrayList<>();
        List<Rounds.Result> results;
        double cpu;
        try (Java java = Java.start(
                data.resolve("log/bench.log"), environment, "vn.goc.BenchWorld", "journal", data.toString())) {
            java.answer();
            var database = new Database(data);
            var pgbench = new Pgbench(database);
            pgbench.prepare();
            results = rounds.run(List.of(
                    new Rounds.Contender("journal", seconds -> {
                        long before = Processes.cpuMicros(java.pid());
                        Said said = Said.of(java.call(Integer.toString(seconds)));
                        windows.add(said);
                        double each = (Processes.cpuMicros(java.pid()) - before) / (said.rate() * seconds);
                        return new Load.Window(said.rate(), each, said.p50(), said.p99());
                    }),
                    pgbench.contender("-N", CALLERS)));
            cpu = results.getFirst().cpuMicros();
        }
        List<Said> measured = windows.subList(windows.size() - rounds.rounds(), windows.size());
        Rounds.Result journal = results.get(0);
        Rounds.Result decides = results.get(1);
        String note = String.format(
                Locale.ROOT,
                "pgbench -N -c %d; wait for the commit p50 %.1f ms, p99 %.1f ms; number lag (commit to verified proof) p50 %.0f"
                        + " ms, p99 %.0f ms, %d samples; CPU a row %.0f us (callers, server and database)%s",
                CALLERS,
                Rounds.median(measured.stream().mapToDouble(Said::p50).toArray()),
                journal.p99(),
                Rounds.median(measured.stream().mapToDouble(Said::lag50).toArray()),
                Rounds.median(measured.stream().mapToDouble(Said::lag99).toArray()),
                measured.stream().mapToInt(Said::samples).sum(),
                cpu,
                Rounds.unsettled(results));
        return List.of(Row.ratio(
                NAME, journal.perSecond(), decides.perSecond(), journal.over(decides), "rows/s", TARGET, note));
    }
}
