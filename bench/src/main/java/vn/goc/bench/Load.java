package vn.goc.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Callers that do one thing over and over for a window of time; every answer is checked by what they do. */
final class Load implements AutoCloseable {
    private static final int MOST_SAMPLES = 1 << 20;

    /** What one caller does; called until the window ends. It throws when an answer is not what it should be. */
    interface Work extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** Makes a caller ready: connected, signed in. */
    interface Maker {
        Work make(int caller) throws Exception;
    }

    /**
     * What a window gave.
     *
     * @param cpuMicrosEach CPU of the processes observed, an answer; 0 when none are
     */
    record Window(double perSecond, double cpuMicrosEach, double p50Millis, double p99Millis) {
        static Window rate(double perSecond) {
            return new Window(perSecond, 0, 0, 0);
        }
    }

    /** One caller's share of a window. */
    private static final class Tally {
        private long count;
        private long[] nanos = new long[4096];

        void add(long spent) {
            if (count < MOST_SAMPLES) {
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, nanos.length * 2);
                }
                nanos[(int) count] = spent;
            }
            count++;
        }

        long[] samples() {
            return Arrays.copyOf(nanos, (int) Math.min(count, nanos.length));
        }
    }

    private final List<Work> callers = new ArrayList<>();
    private final LongSupplier cpuMicros;

    /** Makes the callers once; windows use them again and again, so that no connecting is measured. */
    Load(int callers, Maker maker, LongSupplier cpuMicros) throws Exception {
        this.cpuMicros = cpuMicros;
        try {
            for (int i = 0; i < callers; i++) {
                this.callers.add(maker.make(i));
            }
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    Window window(double seconds) throws Exception {
        var failure = new AtomicReference<@Nullable Throwable>();
        var go = new CountDownLatch(1);
        var end = new AtomicReference<>(0L);
        List<Tally> tallies = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Work work : callers) {
            var tally = new Tally();
            tallies.add(tally);
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    go.await();
                    long until = java.util.Objects.requireNonNull(end.get());
                    for (long now = System.nanoTime(); now < until && failure.get() == null; ) {
                        work.once();
                        long after = System.nanoTime();
                        tally.add(after - now);
                        now = after;
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        long cpu = cpuMicros.getAsLong();
        long begun = System.nanoTime();
        end.set(begun + (long) (seconds * 1e9));
        go.countDown();
        for (Thread thread : threads) {
            thread.join(); // makes the tallies visible here
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a caller failed: " + failed.getMessage(), failed);
        }
        double wall = (System.nanoTime() - begun) / 1e9;
        long done = tallies.stream().mapToLong(t -> t.count).sum();
        double each = (cpuMicros.getAsLong() - cpu) / (double) Math.max(1, done);
        long[] sorted = tallies.stream()
                .flatMapToLong(t -> Arrays.stream(t.samples()))
                .sorted()
                .toArray();
        return new Window(done / wall, each, at(sorted, 0.5), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }

    @Override
    public void close() throws IOException, SQLException {
        for (Work work : callers) {
            work.close();
        }
        callers.clear();
    }
}
