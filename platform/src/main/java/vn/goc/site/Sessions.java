package vn.goc.site;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Sha256;

/**
 * Sessions in PostgreSQL: the browser holds a random token, the database its hash. A node remembers one for a second at
 * most, so closing one is felt everywhere within that second; its last use is written once a minute at most.
 */
@Service
public class Sessions {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final Duration TOUCHED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 50_000;

    private final SessionStore store;
    private final SiteSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(Session session, Instant until) {}

    /** A new session with the token that goes into the cookie and is kept nowhere else. */
    public record Opened(String token, Session session) {}

    Sessions(SessionStore store, SiteSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens a session; signing in always makes a new token, so one known before is worthless after. */
    public Opened open(UUID account, Actor actor, String name, int acr, String device) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        byte[] key = Sha256.of(token);
        Instant now = clock.instant();
        var session = new Session(
                HexFormat.of().formatHex(key),
                account,
                actor,
                name,
                acr,
                shorten(device),
                now,
                now,
                now.plus(settings.sessionLife()));
        store.open(key, session);
        return new Opened(token, session);
    }

    /** Replaces a session by a stronger one: new token, same holder. */
    public Opened stepUp(Session session, int acr) {
        Opened stronger = open(session.account(), session.actor(), session.name(), acr, session.device());
        close(session.key());
        return stronger;
    }

    public Optional<Session> find(String token) {
        if (token.length() > 64) {
            return Optional.empty();
        }
        byte[] key = Sha256.of(token);
        String id = HexFormat.of().formatHex(key);
        Instant now = clock.instant();
        Remembered known = remembered.get(id);
        if (known != null && now.isBefore(known.until)) {
            return Optional.of(known.session);
        }
        Optional<Session> found = store.find(key, now, now.minus(settings.sessionIdle()));
        found.ifPresentOrElse(
                session -> {
                    if (session.seenAt().plus(TOUCHED).isBefore(now)) {
                        store.touch(key, now);
                    }
                    if (remembered.size() > MOST_REMEMBERED) {
                        remembered.clear();
                    }
                    remembered.put(id, new Remembered(session, now.plus(REMEMBERED)));
                },
                () -> remembered.remove(id));
        return found;
    }

    /** @param key the session's public id */
    public void close(String key) {
        remembered.remove(key);
        store.close(HexFormat.of().parseHex(key));
    }

    /** Signs the account out everywhere else. */
    public void closeOthers(Session kept) {
        store.closeOthers(kept.account(), HexFormat.of().parseHex(kept.key())).forEach(remembered::remove);
    }

    public List<Session> list(UUID account) {
        Instant now = clock.instant();
        return store.list(account, now, now.minus(settings.sessionIdle()));
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void purge() {
        Instant now = clock.instant();
        remembered.values().removeIf(r -> r.until.isBefore(now));
        store.purge(now, now.minus(settings.sessionIdle()));
    }

    private static String shorten(String device) {
        String bare = device.replaceAll("\\p{Cntrl}", " ");
        return bare.length() > 200 ? bare.substring(0, 200) : bare;
    }
}
