package vn.goc.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vn.goc.engine.ledger.TileLog;

/**
 * Durable appends to the Merkle log (batches of 256 entries of 300 bytes) against a plain write and fdatasync of the same
 * bytes into one growing file, interleaved round by round.
 */
public final class EngineAppend {
    private static final int BATCH = 256;
    private static final int ENTRY_BYTES = 300;
    private static final int BATCHES_A_ROUND = 200;
    private static final int WARM_ROUNDS = 3;

    /** Entries a second on both sides, the median of the rounds' ratios, the engine's CPU an entry. */
    public record Medians(double engine, double raw, double ratio, double cpuMicros) {}

    private EngineAppend() {}

    public static void main(String[] args) throws IOException {
        Path dir = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("engine-append");
        run(dir, args.length > 1 ? Integer.parseInt(args[1]) : 7);
    }

    /**
     * Runs and prints the comparison.
     *
     * @param dir where both sides write; must not hold a log yet
     * @param rounds at least 5
     */
    public static Medians run(Path dir, int rounds) throws IOException {
        List<byte[]> batch = batch();
        double[] engine = new double[rounds];
        double[] raw = new double[rounds];
        double[] ratio = new double[rounds];
        double[] cpu = new double[rounds];
        Files.createDirectories(dir);
        try (TileLog log = TileLog.open(dir.resolve("log"));
                FileChannel file =
                        FileChannel.open(dir.resolve("raw"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int round = -WARM_ROUNDS; round < rounds; round++) {
                double rawRate = rate(rawRound(file, batch));
                long cpuBefore = cpuNanos();
                double engineRate = rate(engineRound(log, batch));
                double cpuMicros = (cpuNanos() - cpuBefore) / 1e3 / (BATCH * BATCHES_A_ROUND);
                if (round >= 0) {
                    engine[round] = engineRate;
                    raw[round] = rawRate;
                    ratio[round] = engineRate / rawRate;
                    cpu[round] = cpuMicros;
                    System.out.printf(
                            Locale.ROOT,
                            "round %d: engine %,.0f entries/s, raw %,.0f, ratio %.2f, CPU %.2f us an entry%n",
                            round + 1,
                            engineRate,
                            rawRate,
                            engineRate / rawRate,
                            cpuMicros);
                }
            }
            long expected = (long) BATCH * BATCHES_A_ROUND * (rounds + WARM_ROUNDS);
            if (log.size() != expected || !Arrays.equals(log.entry(expected - 1), batch.getLast())) {
                throw new IllegalStateException("the log does not hold what was appended");
            }
        }
        var medians = new Medians(Rounds.median(engine), Rounds.median(raw), Rounds.median(ratio), Rounds.median(cpu));
        System.out.printf(
                Locale.ROOT,
                "median: engine %,.0f entries/s, raw %,.0f, ratio %.2f (target 0.25), CPU %.2f us an entry (target 3)%n",
                medians.engine(),
                medians.raw(),
                medians.ratio(),
                medians.cpuMicros());
        return medians;
    }

    private static long engineRound(TileLog log, List<byte[]> batch) {
        long begin = System.nanoTime();
        for (int i = 0; i < BATCHES_A_ROUND; i++) {
            log.append(log.size(), batch);
        }
        return System.nanoTime() - begin;
    }

    private static long rawRound(FileChannel file, List<byte[]> batch) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BATCH * ENTRY_BYTES);
        long begin = System.nanoTime();
        for (int i = 0; i < BATCHES_A_ROUND; i++) {
            bytes.clear();
            batch.forEach(bytes::put);
            bytes.flip();
            long at = file.size();
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
            file.force(false);
        }
        return System.nanoTime() - begin;
    }

    /** CPU of this thread, which appends, and of the log's own threads. */
    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = threads.getCurrentThreadCpuTime();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("ledger-")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }

    private static List<byte[]> batch() {
        Random random = new Random(300);
        List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            byte[] entry = new byte[ENTRY_BYTES];
            random.nextBytes(entry);
            batch.add(entry);
        }
        return batch;
    }

    private static double rate(long nanos) {
        return BATCH * BATCHES_A_ROUND * 1e9 / nanos;
    }
}
