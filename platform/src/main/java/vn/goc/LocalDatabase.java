package vn.goc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL that {@code start} brings with it: unpacked, initialised and run below the data directory, on loopback,
 * with a password of its own and full durability.
 *
 * <p>A server left behind by a killed process is stopped first: its files are ours, because the data directory's lock is.
 */
final class LocalDatabase implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5); // replaying the WAL of a killed bulk load
    private static final int LEFT_BEHIND_SECONDS = 20;
    private static final String USER = "postgres";

    private final Path data;
    private final Path binaries;
    private final Path cluster;
    private final int port;
    private final String password;
    private volatile Process server;
    private boolean closed;

    private LocalDatabase(Path data, Path binaries, Path cluster, int port, String password, Process server) {
        this.data = data;
        this.binaries = binaries;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
        this.server = server;
    }

    /** Starts the server of a data directory, creating it on the first run. */
    static LocalDatabase start(Path data) {
        try {
            return start(data, unpack(data.resolve("postgresql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with the programs of a directory, of any version from 15 on, in whose {@code bin} they are. */
    static LocalDatabase start(Path data, Path binaries) {
        try {
            Files.createDirectories(data.resolve("log"));
            Path cluster = data.resolve("db");
            stopLeftBehind(cluster);
            String password = password(data.resolve("db.password"));
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initialise(binaries, cluster, data.resolve("db.password"));
            }
            int port = freePort();
            var database =
                    new LocalDatabase(data, binaries, cluster, port, password, launch(binaries, cluster, data, port));
            database.awaitReady();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the password inside: never printed, handed only to the connection pools. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER + "&password=" + password;
    }

    int port() {
        return port;
    }

    boolean alive() {
        return server.isAlive();
    }

    /** Starts the server again after it died under us; the port stays, so the pools reconnect by themselves. */
    synchronized void restart() throws IOException {
        if (!closed && !server.isAlive()) {
            stopLeftBehind(cluster);
            server = launch(binaries, cluster, data, port);
            awaitReady();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            interrupt(server.pid());
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (var connection = DriverManager.getConnection(url())) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!server.isAlive()
                        || Instant.now().isAfter(limit)
                        || Thread.currentThread().isInterrupted()) {
                    throw new IOException("PostgreSQL did not start; see " + data.resolve("log/postgresql.log"), e);
                }
            }
            pause(40);
        }
    }

    private static Process launch(Path binaries, Path cluster, Path data, int port) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // Ctrl-C reaches us, not the database: it stops after us
        }
        command.addAll(asOrdinaryUser());
        command.addAll(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=80"));
        // a value in a log is a leak; durability is the point of the ledger
        for (String setting : List.of(
                "log_error_verbosity=terse",
                "log_min_error_statement=panic",
                "log_parameter_max_length=0",
                "log_parameter_max_length_on_error=0",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=96MB",
                "max_wal_size=2GB",
                "checkpoint_timeout=15min",
                "wal_compression=on",
                "jit=off",
                "timezone=UTC",
                "lc_messages=C",
                "log_timezone=UTC")) {
            command.add("-c");
            command.add(setting);
        }
        if (has(binaries, "pg_stat_statements.so")) {
            command.addAll(List.of("-c", "shared_preload_libraries=pg_stat_statements"));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("log/postgresql.log").toFile()))
                .start();
    }

    /** Whether a library is there: ours keeps them one directory deeper than a distribution's. */
    private static boolean has(Path binaries, String library) {
        return Files.exists(binaries.resolve("lib/postgresql/" + library))
                || Files.exists(binaries.resolve("lib/" + library));
    }

    private static void initialise(Path binaries, Path cluster, Path passwordFile) throws IOException {
        Path fresh = cluster.resolveSibling("db.new");
        FileSystemUtils.deleteRecursively(fresh);
        var command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(
                binaries.resolve("bin/initdb").toString(),
                "-D",
                fresh.toString(),
                "-U",
                USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums"));
        run(command);
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** PostgreSQL refuses to run as root; a user namespace of its own gives it an ordinary user. */
    private static List<String> asOrdinaryUser() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? List.of("unshare", "-U") : List.of();
    }

    /**
     * Stops what a killed process left. The file {@code postmaster.pid} goes only when no process works in the cluster's
     * directory any more: backends outlive a killed postmaster for a moment, and a second server beside them would ruin
     * the data. Where that cannot be seen the file stays, and PostgreSQL itself refuses to start too early.
     */
    private static void stopLeftBehind(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> left = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (left.isPresent() && left.get().info().command().orElse("").contains("postgres")) {
            interrupt(left.get().pid());
            try {
                left.get().onExit().get(LEFT_BEHIND_SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                left.get().destroyForcibly();
            }
        }
        if (Files.isDirectory(Path.of("/proc/self"))) {
            Instant limit = Instant.now().plusSeconds(LEFT_BEHIND_SECONDS);
            List<ProcessHandle> inside = workingIn(cluster);
            while (!inside.isEmpty() && !Thread.currentThread().isInterrupted()) {
                if (Instant.now().isAfter(limit)) {
                    inside.forEach(ProcessHandle::destroyForcibly);
                }
                pause(50);
                inside = workingIn(cluster);
            }
            Files.deleteIfExists(pidFile);
        }
    }

    /** PostgreSQL's processes work in their cluster's directory. */
    private static List<ProcessHandle> workingIn(Path cluster) throws IOException {
        Path real = cluster.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> real.equals(workingDirectory(process.pid())))
                .toList();
    }

    private static Path workingDirectory(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"));
        } catch (IOException e) {
            return Path.of(""); // gone, or another user's
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown: sessions are cut, nothing committed is lost. */
    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unpacks the server's programs once; another process doing the same does no harm. */
    static Path unpack(Path target) throws IOException {
        Path done = target.resolve(".unpacked");
        if (Files.exists(done)) {
            return target;
        }
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String resource = "/postgres-" + os + "-" + arch + ".txz";
        InputStream archive = LocalDatabase.class.getResourceAsStream(resource);
        if (archive == null) {
            throw new IOException("No PostgreSQL for this machine in the jar (" + resource + "): set GOC_DB_URL");
        }
        Path fresh = target.resolveSibling(
                target.getFileName() + ".new" + ProcessHandle.current().pid());
        FileSystemUtils.deleteRecursively(fresh);
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = fresh.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.createFile(fresh.resolve(".unpacked"));
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) { // something is there: another's, perhaps already in use, or half of one
            if (Files.exists(done)) {
                FileSystemUtils.deleteRecursively(fresh);
            } else {
                FileSystemUtils.deleteRecursively(target);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return target;
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
