package vn.goc.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of the journal: one connection, one thread. Requests that wait share its next commit. When a commit's
 * outcome is not known the stream ends there, nobody waiting on it is answered, and a new one begins.
 */
final class JournalWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final long RETRY_MILLIS = 250;
    private static final int SILENT_MILLIS = 20_000; // longer than any statement may take

    /** A row with the promise to say when it is committed. */
    record Waiting(Leaf row, CompletableFuture<long[]> committed) {}

    private final DataSource database;
    private final BlockingQueue<Waiting> queue;
    private final int most;
    private final String node;
    private final Runnable committed;
    private volatile boolean running = true;

    JournalWriter(DataSource database, BlockingQueue<Waiting> queue, int most, String node, Runnable committed) {
        this.database = database;
        this.queue = queue;
        this.most = most;
        this.node = node;
        this.committed = committed;
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        while (running) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, SILENT_MILLIS);
                int writer = JournalStore.openStream(connection, node);
                try (PreparedStatement statement = JournalStore.prepareWrite(connection)) {
                    serve(writer, statement);
                } finally {
                    JournalStore.leaveStream(connection);
                }
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warn("journal stream ended: {}", e.getMessage());
                    refuseWaiting(e);
                    pause();
                }
            }
        }
        refuseWaiting(null);
    }

    private void serve(int writer, PreparedStatement statement) throws SQLException {
        long seq = 1;
        List<Waiting> batch = new ArrayList<>(most);
        while (running) {
            batch.clear();
            Waiting first = take();
            if (first == null) {
                continue;
            }
            batch.add(first);
            queue.drainTo(batch, most - 1);
            try {
                JournalStore.write(
                        statement, writer, seq, batch.stream().map(Waiting::row).toList());
            } catch (SQLException e) {
                batch.forEach(w -> w.committed.completeExceptionally(e));
                throw e;
            }
            long next = seq;
            for (Waiting waiting : batch) {
                waiting.committed.complete(new long[] {writer, next++});
            }
            seq = next;
            committed.run();
        }
    }

    private @Nullable Waiting take() {
        try {
            return queue.poll(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** While the database is away nobody waits in vain: what queued up is refused, the answers are not sent. */
    private void refuseWaiting(@Nullable Exception cause) {
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(
                w -> w.committed.completeExceptionally(cause == null ? new IllegalStateException("stopping") : cause));
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
