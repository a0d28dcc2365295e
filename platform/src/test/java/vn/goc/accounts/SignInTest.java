package vn.goc.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.site.Sessions;

/** Signing in through the pages, as a browser without script does it. */
class SignInTest {
    private final World world = World.get();
    private final Account citizen = SignedIn.citizen(UUID.randomUUID(), "Nguyễn Thị Huyền Trang Nguyên");

    private static String cookie(World.Browser browser, String name) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> withCookie(String value) {
        var request = HttpRequest.newBuilder(world.browser().uri("/account")).header("Cookie", "goc=" + value);
        return world.browser().send(request);
    }

    /** Without the form token, which is written differently each time, and the footer's latest checkpoint. */
    private static String bare(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "").replaceAll("(?s)<footer.*", "");
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void password_and_code_open_the_account_and_lead_back_to_where_one_wanted_to_go() {
        World.Browser browser = world.browser();
        HttpResponse<String> sent = browser.get("/account?done=x");
        assertThat(place(sent)).endsWith("/sign-in?to=%2Faccount%3Fdone%3Dx");
        HttpResponse<String> in = SignedIn.signIn(browser, citizen, "/account?done=x");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(place(in)).isEqualTo("/account?done=x");
        HttpResponse<String> account = browser.get("/account");
        assertThat(account.statusCode()).isEqualTo(200);
        assertThat(account.body()).contains("Nguyễn Thị Huyền Trang Nguyên").contains(citizen.login());
        assertThat(account.body()).contains("Đã đăng nhập bằng mật khẩu và mã");
    }

    @Test
    void nobody_is_led_out_of_the_house_after_signing_in() {
        for (String to : new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:x"}) {
            assertThat(place(SignedIn.signIn(world.browser(), citizen, to))).isEqualTo("/");
        }
    }

    @Test
    void an_unknown_login_and_a_wrong_password_get_the_same_page() {
        World.Browser browser = world.browser();
        browser.get("/sign-in");
        var wrong = browser.post("/sign-in", Map.of("login", citizen.login(), "password", "không phải mật khẩu"));
        var unknown = browser.post("/sign-in", Map.of("login", "999999999999", "password", "không phải mật khẩu"));
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(bare(unknown).replace("999999999999", citizen.login())).isEqualTo(bare(wrong));
        assertThat(wrong.body()).contains("Số định danh (hoặc tên đăng nhập) và mật khẩu không khớp");
    }

