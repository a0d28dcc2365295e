package vn.goc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pgbench on the server under test: scale 10, prepared, two threads, TCP on loopback, full durability. */
final class Pgbench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final Target target;

    Pgbench(Target target) {
        this.target = target;
    }

    /** Makes its database once. */
    void prepare() throws Exception {
        try (var connection = target.connect("postgres");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = 'pgbench'");
            if (found.next()) {
                return;
            }
            statement.execute("create database pgbench");
        }
        call(List.of("-i", "-s", "10", "-q"));
    }

    /** Transactions a second; {@code flags} as {@code -S} or {@code -N}. */
    double tps(String flags, int callers, int seconds) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(flags.split(" ")));
        arguments.addAll(List.of("-M", "prepared", "-j", "2", "-c", Integer.toString(callers), "-T", Integer.toString(seconds), "-n"));
        Matcher matcher = TPS.matcher(call(arguments));
        double found = 0;
        while (matcher.find()) {
            found = Double.parseDouble(matcher.group(1));
        }
        return found;
    }

    private String call(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "pgbench", "-h", "127.0.0.1", "-p", Integer.toString(target.databasePort()), "-U", "postgres"));
        command.addAll(arguments);
        command.add("pgbench");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", target.password());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench: " + said);
        }
        return said;
    }
}
