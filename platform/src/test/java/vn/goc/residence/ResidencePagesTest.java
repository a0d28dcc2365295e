package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.goc.SignedIn;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;
import vn.goc.site.Sessions;
import vn.goc.site.Texts;

/** The residence desk, the citizen's stays and guests, and the API, over HTTP. */
class ResidencePagesTest {
    private static final World WORLD = World.get();
    private static final LocalDate TODAY = LocalDate.now(Texts.ZONE);

    private final Household home = People.household(3);
    private final Household there = elsewhere(home);
    private final SyntheticPerson person = home.members().get(1);
    private final UUID id = People.id(person);

    @Test
    void somebody_of_another_commune_is_received_and_registered_without_a_script() {
        Actor actor = SignedIn.officer(there);
        World.Browser officer = SignedIn.as(actor.id(), actor, "Cán bộ Mẫu");
        HttpResponse<String> desk = officer.get("/residence");
        assertThat(desk.statusCode()).isEqualTo(200);
        assertThat(desk.body()).contains("action=\"/residence/receive\"", "href=\"/residence/stays\"");
        var wrong = receive(officer, desk, "Nguyễn Văn Sai");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("<title>Lỗi: ", "href=\"#number\"").doesNotContain(home.addressLine());
        String place = receive(officer, wrong, person.name().full())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(place)
                .startsWith("/residence/case/CT01.")
                .doesNotContain(person.number().digits());
        HttpResponse<String> open = officer.get(place);
        assertThat(open.body()).contains(person.name().full(), home.addressLine(), "href=\"" + place + "/temporary\"");
        assertThat(open.headers().firstValue("Goc-Receipt")).isPresent();
        HttpResponse<String> form = officer.get(place + "/temporary");
        assertThat(form.body()).contains("value=\"" + TODAY.getYear() + "\"", "id=\"line\"");
        Map<String, List<String>> fields = new HashMap<>(days("from", TODAY));
        fields.put("line", List.of("Số 12, đường Ở Trọ"));
        fields.put("evidence", List.of("CT01"));
        var none = SignedIn.post(officer, form, place + "/temporary", fields);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("href=\"#until\"", "Số 12, đường Ở Trọ");
        fields.putAll(days("until", TODAY.plusDays(10)));
        assertThat(SignedIn.post(officer, none, place + "/temporary", fields).body())
                .contains("thông báo lưu trú", "Điều 27");
        fields.putAll(days("until", TODAY.plusYears(1)));
        var done = SignedIn.post(officer, none, place + "/temporary", fields);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(officer.get(done.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Số 12, đường Ở Trọ", "Đã ghi: ");
        assertThat(SignedIn.citizen(person).get("/me").body())
                .contains("Số 12, đường Ở Trọ", Texts.day(TODAY.plusYears(1)));
        var removal = officer.get(place + "/removal");
        Map<String, List<String>> away = new HashMap<>(days("on", TODAY));
        away.put("ground", List.of("cancelled"));
        away.put("evidence", List.of("QĐ 1"));
        assertThat(SignedIn.post(officer, removal, place + "/removal", away).body())
                .as("decided where it is registered")
                .contains("không thuộc địa bàn");
        assertThat(SignedIn.post(officer, open, place + "/close", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(officer.get(place).statusCode()).isEqualTo(404);
    }

    @Test
    void the_head_changes_on_a_page_where_what_follows_from_the_data_is_chosen_already() {
        Actor actor = SignedIn.officer(home);
        World.Browser officer = SignedIn.as(actor.id(), actor, "Cán bộ Mẫu");
        String place = receive(officer, officer.get("/residence"), person.name().full())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpResponse<String> page = officer.get(place + "/head");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(home.head().name().full(), "name=\"relation-0\"");
        Map<String, List<String>> fields = new HashMap<>(days("on", TODAY));
        fields.put("evidence", List.of("CT01"));
        fields.put("household", List.of("0000"));
        assertThat(SignedIn.post(officer, page, place + "/head", fields).body()).contains("Hộ vừa thay đổi");
        fields.remove("household");
        for (int i = 0; i < home.members().size() - 1; i++) {
            fields.put("relation-" + i, List.of("cung-o-nho"));
        }
        var done = SignedIn.post(officer, page, place + "/head", fields);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(WORLD.door(Households.class).of(id, TODAY).head()).isEqualTo(id);
        for (String task : List.of("extend", "end", "absence", "return", "present", "removal")) {
            assertThat(officer.get(place + "/" + task).statusCode()).as(task).isEqualTo(200);
        }
        assertThat(officer.get(place + "/nothing").statusCode()).isEqualTo(404);
        assertThat(SignedIn.citizen(person).get("/residence").statusCode()).isEqualTo(403);
    }

    @Test
    void a_citizen_tells_of_a_guest_once_the_officer_sees_it_today_and_the_guest_on_their_page() {
        World.Browser host = SignedIn.citizen(home.head());
        HttpResponse<String> page = host.get("/me/guests");
        assertThat(page.body()).contains(home.addressLine(), "23:00");
        SyntheticPerson guest = there.head();
        Map<String, List<String>> fields = new HashMap<>(days("arrives", TODAY));
        fields.put("home", List.of("permanent"));
        fields.put("key", List.of("one-" + id));
        fields.put("paper", List.of("number"));
        fields.put("paperNumber", List.of(guest.number().digits()));
        fields.put("hour", List.of("00:05"));
        fields.put("reason", List.of("thăm nhà"));
        var gap = SignedIn.post(host, page, "/me/guests", fields);
        assertThat(gap.statusCode()).isEqualTo(422);
        assertThat(gap.body()).contains("href=\"#name\"", "href=\"#leaves\"");
        fields.put("name", List.of(guest.name().full()));
        fields.putAll(days("leaves", TODAY.plusDays(2)));
        assertThat(SignedIn.post(host, gap, "/me/guests", fields).statusCode()).isEqualTo(200);
        assertThat(SignedIn.post(host, gap, "/me/guests", fields).statusCode()).isEqualTo(200);
        String mine = SignedIn.citizen(guest).get("/me/stays").body();
        assertThat(mine.split("thăm nhà", -1)).as("once").hasSize(2);
        assertThat(mine).contains(home.addressLine());
        Actor actor = SignedIn.officer(home);
        World.Browser officer = SignedIn.as(actor.id(), actor, "Cán bộ Mẫu");
        assertThat(officer.get("/residence/stays").body()).contains(guest.name().full(), home.addressLine());
        HttpResponse<String> ask = officer.get("/residence/occupants");
        Map<String, List<String>> lived = new HashMap<>(days("on", TODAY));
        lived.put("line", List.of(home.addressLine()));
        assertThat(SignedIn.post(officer, ask, "/residence/occupants", lived).body())
                .contains(home.head().name().full(), "/receipt?id=");
        HttpResponse<String> desk = officer.get("/residence/guest");
        fields.put("key", List.of("two-" + id));
        fields.put("line", List.of("Số 2, đường Nhà Nghỉ"));
        fields.put("host", List.of("Nhà nghỉ Mẫu"));
        assertThat(SignedIn.post(officer, desk, "/residence/guest", fields).statusCode())
                .isEqualTo(200);
        assertThat(officer.get("/residence/stays").body()).contains("Nhà nghỉ Mẫu");
    }

    @Test
    void programs_do_the_same_by_the_api() {
        Actor actor = SignedIn.officer(there);
        World.Browser browser = WORLD.browser();
        var session = WORLD.door(Sessions.class).open(UUID.randomUUID(), actor, "Cán bộ", 2, "test");
        cookie(browser, session.token());
        String token = browser.get("/residence").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        String code = post(
                        browser,
                        token,
                        "counter",
                        "{\"number\":\"" + person.number() + "\",\"name\":\""
                                + person.name().full() + "\",\"birth\":\""
                                + person.birth().shown() + "\"}")
                .body()
                .replaceAll(".*\"code\":\"([^\"]+)\".*", "$1");
        String why = "\"why\":{\"purpose\":\"residence-registration\",\"basis\":\"Điều 28\",\"case\":\"" + code
                + "\",\"dossier\":\"" + code + "\",\"evidence\":\"CT01\"}";
        String body = "{" + why + ",\"numbers\":[\"" + person.number() + "\"],\"place\":{\"commune\":\""
                + there.commune() + "\",\"line\":\"Số 4, đường API\"},\"from\":\"" + TODAY + "\",\"until\":\""
                + TODAY.plusYears(1) + "\"}";
        var done = post(browser, token, "temporary", body);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(post(browser, token, "temporary", body).body())
                .isEqualTo(done.body())
                .contains("changes");
        var early = post(
                browser,
                token,
                "temporary/extend",
                "{" + why + ",\"numbers\":[\"" + person.number() + "\"],\"until\":\"" + TODAY.plusYears(2) + "\"}");
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("residence.extension-too-early");
        var nobody = post(
                browser,
                token,
                "temporary",
                body.replace(person.number().digits(), "000099999997")
                        .replace("\"dossier\":\"" + code, "\"dossier\":\"x-" + id));
        assertThat(nobody.body()).contains("register.not-found-or-not-yours");
        String upkeep = "\"why\":{\"purpose\":\"register-upkeep\",\"basis\":\"Điều 36\"}";
        var lived = post(
                browser,
                token,
                "occupants",
                "{" + upkeep + ",\"place\":{\"commune\":\"" + there.commune()
                        + "\",\"line\":\"Số 4, đường API\"},\"on\":\"" + TODAY + "\"}");
        assertThat(lived.body()).contains(person.name().full());
        assertThat(lived.headers().firstValue("Goc-Receipt")).isPresent();
        var stay = post(
                browser,
                token,
                "stays",
                "{\"place\":{\"commune\":\"" + there.commune()
                        + "\",\"line\":\"Số 5, đường API\"},\"host\":\"Nhà nghỉ\",\"guests\":[{\"key\":\"api-" + id
                        + "\",\"name\":\"John Smith\",\"paper\":\"passport\",\"paperNumber\":\"C1234567\",\"arrives\":\""
                        + TODAY + "T00:01\",\"leaves\":\"" + TODAY + "\",\"reason\":\"du lịch\"}]}");
        assertThat(stay.statusCode()).as(stay.body()).isEqualTo(200);
        assertThat(stay.body()).contains("verdicts").doesNotContain("matched");
        assertThat(post(browser, token, "occupants", "{}").body()).contains("site.missing-field");
    }

    private HttpResponse<String> receive(World.Browser officer, HttpResponse<String> page, String name) {
        Map<String, List<String>> fields = new HashMap<>();
        String[] birth = person.birth().shown().split("/");
        fields.put("born-y", List.of(birth[birth.length - 1]));
        if (birth.length > 1) {
            fields.put("born-m", List.of(birth[birth.length - 2]));
        }
        if (birth.length > 2) {
            fields.put("born-d", List.of(birth[0]));
        }
        fields.put("number", List.of(person.number().digits()));
        fields.put("name", List.of(name));
        return SignedIn.post(officer, page, "/residence/receive", fields);
    }

    private static Map<String, List<String>> days(String name, LocalDate day) {
        return Map.of(
                name + "-d", List.of(Integer.toString(day.getDayOfMonth())),
                name + "-m", List.of(Integer.toString(day.getMonthValue())),
                name + "-y", List.of(Integer.toString(day.getYear())));
    }

    private static HttpResponse<String> post(World.Browser browser, String token, String path, String json) {
        return browser.send(HttpRequest.newBuilder(browser.uri("/api/residence/" + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static void cookie(World.Browser browser, String token) {
        var cookie = new HttpCookie("goc", token);
        cookie.setPath("/");
        cookie.setVersion(0);
        browser.cookies().getCookieStore().add(URI.create(WORLD.address()), cookie);
    }

    private static Household elsewhere(Household home) {
        while (true) {
            Household other = People.household(1);
            if (!other.province().equals(home.province())) {
                return other;
            }
        }
    }
}
