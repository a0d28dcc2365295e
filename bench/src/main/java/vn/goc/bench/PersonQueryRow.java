package vn.goc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * A person by number over HTTP: eight fields, an officer's rights checked by code and by row security, the access journaled and
 * durable before the answer, with its receipt. Beside it the bare endpoint on the same database.
 */
final class PersonQueryRow {
    private static final String NAME = "HTTP person query, 8 fields, rights + journal, 16 callers";
    private static final double TARGET = 0.45;
    private static final int CALLERS = 16;
    private static final String FIELDS =
            "\"name\",\"number\",\"birth.date\",\"sex\",\"ethnicity\",\"marital\",\"residence.permanent\",\"household.code\"";

    private final Target target;
    private final Cast cast;
    private final List<String> numbers;

    PersonQueryRow(Target target, Cast cast, List<String> numbers) {
        this.target = target;
        this.cast = cast;
        this.numbers = numbers;
    }

    List<Row> run(Rounds rounds, Path log) throws Exception {
        List<Rounds.Result> results;
        try (var officer = new Visitor(target.port());
                BareServer bare = BareServer.start(log.resolve("bare.log"), target.database())) {
            officer.signIn(cast.officer());
            LongSupplier cpu = () -> target.cpuMicros() + bare.cpuMicros();
            try (var query = new Load(
                            CALLERS, caller -> asking(target.port(), caller, n -> query(officer, n), true), cpu);
                    var plain = new Load(
                            CALLERS, caller -> asking(bare.port(), caller, PersonQueryRow::plain, false), cpu)) {
                results = rounds.run(List.of(
                        new Rounds.Contender("person query", query::window),
                        new Rounds.Contender("bare endpoint", plain::window),
                        new Pgbench(target.database()).contender("-S", CALLERS)));
            }
        }
        Rounds.Result query = results.get(0);
        Rounds.Result bare = results.get(1);
        String note = String.format(
                Locale.ROOT,
                "bare endpoint, one primary-key select; CPU each %.0f us, bare %.0f us (server + database); p99 %.1f ms, bare"
                        + " %.1f ms; pgbench -S -c %d %,.0f/s%s",
                query.cpuMicros(),
                bare.cpuMicros(),
                query.p99(),
                bare.p99(),
                CALLERS,
                results.get(2).perSecond(),
                Rounds.unsettled(results));
        return List.of(
                Row.ratio(NAME, query.perSecond(), bare.perSecond(), query.over(bare), "answers/s", TARGET, note));
    }

    static Row missing(String reason) {
        return Row.missing(NAME, "≥ " + TARGET + "×", reason);
    }

    private interface Request {
        byte[] of(String number);
    }

    private Load.Work asking(int port, int caller, Request request, boolean receipt) {
        var wire = new Wire(port);
        var random = new SplittableRandom(caller);
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                String number = numbers.get(random.nextInt(numbers.size()));
                String body = new String(wire.call(request.of(number)), StandardCharsets.UTF_8);
                if (wire.status() != 200 || !body.contains(number)) {
                    throw new IllegalStateException("answered " + wire.status() + ": " + body);
                }
                if (receipt
                        && (wire.header("Goc-Receipt").isEmpty()
                                || wire.header("Goc-Promise").isEmpty())) {
                    throw new IllegalStateException("an answer without its receipt");
                }
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    private static byte[] query(Visitor officer, String number) {
        return officer.jsonRequest(
                "/api/register/query",
                "{\"number\":\"" + number + "\",\"fields\":[" + FIELDS
                        + "],\"purpose\":\"register-upkeep\",\"basis\":\"Luật Căn cước 26/2023/QH15, Điều 10\"}");
    }

    private static byte[] plain(String number) {
        return Wire.request(
                "POST", vn.bare.Bare.PATH, "Content-Type: application/json\r\n", "{\"number\":\"" + number + "\"}");
    }
}
