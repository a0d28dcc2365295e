package vn.goc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Numberer;
import vn.goc.ledger.Receipt;
import vn.goc.ledger.Receipts;

/**
 * The journal under load: 64 callers, each recording one access after the other and waiting until it is durable, as requests
 * do. A window counts only when every row of it has its number and a signed checkpoint covers it. Beside them a sampler records
 * rows of its own and proves each, to see how long after its commit a row is proven.
 */
final class JournalLoad {
    private static final int CALLERS = 64;
    private static final int PERSONS = 100_000;
    private static final long NUMBERED_WITHIN_NANOS = 30_000_000_000L;
    private static final List<String> FIELDS = List.of(
            "name", "number", "birth.date", "sex", "ethnicity", "marital", "residence.permanent", "household.code");

    private final Journal journal;
    private final Receipts receipts;
    private final Numberer numberer;
    private final Access access = new Access(
            new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "CA.BENCH", "Đơn vị đo tải", "residence-officer", "*"),
            Purpose.REGISTER_UPKEEP,
            "Luật Căn cước 26/2023/QH15, Điều 10",
            null);

    JournalLoad(ApplicationContext rooms) {
        this.journal = rooms.getBean(Journal.class);
        this.receipts = rooms.getBean(Receipts.class);
        this.numberer = rooms.getBean(Numberer.class);
    }

    /** Says {@code = ready}; then for each line with seconds: {@code = rows/s p50 p99 lag50 lag99 samples}, in ms. */
    void serve() throws IOException, InterruptedException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("= ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("= " + window(Double.parseDouble(line)));
        }
    }

    private String window(double seconds) throws InterruptedException {
        long size = size();
        var failure = new AtomicReference<@Nullable RuntimeException>();
        long begun = System.nanoTime();
        long until = begun + (long) (seconds * 1e9);
        List<List<Long>> waits = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            List<Long> own = new ArrayList<>(1 << 14);
            waits.add(own);
            var random = new SplittableRandom(caller);
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (System.nanoTime() < until && failure.get() == null) {
                        own.add(record(random).nanos());
                    }
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        List<Long> lags = sample(until, failure);
        for (Thread thread : threads) {
            thread.join();
        }
        long rows = waits.stream().mapToLong(List::size).sum() + lags.size();
        awaitSize(size + rows, failure);
        double wall = (System.nanoTime() - begun) / 1e9;
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        long[] sorted =
                waits.stream().flatMap(List::stream).mapToLong(w -> w).sorted().toArray();
        long[] late = lags.stream().mapToLong(l -> l).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.1f %.3f %.3f %.3f %.3f %d",
                rows / wall,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(late, 0.5),
                at(late, 0.99),
                late.length);
    }

    private record Recorded(Receipt receipt, long nanos) {}

    private Recorded record(SplittableRandom random) {
        UUID person = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | random.nextInt(PERSONS));
        long begun = System.nanoTime();
        Receipt receipt = journal.record(JournalEntry.read(person, access, FIELDS, "api"));
        return new Recorded(receipt, System.nanoTime() - begun);
    }

    /** Nanoseconds from a row's commit to its verified proof, at random moments until the window ends. */
    private List<Long> sample(long until, AtomicReference<@Nullable RuntimeException> failure)
            throws InterruptedException {
        var random = new SplittableRandom(CALLERS);
        List<Long> lags = new ArrayList<>();
        while (System.nanoTime() < until && failure.get() == null) {
            Thread.sleep(random.nextInt(20));
            Receipt receipt = record(random).receipt();
            long committed = System.nanoTime();
            while (!proven(receipt)) {
                if (System.nanoTime() - committed > NUMBERED_WITHIN_NANOS) {
                    throw new IllegalStateException("a row was not numbered within 30 s");
                }
                Thread.sleep(1);
            }
            lags.add(System.nanoTime() - committed);
        }
        return lags;
    }

    private boolean proven(Receipt receipt) {
        try {
            receipts.prove(receipt.id());
            return true;
        } catch (Rejection e) {
            if (e.refusal() == LedgerError.RECEIPT_EARLY) {
                return false;
            }
            throw e;
        }
    }

    private void awaitSize(long size, AtomicReference<@Nullable RuntimeException> failure) throws InterruptedException {
        long limit = System.nanoTime() + NUMBERED_WITHIN_NANOS;
        while (size() < size && failure.get() == null) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the window's rows were not numbered within 30 s");
            }
            Thread.sleep(1);
        }
        if (size() != size && failure.get() == null) {
            throw new IllegalStateException("the log holds " + size() + " entries, " + size + " were recorded");
        }
    }

    private long size() {
        return numberer.published().map(Numberer.Published::size).orElse(0L);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }
}
