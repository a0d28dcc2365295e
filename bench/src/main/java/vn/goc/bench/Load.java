package vn.goc.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Callers that do one thing over and over for a window of time; every answer is checked by what they do. */
final class Load {
    /** What one caller does; called until the window ends. */
    interface Work extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    interface Maker {
        Work make(int caller) throws Exception;
    }

    /** Work done a second, CPU it cost, and the latencies seen. */
    record Window(double perSecond, double cpuMicrosEach, double p50Millis, double p99Millis) {}

    private Load() {}

    static Window run(int callers, double seconds, Maker maker, LongSupplier cpuMicros) throws Exception {
        var done = new AtomicLong();
        var failure = new AtomicReference<@Nullable Exception>();
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        var ready = new CountDownLatch(callers);
        var go = new CountDownLatch(1);
        long[] end = {0};
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int caller = i;
            threads.add(Thread.ofPlatform().start(() -> {
                List<Long> own = new ArrayList<>(4096);
                try (Work work = maker.make(caller)) {
                    ready.countDown();
                    go.await();
                    long count = 0;
                    while (System.nanoTime() < end[0] && failure.get() == null) {
                        long begun = System.nanoTime();
                        work.once();
                        own.add(System.nanoTime() - begun);
                        count++;
                    }
                    done.addAndGet(count);
                    nanos.addAll(own);
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                    ready.countDown();
                }
            }));
        }
        ready.await();
        long cpu = cpuMicros.getAsLong();
        long begun = System.nanoTime();
        end[0] = begun + (long) (seconds * 1e9);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        double wall = (System.nanoTime() - begun) / 1e9;
        double each = (cpuMicros.getAsLong() - cpu) / (double) Math.max(1, done.get());
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Window(done.get() / wall, each, at(sorted, 0.5), at(sorted, 0.99));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share))) / 1e6;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
