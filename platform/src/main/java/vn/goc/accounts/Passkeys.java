package vn.goc.accounts;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.site.Session;
import vn.goc.site.Tx;

/**
 * Passkeys (khóa truy cập): adding one, signing in with one, removing one (WebAuthn Level 3). A challenge is good for five
 * minutes, for the browser that asked (by its form token), and for one answer.
 */
@Service
public class Passkeys {
    private static final int MOST = 10;
    private static final int LONGEST_LABEL = 60;
    private static final Duration CHALLENGE_LIFE = Duration.ofMinutes(5);

    private final PasskeyStore store;
    private final PendingStore challenges;
    private final AccountStore accounts;
    private final SignIns signIns;
    private final Accounts holders;
    private final FairPauses pauses;
    private final Ceremony ceremony;
    private final Secrets secrets;
    private final PublicOrigin origin;
    private final Tx tx;
    private final Clock clock;

    Passkeys(
            PasskeyStore store,
            PendingStore challenges,
            AccountStore accounts,
            SignIns signIns,
            Accounts holders,
            FairPauses pauses,
            Ceremony ceremony,
            Secrets secrets,
            PublicOrigin origin,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.challenges = challenges;
        this.accounts = accounts;
        this.signIns = signIns;
        this.holders = holders;
        this.pauses = pauses;
        this.ceremony = ceremony;
        this.secrets = secrets;
        this.origin = origin;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * Options for {@code navigator.credentials.get}, as JSON values with bytes in base64url. No account is named: the device
     * offers the ones it has.
     *
     * @param browser the form token, which ties the answer to this browser
     * @throws Rejection accounts.paused
     */
    public Map<String, Object> signInOptions(String browser, Client client) {
        Instant now = clock.instant();
        pauses.requireChallenge(client, now);
        return Map.of(
                "challenge", challenge(browser, null, now),
                "rpId", origin.rpId(),
                "timeout", CHALLENGE_LIFE.toMillis(),
                "userVerification", "required");
    }

    /**
     * Signs in, or confirms again, with the browser's answer.
     *
     * @param answer JSON of the assertion (AuthenticationResponseJSON)
     * @throws Rejection accounts.passkey-refused whatever is wrong with it, accounts.locked
     */
    public SignIns.Entered signIn(String browser, String answer, Client client, Optional<Session> before) {
        AuthenticationData data = ceremony.parseAuthentication(answer);
        Instant now = clock.instant();
        byte[] challenge = Ceremony.challenge(Objects.requireNonNull(data.getCollectedClientData()));
        boolean open =
                tx.write(Actor.system(), () -> challenges.answer(Sha256.of(challenge), Sha256.of(browser), null, now));
        byte[] id = data.getCredentialId();
        if (!open || id == null) {
            throw Rejection.of(AccountsError.PASSKEY_REFUSED);
        }
        return tx.write(Actor.system(), () -> {
            PasskeyStore.Stored stored = store.find(id).orElseThrow(() -> Rejection.of(AccountsError.PASSKEY_REFUSED));
            ceremony.verify(data, stored);
            byte[] handle = data.getUserHandle();
            long count = Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
            boolean holder = handle != null && Arrays.equals(handle, handle(stored.account()));
            if (!holder || !store.used(id, stored.signCount(), count, now)) {
                throw Rejection.of(AccountsError.PASSKEY_REFUSED);
            }
            Account account = accounts.findHeld(stored.account()).orElseThrow().account();
            if (account.locked()) {
                throw Rejection.of(AccountsError.LOCKED);
            }
            return signIns.enter(account, client, before, "passkey");
        });
    }

    /**
     * Options for {@code navigator.credentials.create}.
     *
     * @throws Rejection accounts.passkeys-full
     */
    public Map<String, Object> addOptions(Session session, String browser) {
        Account account = holders.find(session.account()).orElseThrow();
        List<Passkey> present = list(session.account());
        requireRoom(present.size());
        return Map.of(
                "challenge", challenge(browser, session.account(), clock.instant()),
                "rp", Map.of("id", origin.rpId(), "name", "Gốc"),
                "user",
                        Map.of(
                                "id", encode(handle(account.id())),
                                // the whole number has no business in the device maker's cloud
                                "name",
                                        account.person() == null
                                                ? account.login()
                                                : "•••• " + account.login().substring(8),
                                "displayName", account.name()),
                "pubKeyCredParams",
                        Ceremony.ALGORITHMS.stream()
                                .map(a -> Map.of(
                                        "type", "public-key", "alg", a.getAlg().getValue()))
                                .toList(),
                "timeout", CHALLENGE_LIFE.toMillis(),
                "excludeCredentials",
                        present.stream()
                                .map(p -> Map.of("type", "public-key", "id", p.id()))
                                .toList(),
                "authenticatorSelection",
                        Map.of(
                                "residentKey", "required",
                                "requireResidentKey", true,
                                "userVerification", "required"),
                "attestation", "none");
    }

    /**
     * Adds the passkey the browser made, and tells the holder.
     *
     * @param answer JSON of the registration (RegistrationResponseJSON)
     * @param label what the holder calls it; blank takes the browser's name
     * @throws Rejection accounts.passkey-refused, accounts.passkey-known, accounts.passkeys-full
     */
    public void add(Session session, String browser, String answer, String label) {
        RegistrationData data = ceremony.parseRegistration(answer);
        Instant now = clock.instant();
        UUID holder = session.account();
        byte[] challenge = Ceremony.challenge(Objects.requireNonNull(data.getCollectedClientData()));
        boolean open = tx.write(
                Actor.system(), () -> challenges.answer(Sha256.of(challenge), Sha256.of(browser), holder, now));
        if (!open) {
            throw Rejection.of(AccountsError.PASSKEY_REFUSED);
        }
        byte[] credential = ceremony.verify(data);
        var authenticator = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        byte[] id = Objects.requireNonNull(authenticator.getAttestedCredentialData())
                .getCredentialId();
        String bare = label.replaceAll("\\p{Cntrl}", " ").strip();
        String name = bare.isEmpty() ? Devices.name(session.device()) : bare;
        String shown = name.length() > LONGEST_LABEL ? name.substring(0, LONGEST_LABEL) : name;
        tx.write(Actor.system(), () -> {
            Account account = accounts.findHeld(holder).orElseThrow().account();
            requireRoom(store.list(holder).size());
            boolean added = store.add(
                    id, holder, shown, credential, authenticator.getSignCount(), authenticator.isFlagBE(), now);
            if (!added) {
                throw Rejection.of(AccountsError.PASSKEY_KNOWN);
            }
            holders.tell(
                    account,
                    "Tài khoản của bạn có khóa truy cập mới",
                    "Your account has a new passkey",
                    "Khóa “" + shown + "” vừa được thêm. Nếu không phải bạn, hãy xóa khóa và đổi mật khẩu.",
                    "The passkey “" + shown + "” was added. If this was not you, remove it and change your password.");
            return null;
        });
    }

    public List<Passkey> list(UUID account) {
        return tx.read(Actor.system(), () -> store.list(account));
    }

    /**
     * @param id credential id, base64url
     * @throws Rejection accounts.passkey-unknown
     */
    public void remove(UUID account, String id) {
        boolean removed = tx.write(Actor.system(), () -> store.remove(account, decode(id)));
        if (!removed) {
            throw Rejection.of(AccountsError.PASSKEY_UNKNOWN);
        }
    }

    private String challenge(String browser, @Nullable UUID account, Instant now) {
        byte[] bytes = secrets.bytes();
        tx.write(Actor.system(), () -> {
            challenges.challenge(Sha256.of(bytes), Sha256.of(browser), account, now.plus(CHALLENGE_LIFE));
            return null;
        });
        return encode(bytes);
    }

    private static void requireRoom(int present) {
        if (present >= MOST) {
            throw Rejection.of(AccountsError.PASSKEYS_FULL).with("most", MOST);
        }
    }

    private static byte[] handle(UUID account) {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Rejection.of(AccountsError.PASSKEY_UNKNOWN);
        }
    }
}
