package vn.goc.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts tries per key and, after the free ones, makes each further one wait twice as long as the one before. A try counts
 * before its outcome is known, so that many at once gain nothing; success takes it back.
 *
 * <p>Kept in the node's memory and bounded: the keys used longest ago go first.
 */
@Component
class Throttle {
    private static final int MOST_KEYS = 100_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);

    private final Duration longest;
    private final Map<String, Count> counts = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Count(int tries, Instant last, Instant open) {}

    Throttle(AccountSettings settings) {
        this.longest = settings.longestPause();
    }

    /**
     * Counts a try, unless the key has to wait.
     *
     * @return zero if it may go on, else how long to wait
     */
    synchronized Duration enter(String key, int free, Instant now) {
        Count count = current(key, now);
        if (now.isBefore(count.open)) {
            return Duration.between(now, count.open);
        }
        int tries = count.tries + 1;
        Duration pause = tries < free ? Duration.ZERO : doubled(tries - free);
        counts.put(key, new Count(tries, now, now.plus(pause)));
        return Duration.ZERO;
    }

    /** Forgets a key whose holder proved to be who they are. */
    synchronized void clear(String key) {
        counts.remove(key);
    }

    /** Takes one try back that was no failure. */
    synchronized void giveBack(String key, Instant now) {
        Count count = current(key, now);
        if (count.tries > 0) {
            counts.put(key, new Count(count.tries - 1, count.last, now));
        }
    }

    synchronized int tries(String key, Instant now) {
        return current(key, now).tries;
    }

    private Duration doubled(int steps) {
        Duration pause = Duration.ofSeconds(1L << Math.min(steps, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    private Count current(String key, Instant now) {
        Count count = counts.get(key);
        boolean stale = count != null && count.last.plus(FORGOTTEN).isBefore(now) && !now.isBefore(count.open);
        return count == null || stale ? new Count(0, now, now) : count;
    }
}
