package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.site.Sessions;

class RegisterApiTest {
    private static final String WHY = "\"purpose\":\"register-upkeep\",\"basis\":\"Điều 22\"";

    private final World world = World.get();
    private final Household household = People.household(1);
    private final SyntheticPerson person = household.head();
    private final World.Browser browser = world.browser();
    private String token = "";

    @Test
    void a_query_answers_with_receipt_and_promise() {
        signIn(People.officer("*"));
        var answer = post(
                "query",
                "{\"number\":\"" + person.number() + "\",\"fields\":[\"name\",\"number\",\"sex\"]," + WHY + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(person.name().full()).doesNotContain("birth");
        assertThat(answer.headers().firstValue("Goc-Receipt").orElse("")).matches("\\d+\\.\\d+\\.[0-9a-f]{64}");
        assertThat(answer.headers().firstValue("Goc-Promise")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void an_officer_elsewhere_is_told_the_same_as_for_a_number_that_does_not_exist() {
        signIn(People.officer("00004".equals(household.commune().digits()) ? "00008" : "00004"));
        var hidden = post("query", "{\"number\":\"" + person.number() + "\",\"fields\":[\"name\"]," + WHY + "}");
        var nobody = post("query", "{\"number\":\"000099999997\",\"fields\":[\"name\"]," + WHY + "}");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(nobody.body()).contains("register.not-found-or-not-yours");
    }

    @Test
    void twenty_numbers_fit_one_answer() {
        signIn(People.officer("*"));
        StringBuilder numbers = new StringBuilder();
        People.households().stream()
                .skip(300)
                .flatMap(h -> h.members().stream())
                .limit(20)
                .forEach(p -> numbers.append(numbers.isEmpty() ? "\"" : ",\"")
                        .append(p.number())
                        .append('"'));
        var answer = post("query", "{\"numbers\":[" + numbers + "],\"fields\":[\"number\"]," + WHY + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Goc-Receipt").orElse("").split(","))
                .hasSize(20);
    }

    @Test
    void verification_and_as_of_answer_over_http() {
        signIn(People.officer("*"));
        var yes = post(
                "verify",
                "{\"number\":\"" + person.number() + "\",\"claims\":{\"sex\":\""
                        + person.sex().code() + "\"}," + WHY + "}");
        assertThat(yes.body()).isEqualTo("{\"found\":true,\"matches\":{\"sex\":true}}");
        var then = post(
                "as-of",
                "{\"number\":\"" + person.number() + "\",\"validOn\":\"2026-07-02\",\"fields\":[\"name\"]," + WHY
                        + "}");
        assertThat(then.statusCode()).as(then.body()).isEqualTo(200);
        assertThat(then.body()).contains(person.name().full());
    }

    @Test
    void somebody_without_a_record_is_entered_once_and_found_by_the_number() {
        signIn(People.officer("46"));
        String body = "{\"registeredAt\":\"46\",\"kind\":\"registered\",\"dossier\":\"TT-1\",\"from\":\"2026-09-01\","
                + "\"values\":{\"name\":\"Trần Văn Mới\",\"sex\":\"M\",\"birth.date\":\"1960\",\"residence.permanent\":\""
                + People.home() + "\"}," + WHY + "}";
        var entered = post("persons", body);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        assertThat(entered.body()).matches("\\{\"number\":\"000060\\d{6}\"}");
        assertThat(post("persons", body).body()).isEqualTo(entered.body());
        problem(post("persons", body.replace("1960", "2960").replace("TT-1", "TT-3")), 422, "register.day-ahead", "");
        problem(post("persons", body.replace("1960", "1961")), 409, "register.dossier-otherwise", "TT-1");
        problem(post("persons", body.replace("registered\"", "hatched\"")), 422, "register.value-wrong", "kind");
        problem(post("persons", body.replace("\"TT-1\"", "null")), 400, "site.missing-field", "dossier");
        problem(
                post("persons", body.replace("\"46\"", "\"79\"").replace("TT-1", "TT-2")),
                403,
                "register.place-not-yours",
                "");
    }

    @Test
    void hostile_json_is_refused_and_the_field_is_named() {
        signIn(People.officer("*"));
        String number = "{\"number\":\"" + person.number() + "\",\"fields\":[\"name\"],";
        problem(post("query", "{"), 400, "site.", "");
        problem(post("query", number + WHY + ",\"extra\":1}"), 400, "site.unknown-field", "extra");
        problem(post("query", "{\"number\":{},\"fields\":[\"name\"]," + WHY + "}"), 400, "site.wrong-type", "number");
        problem(
                post("query", "{\"number\":\"" + person.number() + "\"," + WHY + "}"),
                400,
                "site.missing-field",
                "fields");
        problem(post("query", "{\"fields\":[\"name\"]," + WHY + "}"), 400, "register.query-unclear", "");
        problem(post("query", number + "\"basis\":\"Điều 22\"}"), 400, "site.missing-field", "purpose");
        problem(
                post("query", number + "\"purpose\":\"gossip\",\"basis\":\"x\"}"),
                400,
                "register.purpose-unknown",
                "gossip");
        problem(
                post("query", number + "\"purpose\":\"own-data\",\"basis\":\"x\"}"),
                403,
                "register.purpose-not-yours",
                "");
        problem(
                post("query", "{\"number\":\"" + person.number() + "\",\"fields\":[\"name\",\"a'b\"]," + WHY + "}"),
                400,
                "register.unknown-field",
                "fields[1]");
        problem(
                post("query", "{\"number\":\"12\",\"fields\":[\"name\"]," + WHY + "}"),
                400,
                "kernel.number-not-twelve-digits",
                "2");
        problem(
                post("query", "{\"number\":\"" + "9".repeat(5000) + "\",\"fields\":[\"name\"]," + WHY + "}"),
                400,
                "kernel.number-not-twelve-digits",
                "");
        problem(post("query", "[".repeat(50_000)), 400, "site.", "");
        problem(post("as-of", number + "\"validOn\":\"2026-02-30\"," + WHY + "}"), 400, "site.", "");
        problem(
                post("verify", "{\"number\":\"" + person.number() + "\",\"claims\":{\"sex\":null}," + WHY + "}"),
                400,
                "site.missing-field",
                "claims.sex");
    }

    @Test
    void a_purpose_that_is_not_the_officers_is_refused_and_the_person_sees_it() {
        signIn(People.officer("*"));
        String asked = "\"fields\":[\"name\",\"religion\"],\"basis\":\"x\",\"purpose\":\"";
        String number = "{\"number\":\"" + person.number() + "\"," + asked;
        problem(post("query", number + "gossip\"}"), 400, "register.purpose-unknown", "gossip");
        Tracker.Line line = newest();
        assertThat(line.outcome()).isEqualTo("register.purpose-unknown");
        assertThat(line.purpose()).isEqualTo("unknown");
        assertThat(line.fields()).containsExactly("name", "religion");
        problem(post("query", number + "statistics\"}"), 403, "register.purpose-not-yours", "");
        assertThat(newest().purpose()).isEqualTo("statistics");
        problem(
                post("query", "{\"numbers\":[\"" + person.number() + "\"]," + asked + "own-data\"}"),
                403,
                "register.purpose-not-yours",
                "");
        assertThat(newest().purpose()).isEqualTo("own-data");
        problem(post("as-of", number + "security\"}"), 403, "register.purpose-not-yours", "");
        assertThat(newest().purpose()).isEqualTo("security");
        problem(
                post(
                        "verify",
                        "{\"number\":\"" + person.number()
                                + "\",\"claims\":{\"sex\":\"1\"},\"basis\":\"x\",\"purpose\":\"unknown\"}"),
                400,
                "register.purpose-unknown",
                "");
        assertThat(newest().fields()).containsExactly("sex");
    }

    @Test
    void citizens_and_visitors_ask_elsewhere() {
        String body = "{\"number\":\"" + person.number() + "\",\"fields\":[\"name\"]," + WHY + "}";
        signIn(Actor.citizen(People.id(person)));
        assertThat(post("query", body).statusCode()).isEqualTo(403);
        browser.cookies().getCookieStore().removeAll();
        assertThat(post("query", body).statusCode()).isIn(401, 403);
    }

    private void problem(HttpResponse<String> answer, int status, String id, String named) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(id).contains(named);
    }

    private Tracker.Line newest() {
        return world.door(Tracker.class)
                .list(People.id(person), Instant.now().plusSeconds(60), 1)
                .getFirst();
    }

    private void signIn(Actor actor) {
        var opened = world.door(Sessions.class).open(UUID.randomUUID(), actor, "Cán bộ Mẫu", 2, "test");
        var cookie = new HttpCookie("goc", opened.token());
        cookie.setPath("/");
        cookie.setVersion(0);
        browser.cookies().getCookieStore().add(browser.uri("/"), cookie);
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get("/no-such-page").body());
        assertThat(token.find()).isTrue();
        this.token = token.group(1);
    }

    private HttpResponse<String> post(String path, String json) {
        return browser.send(HttpRequest.newBuilder(browser.uri("/api/register/" + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }
}
