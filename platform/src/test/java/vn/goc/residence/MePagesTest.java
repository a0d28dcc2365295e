package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.goc.SignedIn;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Purpose;
import vn.goc.law.WorkingDays;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.notices.Notices;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.People;
import vn.goc.register.Persons;
import vn.goc.site.Texts;

class MePagesTest {
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)000\\d{9}(?!\\d)");
    private static final World WORLD = World.get();

    @Test
    void my_data_shows_the_own_record_with_its_receipt_and_no_number_of_anybody_else() {
        Household household = household();
        SyntheticPerson me = household.head();
        HttpResponse<String> page = SignedIn.citizen(me).get("/me");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(me.name().full(), me.number().digits(), me.birth().shown(), household.addressLine())
                .contains("href=\"/me/report/birth.date\"", "href=\"/me/why/birth.date\"", "href=\"/me/who-saw\"");
        Set<String> shown = new TreeSet<>();
        NUMBER.matcher(page.body()).results().forEach(found -> shown.add(found.group()));
        Set<String> allowed = kin(me);
        assertThat(shown).contains(me.number().digits()).isSubsetOf(allowed);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Goc-Receipt")).isPresent();
    }

    @Test
    void a_visitor_is_sent_to_sign_in_and_staff_have_no_own_data_here() {
        assertThat(WORLD.browser().get("/me").headers().firstValue("Location").orElse(""))
                .contains("/sign-in?to=%2Fme");
        Household household = household();
        var officer = SignedIn.as(UUID.randomUUID(), SignedIn.officer(household), "Cán bộ Mẫu");
        assertThat(officer.get("/me").statusCode()).isEqualTo(403);
        assertThat(officer.get("/me/why/name").statusCode()).isEqualTo(403);
    }

    @Test
    void why_tells_value_days_event_unit_ground_dossier_evidence_and_opens_the_proof_of_the_change() throws Exception {
        Household household = household();
        SyntheticPerson me = household.head();
        UUID person = WORLD.door(Persons.class).idOf(me.number()).orElseThrow();
        var access = new Access(
                SignedIn.officer(household), Purpose.REGISTER_UPKEEP, "Điều 6 Nghị định 70/2024/NĐ-CP", null);
        long seq = WORLD.door(Facts.class)
                .change(
                        access,
                        person,
                        new FactChange(
                                FactChange.Kind.CHANGE,
                                Field.Group.CONTACT,
                                Map.of("contact.email", "moi@vi-du.vn"),
                                LocalDate.now(Texts.ZONE),
                                "changed",
                                "G99.00.01-261105-0042",
                                "7c1fe09a",
                                "Điều 6 Nghị định 70/2024/NĐ-CP"));
        World.Browser browser = SignedIn.citizen(me);
        HttpResponse<String> why = browser.get("/me/why/contact.email");
        assertThat(why.statusCode()).isEqualTo(200);
        assertThat(why.body())
                .contains("moi@vi-du.vn", "Đúng từ " + Texts.day(LocalDate.now(Texts.ZONE)))
                .contains("Công an xã số " + household.commune(), "Điều 6 Nghị định 70/2024/NĐ-CP", "7c1fe09a")
                .contains("href=\"/dossiers/G99.00.01-261105-0042\"", "href=\"/me/who-saw/0-" + seq + "\"");
        assertThat(browser.get("/me/who-saw/0-" + seq).statusCode()).isEqualTo(200);

        HttpResponse<String> part = browser.send(HttpRequest.newBuilder(browser.uri("/me/why/contact.email"))
                .header("HX-Request", "true")
                .header("Accept", "text/html"));
        assertThat(part.body()).startsWith("<details").doesNotContain("<html").contains("moi@vi-du.vn");
    }

    @Test
    void a_value_recorded_again_with_its_neighbours_keeps_the_event_that_first_brought_it() {
        Household household = household();
        SyntheticPerson me = household.head();
        UUID person = WORLD.door(Persons.class).idOf(me.number()).orElseThrow();
        var access = new Access(SignedIn.officer(household), Purpose.REGISTER_UPKEEP, "Điều 6", null);
        WORLD.door(Facts.class)
                .change(
                        access,
                        person,
                        new FactChange(
                                FactChange.Kind.CHANGE,
                                Field.Group.IDENTITY,
                                Map.of("otherName", "Tên Khác"),
                                LocalDate.now(Texts.ZONE),
                                "changed",
                                null,
                                null,
                                "Căn cứ riêng của tên gọi khác"));
        String name = SignedIn.citizen(me).get("/me/why/name").body();
        assertThat(name).contains("Nạp dữ liệu ban đầu").doesNotContain("Căn cứ riêng");
        assertThat(name.split("<li class=\"(now)?\">\n<b>", -1)).hasSize(2);
        assertThat(SignedIn.citizen(me).get("/me/why/otherName").body()).contains("Tên Khác", "Căn cứ riêng");
    }

    @Test
    void a_reported_error_puts_the_value_under_verification_and_the_day_of_the_answer_into_the_inbox() {
        SyntheticPerson me = household().head();
        UUID person = WORLD.door(Persons.class).idOf(me.number()).orElseThrow();
        World.Browser browser = SignedIn.citizen(me);
        assertThat(browser.get("/me").body()).doesNotContain("Đang xác minh");
        assertThat(browser.get("/me/report/origin").body())
                .contains("2 ngày làm việc", "Điều 6 Nghị định 70/2024/NĐ-CP");
        HttpResponse<String> sent =
                browser.post("/me/report/origin", Map.of("text", "Quê tôi ở <b>Ninh Bình</b>, giấy khai sinh số 12."));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).contains("/me?reported=origin#origin");

        Reports reports = WORLD.door(Reports.class);
        var made = reports.last(person, "origin").orElseThrow();
        var expected = WORLD.door(WorkingDays.class).due(made.at(), reports.rule(made.at()));
        assertThat(made.due()).isEqualTo(expected);
        String day = Texts.weekday(expected.day(), true);
        assertThat(browser.get("/me?reported=origin").body()).contains("Đang xác minh", "Trả lời chậm nhất " + day);
        assertThat(browser.get("/me/why/origin").body()).contains("Đang xác minh", "Trả lời chậm nhất " + day);
        assertThat(WORLD.door(Notices.class).list(person, null, 5).getFirst().subjectVi())
                .contains("Quê quán", day);
        assertThat(WORLD.door(Tracker.class).list(person, Instant.now().plusSeconds(60), 10))
                .anySatisfy(line -> assertThat(line.outcome()).isEqualTo("changed"));
        assertThat(browser.get("/me?reported=name").body()).doesNotContain("Đã nhận báo sai");
    }

    @Test
    void a_report_without_words_too_long_or_from_elsewhere_marks_nothing_and_says_what_to_do() {
        World.Browser browser = SignedIn.citizen(household().head());
        browser.get("/me/report/sex");
        HttpResponse<String> empty = browser.post("/me/report/sex", Map.of("text", "\u0000 \u0007"));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("<title>Lỗi: ", "id=\"errors\"", "href=\"#text\"", "aria-invalid=\"true\"");
        HttpResponse<String> hostile =
                browser.post("/me/report/sex", Map.of("text", "</textarea><script>" + "x".repeat(2000)));
        assertThat(hostile.statusCode()).isEqualTo(422);
        assertThat(hostile.body()).doesNotContain("</textarea><script>");
        assertThat(browser.get("/me/report/nobody.knows").statusCode()).isEqualTo(404);
        assertThat(browser.get("/me/why/%3Cscript%3E").statusCode()).isBetween(400, 404);
        HttpResponse<String> foreign = browser.send(HttpRequest.newBuilder(browser.uri("/me/report/sex"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("text=sai")));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(browser.get("/me").body()).doesNotContain("Đang xác minh");
    }

    @Test
    void another_day_shows_what_was_true_then_as_known_now_or_as_known_then() {
        SyntheticPerson me = household().head();
        World.Browser browser = SignedIn.citizen(me);
        LocalDate today = LocalDate.now(Texts.ZONE);
        assertThat(browser.get("/me/on").body()).contains("name=\"on-d\"");
        assertThat(browser.get(on(today, "today")).body()).contains(me.name().full());
        assertThat(browser.get(on(today, "then")).body()).contains(me.name().full());
        LocalDate unborn = me.birth().earliest().minusDays(1);
        assertThat(browser.get(on(unborn, "today")).body())
                .contains("Chưa có gì")
                .doesNotContain(me.name().full());
        assertThat(browser.get(on(today.minusDays(2), "then")).body()).contains("Chưa có gì");
        for (String bad : new String[] {
            "on-d=31&on-m=2&on-y=2026",
            "on-d=&on-m=&on-y=2020",
            "on-d=1&on-m=&on-y=",
            "on-d=x&on-m=1&on-y=2026",
            "on-d=00&on-m=1&on-y=2026",
            "on-d=1&on-m=1&on-y=9999",
            "on-d=1&on-m=1&on-y=99999999999"
        }) {
            HttpResponse<String> refused = browser.get("/me/on?known=today&" + bad);
            assertThat(refused.statusCode()).as(bad).isIn(400, 422);
            assertThat(refused.body()).as(bad).contains("id=\"errors\"", "href=\"#on\"");
        }
    }

    @Test
    void the_pages_speak_english_completely() {
        World.Browser browser = SignedIn.citizen(household().head());
        browser.get("/lang/en?to=/me");
        assertThat(browser.get("/me").body()).contains("lang=\"en\"", "My data", "Date of birth", "Why?");
        assertThat(browser.get("/me/report/name").body()).contains("What is wrong with “Birth name”?");
    }

    private static String on(LocalDate day, String known) {
        return "/me/on?on-d=" + day.getDayOfMonth() + "&on-m=" + day.getMonthValue() + "&on-y=" + day.getYear()
                + "&known=" + known;
    }

    /** A household of three at least, of its own for each test, whose head's birth date is full. */
    static Household household() {
        Household household = People.household(3);
        while (!household.head().birth().full()) {
            household = People.household(3);
        }
        return household;
    }

    private static Set<String> kin(SyntheticPerson me) {
        Set<String> numbers = new TreeSet<>(Set.of(me.number().digits()));
        People.households().stream()
                .flatMap(household -> household.members().stream())
                .filter(other -> Long.valueOf(other.no()).equals(me.fatherNo())
                        || Long.valueOf(other.no()).equals(me.motherNo())
                        || Long.valueOf(other.no()).equals(me.spouseNo()))
                .forEach(other -> numbers.add(other.number().digits()));
        return numbers;
    }
}
