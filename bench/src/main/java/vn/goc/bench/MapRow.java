package vn.goc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Persons by province, live, as a leader's map asks for them, against counting the register's rows each time. */
final class MapRow {
    private static final String NAME = "cube map values over HTTP, 8 callers";
    private static final double TARGET = 20;
    private static final String CEILING = "≤ 1 ms CPU each";
    private static final int CPU_MICROS = 1000;
    private static final int CALLERS = 8;
    private static final int PEOPLE = 1_000_000;
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+),");
    private static final String GROUP_BY =
            "select province, count(*) from register.person where status in ('living', 'missing') group by province";

    private final Target target;
    private final Cast cast;

    MapRow(Target target, Cast cast) {
        this.target = target;
        this.cast = cast;
    }

    List<Row> run(Rounds rounds) throws Exception {
        if (cast.people() < PEOPLE) {
            return List.of(missing(String.format(
                    Locale.ROOT, "needs the set of 1,000,000 people (--prepare); this one has %,d", cast.people())));
        }
        List<Rounds.Result> results;
        try (var leader = new Visitor(target.port())) {
            leader.signIn(cast.leader());
            long people =
                    target.database().one("select count(*) from register.person where status in ('living', 'missing')");
            byte[] request = Wire.request(
                    "GET", "/api/insight/map?view=live", leader.headers("Accept: application/json\r\n"), "");
            String total = total(leader.get("/api/insight/map?view=live"), people);
            try (var map = new Load(CALLERS, caller -> asking(request, total), target::cpuMicros);
                    var sql = new Load(CALLERS, caller -> counting(people), target::cpuMicros)) {
                results = rounds.run(List.of(
                        new Rounds.Contender("map values", map::window),
                        new Rounds.Contender("SQL group by", sql::window)));
            }
        }
        Rounds.Result map = results.get(0);
        Rounds.Result sql = results.get(1);
        String note = String.format(
                Locale.ROOT,
                "SQL group by province over the register; CPU each %.0f us, SQL %.0f us; p99 %.1f ms%s",
                map.cpuMicros(),
                sql.cpuMicros(),
                map.p99(),
                Rounds.unsettled(results));
        return List.of(Row.ratio(NAME, map.perSecond(), sql.perSecond(), map.over(sql), "answers/s", TARGET, note)
                .and(CEILING, map.cpuMicros() <= CPU_MICROS));
    }

    static Row missing(String reason) {
        return Row.missing(NAME, "≥ " + TARGET + "×, " + CEILING, reason);
    }

    /** The part of the answer that says how many; refused unless it is as many as the register has. */
    private static String total(String answer, long people) {
        Matcher total = TOTAL.matcher(answer);
        if (!total.find() || Long.parseLong(total.group(1)) != people) {
            throw new IllegalStateException("the register has " + people + " people, the map says " + answer);
        }
        return total.group();
    }

    private Load.Work asking(byte[] request, String total) {
        var wire = new Wire(target.port());
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                String body = new String(wire.call(request), StandardCharsets.UTF_8);
                if (wire.status() != 200 || !body.contains("\"live\":true") || !body.contains(total)) {
                    throw new IllegalStateException("answered " + wire.status() + ": " + body);
                }
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    private Load.Work counting(long expected) throws Exception {
        var connection = target.database().connect();
        var statement = connection.prepareStatement(GROUP_BY);
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                long people = 0;
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        people += row.getLong(2);
                    }
                }
                if (people != expected) {
                    throw new IllegalStateException("counted " + people + ", not " + expected);
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }
}
