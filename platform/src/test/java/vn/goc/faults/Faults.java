package vn.goc.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.goc.TestDatabase;

/** How often a fault is tried, with which seed, and the data directories to try it on. */
final class Faults {
    private static final int FEW = 3;
    private static final int MOST_SECONDS = 240;
    private static final Path MADE = template();

    private Faults() {}

    /** One try of a fault. */
    record Round(int number, int of, long seed) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "round %d of %d, seed %d", number, of, seed);
        }

        void say(String fault, String what) {
            System.out.printf(Locale.ROOT, "fault %s %s: %s%n", fault, this, what);
        }
    }

    static Stream<Round> rounds() {
        String wanted = System.getenv("GOC_FAULTS");
        int of = wanted == null || wanted.isBlank() ? FEW : Integer.parseInt(wanted);
        String seed = System.getenv("GOC_FAULTS_SEED");
        return IntStream.rangeClosed(1, of)
                .mapToObj(n -> new Round(
                        n, of, seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : Long.parseLong(seed)));
    }

    /** A data directory whose server ran before, so that a start finds schemas and keys in place. */
    static Path directory(String name) throws IOException {
        Path data = Files.createTempDirectory("goc-fault-" + name);
        copy(MADE, data);
        return data;
    }

    /** What is in one directory, into another that exists. */
    static void copy(Path from, Path to) throws IOException {
        run("cp", "-a", from + "/.", to.toString());
    }

    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static void delete(Path data) throws IOException {
        run("rm", "-rf", data.toString());
    }

    /** Waits until something holds, at most {@value #MOST_SECONDS} s: machines that run tests are often busy. */
    static void await(String what, Callable<Boolean> holds) throws Exception {
        await(what, Duration.ofSeconds(MOST_SECONDS), holds);
    }

    static void await(String what, Duration most, Callable<Boolean> holds) throws Exception {
        Instant limit = Instant.now().plus(most);
        Exception last = null;
        while (Instant.now().isBefore(limit)) {
            try {
                if (holds.call()) {
                    return;
                }
            } catch (IOException | java.sql.SQLException e) {
                last = e;
            }
            Thread.sleep(25);
        }
        throw new AssertionError("never came: " + what, last);
    }

    private static Path template() {
        try {
            Path data = Files.createTempDirectory("goc-fault-template");
            TestDatabase.programs(data);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    delete(data);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            try (var victim = new Victim(data)) {
                victim.start();
                victim.stop();
            }
            for (String part : List.of("goc.run", "log/victim.log")) {
                Files.deleteIfExists(data.resolve(part));
            }
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
