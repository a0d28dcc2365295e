package vn.goc.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A citizen's step of a form (đăng ký thường trú: the new address), saved over and over with another house number, posted as a
 * browser without script posts it, each caller a citizen with a draft of their own; against pgbench's write transactions with
 * the same callers.
 */
final class DossierRow {
    private static final String NAME = "dossier step over HTTP, 8 callers";
    private static final double TARGET = 0.1;
    private static final String PROCEDURE = "1.004222";
    private static final String DRAFT = "/dossiers/draft/";
    private static final String COMMUNE = "select min(commune) from register.person where length(commune) = 5";
    private static final int SEE_OTHER = 303;

    private final Target target;
    private final Cast cast;

    DossierRow(Target target, Cast cast) {
        this.target = target;
        this.cast = cast;
    }

    List<Row> run(Rounds rounds) throws Exception {
        try (var visitor = new Visitor(target.port())) {
            visitor.get("/procedures/" + PROCEDURE);
            if (visitor.wire().status() != 200) {
                return List.of(
                        missing("this build answers " + visitor.wire().status() + " to /procedures/" + PROCEDURE));
            }
        }
        String commune = commune();
        int callers = cast.citizens().size();
        List<Rounds.Result> results;
        try (var steps = new Load(callers, caller -> saving(cast.citizens().get(caller), commune), target::cpuMicros)) {
            results = rounds.run(List.of(
                    new Rounds.Contender("dossier step", steps::window),
                    new Pgbench(target.database()).contender("-N", callers)));
        }
        Rounds.Result step = results.get(0);
        Rounds.Result decides = results.get(1);
        String note = String.format(
                Locale.ROOT,
                "a citizen saves the address of a draft; pgbench -N -c %d; CPU each %.0f us (server + database); p99 %.1f ms%s",
                callers,
                step.cpuMicros(),
                step.p99(),
                Rounds.unsettled(results));
        return List.of(
                Row.ratio(NAME, step.perSecond(), decides.perSecond(), step.over(decides), "steps/s", TARGET, note));
    }

    static Row missing(String reason) {
        return Row.missing(NAME, "≥ " + TARGET + "×", reason);
    }

    private String commune() throws SQLException {
        try (var connection = target.database().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(COMMUNE)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Signs in, begins a draft (or goes on with the one there is) and comes to the address. */
    private Load.Work saving(Cast.Login login, String commune) throws Exception {
        var citizen = new Visitor(target.port());
        citizen.signIn(login);
        citizen.get("/dossiers/new/" + PROCEDURE);
        String first = post(citizen, "/dossiers/new/" + PROCEDURE, Map.of());
        String draft = first.substring(0, first.lastIndexOf('/') + 1);
        post(citizen, draft + "movers", Map.of());
        post(citizen, draft + "commune", Map.of("commune", commune));
        var fields = new LinkedHashMap<String, String>();
        fields.put("since-d", "1");
        fields.put("since-m", "10");
        fields.put("since-y", "2026");
        return new Load.Work() {
            private int house;

            @Override
            public void once() throws Exception {
                house++;
                fields.put("line", "Số " + house + ", đường Đo Tải");
                post(citizen, draft + "address", fields);
            }

            @Override
            public void close() throws IOException {
                citizen.close();
            }
        };
    }

    /** Posts a form; saved means sent on to the next step of the draft. */
    private static String post(Visitor citizen, String path, Map<String, String> fields) throws IOException {
        String body = citizen.post(path, fields);
        String onward = citizen.wire().header("Location");
        if (citizen.wire().status() != SEE_OTHER || !onward.contains(DRAFT)) {
            throw new IOException(path + " was answered " + citizen.wire().status() + " " + onward + body);
        }
        return onward.substring(onward.indexOf(DRAFT));
    }
}
