package vn.goc.verification;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one thread of this node that works on files, piece by piece, whoever took them in. */
@Component
class FileWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FileWorker.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long STOP_MILLIS = 5_000;
    private static final long SWEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Batches batches;
    private final VerificationSettings settings;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    private boolean failing;
    private long swept = System.nanoTime();
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    FileWorker(Batches batches, VerificationSettings settings) {
        this.batches = batches;
        this.settings = settings;
    }

    /** Says that there is something to do; cheap, from any thread. */
    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("verification").start(this::work);
    }

    /** Lets the piece at hand end; one that takes too long is begun again by the next node. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                if (System.nanoTime() - swept > SWEEP_NANOS) {
                    batches.expire();
                    swept = System.nanoTime();
                }
                if (!batches.step()) {
                    signal.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running && !failing) {
                    LOG.warn("files of claims wait and are tried again: {}", e.toString());
                }
                failing = true;
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
