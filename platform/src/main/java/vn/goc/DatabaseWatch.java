package vn.goc;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the local database back when it died under a running server: killed, out of memory, out of disk. Until then
 * requests are refused, because nothing can be logged; the pools reconnect by themselves afterwards.
 */
final class DatabaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final long LOOK_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final LocalDatabase database;
    private final Thread thread;
    private volatile boolean running = true;

    DatabaseWatch(LocalDatabase database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("database-watch").daemon().start(this::watch);
    }

    private void watch() {
        long pause = LOOK_MILLIS;
        while (running) {
            if (database.alive()) {
                pause = LOOK_MILLIS;
            } else {
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
                restart();
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void restart() {
        LOG.warn("the database died; starting it again");
        try {
            database.restart();
            LOG.info("the database is back");
        } catch (IOException | RuntimeException e) {
            LOG.warn("the database does not start yet: {}", e.getMessage());
        }
    }

    /** Before the database is stopped on purpose. */
    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
