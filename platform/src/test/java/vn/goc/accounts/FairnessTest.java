package vn.goc.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.notices.Messages;
import vn.goc.site.Sessions;
import vn.goc.site.Tx;

/** Guessing is slowed for the guesser and for nobody else. */
class FairnessTest {
    private static final AtomicInteger NETWORK = new AtomicInteger();

    private final World world = World.get();
    private final SignIns signIns = world.door(SignIns.class);
    private final Account citizen = SignedIn.citizen(UUID.randomUUID(), "Phạm Văn Chủ");

    private static Client from(String trust) {
        int n = NETWORK.incrementAndGet();
        return Client.of("10." + n / 250 + "." + n % 250 + ".7", "Firefox/1 Linux", true, trust);
    }

    private Refusal refusal(SignIns door, Client client, String password) {
        return catchThrowableOfType(Rejection.class, () -> door.begin(citizen.login(), password, client))
                .refusal();
    }

    private Refusal refusal(Client client, String login, String password) {
        return catchThrowableOfType(Rejection.class, () -> signIns.begin(login, password, client))
                .refusal();
    }

    /** The door as it would be at another time, with the same pauses, store and sessions. */
    private SignIns at(Instant time) {
        return new SignIns(
                world.door(AccountStore.class),
                world.door(PendingStore.class),
                world.door(Passwords.class),
                world.door(FairPauses.class),
                world.door(KnownDevices.class),
                world.door(Secrets.class),
                world.door(Sessions.class),
                world.door(Messages.class),
                world.door(AccountSettings.class),
                world.door(Tx.class),
                Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void a_guesser_waits_longer_and_longer_but_the_known_device_and_other_networks_do_not() {
        Client home = from("");
        int before = SignedIn.messages(citizen).size();
        String token = signIns.begin(citizen.login(), SignedIn.PASSWORD, home);
        String trust = signIns.finish(token, SignedIn.code(citizen, before), home, Optional.empty())
                .trust();

        Client guesser = from("");
        SignIns frozen = at(Instant.now());
        for (int i = 0; i < 4; i++) {
            assertThat(refusal(frozen, guesser, "đoán " + i)).isEqualTo(AccountsError.WRONG_LOGIN_OR_PASSWORD);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(refusal(frozen, guesser, SignedIn.PASSWORD)).isEqualTo(AccountsError.PAUSED);
        }
        // the owner sits behind the guesser's own network, on the device that is known
        Client known = new Client(guesser.network(), guesser.device(), true, trust);
        assertThat(signIns.begin(citizen.login(), SignedIn.PASSWORD, known)).isNotEmpty();
        // and from elsewhere, on a device that is not
        assertThat(signIns.begin(citizen.login(), SignedIn.PASSWORD, from(""))).isNotEmpty();
    }

    @Test
    void the_pause_doubles_and_passes() {
        var throttle = new Throttle(world.door(AccountSettings.class));
        Instant now = Instant.parse("2026-11-24T03:00:00Z");
        for (int i = 0; i < 4; i++) {
            assertThat(throttle.enter("k", 4, now)).isZero();
        }
        assertThat(throttle.enter("k", 4, now)).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(throttle.enter("k", 4, now)).isZero();
        assertThat(throttle.enter("k", 4, now)).isEqualTo(Duration.ofSeconds(2));
        now = now.plusSeconds(2);
        assertThat(throttle.enter("k", 4, now)).isZero();
        assertThat(throttle.enter("k", 4, now)).isEqualTo(Duration.ofSeconds(4));
        for (int i = 0; i < 30; i++) {
            now = now.plus(Duration.ofMinutes(15));
            assertThat(throttle.enter("k", 4, now)).isZero();
        }
        assertThat(throttle.enter("k", 4, now)).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.enter("other", 4, now)).isZero();
        assertThat(throttle.enter("k", 4, now.plus(Duration.ofHours(2)))).isZero();
        assertThat(throttle.tries("k", now.plus(Duration.ofHours(2)))).isEqualTo(1);
    }

    @Test
    void a_login_that_many_networks_try_still_lets_its_holder_in_with_a_later_code() {
        for (int network = 0; network < 6; network++) {
            Client guesser = from("");
            for (int i = 0; i < 2; i++) {
                refusal(guesser, citizen.login(), "đoán " + i);
            }
        }
        Client holder = from("");
        String token = signIns.begin(citizen.login(), SignedIn.PASSWORD, holder);
        SignIns.Waiting waiting = signIns.waiting(token).orElseThrow();
        assertThat(waiting.sentAt())
                .isAfter(Instant.now().plusSeconds(1))
                .isBefore(Instant.now().plusSeconds(61));
        assertThat(waiting.expiresAt()).isEqualTo(waiting.sentAt().plus(Duration.ofMinutes(5)));
        String code = SignedIn.code(citizen, 0);
        assertThat(Instant.now()).isAfterOrEqualTo(waiting.sentAt().minusMillis(50));
        assertThat(signIns.finish(token, code, holder, Optional.empty())
                        .opened()
                        .session()
                        .account())
                .isEqualTo(citizen.id());
    }

    @Test
    void a_network_that_sprays_one_password_over_many_logins_has_to_wait() {
        var pauses = new FairPauses(new Throttle(world.door(AccountSettings.class)), world.door(AccountSettings.class));
        Client sprayer = from("");
        Instant now = Instant.now();
        for (int i = 0; i < 100; i++) {
            pauses.wrong(pauses.begin("login-" + i, sprayer, Optional.empty(), now));
        }
        assertThatThrownBy(() -> pauses.begin("login-x", sprayer, Optional.empty(), now))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(AccountsError.PAUSED));
        assertThat(pauses.begin("login-x", sprayer, Optional.of("known"), now).known())
                .isTrue();
        assertThat(pauses.begin("login-x", from(""), Optional.empty(), now).known())
                .isFalse();
    }

