package vn.goc.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.goc.engine.ledger.NoteSigner;
import vn.goc.kernel.Rejection;

/**
 * The access journal. A read is recorded and committed before its answer exists outside the house; a change is recorded
 * in the caller's own transaction, so that both happen or neither.
 */
@Service
public class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long WAIT_SECONDS = 8;
    private static final int MOST_IN_BATCH = 10_000;

    private final JournalStore store;
    private final DataSource database;
    private final LedgerSettings settings;
    private final LogKey key;
    private final Numberer numberer;
    private final Clock clock;
    private final BlockingQueue<JournalWriter.Waiting> queue;
    private final List<JournalWriter> writers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Journal(
            JournalStore store,
            DataSource database,
            LedgerSettings settings,
            LogKey key,
            Numberer numberer,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.database = database;
        this.settings = settings;
        this.key = key;
        this.numberer = numberer;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(settings.waiting());
        meters.gauge("goc.journal.waiting", queue, BlockingQueue::size);
    }

    /** Records one access and waits until it is durable. */
    public Receipt record(JournalEntry entry) {
        return record(List.of(entry)).getFirst();
    }

    /**
     * Records accesses and waits until all are durable.
     *
     * @throws Rejection {@code ledger.not-logged} when that cannot be known: then nothing may be answered
     */
    public List<Receipt> record(List<JournalEntry> entries) {
        numberer.requireGoing();
        long at = micros(clock.instant());
        List<Leaf> rows = new ArrayList<>(entries.size());
        List<CompletableFuture<long[]>> commits = new ArrayList<>(entries.size());
        for (JournalEntry entry : entries) {
            var waiting = new JournalWriter.Waiting(Leaf.of(entry, at), new CompletableFuture<>());
            if (!queue.offer(waiting)) {
                throw Rejection.of(LedgerError.NOT_LOGGED);
            }
            rows.add(waiting.row());
            commits.add(waiting.committed());
        }
        NoteSigner signer = key.signer();
        List<Receipt> receipts = new ArrayList<>(entries.size());
        for (int i = 0; i < rows.size(); i++) {
            byte[] leaf = rows.get(i).leaf();
            byte[] promise =
                    signer.sign(Receipt.promiseText(key.origin(), leaf)).encode();
            long[] place = await(commits.get(i));
            receipts.add(new Receipt((int) place[0], place[1], leaf, promise));
        }
        return receipts;
    }

    /** Records the accesses an answer consists of, then lets it leave. */
    public <T> Disclosed<T> disclose(T answer, List<JournalEntry> entries) {
        return new Disclosed<>(answer, record(entries));
    }

    /** Records a refusal, so that an attempt is seen even though nothing was answered, and gives it back to throw. */
    public Rejection refused(JournalEntry entry, Rejection refusal) {
        record(entry);
        return refusal;
    }

    /**
     * Records a change inside the caller's transaction.
     *
     * @return the change's sequence number, by which its events are found; it becomes a log index when numbered
     */
    public long change(JournalEntry entry) {
        return change(entry, clock.instant());
    }

    /** The same, with the time the caller's transaction took as recorded. */
    public long change(JournalEntry entry, Instant recorded) {
        numberer.requireGoing();
        requireTransaction();
        long seq = store.writeChange(Leaf.of(entry, micros(recorded)));
        wakeAfterCommit();
        return seq;
    }

    /**
     * Records the accesses of bulk work inside the caller's transaction, as a stream of their own without promises: what
     * the caller keeps of its answers in the same transaction is readable once these rows are durable, and not before.
     *
     * @param entries at most 10,000
     */
    public void batch(List<JournalEntry> entries) {
        numberer.requireGoing();
        requireTransaction();
        if (entries.isEmpty() || entries.size() > MOST_IN_BATCH) {
            throw new IllegalArgumentException("1 to " + MOST_IN_BATCH + " rows in a batch, not " + entries.size());
        }
        long at = micros(clock.instant());
        List<Leaf> rows = entries.stream().map(entry -> Leaf.of(entry, at)).toList();
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            JournalCopy.write(connection, JournalStore.batchStream(connection, key.run(), rows.size()), rows);
        } catch (SQLException e) {
            LOG.warn("a batch of {} rows was not journaled: {}", rows.size(), e.getMessage());
            throw Rejection.of(LedgerError.NOT_LOGGED);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
        wakeAfterCommit();
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a change is journaled in the transaction that makes it");
        }
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                numberer.wake();
            }
        });
    }

    @PostConstruct
    void start() {
        for (int i = 0; i < settings.writers(); i++) {
            var writer = new JournalWriter(database, queue, settings.batch(), key.run(), numberer::wake);
            writers.add(writer);
            threads.add(Thread.ofVirtual().name("journal-" + i).start(writer));
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        writers.forEach(JournalWriter::stop);
        for (Thread thread : threads) {
            thread.join(2000);
        }
    }

    private static long[] await(CompletableFuture<long[]> committed) {
        try {
            return committed.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Rejection.of(LedgerError.NOT_LOGGED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rejection.of(LedgerError.NOT_LOGGED);
        }
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
}
