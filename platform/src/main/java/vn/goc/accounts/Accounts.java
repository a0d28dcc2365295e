package vn.goc.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.notices.Messages;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.site.Session;
import vn.goc.site.Sessions;
import vn.goc.site.Tx;

/** Opens, finds, locks and unlocks accounts, and changes their password. Signing in is {@link SignIns}. */
@Service
public class Accounts {
    private static final Pattern CITIZEN_LOGIN = Pattern.compile("[0-9]{12}");
    private static final Pattern OFFICER_LOGIN = Pattern.compile("[a-z0-9._-]{1,64}@[a-z0-9.-]{1,35}");
    private static final Duration NEWS = Duration.ofDays(1);
    private static final int ATTEMPTS_SHOWN = 10;

    private final AccountStore store;
    private final Passwords passwords;
    private final Throttle throttle;
    private final AccountSettings settings;
    private final Sessions sessions;
    private final Notices notices;
    private final Messages messages;
    private final Tx tx;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(
            AccountStore store,
            Passwords passwords,
            Throttle throttle,
            AccountSettings settings,
            Sessions sessions,
            Notices notices,
            Messages messages,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.throttle = throttle;
        this.settings = settings;
        this.sessions = sessions;
        this.notices = notices;
        this.messages = messages;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * Opens a citizen's account (Decree 69/2024/NĐ-CP Art. 10).
     *
     * @param person the register's lifelong id
     * @param login 12-digit personal number
     * @param phone where codes go
     * @param level 1 or 2
     * @return the account's id
     * @throws Rejection accounts.login-malformed, accounts.login-taken (also when the person has an account),
     *     accounts.password-weak
     */
    public UUID openCitizen(UUID person, String login, String name, String phone, String initialPassword, int level) {
        if (!CITIZEN_LOGIN.matcher(login).matches()) {
            throw Rejection.of(AccountsError.LOGIN_MALFORMED);
        }
        Instant now = clock.instant();
        return open(
                new Account(
                        id(now),
                        Account.Kind.CITIZEN,
                        person,
                        login,
                        name,
                        null,
                        null,
                        null,
                        null,
                        phone,
                        null,
                        level,
                        now,
                        now,
                        null,
                        null),
                initialPassword);
    }

    /**
     * Opens an account for an officer, leader, operator or agency's engineer.
     *
     * @param login like {@code lan@pcthuanhoa}; capitals are made small
     * @param role {@code residence-officer}, {@code civil-officer}, {@code leader}, {@code operator} or {@code agency-engineer}
     * @param agency code of the agency
     * @param unit the unit as people know it
     * @param area commune or province code, {@code *} for the whole country, null for none
     * @return the account's id, which is also the actor's
     * @throws Rejection accounts.login-malformed, accounts.login-taken, accounts.password-weak
     */
    public UUID openOfficer(
            String login,
            String name,
            String role,
            String agency,
            String unit,
            @Nullable String area,
            String phone,
            String password) {
        String small = login.toLowerCase(Locale.ROOT);
        if (!OFFICER_LOGIN.matcher(small).matches()) {
            throw Rejection.of(AccountsError.LOGIN_MALFORMED);
        }
        Instant now = clock.instant();
        return open(
                new Account(
                        id(now),
                        Account.Kind.OFFICER,
                        null,
                        small,
                        name,
                        role,
                        agency,
                        unit,
                        area,
                        phone,
                        null,
                        2,
                        now,
                        now,
                        null,
                        null),
                password);
    }

    public Optional<Account> find(String login) {
        return tx.read(Actor.system(), () -> store.find(login).map(AccountStore.Secured::account));
    }

    public Optional<Account> find(UUID account) {
        return tx.read(Actor.system(), () -> store.find(account).map(AccountStore.Secured::account));
    }

    public Optional<Account> findByPerson(UUID person) {
        return tx.read(Actor.system(), () -> store.findByPerson(person).map(AccountStore.Secured::account));
    }

    /** The last tries to sign in to an account, newest first; at most 10. */
    public List<Attempt> attempts(UUID account) {
        return tx.read(Actor.system(), () -> store.attempts(account, ATTEMPTS_SHOWN));
    }

    /**
     * Locks an account at once (khóa tài khoản; Decree 69/2024/NĐ-CP Art. 15, Law 26/2023/QH15 Art. 34): every session
     * ends, no device is known any more, the holder is told.
     *
     * @param reason written for the holder, Vietnamese
     * @return false when it was locked before
     * @throws Rejection accounts.account-unknown
     */
    public boolean lock(UUID account, String reason) {
        return tx.write(Actor.system(), () -> {
            Account found = required(account).account();
            boolean locked = store.lock(account, reason, clock.instant());
            if (locked) {
                closeAll(account);
                tell(
                        found,
                        "Tài khoản của bạn đã bị khóa",
                        "Your account has been locked",
                        "Lý do: " + reason + ". Đến bất kỳ cơ quan công an xã hoặc quầy một cửa nào để mở lại.",
                        "Reason: " + reason + ". Go to any commune police office or one-stop desk to have it opened.");
            }
            return locked;
        });
    }

    /**
     * Opens a locked account again, when the ground for the lock is gone.
     *
     * @return false when it was not locked
     * @throws Rejection accounts.account-unknown
     */
    public boolean unlock(UUID account, String reason) {
        return tx.write(Actor.system(), () -> {
            Account found = required(account).account();
            boolean opened = store.unlock(account);
            if (opened) {
                tell(
                        found,
                        "Tài khoản của bạn đã được mở lại",
                        "Your account is open again",
                        "Lý do: " + reason + ". Nếu không phải bạn đề nghị, hãy khóa lại ngay.",
                        "Reason: " + reason + ". If you did not ask for this, lock it again at once.");
            }
            return opened;
        });
    }

    /**
     * Changes the password; every other session ends and every device has to be made known again.
     *
     * @throws Rejection accounts.password-wrong, accounts.password-weak, accounts.paused
     */
    public void changePassword(Session session, String present, String wanted) {
        Instant now = clock.instant();
        String key = "change|" + session.account();
        Duration pause = throttle.enter(key, settings.freeTries(), now);
        if (!pause.isZero()) {
            throw Rejection.of(AccountsError.PAUSED).with("seconds", pause.toSeconds() + 1);
        }
        AccountStore.Secured found = required(session.account());
        if (!passwords.matches(present, found.password())) {
            throw Rejection.of(AccountsError.PASSWORD_WRONG);
        }
        throttle.clear(key);
        Passwords.requireStrong(wanted, found.account().login());
        String hash = passwords.hash(wanted);
        tx.write(Actor.system(), () -> {
            store.setPassword(session.account(), hash, now);
            sessions.closeOthers(session);
            tell(
                    found.account(),
                    "Mật khẩu của bạn vừa được đổi",
                    "Your password has been changed",
                    "Các thiết bị khác đã bị đăng xuất. Nếu không phải bạn, hãy khóa tài khoản ngay.",
                    "Your other devices are signed out. If this was not you, lock the account at once.");
            return null;
        });
    }

    private UUID open(Account account, String password) {
        Passwords.requireStrong(password, account.login());
        String hash = passwords.hash(password);
        boolean opened = tx.write(account.actor(), () -> store.open(account, hash));
        if (!opened) {
            throw Rejection.of(AccountsError.LOGIN_TAKEN);
        }
        return account.id();
    }

    private AccountStore.Secured required(UUID account) {
        return store.find(account).orElseThrow(() -> Rejection.of(AccountsError.ACCOUNT_UNKNOWN));
    }

    private void closeAll(UUID account) {
        sessions.list(account).forEach(session -> sessions.close(session.key()));
    }

    /** In the inbox and by message: what changes an account must reach its holder wherever they are. */
    void tell(Account account, String subjectVi, String subjectEn, String bodyVi, String bodyEn) {
        notices.send(account.actor().id(), new Notice.Draft(subjectVi, subjectEn, bodyVi, bodyEn, "/account"));
        if (account.phone() != null) {
            messages.sms(account.phone(), "Gốc: " + subjectVi + ". " + bodyVi, Duration.ZERO, NEWS);
        } else if (account.email() != null) {
            messages.email(account.email(), subjectVi, bodyVi, Duration.ZERO, NEWS);
        }
    }

    /** A version 7 UUID (RFC 9562): milliseconds, then random. */
    private UUID id(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0xfffL);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
