package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.site.Sessions;

/** What a question may ask and what it is told, rule by rule. */
class QueryRulesTest {
    private static final Access ALL = People.upkeep("*");
    private static final String VIA = "test";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String WHY = ",\"purpose\":\"register-upkeep\",\"basis\":\"Điều 22\"}";
    private static final List<String> NUMBER = List.of("number");

    private final World world = World.get();
    private final Persons persons = world.door(Persons.class);
    private final Facts facts = world.door(Facts.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"fields":["name"]                                                       | register.query-unclear
            {"number":"000095000001","name":"An","birthDate":"1990","fields":["name"] | register.query-unclear
            {"name":"Nguyễn An","fields":["name"]                                    | register.query-unclear
            {"name":"Nguyễn An","birthDate":"1990","commune":"19753","fields":["name"] | register.query-unclear
            {"addressLine":"Số 1","fields":["name"]                                  | register.query-unclear
            {"household":"460000000001","commune":"19753","fields":["name"]          | register.query-unclear
            {"parent":"000095000001","birthDate":"1990","fields":["name"]            | register.query-unclear
            {"parent":"12","fields":["name"]                                         | kernel.
            {"name":"Nguyễn An","birthDate":"1990-02","fields":["name"]              | register.birth-month-alone
            {"name":"Nguyễn An","birthDate":"30/02/1990","fields":["name"]           | kernel.
            {"name":"ng*","commune":"19753","fields":["name"]                        | register.name-too-short
            {"numbers":[],"fields":["name"]                                          | register.numbers-size
            {"number":"000095000001","fields":[]                                     | register.mask-size
            {"number":"000095000001","fields":["nam"]                                | register.unknown-field
            {"number":"000095000001","fields":["underVerification"]                  | register.automatic-field
            {"number":"000095000001","fields":["suspended"]                          | register.automatic-field
            """)
    void a_question_that_is_unclear_is_refused_by_the_parameter_at_fault(String question, String refusal) {
        HttpResponse<String> answer = ask("query", question + WHY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(refusal);
    }

    @Test
    void a_household_and_the_children_of_a_parent_are_found_and_listed_from_either_side() {
        Family family = family();
        Household household = family.household();
        SyntheticPerson child = family.child();
        SyntheticPerson father = family.father();
        PersonView own = view(father.number(), List.of("number", "children", "household.members", "household.code"));
        assertThat(own.text("children", true)).contains(child.name().full());
        assertThat(own.text("household.members", true))
                .contains(child.name().full(), father.name().full());
        var byParent = new PersonQuery.ByParent(father.number(), false);
        assertThat(persons.query(ALL, byParent, NUMBER, VIA).value())
                .extracting(PersonView::number)
                .contains(child.number().digits());
        var byHousehold = new PersonQuery.ByHousehold(own.text("household.code", true), false);
        assertThat(persons.query(ALL, byHousehold, NUMBER, VIA).value())
                .hasSizeBetween(2, household.members().size())
                .extracting(PersonView::number)
                .contains(child.number().digits(), father.number().digits());
        HttpResponse<String> listed =
                ask("query", "{\"parent\":\"" + father.number() + "\",\"fields\":[\"name\"]" + WHY);
        assertThat(listed.body()).contains(child.name().full());
        refused(
                RegisterError.NOT_IN_HISTORY,
                () -> persons.asOf(
                        ALL, father.number(), LocalDate.of(2026, 7, 2), Instant.now(), List.of("children"), VIA));
        refused(
                RegisterError.DERIVED,
                () -> facts.change(ALL, People.id(father), change(Field.Group.FAMILY, "children", "Không", "D-QR-1")));
    }

    @Test
    void children_follow_a_parent_whose_number_changed() {
        Family family = family();
        Household household = family.household();
        SyntheticPerson child = family.child();
        SyntheticPerson father = family.father();
        Numbers numbers = world.door(Numbers.class);
        UUID proposal = numbers.propose(
                People.upkeep("*"),
                new Numbers.Change(
                        People.id(father),
                        Numbers.Ground.MISCOLLECTED,
                        household.commune(),
                        true,
                        "Sai nơi sinh",
                        "Sổ hộ tịch",
                        null));
        PersonalNumber fresh = numbers.decide(People.upkeep("*"), proposal).orElseThrow();
        assertThat(view(fresh, List.of("children")).text("children", true))
                .contains(child.name().full());
        var byNew = new PersonQuery.ByParent(fresh, false);
        assertThat(persons.query(ALL, byNew, NUMBER, VIA).value())
                .extracting(PersonView::number)
                .contains(child.number().digits());
    }

    @Test
    void an_answer_tells_by_itself_that_a_record_is_no_longer_kept_up() {
        SyntheticPerson person = People.household(1).head();
        assertThat(ask("query", "{\"number\":\"" + person.number() + "\",\"fields\":[\"sex\"]" + WHY)
                        .body())
                .doesNotContain("suspended");
        Map<String, Object> missing = new HashMap<>();
        missing.put("life.status", "missing");
        missing.put("life.missingOn", "2024");
        facts.change(ALL, People.id(person), change(Field.Group.LIFE, missing, "D-QR-2"));
        assertThat(view(person.number(), List.of("sex")).suspended())
                .isNotNull()
                .extracting(PersonView.Coded::code)
                .isEqualTo("missing");
        facts.change(ALL, People.id(person), change(Field.Group.LIFE, "life.status", "living", "D-QR-3"));
        assertThat(view(person.number(), List.of("sex")).suspended())
                .as("the missing may come back")
                .isNull();
    }

    @Test
    void a_year_alone_is_a_birth_date_and_no_first_of_january() {
        PersonalNumber number = entered("Phạm Thị Năm Sinh", "1948");
        PersonView view = view(number, List.of("birth.date"));
        assertThat(view.text("birth.date", true)).isEqualTo("1948");
        for (String birth : List.of("1948", "1948-01-01")) {
            var query =
                    new PersonQuery.ByNameAndBirth("Phạm Thị Năm Sinh", vn.goc.kernel.PartialDate.parse(birth), false);
            assertThat(persons.query(ALL, query, NUMBER, VIA).value()).as(birth).hasSize(birth.equals("1948") ? 1 : 0);
        }
    }

    @Test
    void a_name_is_found_however_its_tone_marks_and_words_are_written_and_no_other_name_is() {
        PersonalNumber number = entered("Đặng Thuý Hoà", "1971-05-06");
        AreaCode commune = new AreaCode("19753");
        for (String asked : List.of("đặng thúy hòa", "dang thuy hoa", "HOÀ ĐẶNG THUÝ", "dan* hoa", "Thuy  Hoà")) {
            boolean open = asked.contains("*");
            var query = new PersonQuery.ByNameAndCommune(asked, commune, false);
            var found = persons.query(ALL, query, NUMBER, VIA).value();
            assertThat(found).as(asked).extracting(PersonView::number).contains(number.digits());
            assertThat(open || found.size() <= 2).isTrue();
        }
        for (String other : List.of("đặng thúy hoan", "đạn thúy hòa", "thúy", "hoa đặng thúy vân")) {
            var query = new PersonQuery.ByNameAndCommune(other, commune, false);
            assertThat(persons.query(ALL, query, NUMBER, VIA).value())
                    .as(other)
                    .extracting(PersonView::number)
                    .satisfies(numbers -> assertThat(other.equals("thúy") || !numbers.contains(number.digits()))
                            .isTrue());
        }
    }

    @Test
    void a_corrected_value_is_ignored_by_every_question_about_a_day_and_seen_by_its_explanation() {
        SyntheticPerson person = People.household(1).head();
        UUID id = People.id(person);
        LocalDate day = LocalDate.of(2026, 7, 5);
        facts.change(ALL, id, change(Field.Group.CONTACT, "contact.email", "sai@vi-du.vn", "D-QR-4"));
        Instant before = Instant.now();
        facts.change(
                ALL,
                id,
                new FactChange(
                        FactChange.Kind.CORRECTION,
                        Field.Group.CONTACT,
                        Map.of("contact.email", "dung@vi-du.vn"),
                        day,
                        "corrected",
                        "D-QR-5",
                        null,
                        "Điều 6"));
        assertThat(emailOn(person, day, Instant.now())).isEqualTo("dung@vi-du.vn");
        assertThat(emailOn(person, day, before))
                .as("as the register knew it then")
                .isEqualTo("sai@vi-du.vn");
        Explanation why =
                persons.explain(ALL, person.number(), "contact.email", VIA).value();
        assertThat(why.steps()).extracting(Explanation.Step::value).contains("sai@vi-du.vn", "dung@vi-du.vn");
        HttpResponse<String> answer =
                ask("explain", "{\"number\":\"" + person.number() + "\",\"field\":\"contact.email\"" + WHY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("sai@vi-du.vn", "D-QR-5", "changeSeq");
        HttpResponse<String> nobody = ask("explain", "{\"number\":\"000099999997\",\"field\":\"contact.email\"" + WHY);
        assertThat(nobody.statusCode()).isEqualTo(404);
    }

    private String emailOn(SyntheticPerson person, LocalDate day, Instant known) {
        return persons.asOf(ALL, person.number(), day, known, List.of("contact.email"), VIA)
                .value()
                .map(view -> view.text("contact.email", true))
                .orElse("");
    }

    private PersonView view(PersonalNumber number, List<String> fields) {
        return persons.find(ALL, number, fields, VIA).value().orElseThrow();
    }

    private PersonalNumber entered(String name, String birth) {
        return world.door(Numbers.class)
                .enter(
                        ALL,
                        new Numbers.NewPerson(
                                new AreaCode("19753"),
                                Map.of(
                                        "name",
                                        name,
                                        "sex",
                                        "F",
                                        "birth.date",
                                        birth,
                                        "residence.permanent",
                                        People.home()),
                                LocalDate.of(2026, 7, 2),
                                Numbers.NewPerson.Kind.REGISTERED,
                                "D-QR-" + UUID.randomUUID().toString().substring(0, 8),
                                null,
                                "Luật Căn cước 26/2023/QH15, Điều 9"));
    }

    /** A child and the father it lives with. */
    private record Family(Household household, SyntheticPerson child, SyntheticPerson father) {}

    private static Family family() {
        while (true) {
            Household household = People.household(3);
            for (SyntheticPerson child : household.members()) {
                for (SyntheticPerson father : household.members()) {
                    if (child.fatherNo() != null && child.fatherNo() == father.no()) {
                        return new Family(household, child, father);
                    }
                }
            }
        }
    }

    private static FactChange change(Field.Group group, String path, String value, String dossier) {
        return change(group, Map.of(path, value), dossier);
    }

    private static FactChange change(Field.Group group, Map<String, ?> values, String dossier) {
        return new FactChange(
                FactChange.Kind.CHANGE,
                group,
                new HashMap<>(values),
                LocalDate.of(2026, 7, 3),
                "changed",
                dossier,
                null,
                "Luật Căn cước 26/2023/QH15, Điều 9");
    }

    private HttpResponse<String> ask(String path, String body) {
        World.Browser browser = world.browser();
        var cookie = new HttpCookie(
                "goc",
                world.door(Sessions.class)
                        .open(UUID.randomUUID(), People.officer("*"), "Cán bộ", 2, "test")
                        .token());
        cookie.setPath("/");
        cookie.setVersion(0);
        browser.cookies().getCookieStore().add(browser.uri("/"), cookie);
        var token = TOKEN.matcher(browser.get("/desk/search").body());
        assertThat(token.find()).isTrue();
        return browser.send(HttpRequest.newBuilder(browser.uri("/api/register/" + path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token.group(1))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void refused(RegisterError refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(refusal));
    }
}
