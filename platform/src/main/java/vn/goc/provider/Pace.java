package vn.goc.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How many tokens a client may take: a bucket that fills steadily, in the node's memory. */
@Component
class Pace {
    private static final int MOST_BUCKETS = 10_000;

    private final ProviderSettings settings;
    private final Clock clock;
    private final Map<UUID, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
            return size() > MOST_BUCKETS;
        }
    };

    private record Bucket(double left, Instant at) {}

    Pace(ProviderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws TokenRefusal 429 when the client took more than its share; its token is good for minutes, so it can wait */
    synchronized void require(UUID client) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(client, new Bucket(settings.tokensAtOnce(), now));
        double seconds = Math.max(0, Duration.between(bucket.at, now).toMillis() / 1000.0);
        double left = Math.min(settings.tokensAtOnce(), bucket.left + seconds * settings.tokensPerSecond());
        boolean enough = left >= 1;
        buckets.put(client, new Bucket(enough ? left - 1 : left, now));
        if (!enough) {
            throw new TokenRefusal(429, "temporarily_unavailable", "Too many tokens asked for; use the one you have.");
        }
    }
}
