package vn.goc.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vn.goc.engine.ledger.LogDamaged;
import vn.goc.engine.ledger.TileLog;
import vn.goc.kernel.Rejection;
import vn.goc.site.Page;
import vn.goc.site.Readiness;
import vn.goc.site.SiteSettings;
import vn.goc.site.Texts;

/**
 * Gives committed journal rows dense numbers and keeps this node's log. Whichever node holds the advisory lock numbers;
 * all others follow. See {@link NumberingRound} for one step.
 *
 * <p>It halts, and with it every answer, when the database knows less than the log or says something else: going on
 * would begin a fork.
 */
@Component
public class Numberer implements Readiness, Page.LogHead.Source {
    private static final Logger LOG = LoggerFactory.getLogger(Numberer.class);
    private static final long LOCK = 6_062_022_001L;
    private static final int IDLE_MILLIS = 200;
    private static final int RETRY_MILLIS = 300;
    private static final long STALE_MILLIS = 10_000;
    private static final long FIRST_ROUND_SECONDS = 10;

    /** What this node has published. */
    public record Published(long size, byte[] note, Instant at) {}

    private final DataSource database;
    private final NumberingRound round;
    private final LedgerSettings settings;
    private final SiteSettings site;
    private final Clock clock;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running = true;
    private volatile boolean leading;
    private volatile boolean agreed;
    private final CountDownLatch firstRound = new CountDownLatch(1);
    private volatile @Nullable String halted;
    private volatile @Nullable String trouble;
    private volatile @Nullable Published published;
    private volatile @Nullable TileLog log;
    private volatile long lastRound;
    private @Nullable Thread thread;

    Numberer(
            DataSource database,
            NumberingRound round,
            LedgerSettings settings,
            SiteSettings site,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.round = round;
        this.settings = settings;
        this.site = site;
        this.clock = clock;
        meters.gauge("goc.log.size", this, n -> n.published == null ? 0 : n.published.size());
        meters.gauge("goc.log.leading", this, n -> n.leading ? 1 : 0);
    }

    /** Says that something was committed; cheap, from any thread. */
    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /**
     * Lets an answer go on only while log and database are known to tell one story: not before the first round after a
     * start, which a request waits for, nor while the database is away, which may come back older.
     *
     * @throws Rejection {@code ledger.halted} or {@code ledger.not-logged} when nothing may be answered
     */
    void requireGoing() {
        if (!agreed && halted == null) {
            try {
                firstRound.await(FIRST_ROUND_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (halted != null) {
            throw Rejection.of(LedgerError.HALTED);
        }
        if (!agreed) {
            throw Rejection.of(LedgerError.NOT_LOGGED);
        }
    }

    public Optional<Published> published() {
        return Optional.ofNullable(published);
    }

    public boolean leading() {
        return leading;
    }

    Optional<TileLog> log() {
        return Optional.ofNullable(log);
    }

    @Override
    public String part() {
        return "ledger";
    }

    @Override
    public Optional<String> trouble() {
        if (halted != null) {
            return Optional.of("halted: " + halted);
        }
        if (trouble != null) {
            return Optional.of(trouble);
        }
        boolean stale = System.currentTimeMillis() - lastRound > STALE_MILLIS;
        return stale ? Optional.of("the numberer has not completed a round for 10 s") : Optional.empty();
    }

    @Override
    public Optional<Page.LogHead> logHead() {
        return published().map(p -> new Page.LogHead(p.size(), Texts.second(p.at())));
    }

    @PostConstruct
    void start() {
        lastRound = System.currentTimeMillis();
        thread = Thread.ofPlatform().name("numberer").daemon().start(this::run);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        running = false;
        wake();
        if (thread != null) {
            thread.join(5000);
        }
    }

    private void run() {
        Path directory = site.data().resolve("ledger");
        while (running && halted == null) {
            try (TileLog opened = TileLog.open(directory);
                    Connection lock = database.getConnection()) {
                log = opened;
                rounds(opened, lock);
            } catch (LogDamaged e) {
                halt("the log in " + directory + " is damaged: " + e.getMessage());
            } catch (Fork e) {
                halt(String.valueOf(e.getMessage()));
            } catch (SQLException | DataAccessException | TransactionException e) {
                agreed = false;
                retry(e);
            } catch (RuntimeException | OutOfMemoryError e) {
                retry(e); // a full disk: rows stay committed in the journal and are numbered later
            } finally {
                leading = false;
            }
        }
    }

    private void retry(Throwable failure) {
        if (running) {
            String now = "the numberer waits: " + failure.getMessage();
            if (!now.equals(trouble)) {
                LOG.warn("{}", now);
            }
            trouble = now;
            rest(RETRY_MILLIS);
        }
    }

    private void rounds(TileLog opened, Connection lock) throws SQLException {
        lock.setAutoCommit(true);
        try {
            while (running) {
                if (!leading && round.mayLead() && tryLock(lock)) {
                    leading = round.lead(opened);
                    if (leading) {
                        LOG.info("this node numbers from {}", opened.size());
                    } else {
                        unlock(lock);
                    }
                }
                boolean more = leading ? round.number(opened) : round.follow(opened);
                done(opened);
                if (!more) {
                    pause();
                }
                if (leading && !lock.isValid(2)) {
                    throw new SQLException("lost the numberer's lock");
                }
            }
        } finally {
            unlock(lock); // the pool would keep the session, and the lock with it
        }
    }

    private void done(TileLog opened) {
        round.published(opened).ifPresent(note -> {
            if (published == null || !Arrays.equals(published.note(), note.note())) {
                published = new Published(note.size(), note.note(), clock.instant());
            }
        });
        trouble = round.foreignKey();
        agreed = trouble == null; // a promise signed with a key that is not the log's binds nobody
        firstRound.countDown();
        lastRound = System.currentTimeMillis();
    }

    private void halt(String reason) {
        halted = reason;
        firstRound.countDown();
        LOG.error("HALTED: {}. Nothing is answered until this is resolved; see docs/runbook.md", reason);
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void unlock(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debug("the session is gone, and its lock with it: {}", e.getMessage());
        }
    }

    private void pause() {
        try {
            if (signal.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
                Thread.sleep(settings.pauseMillis());
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The database and the log tell two stories. */
    static final class Fork extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fork(String message) {
            super(message);
        }
    }
}
