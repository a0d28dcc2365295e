package vn.goc.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Callers who ask victims without pause and keep what left of every answer that arrived whole. */
final class Load implements AutoCloseable {
    private static final Pattern TITLE = Pattern.compile("\"title\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int MOST_PERSONS = 3;

    private final List<Supplier<URI>> targets;
    private final List<Thread> callers = new ArrayList<>();
    private final Queue<String> receipts = new ConcurrentLinkedQueue<>();
    private final Queue<String> changes = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, AtomicLong> refusals = new ConcurrentHashMap<>();
    private final Queue<String> strange = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private volatile boolean running = true;

    private Load(List<Supplier<URI>> targets) {
        this.targets = targets;
    }

    static Load on(int callers, long seed, Victim... targets) {
        List<Supplier<URI>> addresses = new ArrayList<>(); // asked each time: a victim started again has another
        for (Victim victim : targets) {
            addresses.add(victim::address);
        }
        var load = new Load(addresses);
        for (int i = 0; i < callers; i++) {
            var random = new Random(seed * 31 + i);
            load.callers.add(Thread.ofVirtual().start(() -> load.call(random)));
        }
        return load;
    }

    /** Waits until this many more answers have left. */
    Load awaitAnswers(long more) throws Exception {
        long goal = answers.get() + more;
        Faults.await(
                more + " more answers; refused so far " + refusals + ", strange " + strange,
                () -> answers.get() >= goal);
        return this;
    }

    /** Waits until requests are refused for this reason. */
    void awaitRefusals(String... ids) throws Exception {
        long before = refused(ids);
        Faults.await("refusals " + String.join(", ", ids), () -> refused(ids) > before);
    }

    long refused(String... ids) {
        long sum = 0;
        for (String id : ids) {
            AtomicLong count = refusals.get(id);
            sum += count == null ? 0 : count.get();
        }
        return sum;
    }

    long answers() {
        return answers.get();
    }

    /** Forgets how long requests took until now. */
    void timeAgain() {
        slowest.set(0);
    }

    long slowestMillis() {
        return slowest.get();
    }

    /** Ids of receipts whose answers arrived. */
    List<String> receipts() {
        return List.copyOf(receipts);
    }

    /** Sequence numbers of changes whose confirmation arrived. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    /** Answers that are neither given nor refused as they should be; must stay empty. */
    List<String> strange() {
        return List.copyOf(strange);
    }

    java.util.Map<String, AtomicLong> refusals() {
        return Collections.unmodifiableMap(refusals);
    }

    private void call(Random random) {
        while (running) {
            boolean change = random.nextInt(5) == 0;
            String path = change
                    ? "/api/victim/change?code=V-" + Long.toHexString(random.nextLong())
                    : "/api/victim/read?persons=" + (1 + random.nextInt(MOST_PERSONS));
            URI target = targets.get(random.nextInt(targets.size())).get();
            long begun = System.nanoTime();
            try {
                take(
                        change,
                        Victim.send(HttpRequest.newBuilder(target.resolve(path))
                                .timeout(PATIENCE)
                                .build()));
                slowest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
                Thread.sleep(random.nextInt(12));
            } catch (IOException e) {
                count("cut off"); // the outcome is unknown to the caller, who got nothing
                rest();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void take(boolean change, HttpResponse<String> answer) {
        if (answer.statusCode() == 200 && change) {
            changes.add(answer.body());
            answers.incrementAndGet();
        } else if (answer.statusCode() == 200) {
            Collections.addAll(
                    receipts,
                    answer.headers().firstValue("Goc-Receipt").orElseThrow().split(", "));
            answers.incrementAndGet();
        } else {
            var title = TITLE.matcher(answer.body());
            String id = title.find() ? title.group(1) : answer.body();
            count(id);
            if (answer.statusCode() != 503
                    || answer.headers().firstValue("Retry-After").isEmpty()) {
                strange.add(answer.statusCode() + " " + id);
            }
            rest();
        }
    }

    private void count(String id) {
        refusals.computeIfAbsent(id, k -> new AtomicLong()).incrementAndGet();
    }

    private static void rest() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }

    /** No more requests; those under way are waited for. */
    void end() {
        running = false;
        for (Thread caller : callers) {
            try {
                caller.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
