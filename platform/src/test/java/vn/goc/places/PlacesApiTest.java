package vn.goc.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.World;

class PlacesApiTest {
    private final JsonMapper json = World.get().door(JsonMapper.class);

    @Test
    void units_and_successors_are_plain_json() {
        assertThat(ok("/api/places/units?on=2025-06-30")).hasSize(63);
        assertThat(ok("/api/places/units")).hasSize(34);
        assertThat(ok("/api/places/units?on=2026-11-24&parent=46")).hasSize(40);
        JsonNode unit = ok("/api/places/units/23710?on=2025-06-30");
        assertThat(unit.get("name").asString()).isEqualTo("A Dơk");
        assertThat(unit.get("province").asString()).isEqualTo("64");
        assertThat(unit.get("from").isNull()).isTrue();
        assertThat(unit.get("to").asString()).isEqualTo("2025-07-01");
        assertThat(ok("/api/places/search?q=thuan%20hoa%20hue")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("Thuận Hoá");
        JsonNode split = ok("/api/places/successors/11989");
        assertThat(split.get("certain").asBoolean()).isFalse();
        assertThat(split.get("candidates")).hasSize(2);
    }

    @Test
    void lists_codes_rules_and_due_days_are_public_json() {
        assertThat(ok("/api/codes"))
                .hasSize(vn.goc.World.get()
                        .door(vn.goc.codes.CodeLists.class)
                        .all()
                        .size())
                .extracting(list -> list.path("id").asString())
                .contains("ethnicity", "relation", "person-kind");
        assertThat(ok("/api/codes/ethnicity?on=2026-11-24").get("codes")).hasSize(56);
        assertThat(ok("/api/law/rules?on=2026-11-24")).hasSizeGreaterThan(70);
        assertThat(ok("/api/law/rules?on=1990-01-01")).isEmpty();
        JsonNode due = ok("/api/law/due?rule=residence.permanent.decide&received=2026-11-20T10:00:00%2B07:00");
        assertThat(due.get("day").asString()).isEqualTo("2026-12-02");
        assertThat(due.get("restsOnUnconfirmed").asBoolean()).isTrue();
        assertThat(due.get("doubtful").get(0).get("status").asString()).isEqualTo("UNCONFIRMED");
    }

    @Test
    void bad_questions_are_problems_with_an_id() {
        problem(400, "site.wrong-type", "/api/places/units?on=yesterday");
        problem(400, "kernel.area-malformed", "/api/places/units?parent=" + "9".repeat(5000));
        problem(422, "places.unit-ended", "/api/places/units/11989?on=2026-11-24");
        problem(404, "places.unknown-unit", "/api/places/units/99999");
        problem(404, "places.unknown-unit", "/api/places/successors/%C3%A0%C3%A0");
        problem(404, "places.no-reform", "/api/places/successors/" + onlyNew());
        problem(400, "places.search-too-long", "/api/places/search?q=" + "a".repeat(101));
        problem(400, "site.missing-field", "/api/places/search");
        problem(404, "codes.unknown-list", "/api/codes/zodiac");
        problem(404, "law.unknown-rule", "/api/law/due?rule=x&received=2026-11-20T10:00:00Z");
        problem(
                422,
                "law.no-rule-on-that-day",
                "/api/law/due?rule=residence.permanent.decide&received=1999-11-20T10:00:00Z");
        problem(
                422,
                "law.calendar-missing",
                "/api/law/due?rule=residence.permanent.decide&received=2029-11-20T10:00:00Z");
        problem(400, "site.wrong-type", "/api/law/due?rule=x&received=noon");
        problem(400, "site.wrong-type", "/api/law/rules?on=2026-02-30");
    }

    @Test
    void the_page_of_rules_reads_in_both_languages_and_says_what_is_wrong_with_a_day() {
        var browser = World.get().browser();
        var today = browser.get("/law?on-d=24&on-m=11&on-y=2026");
        assertThat(today.statusCode()).isEqualTo(200);
        assertThat(today.body())
                .contains("Quy định có hiệu lực ngày 24/11/2026", "Điều 22 Luật Cư trú 68/2020/QH14", "7 ngày làm việc")
                .contains("Ngày Văn hóa Việt Nam", "chưa xác nhận");
        assertThat(browser.get("/law?q=thuong%20tru").body())
                .contains("residence.permanent.decide")
                .doesNotContain("card.decide");
        assertThat(browser.get("/law?on-d=30&on-m=2&on-y=2026").body()).contains("<title>Lỗi: ", "Không có ngày này");
        assertThat(browser.get("/law?on-d=%00&on-m=x&on-y=99999999999").body()).contains("Không có ngày này");
        assertThat(browser.get("/law?on-d=1&on-m=1&on-y=1990").body())
                .contains("Không có quy định nào khớp", "Chưa có lịch");
        browser.get("/lang/en?to=/law");
        assertThat(browser.get("/law?on-d=24&on-m=11&on-y=2026&q=%3Cscript%3E").body())
                .contains(
                        "Rules in force on 24/11/2026", "No rule fits", "Vietnam Culture Day", "value=\"&lt;script>\"")
                .doesNotContain("<script>");
    }

    /** One of the six codes that no unit had before the reform. */
    private static String onlyNew() {
        var units = World.get().door(Units.class);
        return units.provinces(LocalDate.of(2026, 11, 24)).stream()
                .flatMap(province -> units.children(province.code(), LocalDate.of(2026, 11, 24)).stream())
                .map(Unit::code)
                .filter(code -> units.find(code, LocalDate.of(2025, 6, 30)).isEmpty())
                .findFirst()
                .orElseThrow()
                .digits();
    }

    private JsonNode ok(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private void problem(int status, String id, String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("title").asString()).isEqualTo(id);
        assertThat(problem.get("vi").asString()).doesNotContain("{");
        assertThat(answer.body()).hasSizeLessThan(2_000);
    }

    private static HttpResponse<String> get(String path) {
        var browser = World.get().browser();
        return browser.send(HttpRequest.newBuilder(browser.uri(path)));
    }
}
