package vn.goc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody enters the register over HTTP, as a birth does: number drawn, event, slices, document and journal row in one durable
 * transaction. {@code pgbench -N} decides, with as many callers.
 */
final class EnterRow {
    private static final String NAME = "event + projections + journal row, one person entered over HTTP, 16 callers";
    private static final double TARGET = 0.25;
    private static final int CALLERS = 16;

    private final Target target;
    private final Cast cast;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong no = new AtomicLong();

    EnterRow(Target target, Cast cast) {
        this.target = target;
        this.cast = cast;
    }

    List<Row> run(Rounds rounds) throws Exception {
        List<Rounds.Result> results;
        try (var officer = new Visitor(target.port())) {
            officer.signIn(cast.officer());
            try (var enter = new Load(CALLERS, caller -> entering(officer), target::cpuMicros)) {
                results = rounds.run(List.of(
                        new Rounds.Contender("person entered", enter::window),
                        new Pgbench(target.database()).contender("-N", CALLERS)));
            }
        }
        Rounds.Result enter = results.get(0);
        Rounds.Result decides = results.get(1);
        String note = String.format(
                Locale.ROOT,
                "POST /api/register/persons; pgbench -N -c %d decides; CPU each %.0f us (server + database); p50 %.1f ms, p99 %.1f ms%s",
                CALLERS,
                enter.cpuMicros(),
                Rounds.median(enter.windows().stream()
                        .mapToDouble(Load.Window::p50Millis)
                        .toArray()),
                enter.p99(),
                Rounds.unsettled(results));
        return List.of(
                Row.ratio(NAME, enter.perSecond(), decides.perSecond(), enter.over(decides), "people/s", TARGET, note));
    }

    static Row missing(String reason) {
        return Row.missing(NAME, "≥ " + TARGET + "×", reason);
    }

    private Load.Work entering(Visitor officer) {
        var wire = new Wire(target.port());
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                byte[] answer = wire.call(officer.jsonRequest("/api/register/persons", body()));
                String said = new String(answer, StandardCharsets.UTF_8);
                if (wire.status() != 201 || !said.contains("\"number\":\"000")) {
                    throw new IllegalStateException("answered " + wire.status() + ": " + said);
                }
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    private String body() {
        long number = no.incrementAndGet();
        return "{\"registeredAt\":\"19753\",\"kind\":\"born\",\"dossier\":\"bench-" + run + "-" + number
                + "\",\"from\":\"2026-10-0" + (1 + number % 9) + "\",\"values\":{\"name\":\"Nguyễn Thị Đo "
                + letters(number)
                + "\",\"sex\":\"F\",\"birth.date\":\"2026-10-0" + (1 + number % 9)
                + "\",\"ethnicity\":\"01\",\"nationality\":\"VNM\",\"marital\":\"chua-ket-hon\"},"
                + "\"purpose\":\"register-upkeep\",\"basis\":\"Luật Hộ tịch 60/2014/QH13, Điều 16\"}";
    }

    /** A given name of letters alone. */
    private static String letters(long number) {
        var name = new StringBuilder("B");
        for (long rest = number; rest > 0; rest /= 26) {
            name.append((char) ('a' + rest % 26));
        }
        return name.toString();
    }
}
