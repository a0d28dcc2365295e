package vn.goc.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.util.FileSystemUtils;

/**
 * The first loading of an empty register, from the first person made until every constraint is valid, against COPY of the rows
 * it made, out of files, into the same tables without keys, indexes and constraints, in the same database.
 */
final class SeedingRow {
    private static final String NAME = "seeding people/s until all constraints are valid";
    private static final double TARGET = 0.2;
    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname), c.relname, c.relkind = 'p',
                   (select count(*) from pg_inherits i where i.inhparent = c.oid)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'flyway%'
               and (n.nspname in ('register', 'residence') or (n.nspname, c.relname) = ('places', 'address'))
             order by 1
            """;

    private record Table(String name, String bare, int partitions) {}

    private record Loaded(long people, double loadSeconds, double copySeconds) {
        double loadRate() {
            return people / loadSeconds;
        }

        double copyRate() {
            return people / copySeconds;
        }
    }

    private SeedingRow() {}

    /** @param parent where each round makes its own data directory, and removes it */
    static List<Row> run(Path parent, boolean quick) throws Exception {
        int people = quick ? 20_000 : 100_000;
        int rounds = quick ? 1 : 5;
        List<Loaded> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Loaded loaded = round(parent.resolve("seeding"), people);
            all.add(loaded);
            System.out.printf(
                    Locale.ROOT,
                    "  round %d  loading %,12.0f people/s   COPY of its rows %,12.0f people/s%n",
                    round + 1,
                    loaded.loadRate(),
                    loaded.copyRate());
        }
        String note = String.format(
                Locale.ROOT,
                "%,d people, generated, journaled, indexed; COPY of the same rows from files into the same tables without"
                        + " indexes; %d round%s, each in a new database and a cold JVM",
                people,
                rounds,
                rounds == 1 ? "" : "s");
        return List.of(Row.ratio(
                NAME,
                Rounds.median(all.stream().mapToDouble(Loaded::loadRate).toArray()),
                Rounds.median(all.stream().mapToDouble(Loaded::copyRate).toArray()),
                Rounds.median(all.stream()
                        .mapToDouble(l -> l.loadRate() / l.copyRate())
                        .toArray()),
                "people/s",
                TARGET,
                note));
    }

    private static Loaded round(Path data, int people) throws Exception {
        delete(data.resolve("db"), data.resolve("ledger"), data.resolve("keys"), data.resolve("copied"));
        Files.deleteIfExists(data.resolve("db.password"));
        Path log = data.resolve("log/bench.log");
        try (Java java =
                Java.start(log, Map.of(), "vn.goc.BenchWorld", "load", data.toString(), Integer.toString(people))) {
            java.answer();
            String[] said = java.call("go").split(" ");
            long loaded = Long.parseLong(said[0]);
            if (loaded != people) {
                throw new IllegalStateException("loaded " + loaded + " of " + people);
            }
            double copy = copy(new Database(data), data.resolve("copied"));
            return new Loaded(people, Long.parseLong(said[1]) / 1e9, copy);
        } finally {
            delete(data.resolve("db"), data.resolve("copied"));
        }
    }

    /** Seconds that COPY takes to write what the loading wrote. */
    private static double copy(Database database, Path files) throws SQLException, IOException {
        Files.createDirectories(files);
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            statement.execute("create schema bench");
            List<Table> tables = new ArrayList<>();
            try (var row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    tables.add(new Table(row.getString(1), row.getString(2), row.getInt(4)));
                }
            }
            for (Table table : tables) {
                try (OutputStream out = Files.newOutputStream(files.resolve(table.bare()))) {
                    copies.copyOut("copy (select * from " + table.name() + ") to stdout", out);
                }
                bareTable(statement, table);
            }
            statement.execute("checkpoint");
            long begun = System.nanoTime();
            for (Table table : tables) {
                try (InputStream in = Files.newInputStream(files.resolve(table.bare()))) {
                    copies.copyIn("copy bench." + table.bare() + " from stdin", in, 1 << 16);
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            check(statement, tables);
            return seconds;
        }
    }

    private static void bareTable(java.sql.Statement statement, Table table) throws SQLException {
        String like = "create table bench." + table.bare() + " (like " + table.name() + ")";
        statement.execute(table.partitions() == 0 ? like : like + " partition by hash (person)");
        for (int i = 0; i < table.partitions(); i++) {
            statement.execute(String.format(
                    Locale.ROOT,
                    "create table bench.%s_%d partition of bench.%s for values with (modulus %d, remainder %d)",
                    table.bare(),
                    i,
                    table.bare(),
                    table.partitions(),
                    i));
        }
    }

    private static void check(java.sql.Statement statement, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            try (var row = statement.executeQuery("select (select count(*) from " + table.name()
                    + ") = (select count(*) from bench." + table.bare() + ")")) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw new IllegalStateException("COPY of " + table.name() + " wrote another number of rows");
                }
            }
        }
    }

    private static void delete(Path... roots) throws IOException {
        for (Path root : roots) {
            FileSystemUtils.deleteRecursively(root);
        }
    }
}
