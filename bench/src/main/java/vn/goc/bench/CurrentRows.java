package vn.goc.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import vn.goc.register.CurrentQuery;
import vn.goc.register.NameQuery;

/**
 * The register's present on the database alone: a person by number against {@code pgbench -S}, and a person by name without tone
 * marks and birth date against the look-up of that same person by number.
 */
final class CurrentRows {
    private static final String BY_NUMBER = "current person (SQL), 8 callers";
    private static final String BY_NAME = "name search without tone marks (SQL), 1 caller";
    private static final double TARGET = 0.6;
    private static final double MOST_TIMES = 8;
    private static final int CALLERS = 8;
    private static final String PEOPLE = """
            select number, name_key, doc->>'birth.date' from register.person
             where status = 'living' and length(doc->>'birth.date') = 10 order by hashtext(number) limit 20000
            """;

    private final Database database;
    private final List<String> numbers;

    private record Named(String number, String name, LocalDate birth) {}

    CurrentRows(Database database, List<String> numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    List<Row> byNumber(Rounds rounds) throws Exception {
        LongSupplier cpu = () -> Processes.cpuMicros(database.pid());
        List<Rounds.Result> results;
        try (var current = new Load(CALLERS, caller -> current(numbers, caller), cpu)) {
            results = rounds.run(List.of(
                    new Rounds.Contender("current person", current::window),
                    new Pgbench(database).contender("-S", CALLERS)));
        }
        Rounds.Result current = results.get(0);
        Rounds.Result decides = results.get(1);
        String note = String.format(
                Locale.ROOT,
                "scope of row security and question in one round trip; pgbench -S -c %d decides; database CPU each %.0f us; p99"
                        + " %.1f ms%s",
                CALLERS,
                current.cpuMicros(),
                current.p99(),
                Rounds.unsettled(results));
        return List.of(Row.ratio(
                BY_NUMBER, current.perSecond(), decides.perSecond(), current.over(decides), "queries/s", TARGET, note));
    }

    List<Row> byName(Rounds rounds) throws Exception {
        List<Named> people = people();
        List<String> same = people.stream().map(Named::number).toList();
        LongSupplier cpu = () -> Processes.cpuMicros(database.pid());
        List<Rounds.Result> results;
        try (var name = new Load(1, caller -> named(people), cpu);
                var number = new Load(1, caller -> current(same, caller), cpu)) {
            results = rounds.run(List.of(
                    new Rounds.Contender("by name and birth date", name::window),
                    new Rounds.Contender("by number", number::window)));
        }
        Rounds.Result name = results.get(0);
        Rounds.Result number = results.get(1);
        double nameMillis = Rounds.median(
                name.windows().stream().mapToDouble(Load.Window::p50Millis).toArray());
        double numberMillis = Rounds.median(
                number.windows().stream().mapToDouble(Load.Window::p50Millis).toArray());
        String note = String.format(
                Locale.ROOT,
                "p50 of each; against the same people by number; database CPU %.0f us, by number %.0f us%s",
                name.cpuMicros(),
                number.cpuMicros(),
                Rounds.unsettled(results));
        double times = nameMillis / numberMillis;
        return List.of(new Row(
                BY_NAME, nameMillis, "ms", numberMillis, times, "≤ " + MOST_TIMES + "×", times <= MOST_TIMES, note));
    }

    static List<Row> missing(String reason) {
        return List.of(
                Row.missing(BY_NUMBER, "≥ " + TARGET + "×", reason),
                Row.missing(BY_NAME, "≤ " + MOST_TIMES + "×", reason));
    }

    private Load.Work current(List<String> whose, int caller) throws Exception {
        Connection connection = database.connect();
        var query = new CurrentQuery(connection);
        var random = new SplittableRandom(caller);
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                String number = whose.get(random.nextInt(whose.size()));
                if (!query.document(number).contains(number)) {
                    throw new IllegalStateException("somebody else answered");
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private Load.Work named(List<Named> people) throws Exception {
        Connection connection = database.connect();
        var query = new NameQuery(connection);
        var random = new SplittableRandom(1);
        return new Load.Work() {
            @Override
            public void once() throws Exception {
                Named one = people.get(random.nextInt(people.size()));
                if (query.people(one.name(), one.birth()) == 0) {
                    throw new IllegalStateException("nobody was found by their own name");
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private List<Named> people() throws SQLException {
        List<Named> people = new ArrayList<>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(PEOPLE)) {
            while (row.next()) {
                people.add(new Named(row.getString(1), row.getString(2), LocalDate.parse(row.getString(3))));
            }
        }
        return people;
    }
}
