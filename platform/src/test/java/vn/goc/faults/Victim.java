package vn.goc.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.goc.engine.ledger.Checkpoint;

/** A real server as a process of its own, to be killed. */
final class Victim implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 120; // the first also writes the archive of its classes

    private final Path data;
    private final @Nullable String sharedDatabase;
    private final Map<String, String> properties = new LinkedHashMap<>(Map.of("goc.victim", "true"));
    private @Nullable Process process;
    private volatile URI address = URI.create("http://localhost:1");

    Victim(Path data) {
        this(data, null);
    }

    Victim(Path data, @Nullable String sharedDatabase) {
        this.data = data;
        this.sharedDatabase = sharedDatabase;
    }

    Victim with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    Path data() {
        return data;
    }

    Path log() {
        return data.resolve("ledger");
    }

    URI address() {
        return address;
    }

    boolean alive() {
        return process != null && process.isAlive();
    }

    /** Starts the server and waits until it answers that it is ready. */
    Victim start() throws Exception {
        begin();
        var last = new AtomicReference<>("");
        try {
            Faults.await("ready server of " + data, () -> {
                requireAlive();
                var answer = get("/readyz");
                last.set(answer.body());
                return answer.statusCode() == 200;
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it says " + last + "\n" + lastSaid(), e);
        }
        return this;
    }

    /** Starts the server and waits until it serves, ready or not. */
    void begin() throws Exception {
        Files.createDirectories(data.resolve("log"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1")); // without --enable-native-access, which the archive of the JDK does not
        // fit
        command.addAll(QuickStart.options("victim"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-cp",
                QuickStart.classPath(),
                "vn.goc.Goc",
                "serve",
                "--port",
                "0",
                "--people",
                "0",
                "--data",
                data.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said().toFile()));
        if (sharedDatabase != null) {
            builder.environment().put("GOC_DB_URL", sharedDatabase);
        } else {
            builder.environment().remove("GOC_DB_URL");
        }
        process = builder.start();
        String pid = Long.toString(process.pid());
        Faults.await("running server of " + data, () -> {
            requireAlive();
            Path file = data.resolve("goc.run");
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            boolean ready = lines.size() == 3
                    && lines.get(0).equals(pid)
                    && lines.get(2).equals("ready");
            if (ready) {
                address = URI.create(lines.get(1));
            }
            return ready;
        });
    }

    /** What the server printed when it was ready. */
    String readyIn() throws IOException {
        return Files.readAllLines(said()).stream()
                .filter(line -> line.startsWith("ready in"))
                .reduce("", (a, b) -> b);
    }

    private void requireAlive() throws IOException {
        if (!alive()) {
            throw new AssertionError("the server ended: " + lastSaid());
        }
    }

    private String lastSaid() throws IOException {
        List<String> lines = Files.readAllLines(said());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    Path said() {
        return data.resolve("log/victim.log");
    }

    /** {@code kill -9}: the server only, its database lives on. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** An orderly stop. */
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the server did not stop within " + STOP_SECONDS + " s");
            }
        }
    }

    /** The local database's postmaster first, then those who serve connections. */
    List<ProcessHandle> databaseProcesses() throws IOException {
        long pid = Long.parseLong(postmaster().getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("db/postmaster.pid"));
    }

    String databaseUrl() throws IOException {
        if (sharedDatabase != null) {
            return sharedDatabase;
        }
        String password = Files.readString(data.resolve("db.password")).strip();
        return "jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/postgres?user=postgres&password="
                + password;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    String vkey() throws IOException {
        return get("/log/vkey").body().strip();
    }

    Checkpoint checkpoint() throws IOException {
        return Checkpoint.parse(get("/log/checkpoint").body().getBytes(StandardCharsets.UTF_8));
    }

    /** A number out of the database. */
    long ask(String sql) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(databaseUrl());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until every committed row is under the checkpoint this server publishes. */
    Checkpoint settled() throws Exception {
        Faults.await("all rows numbered and published by " + address, () -> {
            long rows = ask("select count(*) from ledger.entry");
            return rows == ask("select size from ledger.head")
                    && rows == checkpoint().size();
        });
        return checkpoint();
    }

    /** Stops whatever still runs, the database included; the directory stays. */
    @Override
    public void close() throws IOException {
        if (process != null) {
            end(List.of(process.toHandle()));
        }
        if (sharedDatabase == null && Files.exists(data.resolve("db/postmaster.pid"))) {
            end(ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).stream()
                    .filter(p -> p.info().command().orElse("").contains("postgres"))
                    .flatMap(p -> Stream.concat(Stream.of(p), p.children()))
                    .toList());
        }
    }

    private static void end(List<ProcessHandle> processes) throws IOException {
        processes.forEach(ProcessHandle::destroyForcibly);
        try {
            for (ProcessHandle handle : processes) {
                handle.onExit().get(60, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("a killed process lives on", e);
        }
    }
}
