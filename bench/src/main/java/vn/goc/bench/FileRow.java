package vn.goc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A file of claims, former number, number, name and birth date of each, from its handing in until it is done: read, checked,
 * journaled, its verdicts kept. Beside it the same claims asked one by one over HTTP by the same officer. CPU is counted until the
 * journal's rows have their numbers in the log.
 */
final class FileRow {
    private static final String NAME = "bulk verification of former numbers, one file";
    private static final double TARGET = 20;
    private static final int CEILING_MICROS = 30;
    private static final int CALLERS = 16;
    private static final int FULL_ROWS = 100_000;
    private static final int QUICK_ROWS = 30_000;
    private static final String PEOPLE = """
            select number, doc->>'oldNumber', doc->>'name', doc->>'birth.date' from register.person
             where status = 'living' and doc->>'oldNumber' is not null order by hashtext(number) limit 50000
            """;
    private static final String STATE = "select state, matched from verification.file where id = ?::uuid";
    private static final String UNNUMBERED = """
            select count(*) from ledger.stream s
             where s.open and exists (select 1 from ledger.entry e where e.writer = s.writer and e.seq > s.numbered)
            """;

    private final Target target;
    private final Cast cast;
    private final int rows;

    private record Claimed(String number, String old, String name, String birth) {}

    FileRow(Target target, Cast cast, boolean quick) {
        this.target = target;
        this.cast = cast;
        this.rows = quick ? QUICK_ROWS : FULL_ROWS;
    }

    List<Row> run(Rounds rounds) throws Exception {
        List<Claimed> people = people();
        List<Rounds.Result> results;
        try (var officer = new Visitor(target.port());
                Connection database = target.database().connect();
                PreparedStatement state = database.prepareStatement(STATE)) {
            officer.signIn(cast.officer());
            officer.get("/verification");
            byte[] file = file(officer, people);
            try (var single = new Load(CALLERS, caller -> asking(officer, people, caller), target::cpuMicros)) {
                results = rounds.run(List.of(
                        new Rounds.Contender("file of claims", seconds -> checked(officer, file, state)),
                        new Rounds.Contender("one by one", single::window)));
            }
        }
        Rounds.Result file = results.get(0);
        Rounds.Result single = results.get(1);
        String note = String.format(
                Locale.ROOT,
                "a file of %,d rows; POST /api/register/verify one by one, %d callers; CPU a row %.0f us until numbered in the log,"
                        + " one by one %.0f us (server + database)%s",
                rows,
                CALLERS,
                file.cpuMicros(),
                single.cpuMicros(),
                Rounds.unsettled(results));
        return List.of(Row.ratio(NAME, file.perSecond(), single.perSecond(), file.over(single), "rows/s", TARGET, note)
                .and("≤ " + CEILING_MICROS + " us CPU a row", file.cpuMicros() <= CEILING_MICROS));
    }

    static Row missing(String reason) {
        return Row.missing(NAME, "≥ " + TARGET + "×, ≤ " + CEILING_MICROS + " us CPU a row", reason);
    }

    /** Hands the file in and waits for its end, then for the numbers of its journal rows. */
    private Load.Window checked(Visitor officer, byte[] file, PreparedStatement state) throws Exception {
        long cpu = target.cpuMicros();
        long begun = System.nanoTime();
        officer.wire().call(keyed(file));
        String place = officer.wire().header("Location");
        if (officer.wire().status() != 303) {
            throw new IOException("the file was answered " + officer.wire().status());
        }
        String id = place.substring(place.lastIndexOf('/') + 1);
        while (!done(state, id)) {
            Thread.sleep(5);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        while (target.database().one(UNNUMBERED) > 0) {
            Thread.sleep(20);
        }
        double each = (target.cpuMicros() - cpu) / (double) rows;
        officer.get("/verification");
        officer.post("/verification/" + id + "/delete", java.util.Map.of());
        officer.expect(303, "deleting the file");
        return new Load.Window(rows / seconds, each, 0, 0);
    }

    private boolean done(PreparedStatement state, String id) throws SQLException {
        state.setString(1, id);
        try (var row = state.executeQuery()) {
            if (!row.next()
                    || row.getString(1).equals("refused")
                    || row.getString(1).equals("failed")) {
                throw new IllegalStateException("the file was not checked");
            }
            if (!row.getString(1).equals("done")) {
                return false;
            }
            if (row.getInt(2) != rows) {
                throw new IllegalStateException(row.getInt(2) + " of " + rows + " rows match");
            }
            return true;
        }
    }

    private byte[] file(Visitor officer, List<Claimed> people) {
        var body = new StringBuilder();
        field(body, "key", "0".repeat(36));
        field(body, "purpose", "register-upkeep");
        field(body, "case", "");
        body.append("--goc\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\n");
        body.append("Content-Type: text/csv\r\n\r\n");
        body.append("cmnd9,number,name,birth.date\n");
        for (int i = 0; i < rows; i++) {
            Claimed one = people.get(i % people.size());
            body.append(one.old + "," + one.number + "," + one.name + "," + one.birth + "\n");
        }
        body.append("\r\n--goc--\r\n");
        return officer.formRequest("/verification", "multipart/form-data; boundary=goc", body.toString());
    }

    /** The same request with a key of its own in the place left for it. */
    private static byte[] keyed(byte[] file) {
        byte[] place = "0".repeat(36).getBytes(StandardCharsets.US_ASCII);
        byte[] fresh = file.clone();
        for (int i = 0; i < fresh.length; i++) {
            if (java.util.Arrays.equals(fresh, i, i + place.length, place, 0, place.length)) {
                byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(key, 0, fresh, i, key.length);
                return fresh;
            }
        }
        throw new IllegalStateException("no place for the key");
    }

    private static void field(StringBuilder body, String name, String value) {
        body.append("--goc\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private Load.Work asking(Visitor officer, List<Claimed> people, int caller) {
        var wire = new Wire(target.port());
        var random = new SplittableRandom(caller);
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                Claimed one = people.get(random.nextInt(people.size()));
                String asked = String.format(
                        Locale.ROOT,
                        "{\"number\":\"%s\",\"claims\":{\"oldNumber\":\"%s\",\"name\":\"%s\",\"birth.date\":\"%s\"},"
                                + "\"purpose\":\"register-upkeep\",\"basis\":\"Nghị định 70/2024/NĐ-CP, Điều 6\"}",
                        one.number,
                        one.old,
                        one.name,
                        one.birth);
                byte[] answer = wire.call(officer.jsonRequest("/api/register/verify", asked));
                String body = new String(answer, StandardCharsets.UTF_8);
                if (wire.status() != 200 || !body.contains("\"found\":true") || body.contains(":false")) {
                    throw new IllegalStateException("answered " + wire.status() + ": " + body);
                }
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    private List<Claimed> people() throws SQLException {
        List<Claimed> people = new ArrayList<>();
        try (Connection connection = target.database().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(PEOPLE)) {
            while (row.next()) {
                people.add(new Claimed(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return people;
    }
}
