package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.goc.SignedIn;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.Facts;
import vn.goc.register.People;
import vn.goc.register.Persons;
import vn.goc.site.Tx;

class SearchPagesTest {
    private static final World WORLD = World.get();

    @Test
    void purpose_and_case_stand_before_the_question_and_only_officers_may_ask() {
        Household household = MePagesTest.household();
        String page = officer(household).get("/desk/search").body();
        assertThat(page.indexOf("name=\"purpose\"")).isPositive().isLessThan(page.indexOf("name=\"case\""));
        assertThat(page.indexOf("name=\"case\"")).isLessThan(page.indexOf("name=\"number\""));
        assertThat(page).contains("Luật Cư trú 68/2020/QH14, Điều 22").doesNotContain("value=\"own-data\"");
        assertThat(SignedIn.citizen(household.head()).get("/desk/search").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_question_with_purpose_and_case_is_answered_with_the_fields_ticked_and_a_receipt() {
        Household household = MePagesTest.household();
        SyntheticPerson person = household.head();
        open("VV-31", household, person);
        HttpResponse<String> answer = ask(household, Map.of("case", List.of("VV-31"), "number", spaced(person)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(person.name().full(), person.birth().shown(), household.addressLine(), "href=\"/receipt?id=")
                .doesNotContain("<dt>Tôn giáo</dt>", "<dt>Quê quán</dt>");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        String receipt = answer.headers().firstValue("Goc-Receipt").orElseThrow();
        assertThat(answer.body()).contains(receipt);
        Tracker.Line line = newest(person);
        assertThat(line.outcome()).isEqualTo("answered");
        assertThat(line.caseCode()).isEqualTo("VV-31");
        assertThat(line.fields()).containsExactlyInAnyOrder("name", "birth.date", "residence.permanent");
    }

    @Test
    void without_a_case_the_question_is_refused_at_its_input_and_the_person_sees_the_attempt() {
        Household household = MePagesTest.household();
        HttpResponse<String> refused = ask(household, Map.of("number", number(household.head())));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("ledger.case-required", "href=\"#case\"", "<title>Lỗi: ")
                .doesNotContain(household.head().name().full());
        assertThat(newest(household.head()).outcome()).isEqualTo("ledger.case-required");
        HttpResponse<String> unknown =
                ask(household, Map.of("case", List.of("KHONG-CO"), "number", number(household.head())));
        assertThat(unknown.body()).contains("ledger.case-unknown");
        assertThat(newest(household.head()).outcome()).isEqualTo("ledger.case-unknown");
    }

    @Test
    void somebody_outside_the_area_is_refused_like_somebody_who_does_not_exist_and_sees_the_attempt() {
        Household household = MePagesTest.household();
        SyntheticPerson stranger = People.households().stream()
                .filter(other -> !other.province().equals(household.province()))
                .findFirst()
                .orElseThrow()
                .head();
        open("VV-33", household, household.head());
        HttpResponse<String> outside = ask(household, Map.of("case", List.of("VV-33"), "number", number(stranger)));
        HttpResponse<String> nobody =
                ask(household, Map.of("case", List.of("VV-33"), "number", List.of("000199999999")));
        assertThat(outside.statusCode()).isEqualTo(404);
        assertThat(outside.body())
                .contains("register.not-found-or-not-yours", "href=\"/receipt?id=")
                .doesNotContain(stranger.name().full());
        assertThat(bare(outside))
                .isEqualTo(
                        bare(nobody).replace("000199999999", stranger.number().digits()));
        Tracker.Line line = newest(stranger);
        assertThat(line.outcome()).isEqualTo("register.not-found-or-not-yours");
        assertThat(line.unit()).isEqualTo("Công an xã số " + household.commune());
    }

    @Test
    void a_name_with_the_birth_date_finds_the_person_without_tone_marks_and_shows_what_is_under_verification() {
        Household household = MePagesTest.household();
        SyntheticPerson person = household.head();
        open("VV-34", household, person);
        UUID id = WORLD.door(Persons.class).idOf(person.number()).orElseThrow();
        WORLD.door(Facts.class).dispute(Access.own(Actor.citizen(id)), "birth.date", "Giấy khai sinh ghi khác.");
        HttpResponse<String> answer = ask(
                household,
                Map.of(
                        "case", List.of("VV-34"),
                        "name", List.of(person.name().full()),
                        "born-d", List.of(Integer.toString(person.birth().day())),
                        "born-m", List.of(Integer.toString(person.birth().month())),
                        "born-y", List.of(Integer.toString(person.birth().year()))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(person.name().full(), "Đang xác minh");
    }

    @Test
    void a_former_nine_digit_number_still_finds_its_holder() {
        Household household = People.households().stream()
                .filter(one -> one.head().oldNumber9() != null)
                .skip(20)
                .findFirst()
                .orElseThrow();
        open("VV-35", household, household.head());
        String old = String.valueOf(household.head().oldNumber9());
        assertThat(ask(household, Map.of("case", List.of("VV-35"), "number", List.of(old)))
                        .body())
                .contains(household.head().name().full());
    }

    @Test
    void a_purpose_that_was_not_offered_is_refused_and_the_person_sees_the_attempt() {
        Household household = MePagesTest.household();
        SyntheticPerson person = household.head();
        open("VV-37", household, person);
        for (String forged : List.of("own-data", "service-delivery", "statistics", "security", "unknown", "tò mò")) {
            HttpResponse<String> refused = ask(
                    household, Map.of("case", List.of("VV-37"), "number", spaced(person), "purpose", List.of(forged)));
            assertThat(refused.statusCode()).as(forged).isEqualTo(403);
            assertThat(refused.body())
                    .contains("register.purpose-not-yours", "href=\"#purpose\"", "được ghi vào nhật ký")
                    .doesNotContain(person.name().full());
            Tracker.Line line = newest(person);
            assertThat(line.outcome()).as(forged).isEqualTo("register.purpose-not-yours");
            assertThat(line.purpose()).isEqualTo(forged.equals("tò mò") ? "unknown" : forged);
            assertThat(line.caseCode()).isEqualTo("VV-37");
            assertThat(line.fields()).containsExactly("name", "birth.date", "residence.permanent");
        }
        String seen = SignedIn.citizen(person).get("/me/who-saw").body();
        assertThat(seen).contains("Công an xã số " + household.commune(), "Đã từ chối", "Không nêu mục đích hợp lệ");
        long before = unnamed();
        ask(household, Map.of("name", List.of("Trần Thị"), "born-y", List.of("1990"), "purpose", List.of("own-data")));
        assertThat(unnamed())
                .as("nobody can be named, the attempt is a row all the same")
                .isGreaterThan(before);
    }

    @Test
    void a_field_that_nobody_may_ask_is_refused_and_the_person_sees_the_attempt() {
        Household household = MePagesTest.household();
        SyntheticPerson person = household.head();
        open("VV-38", household, person);
        HttpResponse<String> refused = ask(
                household,
                Map.of(
                        "case", List.of("VV-38"),
                        "number", number(person),
                        "fields", List.of("name", "biometrics.face")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("register.unknown-field", "được ghi vào nhật ký");
        Tracker.Line line = newest(person);
        assertThat(line.outcome()).isEqualTo("register.unknown-field");
        assertThat(line.fields()).containsExactly("name");
        World.Browser browser = SignedIn.citizen(person);
        assertThat(browser.get("/me/who-saw").body()).contains("Đã từ chối", "Công an xã số " + household.commune());
        assertThat(browser.get("/me/who-saw/" + line.key()).body()).contains("register.unknown-field");
    }

    @Test
    void what_cannot_be_asked_is_said_at_its_input_and_hostile_text_comes_back_as_text() {
        Household household = MePagesTest.household();
        open("VV-36", household, household.head());
        refused(household, Map.of("number", List.of("12345")), 400, "#number");
        refused(household, Map.of(), 422, "#number");
        refused(household, Map.of("number", number(household.head()), "name", List.of("Trần")), 422, "#number");
        refused(household, Map.of("name", List.of("Trần Thị Mẫu")), 422, "#born");
        refused(
                household,
                Map.of("name", List.of("Trần"), "born-m", List.of("5"), "born-y", List.of("1990")),
                400,
                "#born");
        refused(
                household,
                Map.of(
                        "name",
                        List.of("Trần"),
                        "born-d",
                        List.of("31"),
                        "born-m",
                        List.of("2"),
                        "born-y",
                        List.of("1990")),
                400,
                "#born");
        refused(household, Map.of("name", List.of("%"), "born-y", List.of("1990")), 400, "#name");
        refused(
                household,
                Map.of("number", number(household.head()), "fields", List.of("name", "password")),
                400,
                "#fields");
        refused(household, Map.of("number", number(household.head()), "fields", List.of()), 422, "#fields");
        refused(household, Map.of("number", number(household.head()), "purpose", List.of("")), 422, "#purpose");
        refused(household, Map.of("number", number(household.head()), "case", List.of("x".repeat(200))), 422, "#case");
        for (String hostile : List.of(
                "\"><script>alert(1)</script>",
                "'; drop table register.person; --",
                "\u0000\u0000",
                "${7*7}",
                "../../etc/passwd",
                "x".repeat(5000),
                "\ud83d\udc80")) {
            for (String input : List.of("case", "number", "name", "born-y", "purpose", "fields")) {
                var fields = new HashMap<String, List<String>>(
                        Map.of("case", List.of("VV-36"), "name", List.of("Trần Thị"), "born-y", List.of("1990")));
                fields.put(input, List.of(hostile));
                HttpResponse<String> answer = ask(household, fields);
                assertThat(answer.statusCode()).as(input + " " + hostile).isLessThan(500);
                assertThat(answer.body()).as(input).doesNotContain("\"><script>");
            }
        }
    }

    private static void refused(Household household, Map<String, List<String>> fields, int status, String place) {
        var whole = new HashMap<String, List<String>>(Map.of("case", List.of("VV-36")));
        whole.putAll(fields);
        HttpResponse<String> answer = ask(household, whole);
        assertThat(answer.statusCode()).as(fields.toString()).isEqualTo(status);
        assertThat(answer.body())
                .as(fields.toString())
                .contains("id=\"errors\"", "href=\"" + place + "\"", "id=\"" + place.substring(1) + "\"");
    }

    private static World.Browser officer(Household household) {
        return SignedIn.as(UUID.randomUUID(), SignedIn.officer(household), "Cán bộ Mẫu");
    }

    private static HttpResponse<String> ask(Household household, Map<String, List<String>> fields) {
        World.Browser browser = officer(household);
        var whole = new HashMap<String, List<String>>(Map.of(
                "purpose", List.of("residence-registration"),
                "fields", List.of("name", "birth.date", "residence.permanent")));
        whole.putAll(fields);
        return SignedIn.post(browser, browser.get("/desk/search"), "/desk/search", whole);
    }

    private static void open(String code, Household household, SyntheticPerson person) {
        UUID id = WORLD.door(Persons.class).idOf(person.number()).orElseThrow();
        String holder = String.valueOf(SignedIn.officer(household).agency());
        WORLD.door(Tx.class).write(Actor.system(), () -> {
            WORLD.door(Cases.class).open(code, "residence", holder, List.of(id));
            return null;
        });
    }

    private static Tracker.Line newest(SyntheticPerson person) {
        UUID id = WORLD.door(Persons.class).idOf(person.number()).orElseThrow();
        return WORLD.door(Tracker.class)
                .list(id, Instant.now().plusSeconds(60), 1)
                .getFirst();
    }

    private static long unnamed() {
        return WORLD.door(JdbcClient.class)
                .sql("select count(*) from ledger.opening where person is null")
                .query(Long.class)
                .single();
    }

    private static List<String> number(SyntheticPerson person) {
        return List.of(person.number().digits());
    }

    private static List<String> spaced(SyntheticPerson person) {
        String digits = person.number().digits();
        return List.of(digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6));
    }

    /** The page without what differs by nature: token, receipt, log head. */
    private static String bare(HttpResponse<String> page) {
        String body = page.body();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"))
                .replaceAll("value=\"[^\"]*\"(?=><input type=\"hidden\")", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("\\d+\\.\\d+\\.[0-9a-f]{64}", "RECEIPT");
    }
}
