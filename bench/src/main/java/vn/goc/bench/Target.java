package vn.goc.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running Gốc under test, started as people start it: the jar, a data directory, its own database. */
final class Target implements AutoCloseable {
    private final Process process;
    private final Path data;
    private final int port;
    private final double readySeconds;

    private Target(Process process, Path data, int port, double readySeconds) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.readySeconds = readySeconds;
    }

    static Target start(Path data, int people, Map<String, String> environment) throws IOException {
        Files.createDirectories(data.resolve("log"));
        Files.deleteIfExists(data.resolve("goc.run"));
        Path log = data.resolve("log/bench.log");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx" + environment.getOrDefault("GOC_HEAP", "320m"),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                "platform/target/goc-app.jar",
                "serve",
                "--port",
                "0",
                "--people",
                Integer.toString(people),
                "--data",
                data.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(60);
        Path run = data.resolve("goc.run");
        while (!(Files.exists(run) && Files.readString(run).endsWith("ready\n"))) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IOException("the server did not start; see " + log);
            }
            sleep(100);
        }
        String address = Files.readAllLines(run).get(1);
        String said = Files.readString(log);
        int at = said.lastIndexOf("ready in ");
        double seconds = at < 0 ? -1 : Double.parseDouble(said.substring(at + 9).split(" ")[0].replace(',', '.'));
        return new Target(process, data, Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)), seconds);
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    double readySeconds() {
        return readySeconds;
    }

    long pid() {
        return process.pid();
    }

    int databasePort() {
        try {
            return Integer.parseInt(Files.readAllLines(data.resolve("db/postmaster.pid")).get(3).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        try {
            return Files.readString(data.resolve("db.password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/" + database + "?prepareThreshold=1", "postgres", password());
    }

    String said() throws IOException {
        return Files.readString(data.resolve("log/bench.log"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
