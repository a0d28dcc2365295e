package vn.goc.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import vn.goc.register.AsOfQuery;

/**
 * All six groups of a person's facts as they were on a day, as known at a moment, on the database alone. {@code pgbench -S}
 * decides; the same Java loop over pgbench's table tells what the client itself costs.
 */
final class AsOfRow {
    private static final String NAME = "as-of query (SQL), 8 callers";
    private static final double TARGET = 0.5;
    private static final int CALLERS = 8;

    private final Database database;
    private final List<String> numbers;

    AsOfRow(Database database, List<String> numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    List<Row> run(Rounds rounds) throws Exception {
        OffsetDateTime known;
        LocalDate on;
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp(), as_of from register.load")) {
            row.next();
            known = row.getObject(1, OffsetDateTime.class);
            on = row.getObject(2, LocalDate.class);
        }
        LongSupplier cpu = () -> Processes.cpuMicros(database.pid());
        List<Rounds.Result> results;
        try (var asOf = new Load(CALLERS, caller -> asOf(caller, on, known), cpu);
                var same = new Load(CALLERS, this::account, cpu)) {
            results = rounds.run(List.of(
                    new Rounds.Contender("as-of query", asOf::window),
                    new Pgbench(database).contender("-S", CALLERS),
                    new Rounds.Contender("the same loop, pgbench_accounts", same::window)));
        }
        Rounds.Result asOf = results.get(0);
        Rounds.Result decides = results.get(1);
        Rounds.Result same = results.get(2);
        String note = String.format(
                Locale.ROOT,
                "pgbench -S -c %d decides; against the same JDBC loop over pgbench_accounts (%,.0f/s) %.2f×; database CPU each"
                        + " %.0f us, of that loop %.0f us; p99 %.1f ms%s",
                CALLERS,
                same.perSecond(),
                asOf.over(same),
                asOf.cpuMicros(),
                same.cpuMicros(),
                asOf.p99(),
                Rounds.unsettled(results));
        return List.of(
                Row.ratio(NAME, asOf.perSecond(), decides.perSecond(), asOf.over(decides), "queries/s", TARGET, note));
    }

    static Row missing(String reason) {
        return Row.missing(NAME, "≥ " + TARGET + "×", reason);
    }

    private Load.Work asOf(int caller, LocalDate on, OffsetDateTime known) throws Exception {
        Connection connection = database.connect();
        var query = new AsOfQuery(connection, on, known);
        var random = new SplittableRandom(caller);
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                String slices = query.slices(numbers.get(random.nextInt(numbers.size())));
                if (!slices.contains("\"name\"") || !slices.contains("\"residence.permanent\"")) {
                    throw new IllegalStateException("identity or residence of that day is missing: " + slices);
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private Load.Work account(int caller) throws Exception {
        Connection connection = database.connect("pgbench");
        var query = connection.prepareStatement("select abalance from pgbench_accounts where aid = ?");
        var random = new SplittableRandom(caller);
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                query.setInt(1, 1 + random.nextInt(Pgbench.ACCOUNTS));
                try (var row = query.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("no such account");
                    }
                    row.getInt(1);
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }
}
