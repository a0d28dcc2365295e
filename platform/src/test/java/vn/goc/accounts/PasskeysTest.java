package vn.goc.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.site.Session;
import vn.goc.site.Sessions;

/** Passkeys, with an authenticator in software that can be made to lie. */
class PasskeysTest {
    private static final Client BROWSER = Client.of("192.0.2.1", "Firefox/1 Linux", true, "");

    private final World world = World.get();
    private final Passkeys passkeys = world.door(Passkeys.class);
    private final Account citizen = SignedIn.citizen(UUID.randomUUID(), "Ngô Thị Khóa");
    private final SoftKey key = new SoftKey(world.address());
    private Session session;

    @BeforeEach
    void signIn() {
        session = world.door(Sessions.class)
                .open(citizen.id(), citizen.actor(), citizen.name(), 2, "Firefox/1 Linux")
                .session();
        key.handle = SoftKey.handle(citizen.id());
    }

    private void added() {
        passkeys.add(session, "page", key.registration(passkeys.addOptions(session, "page")), "Điện thoại của tôi");
    }

    private SignIns.Entered in() {
        return passkeys.signIn(
                "page", key.assertion(passkeys.signInOptions("page", BROWSER)), BROWSER, Optional.empty());
    }

    private static void refused(ThrowingCallable call) {
        refused(AccountsError.PASSKEY_REFUSED, call);
    }

    private static void refused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    @Test
    void a_passkey_signs_its_holder_in_at_level_two() {
        added();
        assertThat(passkeys.list(citizen.id())).singleElement().satisfies(k -> {
            assertThat(k.label()).isEqualTo("Điện thoại của tôi");
            assertThat(k.usedAt()).isNull();
        });
        SignIns.Entered entered = in();
        assertThat(entered.opened().session().account()).isEqualTo(citizen.id());
        assertThat(entered.opened().session().actor()).isEqualTo(citizen.actor());
        assertThat(entered.opened().session().acr()).isEqualTo(2);
        assertThat(passkeys.list(citizen.id()).getFirst().usedAt()).isNotNull();
        assertThat(SignedIn.messages(citizen).isEmpty()
                        || SignedIn.messages(citizen).getFirst().contains("khóa"))
                .isTrue();
    }

    @Test
    void an_answer_is_good_once() {
        added();
        String answer = key.assertion(passkeys.signInOptions("page", BROWSER));
        assertThat(passkeys.signIn("page", answer, BROWSER, Optional.empty())).isNotNull();
        refused(() -> passkeys.signIn("page", answer, BROWSER, Optional.empty()));
    }

    @Test
    void an_answer_is_good_only_in_the_page_that_asked() {
        added();
        String answer = key.assertion(passkeys.signInOptions("page", BROWSER));
        refused(() -> passkeys.signIn("another page", answer, BROWSER, Optional.empty()));
        assertThat(passkeys.signIn("page", answer, BROWSER, Optional.empty())).isNotNull();
    }

    @Test
    void a_challenge_nobody_gave_or_one_given_for_adding_is_refused() {
        added();
        refused(() -> passkeys.signIn(
                "page", key.assertion("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), BROWSER, Optional.empty()));
        Map<String, Object> adding = passkeys.addOptions(session, "page");
        refused(() -> passkeys.signIn("page", key.assertion(adding), BROWSER, Optional.empty()));
    }

    @Test
    void every_lie_of_an_authenticator_is_refused() {
        added();
        lie(k -> k.origin = "https://goc.example");
        lie(k -> k.rpId = "goc.example");
        lie(k -> k.flags = SoftKey.PRESENT);
        lie(k -> k.flags = SoftKey.VERIFIED);
        lie(k -> k.flags = SoftKey.PRESENT | SoftKey.VERIFIED | 0x08);
        lie(k -> k.handle = SoftKey.handle(UUID.randomUUID()));
        assertThat(in()).isNotNull();
    }

    private void lie(Consumer<SoftKey> how) {
        String origin = key.origin;
        byte[] handle = key.handle;
        how.accept(key);
        refused(this::in);
        key.origin = origin;
        key.rpId = "localhost";
        key.flags = SoftKey.PRESENT | SoftKey.VERIFIED;
        key.handle = handle;
    }

    @Test
    void another_key_with_the_same_id_is_refused() {
        added();
        var forger = new SoftKey(world.address());
        System.arraycopy(key.id, 0, forger.id, 0, key.id.length);
        forger.handle = key.handle;
        refused(() -> passkeys.signIn(
                "page", forger.assertion(passkeys.signInOptions("page", BROWSER)), BROWSER, Optional.empty()));
    }

    @Test
    void a_counter_that_does_not_grow_gives_a_copy_away() {
        key.count = 5;
        added();
        key.count = 6;
        assertThat(in()).isNotNull();
        refused(this::in);
        key.count = 3;
        refused(this::in);
        key.count = 7;
        assertThat(in()).isNotNull();
    }

    @Test
    void adding_needs_the_user_verified_our_origin_and_the_accounts_own_challenge() {
        key.flags = SoftKey.PRESENT;
        refused(this::added);
        key.flags = SoftKey.PRESENT | SoftKey.VERIFIED;
        key.origin = "https://goc.example";
        refused(this::added);
        key.origin = world.address();
        Account other = SignedIn.citizen(UUID.randomUUID(), "Người Khác");
        Session foreign = world.door(Sessions.class)
                .open(other.id(), other.actor(), other.name(), 2, "x")
                .session();
        String answer = key.registration(passkeys.addOptions(session, "page"));
        refused(() -> passkeys.add(foreign, "page", answer, ""));
        assertThat(passkeys.list(other.id())).isEmpty();
        passkeys.add(session, "page", answer, "");
        assertThat(passkeys.list(citizen.id()).getFirst().label()).isEqualTo("Firefox, Linux");
        refused(AccountsError.PASSKEY_KNOWN, this::added);
    }

    @Test
    void bytes_that_are_no_answer_are_refused_like_any_other() {
        for (String bad : new String[] {"", "{}", "null", "[]", "{\"id\":\"x\"}", "x".repeat(20_000)}) {
            refused(() -> passkeys.signIn("page", bad, BROWSER, Optional.empty()));
            refused(() -> passkeys.add(session, "page", bad, ""));
        }
    }

    @Test
    void a_removed_passkey_and_a_locked_account_stay_outside() {
        added();
        Account other = SignedIn.citizen(UUID.randomUUID(), "Người Khác");
        String id = passkeys.list(citizen.id()).getFirst().id();
        refused(AccountsError.PASSKEY_UNKNOWN, () -> passkeys.remove(other.id(), id));
        Accounts accounts = world.door(Accounts.class);
        accounts.lock(citizen.id(), "thử");
        refused(AccountsError.LOCKED, this::in);
        accounts.unlock(citizen.id(), "thử xong");
        assertThat(in()).isNotNull();
        passkeys.remove(citizen.id(), id);
        refused(this::in);
    }

    @Test
    void an_account_has_ten_passkeys_at_most() {
        for (int i = 0; i < 10; i++) {
            var one = new SoftKey(world.address());
            passkeys.add(session, "page", one.registration(passkeys.addOptions(session, "page")), "Khóa " + i);
        }
        refused(AccountsError.PASSKEYS_FULL, () -> passkeys.addOptions(session, "page"));
    }

    @Test
    void the_whole_personal_number_is_not_given_to_the_device_maker() {
        assertThat(String.valueOf(passkeys.addOptions(session, "page")))
                .doesNotContain(citizen.login())
                .contains(citizen.login().substring(8));
    }
}
