package vn.goc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running Gốc under test, started as the launcher does it: the unpacked jar, a data directory, its own database. */
final class Target implements AutoCloseable {
    private static final String APP = "platform/target/app/";
    private static final long LIMIT_MINUTES = 15;

    private final Process process;
    private final Database database;
    private final int port;
    private final double readySeconds;
    private final double wallSeconds;

    private Target(Process process, Database database, int port, double readySeconds, double wallSeconds) {
        this.process = process;
        this.database = database;
        this.port = port;
        this.readySeconds = readySeconds;
        this.wallSeconds = wallSeconds;
    }

    /** Starts on a data directory that holds so many people already, and waits until it says ready. */
    static Target start(Path data, int people) throws IOException, InterruptedException {
        Path log = data.resolve("log/bench.log");
        Files.createDirectories(log.getParent());
        Path run = data.resolve("goc.run");
        Files.deleteIfExists(run);
        List<String> command = Java.flags();
        command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + APP + "classes.jsa"));
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(List.of("-jar", APP + "goc-app.jar", "serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of("--people", Integer.toString(people)));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long limit = begun + TimeUnit.MINUTES.toNanos(LIMIT_MINUTES);
        while (!(Files.exists(run) && Files.readString(run).endsWith("ready\n"))) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                process.destroy();
                throw new IOException("the server did not start; see " + log);
            }
            Thread.sleep(20);
        }
        double wall = (System.nanoTime() - begun) / 1e9;
        String address = Files.readAllLines(run).get(1);
        String said = Files.readString(log);
        int at = said.lastIndexOf("ready in ");
        if (at < 0) {
            process.destroy();
            throw new IOException("the server did not report how long it took; see " + log);
        }
        double seconds = Double.parseDouble(said.substring(at + 9).split(" ")[0].replace(',', '.'));
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        return new Target(process, new Database(data), port, seconds, wall);
    }

    /** Waits until every part says that it is ready: the first count of a large population goes on after the start. */
    Target whole() throws IOException, InterruptedException {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(LIMIT_MINUTES);
        byte[] question = Wire.request("GET", "/readyz", "", "");
        try (var wire = new Wire(port)) {
            for (wire.call(question); wire.status() != 200; wire.call(question)) {
                if (System.nanoTime() > limit) {
                    throw new IOException("the server does not get ready");
                }
                Thread.sleep(200);
            }
        }
        return this;
    }

    int port() {
        return port;
    }

    Database database() {
        return database;
    }

    /** As the server reports it. */
    double readySeconds() {
        return readySeconds;
    }

    /** From the launch of the process, so with the JVM's own start. */
    double wallSeconds() {
        return wallSeconds;
    }

    /** CPU of server and database so far. */
    long cpuMicros() {
        return Processes.cpuMicros(process.pid());
    }

    double pssMegabytes() {
        return Processes.pssMegabytes(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        Processes.awaitEnd(process);
    }
}
