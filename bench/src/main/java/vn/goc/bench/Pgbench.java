package vn.goc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * pgbench on the server under test, in a database of its own: scale 10, {@code -M prepared -j 2}, TCP on loopback, fsync and
 * synchronous_commit on.
 */
final class Pgbench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String NAME = "pgbench";
    static final int ACCOUNTS = 1_000_000;

    private final Database database;

    Pgbench(Database database) {
        this.database = database;
    }

    /** Makes its database once; one left half-made is made again. */
    void prepare() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'");
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        }
        boolean made;
        try (var connection = database.connect(NAME);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('pgbench_accounts_pkey') is not null")) {
            made = row.next() && row.getBoolean(1);
        }
        if (!made) {
            call(List.of("-i", "-s", "10", "-q"));
        }
    }

    /** @param mode {@code -S} (select by primary key) or {@code -N} (update, select, insert; no branches or tellers) */
    Rounds.Contender contender(String mode, int callers) {
        return new Rounds.Contender(
                "pgbench " + mode + " -c " + callers, seconds -> Load.Window.rate(tps(mode, callers, seconds)));
    }

    private double tps(String mode, int callers, int seconds) throws IOException, InterruptedException {
        String clients = Integer.toString(callers);
        String said =
                call(List.of(mode, "-M", "prepared", "-j", "2", "-c", clients, "-T", Integer.toString(seconds), "-n"));
        Matcher matcher = TPS.matcher(said);
        if (!matcher.find()) {
            throw new IOException("pgbench said no tps: " + said);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private String call(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("pgbench", "-h", "127.0.0.1", "-p", Integer.toString(database.port()), "-U", Database.USER));
        command.addAll(arguments);
        command.add(NAME);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench: " + said);
        }
        return said;
    }
}
