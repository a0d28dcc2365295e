package vn.goc.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.goc.SignedIn;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.places.Addresses;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.Numbers;
import vn.goc.register.People;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.residence.Reports;

class QualityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final World world = World.get();
    private final Tasks tasks = world.door(Tasks.class);
    private final Persons persons = world.door(Persons.class);

    @Test
    void a_report_becomes_a_task_of_the_commune_and_ends_in_a_correction_that_the_citizen_is_told() {
        Household household = People.household(1);
        SyntheticPerson person = household.head();
        UUID id = People.id(person);
        Access own = Access.own(Actor.citizen(id));
        Reports.Made made = world.door(Reports.class).report(own, "ethnicity", "Tôi là người Tày");
        Actor officer = SignedIn.officer(household);
        Task task = await(officer, id);
        assertThat(task.dueOn()).isEqualTo(made.due().day());
        assertThat(task.said()).isEqualTo("Tôi là người Tày");
        assertThat(tasks.listOpen(SignedIn.officer(elsewhere(household))))
                .extracting(Task::id)
                .doesNotContain(task.id());

        World.Browser browser = SignedIn.as(UUID.randomUUID(), officer, "Cán bộ Mẫu");
        HttpResponse<String> desk = browser.get("/quality");
        assertThat(desk.statusCode()).isEqualTo(200);
        assertThat(desk.body()).contains("Tôi là người Tày", "/quality/tasks/" + task.id());
        HttpResponse<String> page = browser.get("/quality/tasks/" + task.id());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Goc-Receipt")).isPresent();
        String at = "/quality/tasks/" + task.id();
        assertThat(browser.post(at, Map.of("finding", "x")).statusCode()).isEqualTo(422);
        assertThat(browser.post(at, Map.of("outcome", "correct", "right", "Không có dân tộc này", "finding", "x"))
                        .body())
                .contains("id=\"right-e\"");
        HttpResponse<String> done = browser.post(
                at, Map.of("outcome", "correct", "right", "Tày", "finding", "Đã xem giấy khai sinh bản gốc."));
        assertThat(done.statusCode()).isEqualTo(303);
        PersonView view = persons.own(own, List.of("ethnicity"), "test").value();
        assertThat(view.text("ethnicity", true)).isEqualTo("Tày");
        assertThat(view.underVerification()).isEmpty();
        assertThat(inbox(id))
                .anyMatch(notice -> notice.subjectVi().contains("đã cải chính")
                        && notice.bodyVi().contains("giấy khai sinh bản gốc"));
        until(() -> inbox(id).stream()
                .anyMatch(notice ->
                        notice.bodyVi().contains("Dân tộc: ") && notice.bodyVi().contains("→ Tày.")));
        assertThat(browser.post(at, Map.of("outcome", "keep", "finding", "x")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_value_that_was_right_is_kept_and_the_mark_goes() {
        Household household = People.household(1);
        UUID id = People.id(household.head());
        Access own = Access.own(Actor.citizen(id));
        world.door(Reports.class).report(own, "residence.permanent", "Nhà số khác");
        Actor officer = SignedIn.officer(household);
        Task task = await(officer, id);
        assertThatThrownBy(() -> tasks.decide(officer, task.id(), "Số 2", "Đến xem nhà"))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(QualityError.OTHER_WAY));
        assertThatThrownBy(() -> tasks.decide(SignedIn.officer(elsewhere(household)), task.id(), null, "Đến xem nhà"))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(QualityError.UNKNOWN_TASK));
        tasks.decide(officer, task.id(), null, "Đến xem nhà, đúng như đang ghi.");
        assertThat(persons.own(own, List.of("residence.permanent"), "test")
                        .value()
                        .underVerification())
                .isEmpty();
        assertThat(inbox(id)).anyMatch(notice -> notice.subjectEn().endsWith("kept as it was"));
    }

    @Test
    void whoever_is_changed_is_told_once_what_it_was_and_what_it_is() {
        Household household = People.household(1);
        UUID id = People.id(household.head());
        world.door(Facts.class)
                .change(
                        People.upkeep("*"),
                        id,
                        new FactChange(
                                FactChange.Kind.CHANGE,
                                Field.Group.CONTACT,
                                Map.of("contact.email", "moi@vi-du.vn"),
                                LocalDate.of(2026, 7, 9),
                                "changed",
                                null,
                                null,
                                "Luật Căn cước 26/2023/QH15, Điều 9"));
        until(() -> inbox(id).stream().anyMatch(notice -> notice.bodyVi().contains("(chưa có) → moi@vi-du.vn")));
        var follower = world.door(RegisterFollower.class);
        follower.step();
        assertThat(inbox(id).stream().filter(notice -> notice.bodyVi().contains("moi@vi-du.vn")))
                .hasSize(1);
        assertThat(inbox(id).getFirst().link()).isEqualTo("/me/why/contact.email");
    }

    @Test
    void two_records_are_compared_merged_by_two_officers_and_taken_apart_again_on_pages() {
        Household household = People.household(1);
        SyntheticPerson person = household.head();
        Actor first = SignedIn.officer(household);
        Actor second = new Actor(
                Actor.Kind.OFFICER, UUID.randomUUID(), first.agency(), first.unit(), first.role(), first.area());
        PersonalNumber twice = doubled(household, person);
        World.Browser one = SignedIn.as(UUID.randomUUID(), first, "Cán bộ Một");
        World.Browser two = SignedIn.as(UUID.randomUUID(), second, "Cán bộ Hai");
        String number = person.number().digits();
        assertThat(one.get("/quality/doubles").statusCode()).isEqualTo(200);
        HttpResponse<String> compared = one.post("/quality/doubles", Map.of("number", number));
        assertThat(compared.statusCode()).isEqualTo(200);
        assertThat(compared.body()).contains(number, twice.digits());
        Map<String, String> finding = new HashMap<>(
                Map.of("left", number, "right", twice.digits(), "finding", "left", "reason", "Cùng một người"));
        assertThat(one.post("/quality/doubles/finding", finding).body()).contains("id=\"errors\"");
        finding.put("evidence", "Giấy khai sinh");
        assertThat(one.post("/quality/doubles/finding", finding).statusCode()).isEqualTo(303);

        String proposal = proposal(two.get("/quality"), "Cùng một người");
        assertThat(one.get(proposal).body()).contains("disabled");
        assertThat(one.post(proposal, Map.of("decision", "approve")).statusCode())
                .isEqualTo(403);
        HttpResponse<String> shown = two.get(proposal);
        assertThat(shown.body()).contains("Giấy khai sinh", number, twice.digits());
        assertThat(two.post(proposal, Map.of()).statusCode()).isEqualTo(422);
        assertThat(two.post(proposal, Map.of("decision", "approve")).statusCode())
                .isEqualTo(303);
        assertThat(persons.idOf(twice)).contains(People.id(person));

        assertThat(one.get("/quality/propose/unmerge").statusCode()).isEqualTo(200);
        assertThat(one.post(
                                "/quality/propose/unmerge",
                                Map.of("number", number, "reason", "Là hai người", "evidence", "Xác minh"))
                        .statusCode())
                .as("the survivor itself was never merged")
                .isEqualTo(409);
        assertThat(one.post(
                                "/quality/propose/unmerge",
                                Map.of("number", twice.digits(), "reason", "Là hai người khác", "evidence", "Xác minh"))
                        .statusCode())
                .isEqualTo(303);
        String back = proposal(two.get("/quality"), "Là hai người khác");
        two.get(back);
        assertThat(two.post(back, Map.of("decision", "approve")).statusCode()).isEqualTo(303);
        assertThat(persons.idOf(twice)).isPresent().get().isNotEqualTo(People.id(person));
    }

    @Test
    void a_new_number_is_proposed_on_a_page_and_refused_or_taken_with_reasons() {
        Household household = People.household(1);
        SyntheticPerson person = household.head();
        Actor first = SignedIn.officer(household);
        Actor second = new Actor(
                Actor.Kind.OFFICER, UUID.randomUUID(), first.agency(), first.unit(), first.role(), first.area());
        World.Browser one = SignedIn.as(UUID.randomUUID(), first, "Cán bộ Một");
        World.Browser two = SignedIn.as(UUID.randomUUID(), second, "Cán bộ Hai");
        one.get("/quality/propose/number-change");
        Map<String, String> form = new HashMap<>(Map.of(
                "number", person.number().digits(), "ground", "b", "reason", "Thu thập sai nơi sinh " + person.no()));
        form.put("evidence", "Sổ hộ tịch");
        form.put("place", household.commune().digits());
        assertThat(one.post("/quality/propose/number-change", form).body()).contains("id=\"asked-e\"");
        form.put("asked", "yes");
        form.put("number", "123");
        assertThat(one.post("/quality/propose/number-change", form).body()).contains("id=\"number-e\"");
        form.put("number", person.number().digits());
        assertThat(one.post("/quality/propose/number-change", form).statusCode())
                .isEqualTo(303);
        String proposal = proposal(two.get("/quality"), "Thu thập sai nơi sinh " + person.no());
        two.get(proposal);
        assertThat(two.post(proposal, Map.of("decision", "refuse")).body()).contains("id=\"note-e\"");
        assertThat(two.post(proposal, Map.of("decision", "approve")).statusCode())
                .isEqualTo(303);
        assertThat(persons.numberOf(People.id(person)).orElseThrow()).isNotEqualTo(person.number());
        until(() -> inbox(People.id(person)).stream()
                .anyMatch(notice -> notice.bodyVi().contains("Số định danh cá nhân: " + person.number() + " → ")));
        assertThat(one.get("/quality/propose/everything").statusCode()).isEqualTo(404);
        World.Browser citizen = SignedIn.citizen(People.household(1).head());
        assertThat(citizen.get("/quality").statusCode()).isEqualTo(403);
        assertThat(citizen.get(proposal).statusCode()).isEqualTo(403);
    }

    private PersonalNumber doubled(Household household, SyntheticPerson person) {
        UUID home = world.door(Addresses.class)
                .add(household.commune(), LocalDate.of(2026, 7, 1), "Số 9, đường Trùng " + person.no());
        Map<String, Object> values = Map.of(
                "name", person.name().full(),
                "sex", person.sex().code(),
                "birth.date", person.birth().toString(),
                "residence.permanent", home);
        return world.door(Numbers.class)
                .enter(
                        People.upkeep("*"),
                        new Numbers.NewPerson(
                                new AreaCode(household.commune().digits()),
                                values,
                                LocalDate.of(2026, 7, 2),
                                Numbers.NewPerson.Kind.REGISTERED,
                                "D-DOI-" + person.no(),
                                null,
                                "Luật Căn cước 26/2023/QH15, Điều 9"));
    }

    private static String proposal(HttpResponse<String> desk, String reason) {
        var found = Pattern.compile(
                        "href=\"(/quality/proposals/[0-9a-f-]+)\">[^<]*</a></th><td>" + Pattern.quote(reason))
                .matcher(desk.body());
        assertThat(found.find()).as("the proposal stands on the desk").isTrue();
        return found.group(1);
    }

    private static Household elsewhere(Household household) {
        return People.households().stream()
                .filter(other -> !other.commune().equals(household.commune()))
                .findFirst()
                .orElseThrow();
    }

    private Task await(Actor officer, UUID person) {
        until(() ->
                tasks.listOpen(officer).stream().anyMatch(task -> task.person().equals(person)));
        return tasks.listOpen(officer).stream()
                .filter(task -> task.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private List<Notice> inbox(UUID person) {
        return world.door(Notices.class).list(person, null, 50);
    }

    private static void until(BooleanSupplier met) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!met.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not happen in time");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
