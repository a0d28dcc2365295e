package vn.goc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The foundation's benchmark: the rows of its table, one class for each, on three kinds of data directory below one: {@code
 * people} (kept: the register, pgbench's tables, the accounts), {@code journal} (kept: a log of its own) and {@code seeding}
 * (made and removed in each round).
 */
final class Foundation {
    private static final int FULL_PEOPLE = 1_000_000;
    private static final int QUICK_PEOPLE = 20_000;
    private static final int SAMPLE = 50_000;
    private static final String DOCUMENTS = """
            create schema if not exists bench;
            grant usage on schema bench to goc_app;
            drop table if exists bench.document;
            create table bench.document (number text primary key, document text not null);
            insert into bench.document
            select p.number, jsonb_build_object('number', p.number, 'values', p.doc)::text from register.person p;
            grant select on bench.document to goc_app;
            """;

    private final Path data;
    private final boolean quick;
    private final Rounds rounds;
    private final String only;

    /** @param only measures the rows with this word in their name alone; all when empty */
    Foundation(Path data, boolean quick, String only) {
        this.data = data;
        this.quick = quick;
        this.only = only;
        this.rounds = Rounds.of(quick);
    }

    /**
     * Builds and keeps the data set: a million people, or 20,000 when quick; pgbench's tables; the bare endpoint's documents.
     * A set that is there already stays.
     */
    void prepare() throws Exception {
        Path set = data.resolve("people");
        int people = quick ? QUICK_PEOPLE : FULL_PEOPLE;
        Optional<Cast> there = Cast.in(set);
        if (there.isPresent() && there.get().people() >= people) {
            System.out.printf(
                    "the set of %,d people is there: %s%n", there.get().people(), set);
        } else {
            remove(set);
            System.out.printf("preparing %,d people in %s%n", people, set);
            Path log = set.resolve("log/prepare.log");
            try (Java java = Java.start(
                    log, Map.of(), "vn.goc.BenchWorld", "prepare", set.toString(), Integer.toString(people))) {
                java.answer();
            }
        }
        try (Target target = Target.start(set, people)) {
            System.out.println("documents of the bare endpoint, pgbench's tables");
            try (Connection connection = target.database().connect();
                    var statement = connection.createStatement()) {
                statement.execute(DOCUMENTS);
                statement.execute("vacuum (analyze)");
                statement.execute("checkpoint");
            }
            new Pgbench(target.database()).prepare();
        }
        System.out.println("prepared");
    }

    List<Row> run() throws Exception {
        var rows = new Table(only);
        Path set = data.resolve("people");
        Optional<Cast> cast = Cast.in(set);
        if (cast.isPresent()) {
            rows.measure("start", () -> FootprintRows.start(set, cast.get().people(), quick));
            try (Target target = Target.start(set, cast.get().people())) {
                onTarget(rows, target.whole(), cast.get());
            }
        } else {
            String reason = "no data set in " + set + ": run with --prepare first";
            rows.add(PersonQueryRow.missing(reason));
            rows.add(AsOfRow.missing(reason));
            rows.add(DossierRow.missing(reason));
            rows.add(MapRow.missing(reason));
            rows.addAll(FootprintRows.missing(reason));
            rows.addAll(PageWeightRows.missing(reason));
        }
        rows.measure("journal", () -> JournalRow.run(rounds, data.resolve("journal")));
        rows.measure("engine", () -> EngineRow.run(data, quick));
        rows.measure("seeding", () -> SeedingRow.run(data, quick));
        return rows.rows();
    }

    private void onTarget(Table rows, Target target, Cast cast) throws Exception {
        List<String> numbers = numbers(target.database());
        Path log = target.database().data().resolve("log");
        rows.measure("pages", () -> PageWeightRows.run(target, cast));
        rows.measure("person query", () -> new PersonQueryRow(target, cast, numbers).run(rounds, log));
        rows.measure("dossier step", () -> new DossierRow(target, cast).run(rounds));
        rows.measure("map values", () -> new MapRow(target, cast).run(rounds));
        rows.measure("memory", () -> FootprintRows.memory(target, "the rows above"));
        rows.measure("as-of query", () -> new AsOfRow(target.database(), numbers).run(rounds));
    }

    /** Numbers of the living who have a residence, in an order that says nothing. */
    static List<String> numbers(Database database) throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection connection = database.connect();
                var statement = connection.prepareStatement(
                        "select number from register.person where status = 'living' and address is not null"
                                + " order by hashtext(number) limit ?")) {
            statement.setInt(1, SAMPLE);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getString(1));
                }
            }
        }
        return numbers;
    }

    /** Removes a set that is too small; the database's programs in it may stay. */
    private static void remove(Path set) throws IOException {
        for (String part : List.of("db", "db.password", "keys", "ledger", "bench.json", "demo.json", "uploads")) {
            FileSystemUtils.deleteRecursively(set.resolve(part));
        }
    }
}