    @Test
    void who_has_the_password_cannot_go_on_guessing_codes() {
        Client thief = from("");
        int asked = 0;
        Refusal refused = null;
        while (refused == null && asked < 50) {
            try {
                signIns.begin(citizen.login(), SignedIn.PASSWORD, thief);
                asked++;
            } catch (Rejection e) {
                refused = e.refusal();
            }
        }
        assertThat(refused).isEqualTo(AccountsError.PAUSED);
        assertThat(asked).isEqualTo(5);
    }

    @Test
    void a_code_expires_after_five_minutes() {
        Client home = from("");
        String token = signIns.begin(citizen.login(), SignedIn.PASSWORD, home);
        String code = SignedIn.code(citizen, 0);
        SignIns late = at(Instant.now().plus(Duration.ofMinutes(5)).plusSeconds(1));
        assertThat(late.waiting(token)).isEmpty();
        assertThatThrownBy(() -> late.finish(token, code, home, Optional.empty()))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(AccountsError.CODE_OVER));
    }

    @Test
    void another_code_replaces_the_first_and_comes_three_times_at_most() {
        Client home = from("");
        String token = signIns.begin(citizen.login(), SignedIn.PASSWORD, home);
        String first = SignedIn.code(citizen, 0);
        assertThatThrownBy(() -> signIns.again(token, home))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(AccountsError.CODE_NOT_AGAIN));
        Instant now = Instant.now();
        at(now.plusSeconds(31)).again(token, home);
        at(now.plusSeconds(62)).again(token, home);
        assertThatThrownBy(() -> at(now.plusSeconds(93)).again(token, home)).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> signIns.finish(token, first, home, Optional.empty()))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(AccountsError.CODE_WRONG));
    }

    @Test
    void an_unknown_login_takes_as_long_as_a_wrong_password() {
        List<Long> wrong = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long begun = System.nanoTime();
            refusal(from(""), citizen.login(), "không phải mật khẩu");
            long middle = System.nanoTime();
            refusal(from(""), "888888888888", "không phải mật khẩu");
            wrong.add(middle - begun);
            unknown.add(System.nanoTime() - middle);
        }
        Collections.sort(wrong);
        Collections.sort(unknown);
        assertThat((double) unknown.get(4) / wrong.get(4)).isBetween(0.5, 2.0);
    }

    @Test
    void a_known_device_is_known_for_its_account_only_and_not_after_a_lock() {
        KnownDevices devices = world.door(KnownDevices.class);
        Account other = SignedIn.citizen(UUID.randomUUID(), "Người Khác");
        String one = devices.remember(citizen, "");
        String both = devices.remember(other, one);
        assertThat(devices.find(citizen, both)).isPresent();
        assertThat(devices.find(other, both)).isPresent();
        assertThat(devices.find(other, one)).isEmpty();
        char last = one.charAt(one.length() - 2);
        String forged = one.substring(0, one.length() - 2) + (last == 'A' ? 'B' : 'A') + one.charAt(one.length() - 1);
        assertThat(devices.find(citizen, forged)).isEmpty();
        SignedIn.pause(1100);
        Accounts accounts = world.door(Accounts.class);
        accounts.lock(citizen.id(), "thử");
        accounts.unlock(citizen.id(), "thử xong");
        assertThat(devices.find(accounts.find(citizen.id()).orElseThrow(), both))
                .isEmpty();
    }

    @Test
    void networks_are_neighbourhoods_of_addresses() {
        assertThat(Client.network("203.0.113.9"))
                .isEqualTo(Client.network("203.0.113.200"))
                .hasSize(6);
        assertThat(Client.network("203.0.114.9")).isNotEqualTo(Client.network("203.0.113.9"));
        assertThat(Client.network("2001:db8:1::1")).isEqualTo(Client.network("2001:db8:1:ffff::2"));
        assertThat(Client.network("not an address")).isEmpty();
    }
}
