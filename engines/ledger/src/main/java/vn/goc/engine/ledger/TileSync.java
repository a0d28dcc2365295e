package vn.goc.engine.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes tiles durable behind the writer's back, so that reopening after a crash reads few entries again. */
final class TileSync implements AutoCloseable {
    /** Entries between two rounds: what a crash may make the next opening compute again, twice over. */
    static final int INTERVAL = 65_536;

    private static final int CLOSE_SECONDS = 60;

    private final Path dir;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ledger-tiles").factory());
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long durable;

    TileSync(Path dir, long durable) {
        this.dir = dir;
        this.durable = durable;
    }

    /** Up to which size every tile is durable. */
    long durable() {
        return durable;
    }

    void grown(long size) {
        if (size - durable >= INTERVAL && running.compareAndSet(false, true)) {
            thread.execute(() -> round(size));
        }
    }

    private void round(long size) {
        try {
            TileWriter.forceTiles(dir, durable, size);
            durable = size;
        } catch (IOException e) {
            durable = Math.min(durable, size); // nothing gained: the next round tries the same tiles again
        } finally {
            running.set(false);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
