package vn.goc.subscriptions;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import vn.goc.site.Session;

/** A page that listens. News that come faster than it takes them become one: it holds an index, no queue. */
public final class Listener implements AutoCloseable {
    private final Session session;
    private final Duration heartbeat;
    private final Consumer<Listener> closed;
    private final Semaphore signal = new Semaphore(0);
    private final AtomicLong upTo = new AtomicLong(-1);

    Listener(Session session, Duration heartbeat, Consumer<Listener> closed) {
        this.session = session;
        this.heartbeat = heartbeat;
        this.closed = closed;
    }

    public Session session() {
        return session;
    }

    /** Waits for news, for a heartbeat at most: an index of the log, or −1. */
    public long await() throws InterruptedException {
        signal.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        signal.drainPermits();
        return upTo.getAndSet(-1);
    }

    void tell(long index) {
        upTo.accumulateAndGet(index, Math::max);
        wake();
    }

    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    @Override
    public void close() {
        closed.accept(this);
    }
}
