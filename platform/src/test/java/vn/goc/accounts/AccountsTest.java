package vn.goc.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;

/** Opening, locking and keeping accounts. */
class AccountsTest {
    private final World world = World.get();
    private final Accounts accounts = world.door(Accounts.class);

    private static void refuses(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    @Test
    void a_citizen_acts_as_the_person_and_an_officer_as_the_account() {
        UUID person = UUID.randomUUID();
        Account citizen = SignedIn.citizen(person, "Đỗ Thị Én");
        assertThat(citizen.actor()).isEqualTo(Actor.citizen(person));
        assertThat(accounts.findByPerson(person)).contains(citizen);
        Account leader = SignedIn.officer("leader", "G99", "UBND tỉnh Thử", "99");
        assertThat(leader.actor().id()).isEqualTo(leader.id());
        assertThat(leader.actor().kind()).isEqualTo(Actor.Kind.OFFICER);
        assertThat(leader.actor().unit()).isEqualTo("UBND tỉnh Thử");
    }

    @Test
    void a_login_and_a_person_have_one_account() {
        UUID person = UUID.randomUUID();
        Account first = SignedIn.citizen(person, "Đỗ Thị Én");
        refuses(
                AccountsError.LOGIN_TAKEN,
                () -> accounts.openCitizen(
                        UUID.randomUUID(), first.login(), "Ai Khác", "0900000000", SignedIn.PASSWORD, 1));
        refuses(AccountsError.LOGIN_TAKEN, () -> SignedIn.citizen(person, "Đỗ Thị Én"));
    }

    @Test
    void a_login_is_twelve_digits_or_a_name_at_a_unit_whatever_the_locale_makes_of_capitals() {
        refuses(
                AccountsError.LOGIN_MALFORMED,
                () -> accounts.openCitizen(UUID.randomUUID(), "12345678901", "A", "0900000000", SignedIn.PASSWORD, 1));
        refuses(
                AccountsError.LOGIN_MALFORMED,
                () -> accounts.openOfficer("lan", "A", "leader", "G", "U", null, "0900000000", SignedIn.PASSWORD));
        String unique = UUID.randomUUID().toString().substring(0, 8);
        accounts.openOfficer(
                "LINH-" + unique + "@THI", "Linh", "leader", "G", "U", null, "0900000000", SignedIn.PASSWORD);
        assertThat(accounts.find("linh-" + unique + "@thi")).isPresent();
    }

    @Test
    void a_weak_password_is_refused() {
        for (String weak :
                new String[] {"ngắn", "aaaaaaaaaaaa", "x 000123456789 x", "k".repeat(60) + "abcde".repeat(20)}) {
            refuses(AccountsError.PASSWORD_WEAK, () -> Passwords.requireStrong(weak, "000123456789"));
        }
        Passwords.requireStrong("mười ký tự", "000123456789");
    }

    @Test
    void a_password_is_kept_as_argon2id_and_found_again_however_its_accents_were_typed() {
        Passwords passwords = world.door(Passwords.class);
        String written = passwords.hash("Mật khẩu dài");
        assertThat(written).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(passwords.hash("Mật khẩu dài"));
        assertThat(passwords.matches("Mật khẩu dài", written)).isTrue();
        String decomposed = java.text.Normalizer.normalize("Mật khẩu dài", java.text.Normalizer.Form.NFD);
        assertThat(passwords.matches(decomposed, written)).isTrue();
        assertThat(passwords.matches("Mật khẩu dài ", written)).isFalse();
        assertThat(passwords.outdated(written)).isFalse();
        assertThat(passwords.outdated(written.replace("t=2", "t=1"))).isTrue();
    }

    @Test
    void many_hashes_at_once_wait_for_each_other_or_are_told_so() throws Exception {
        var settings = new AccountSettings(
                "", "", 65_536, 3, 1, Duration.ofMinutes(5), Duration.ofDays(1), 4, Duration.ofMinutes(15), 100);
        var passwords = new Passwords(settings);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> {
                        try {
                            return passwords.hash("mật khẩu " + i).isEmpty();
                        } catch (Rejection e) {
                            return e.refusal().status() == 503;
                        }
                    }))
                    .toList();
            int refused = 0;
            for (Future<Boolean> call : calls) {
                refused += call.get() ? 1 : 0;
            }
            assertThat(refused).as("one place, two seconds of patience").isBetween(1, 59);
        }
    }

    @Test
    void a_lock_ends_every_session_at_once_and_only_the_right_password_learns_of_it() {
        Account citizen = SignedIn.citizen(UUID.randomUUID(), "Vũ Thị Khóa");
        World.Browser phone = SignedIn.browser(citizen);
        World.Browser laptop = SignedIn.browser(citizen);
        phone.get("/account/lock");
        assertThat(phone.post("/account/lock", Map.of()).statusCode()).isEqualTo(400);
        assertThat(phone.post("/account/lock", Map.of("sure", "yes")).body()).contains("Tài khoản đã khóa");
        assertThat(phone.get("/account").statusCode()).isEqualTo(302);
        assertThat(laptop.get("/account").statusCode()).isEqualTo(302);

        World.Browser again = world.browser();
        again.get("/sign-in");
        var right = again.post("/sign-in", Map.of("login", citizen.login(), "password", SignedIn.PASSWORD));
        assertThat(right.statusCode()).isEqualTo(403);
        assertThat(right.body()).contains("Tài khoản đang khóa");
        var wrong = again.post("/sign-in", Map.of("login", citizen.login(), "password", "sai mật khẩu rồi"));
        assertThat(wrong.body()).doesNotContain("đang khóa");

        accounts.unlock(citizen.id(), "chủ tài khoản đến công an xã");
        assertThat(SignedIn.browser(citizen).get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void a_code_that_was_under_way_does_not_survive_a_lock() {
        Account citizen = SignedIn.citizen(UUID.randomUUID(), "Vũ Thị Khóa");
        World.Browser browser = world.browser();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("login", citizen.login(), "password", SignedIn.PASSWORD));
        String code = SignedIn.code(citizen, 0);
        assertThat(accounts.lock(citizen.id(), "thử")).isTrue();
        assertThat(accounts.lock(citizen.id(), "thử")).isFalse();
        browser.get("/sign-in/code");
        var answer = browser.post("/sign-in/code", Map.of("code", code));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_needs_the_present_one() {
        Account citizen = SignedIn.citizen(UUID.randomUUID(), "Hồ Văn Đổi");
        World.Browser here = SignedIn.browser(citizen);
        World.Browser there = SignedIn.browser(citizen);
        here.get("/account/password");
        var wrong = here.post(
                "/account/password", Map.of("present", "sai", "wanted", "câu mới rất dài", "again", "câu mới rất dài"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("Mật khẩu hiện tại không khớp");
        var differ = here.post(
                "/account/password",
                Map.of("present", SignedIn.PASSWORD, "wanted", "câu mới rất dài", "again", "khác"));
        assertThat(differ.body()).contains("không giống nhau");
        var right = here.post(
                "/account/password",
                Map.of("present", SignedIn.PASSWORD, "wanted", "câu mới rất dài", "again", "câu mới rất dài"));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(there.get("/account").statusCode()).isEqualTo(302);
        World.Browser old = world.browser();
        old.get("/sign-in");
        assertThat(old.post("/sign-in", Map.of("login", citizen.login(), "password", SignedIn.PASSWORD))
                        .statusCode())
                .isEqualTo(401);
    }
}
