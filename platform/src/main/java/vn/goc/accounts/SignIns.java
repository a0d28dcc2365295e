package vn.goc.accounts;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.notices.Messages;
import vn.goc.site.Session;
import vn.goc.site.Sessions;
import vn.goc.site.Tx;

/**
 * Signing in with a password and a one-time code: two different non-biometric factors, acr 2 (Decree 69/2024/NĐ-CP).
 *
 * <p>A login that nobody has and a wrong password get the same answer after the same work. Signing in always makes a new
 * session token; the one the browser had before is closed.
 */
@Service
public class SignIns {
    static final int MOST_TRIES = 5;
    private static final int MOST_SENDS = 3;
    private static final int ACR = 2;
    private static final Duration BETWEEN_SENDS = Duration.ofSeconds(30);
    private static final int LONGEST_LOGIN = 100;

    private final AccountStore accounts;
    private final PendingStore pendings;
    private final Passwords passwords;
    private final FairPauses pauses;
    private final KnownDevices devices;
    private final Secrets secrets;
    private final Sessions sessions;
    private final Messages messages;
    private final AccountSettings settings;
    private final Tx tx;
    private final Clock clock;

    SignIns(
            AccountStore accounts,
            PendingStore pendings,
            Passwords passwords,
            FairPauses pauses,
            KnownDevices devices,
            Secrets secrets,
            Sessions sessions,
            Messages messages,
            AccountSettings settings,
            Tx tx,
            Clock clock) {
        this.accounts = accounts;
        this.pendings = pendings;
        this.passwords = passwords;
        this.pauses = pauses;
        this.devices = devices;
        this.secrets = secrets;
        this.sessions = sessions;
        this.messages = messages;
        this.settings = settings;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * A sign-in that waits for its code.
     *
     * @param address where the code went, mostly hidden
     * @param sentAt in the future while the code is held back because the login is under attack
     */
    public record Waiting(String address, Instant sentAt, Instant expiresAt, int triesLeft, boolean moreCodes) {}

    /**
     * Somebody is in.
     *
     * @param trust new value of the known-device cookie
     */
    public record Entered(Sessions.Opened opened, String trust) {}

    /**
     * Checks login and password and sends a code.
     *
     * @return the token to bring back with the code; it opens nothing by itself
     * @throws Rejection accounts.wrong-login-or-password, accounts.paused, accounts.locked (only after the right password)
     */
    public String begin(String login, String password, Client client) {
        String wanted = login.strip().toLowerCase(Locale.ROOT);
        String bounded = wanted.length() > LONGEST_LOGIN ? "" : wanted;
        Instant now = clock.instant();
        Optional<AccountStore.Secured> found = tx.read(Actor.system(), () -> accounts.find(bounded));
        Optional<String> device = found.flatMap(f -> devices.find(f.account(), client.trust()));
        FairPauses.Try attempt;
        try {
            attempt = pauses.begin(bounded, client, device, now);
        } catch (Rejection e) {
            note(found, bounded, client, "paused", now);
            throw e;
        }
        if (!checked(found, password, attempt)) {
            pauses.wrong(attempt);
            note(found, bounded, client, "wrong-password", now);
            throw Rejection.of(AccountsError.WRONG_LOGIN_OR_PASSWORD);
        }
        pauses.right(attempt);
        AccountStore.Secured right = found.orElseThrow();
        if (right.account().locked()) {
            note(found, bounded, client, "locked", now);
            throw Rejection.of(AccountsError.LOCKED);
        }
        pauses.requireCode(right.account().id(), client, device, now);
        String fresh = passwords.outdated(right.password()) ? passwords.hash(password) : null;
        return send(right, fresh, client, device.isPresent(), now, pauses.codeDelay(attempt));
    }

    /** What the page with the code may show; empty when the sign-in is over. */
    public Optional<Waiting> waiting(String token) {
        Instant now = clock.instant();
        return tx.read(
                Actor.system(),
                () -> pendings.find(Sha256.of(token), now, MOST_TRIES)
                        .flatMap(pending -> accounts.find(pending.account())
                                .map(account -> new Waiting(
                                        account.account().shownAddress(),
                                        pending.sentAt(),
                                        pending.expiresAt(),
                                        MOST_TRIES - pending.tries(),
                                        pending.sends() < MOST_SENDS))));
    }

    /**
     * Sends another code, which replaces the one before; the tries are not given back.
     *
     * @throws Rejection accounts.code-over, accounts.code-not-again
     */
    public void again(String token, Client client) {
        Instant now = clock.instant();
        byte[] key = Sha256.of(token);
        String code = secrets.code();
        tx.write(Actor.system(), () -> {
            PendingStore.Pending pending =
                    pendings.find(key, now, MOST_TRIES).orElseThrow(() -> Rejection.of(AccountsError.CODE_OVER));
            boolean renewed = pendings.renew(
                    key,
                    secrets.codeHash(token, code),
                    now,
                    now.plus(settings.codeLife()),
                    MOST_TRIES,
                    MOST_SENDS,
                    now.minus(BETWEEN_SENDS));
            if (!renewed) {
                throw Rejection.of(AccountsError.CODE_NOT_AGAIN);
            }
            message(accounts.find(pending.account()).orElseThrow().account(), code, client, Duration.ZERO);
            return null;
        });
    }

    /**
     * Ends the sign-in with the code.
     *
     * @param token what {@link #begin} gave
     * @param before the session the browser has, if any: replaced by a stronger one when it is the same account's, closed
     *     otherwise
     * @throws Rejection accounts.code-wrong, accounts.code-over, accounts.locked
     */
    public Entered finish(String token, String code, Client client, Optional<Session> before) {
        Instant now = clock.instant();
        byte[] key = Sha256.of(token);
        byte[] given = secrets.codeHash(token, digits(code));
        // a wrong try must stay counted, so it is thrown after the commit
        Outcome outcome = tx.write(Actor.system(), () -> tried(key, given, client, before, now));
        if (outcome.entered == null) {
            throw Objects.requireNonNull(outcome.refused);
        }
        return outcome.entered;
    }

    /** Signs out: the token is worthless everywhere within a second. */
    public void leave(Session session) {
        sessions.close(session.key());
    }

    /**
     * Opens the session of somebody who has proved who they are, inside the caller's transaction, which holds the account.
     */
    Entered enter(Account account, Client client, Optional<Session> before, String how) {
        accounts.note(account.id(), secrets.loginHash(account.login()), client, how, clock.instant());
        Optional<Session> same = before.filter(session -> session.account().equals(account.id()));
        Sessions.Opened opened = same.map(session -> sessions.stepUp(session, ACR))
                .orElseGet(() -> sessions.open(account.id(), account.actor(), account.name(), ACR, client.device()));
        if (same.isEmpty()) {
            before.ifPresent(session -> sessions.close(session.key()));
        }
        return new Entered(opened, devices.remember(account, client.trust()));
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void purge() {
        Instant before = clock.instant().minus(Duration.ofHours(1));
        tx.write(Actor.system(), () -> {
            pendings.purge(before);
            return null;
        });
    }

    private record Outcome(
            @Nullable Entered entered, @Nullable Rejection refused) {}

    private Outcome tried(byte[] key, byte[] given, Client client, Optional<Session> before, Instant now) {
        Optional<PendingStore.Pending> found = pendings.tryOnce(key, now, MOST_TRIES);
        if (found.isEmpty()) {
            return new Outcome(null, Rejection.of(AccountsError.CODE_OVER));
        }
        PendingStore.Pending pending = found.get();
        Account account = accounts.findHeld(pending.account()).orElseThrow().account();
        if (!MessageDigest.isEqual(given, pending.code())) {
            accounts.note(account.id(), secrets.loginHash(account.login()), client, "wrong-code", now);
            int left = MOST_TRIES - pending.tries();
            return new Outcome(
                    null,
                    left == 0
                            ? Rejection.of(AccountsError.CODE_OVER)
                            : Rejection.of(AccountsError.CODE_WRONG).with("left", left));
        }
        pendings.use(key, now);
        if (account.locked()) {
            return new Outcome(null, Rejection.of(AccountsError.LOCKED));
        }
        pauses.codeRight(account.id(), client, devices.find(account, client.trust()));
        return new Outcome(enter(account, client, before, "signed-in"), null);
    }

    private boolean checked(Optional<AccountStore.Secured> found, String password, FairPauses.Try attempt) {
        try {
            if (found.isEmpty()) {
                passwords.pretend(password);
                return false;
            }
            return passwords.matches(password, found.get().password());
        } catch (Rejection e) {
            pauses.neither(attempt);
            throw e;
        }
    }

    private String send(
            AccountStore.Secured right,
            @Nullable String rehashed,
            Client client,
            boolean known,
            Instant now,
            Duration delay) {
        Account account = right.account();
        String token = secrets.token();
        String code = secrets.code();
        Instant sent = now.plus(delay);
        return tx.write(Actor.system(), () -> {
            if (rehashed != null) {
                accounts.rehash(account.id(), right.password(), rehashed);
            }
            pendings.begin(
                    Sha256.of(token),
                    account.id(),
                    secrets.codeHash(token, code),
                    known,
                    sent,
                    sent.plus(settings.codeLife()));
            message(account, code, client, delay);
            accounts.note(account.id(), secrets.loginHash(account.login()), client, "code-sent", now);
            return token;
        });
    }

    private void message(Account account, String code, Client client, Duration delay) {
        long minutes = settings.codeLife().toMinutes();
        String text = client.vietnamese()
                ? code + " là mã đăng nhập Gốc, dùng trong " + minutes
                        + " phút. Không đưa mã cho bất kỳ ai, kể cả cán bộ."
                : code + " is your Gốc sign-in code, good for " + minutes
                        + " minutes. Give it to nobody, officers included.";
        if (account.phone() != null) {
            messages.sms(account.phone(), text, delay, delay.plus(settings.codeLife()));
        } else {
            String subject = client.vietnamese() ? "Mã đăng nhập Gốc" : "Gốc sign-in code";
            String address = Objects.requireNonNull(account.email());
            messages.email(address, subject, text, delay, delay.plus(settings.codeLife()));
        }
    }

    private void note(Optional<AccountStore.Secured> found, String login, Client client, String outcome, Instant now) {
        UUID account = found.map(f -> f.account().id()).orElse(null);
        tx.write(Actor.system(), () -> {
            accounts.note(account, secrets.loginHash(login), client, outcome, now);
            return null;
        });
    }

    /** Spaces and dashes that people type between digits do not count. */
    private static String digits(String code) {
        String bare = code.replaceAll("[\\s-]", "");
        return bare.length() > 12 ? "" : bare;
    }
}