    @Test
    void five_wrong_codes_end_the_sign_in_even_for_the_right_one() {
        World.Browser browser = world.browser();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("login", citizen.login(), "password", SignedIn.PASSWORD));
        String right = SignedIn.code(citizen, 0);
        String wrong = right.equals("000000") ? "000001" : "000000";
        browser.get("/sign-in/code");
        for (int left = 4; left > 0; left--) {
            var answer = browser.post("/sign-in/code", Map.of("code", wrong));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("còn " + left + " lần");
        }
        assertThat(browser.post("/sign-in/code", Map.of("code", wrong)).body()).contains("không dùng được nữa");
        assertThat(browser.post("/sign-in/code", Map.of("code", right)).body()).contains("không dùng được nữa");
        assertThat(cookie(browser, "goc")).isEmpty();
    }

    @Test
    void a_code_is_good_once_and_only_in_the_browser_that_knew_the_password() {
        World.Browser browser = world.browser();
        SignedIn.signIn(browser, citizen, "/");
        World.Browser second = world.browser();
        int before = SignedIn.messages(citizen).size();
        second.get("/sign-in");
        second.post("/sign-in", Map.of("login", citizen.login(), "password", SignedIn.PASSWORD));
        String pending = cookie(second, "goc-sign-in");
        String code = SignedIn.code(citizen, before);

        World.Browser stranger = world.browser();
        stranger.get("/sign-in");
        assertThat(stranger.post("/sign-in/code", Map.of("code", code)).statusCode())
                .isEqualTo(401);

        second.get("/sign-in/code");
        assertThat(second.post("/sign-in/code", Map.of("code", code)).statusCode())
                .isEqualTo(303);
        var replay = new HttpCookie("goc-sign-in", pending);
        replay.setPath("/");
        replay.setVersion(0);
        World.Browser thief = world.browser();
        thief.cookies().getCookieStore().add(thief.uri("/"), replay);
        thief.get("/sign-in");
        assertThat(thief.post("/sign-in/code", Map.of("code", code)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_from_before_the_sign_in_opens_nothing() {
        World.Browser browser = world.browser();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("login", citizen.login(), "password", SignedIn.PASSWORD));
        String pending = cookie(browser, "goc-sign-in");
        assertThat(pending).isNotEmpty();
        assertThat(withCookie(pending).statusCode()).isEqualTo(302);
        assertThat(withCookie(cookie(browser, "goc-form")).statusCode()).isEqualTo(302);
    }

    @Test
    void confirming_again_changes_the_token_and_the_old_one_is_worthless() {
        World.Browser browser = SignedIn.browser(citizen);
        String old = cookie(browser, "goc");
        int before = SignedIn.messages(citizen).size();
        browser.get("/sign-in/confirm?to=/account");
        browser.post("/sign-in/confirm", Map.of("password", SignedIn.PASSWORD, "to", "/account"));
        browser.get("/sign-in/code?to=/account");
        var in = browser.post("/sign-in/code", Map.of("code", SignedIn.code(citizen, before), "to", "/account"));
        assertThat(place(in)).isEqualTo("/account");
        assertThat(cookie(browser, "goc")).isNotEmpty().isNotEqualTo(old);
        assertThat(withCookie(old).statusCode()).isEqualTo(302);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void signing_in_as_somebody_else_closes_the_session_before() {
        World.Browser browser = SignedIn.browser(citizen);
        String old = cookie(browser, "goc");
        Account other = SignedIn.citizen(UUID.randomUUID(), "Lê Văn Khác");
        int before = SignedIn.messages(other).size();
        browser.get("/account/lock");
        browser.post("/sign-in", Map.of("login", other.login(), "password", SignedIn.PASSWORD));
        browser.get("/sign-in/code");
        browser.post("/sign-in/code", Map.of("code", SignedIn.code(other, before)));
        assertThat(browser.get("/account").body()).contains("Lê Văn Khác").doesNotContain("Huyền Trang");
        assertThat(withCookie(old).statusCode()).isEqualTo(302);
    }

    @Test
    void signing_out_makes_the_token_worthless() {
        World.Browser browser = SignedIn.browser(citizen);
        String token = cookie(browser, "goc");
        browser.get("/account");
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(withCookie(token).statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_without_its_token_signs_nobody_in() {
        World.Browser browser = world.browser();
        var answer = browser.post("/sign-in", Map.of("login", citizen.login(), "password", SignedIn.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(SignedIn.messages(citizen)).isEmpty();
    }

    @Test
    void an_officers_session_acts_for_the_unit() {
        Account officer = SignedIn.officer("residence-officer", "G99.01", "Công an phường An Thử", "99901");
        SignedIn.browser(officer);
        var session = world.door(Sessions.class).list(officer.id()).getFirst();
        assertThat(session.actor()).isEqualTo(officer.actor());
        assertThat(session.acr()).isEqualTo(2);
        assertThat(session.requireRole("residence-officer").actor().area()).isEqualTo("99901");
    }

    @Test
    void one_device_signs_another_out_and_all_others() {
        World.Browser here = SignedIn.browser(citizen);
        World.Browser there = SignedIn.browser(citizen);
        World.Browser third = SignedIn.browser(citizen);
        assertThat(here.get("/account").body()).contains("Thiết bị này").contains("Đăng xuất các thiết bị khác");
        here.post("/account/sessions/close", Map.of("key", "00".repeat(32)));
        String key = world.door(Sessions.class)
                .find(cookie(there, "goc"))
                .orElseThrow()
                .key();
        here.get("/account");
        here.post("/account/sessions/close", Map.of("key", key));
        assertThat(there.get("/account").statusCode()).isEqualTo(302);
        assertThat(third.get("/account").statusCode()).isEqualTo(200);
        here.get("/account");
        here.post("/account/sessions/close-others", Map.of());
        assertThat(third.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void the_inbox_tells_of_the_account_and_counts_what_is_unread() {
        World.Browser browser = SignedIn.browser(citizen);
        assertThat(browser.get("/inbox").body()).contains("Chưa có thư nào");
        browser.get("/account/password");
        var wanted = Map.of("present", SignedIn.PASSWORD, "wanted", "câu khác cũng dài", "again", "câu khác cũng dài");
        assertThat(place(browser.post("/account/password", wanted))).startsWith("/account");
        String inbox = browser.get("/inbox").body();
        assertThat(inbox)
                .contains("Mật khẩu của bạn vừa được đổi")
                .contains("1 thư chưa đọc")
                .contains("class=\"count\">1");
        String link = inbox.replaceAll("(?s).*href=\"(/inbox/[0-9]+)\".*", "$1");
        assertThat(browser.get(link).body()).contains("Các thiết bị khác đã bị đăng xuất");
        assertThat(browser.get("/inbox").body()).doesNotContain("Chưa đọc").doesNotContain("class=\"count\"");
    }
}
