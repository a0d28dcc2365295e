package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.approvals.Approvals;
import vn.goc.approvals.ApprovalsError;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;

/** Acts that nobody does alone: numbers, merges, the dead. */
class FourEyesTest {
    private static final String VIA = "test";
    private final World world = World.get();
    private final Approvals approvals = world.door(Approvals.class);
    private final Numbers numbers = world.door(Numbers.class);
    private final Merges merges = world.door(Merges.class);
    private final Persons persons = world.door(Persons.class);
    private final Facts facts = world.door(Facts.class);

    @Test
    void a_number_is_reestablished_by_two_officers_and_the_old_one_resolves_for_ever() {
        Household household = People.household(1);
        UUID id = People.id(household.head());
        Access first = upkeep("*");
        Access second = upkeep("*");
        var unasked = change(household, Numbers.Ground.MISCOLLECTED, false);
        refused(RegisterError.NUMBER_NOT_ASKED, () -> numbers.propose(first, unasked));
        UUID proposal = numbers.propose(first, change(household, Numbers.Ground.MISCOLLECTED, true));
        refused(ApprovalsError.OWN_PROPOSAL, () -> numbers.decide(first, proposal));
        refused(ApprovalsError.UNKNOWN, () -> numbers.decide(upkeep("00004"), proposal));
        assertThat(number(household.head())).isEqualTo(household.head().number().digits());

        PersonalNumber fresh = numbers.decide(second, proposal).orElseThrow();
        assertThat(fresh.synthetic()).isTrue();
        assertThat(persons.idOf(household.head().number())).contains(id);
        assertThat(number(household.head())).isEqualTo(fresh.digits());
        refused(ApprovalsError.DECIDED, () -> numbers.decide(upkeep("*"), proposal));

        Explanation why = persons.explain(second, id, "number", VIA).value();
        assertThat(why.steps())
                .extracting(Explanation.Step::value)
                .containsExactly(fresh.digits(), household.head().number().digits());
        assertThat(why.steps()).extracting(Explanation.Step::kind).containsExactly("number-changed", "loaded");
        assertThat(why.steps().getLast().to()).isNotNull();
        assertThat(why.steps().getLast().evidence()).isEqualTo("hủy, căn cứ b");
    }

    @Test
    void a_number_got_by_forgery_is_cancelled_and_can_be_reestablished_later() {
        Household household = People.household(1);
        SyntheticPerson person = household.head();
        UUID id = People.id(person);
        var cancel =
                new Numbers.Change(id, Numbers.Ground.FORGED, null, false, "Giấy tờ giả", "Kết luận giám định 7", null);
        UUID proposal = numbers.propose(upkeep("*"), cancel);
        assertThat(numbers.decide(upkeep("*"), proposal)).isEmpty();
        assertThat(persons.numberOf(id)).isEmpty();
        PersonView view = persons.find(upkeep("*"), person.number(), List.of("number", "name"), VIA)
                .value()
                .orElseThrow();
        assertThat(view.number()).isNull();
        UUID again = numbers.propose(upkeep("*"), change(household, Numbers.Ground.FORGED, false));
        PersonalNumber fresh = numbers.decide(upkeep("*"), again).orElseThrow();
        assertThat(persons.numberOf(id)).contains(fresh);
        assertThat(persons.idOf(person.number())).contains(id);
    }

    @Test
    void of_many_who_approve_at_once_one_does() throws Exception {
        Household household = People.household(1);
        UUID proposal = numbers.propose(upkeep("*"), change(household, Numbers.Ground.MISCOLLECTED, true));
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(() -> {
                    try {
                        return numbers.decide(upkeep("*"), proposal).isPresent();
                    } catch (Rejection late) {
                        assertThat(late.refusal()).isEqualTo(ApprovalsError.DECIDED);
                        return false;
                    }
                });
            }
            int done = 0;
            for (var call : pool.invokeAll(calls)) {
                done += call.get() ? 1 : 0;
            }
            assertThat(done).isOne();
        }
    }

    @Test
    void a_nine_digit_number_added_resolves_and_is_nobody_elses() {
        Household household = People.household(2);
        UUID id = People.id(household.members().get(0));
        UUID other = People.id(household.members().get(1));
        String old = "9" + String.format("%08d", Math.floorMod(id.getLeastSignificantBits(), 100_000_000L));
        numbers.addOld(upkeep("*"), id, old, "D-CMND-1", "CMND bản gốc");
        assertThat(persons.findByOldNumber(upkeep("*"), old, List.of("number"), VIA)
                        .value()
                        .orElseThrow()
                        .number())
                .isEqualTo(household.members().get(0).number().digits());
        refused(RegisterError.NUMBER_TAKEN, () -> numbers.addOld(upkeep("*"), other, old, "D-CMND-2", "CMND bản gốc"));
        refused(RegisterError.VALUE_WRONG, () -> numbers.addOld(upkeep("*"), id, "12345", null, "CMND"));
    }

    @Test
    void two_records_of_one_person_merge_and_both_numbers_resolve_until_it_is_taken_back() {
        Household household = People.household(1);
        SyntheticPerson person = household.head();
        UUID survivor = People.id(person);
        PersonalNumber second = entered(person, "D-TRUNG-1");
        UUID gone = persons.idOf(second).orElseThrow();
        assertThat(merges.listAlike(upkeep("*"), survivor, List.of("number"), VIA)
                        .value())
                .extracting(PersonView::number)
                .contains(second.digits());

        refused(RegisterError.MERGE_SAME, () -> merges.propose(upkeep("*"), gone, gone, "Trùng", "CT01"));
        refused(RegisterError.MERGE_HOUSEHOLD, () -> merges.propose(upkeep("*"), survivor, gone, "Ngược", "CT01"));
        UUID proposal = merges.propose(upkeep("*"), gone, survivor, "Cùng một người", "Giấy khai sinh");
        assertThat(merges.decide(upkeep("*"), proposal)).hasSize(2).doesNotHaveDuplicates();
        assertThat(persons.idOf(second)).contains(survivor);
        PersonView view = persons.find(upkeep("*"), second, List.of("number"), VIA)
                .value()
                .orElseThrow();
        assertThat(view.number()).isEqualTo(person.number().digits());
        var both = new PersonQuery.ByNumbers(List.of(second, person.number()), true);
        assertThat(persons.query(upkeep("*"), both, List.of("number"), VIA).value())
                .hasSize(1);
        refused(
                RegisterError.NOT_FOUND_OR_NOT_YOURS,
                () -> facts.change(upkeep("*"), gone, otherName("Không Ghi Được")));
        assertThat(world.door(Tracker.class).list(gone, Instant.now().plusSeconds(60), 5))
                .extracting(Tracker.Line::outcome)
                .contains("register.not-found-or-not-yours");

        UUID back = merges.proposeUnmerge(upkeep("*"), second, "Là hai người", "Xác minh 12");
        merges.decide(upkeep("*"), back);
        assertThat(persons.idOf(second)).contains(gone);
        assertThat(persons.find(upkeep("*"), second, List.of("number"), VIA)
                        .value()
                        .orElseThrow()
                        .number())
                .isEqualTo(second.digits());
        facts.change(upkeep("*"), gone, otherName("Ghi Được"));
        refused(RegisterError.NOT_MERGED, () -> merges.proposeUnmerge(upkeep("*"), second, "Nữa", "Không"));
    }

    @Test
    void a_chain_of_merges_comes_apart_where_it_was_joined() {
        SyntheticPerson person = People.household(1).head();
        UUID last = People.id(person);
        PersonalNumber first = entered(person, "D-CHUOI-1");
        PersonalNumber middle = entered(person, "D-CHUOI-2");
        UUID a = persons.idOf(first).orElseThrow();
        UUID b = persons.idOf(middle).orElseThrow();
        merges.decide(upkeep("*"), merges.propose(upkeep("*"), a, b, "Trùng", "1"));
        merges.decide(upkeep("*"), merges.propose(upkeep("*"), b, last, "Trùng", "2"));
        assertThat(persons.idOf(first)).contains(last);
        merges.decide(upkeep("*"), merges.proposeUnmerge(upkeep("*"), middle, "Nhầm", "3"));
        assertThat(persons.idOf(first)).contains(b);
        assertThat(persons.idOf(middle)).contains(b);
        merges.decide(upkeep("*"), merges.proposeUnmerge(upkeep("*"), first, "Nhầm", "4"));
        assertThat(persons.idOf(first)).contains(a);
    }

    @Test
    void parents_and_children_are_never_one_person_and_twins_are_asked_about_once() {
        SyntheticPerson person = People.household(1).head();
        UUID one = People.id(person);
        PersonalNumber child = world.door(Numbers.class)
                .enter(
                        upkeep("*"),
                        entry(
                                person,
                                "D-CON-1",
                                Map.of("father.number", person.number().digits())));
        UUID other = persons.idOf(child).orElseThrow();
        refused(RegisterError.MERGE_KIN, () -> merges.propose(upkeep("*"), other, one, "Trùng", "x"));
        merges.apart(upkeep("*"), one, other, "Cha và con cùng tên");
        assertThat(merges.listAlike(upkeep("*"), one, List.of("number"), VIA).value())
                .extracting(PersonView::number)
                .doesNotContain(child.digits());
    }

    @Test
    void a_wrong_death_is_undone_by_two_officers_and_no_day_of_it_remains() {
        SyntheticPerson person = People.household(1).head();
        UUID id = People.id(person);
        LocalDate day = LocalDate.of(2026, 9, 1);
        facts.change(
                upkeep("*"),
                id,
                new FactChange(
                        FactChange.Kind.CHANGE,
                        Field.Group.LIFE,
                        Map.of("life.status", "dead", "life.diedOn", day.toString()),
                        day,
                        "died",
                        "D-TU-1",
                        "Giấy báo tử",
                        "Luật Hộ tịch 60/2014/QH13, Điều 34"));
        UUID proposal = facts.proposeRevival(upkeep("*"), id, "Báo tử nhầm người", "Biên bản 4");
        facts.revive(upkeep("*"), proposal);
        PersonView view = persons.find(upkeep("*"), person.number(), List.of("life.status", "life.diedOn"), VIA)
                .value()
                .orElseThrow();
        assertThat(view.text("life.status", false)).isEqualTo("Living");
        assertThat(view.values()).doesNotContainKey("life.diedOn");
        assertThat(persons.asOf(upkeep("*"), person.number(), day, Instant.now(), List.of("life.status"), VIA)
                        .value()
                        .map(then -> then.text("life.status", false))
                        .orElse("Living"))
                .isEqualTo("Living");
        refused(RegisterError.NOTHING_CHANGES, () -> facts.proposeRevival(upkeep("*"), id, "Nữa", "x"));
    }

    @Test
    void a_proposal_refused_or_taken_back_does_nothing() {
        Household household = People.household(1);
        Access proposer = upkeep("*");
        UUID taken = numbers.propose(proposer, change(household, Numbers.Ground.FORGED, false));
        assertThat(approvals.listOpen(proposer.actor())).extracting(p -> p.id()).contains(taken);
        approvals.refuse(proposer.actor(), taken, "Nhập nhầm");
        refused(ApprovalsError.DECIDED, () -> numbers.decide(upkeep("*"), taken));
        UUID no = numbers.propose(proposer, change(household, Numbers.Ground.FORGED, false));
        approvals.refuse(upkeep("*").actor(), no, "Chưa đủ chứng cứ");
        refused(ApprovalsError.DECIDED, () -> numbers.decide(upkeep("*"), no));
        assertThat(number(household.head())).isEqualTo(household.head().number().digits());
        refused(ApprovalsError.NOT_AN_OFFICER, () -> approvals.listOpen(Actor.citizen(UUID.randomUUID())));
    }

    private Numbers.Change change(Household household, Numbers.Ground ground, boolean asked) {
        return new Numbers.Change(
                People.id(household.head()),
                ground,
                household.commune(),
                asked,
                "Theo hồ sơ",
                "Giấy khai sinh",
                "D-XLL-" + household.no());
    }

    private PersonalNumber entered(SyntheticPerson person, String dossier) {
        return numbers.enter(upkeep("*"), entry(person, dossier, Map.of()));
    }

    private static Numbers.NewPerson entry(SyntheticPerson person, String dossier, Map<String, String> more) {
        Map<String, Object> values = new java.util.HashMap<>(more);
        values.put("name", person.name().full());
        values.put("sex", person.sex().code());
        values.put("birth.date", person.birth().toString());
        values.put("residence.permanent", People.home());
        return new Numbers.NewPerson(
                new vn.goc.kernel.AreaCode("19753"),
                values,
                LocalDate.of(2026, 7, 2),
                Numbers.NewPerson.Kind.REGISTERED,
                dossier + "-" + person.no(),
                null,
                "Luật Căn cước 26/2023/QH15, Điều 9");
    }

    private static FactChange otherName(String name) {
        return new FactChange(
                FactChange.Kind.CHANGE,
                Field.Group.IDENTITY,
                Map.of("otherName", name),
                LocalDate.of(2026, 7, 10),
                "changed",
                null,
                null,
                "Luật Căn cước 26/2023/QH15, Điều 9");
    }

    private String number(SyntheticPerson person) {
        return persons.find(upkeep("*"), person.number(), List.of("number"), VIA)
                .value()
                .map(PersonView::number)
                .orElse("");
    }

    /** Another officer each time, all of one agency. */
    private static Access upkeep(String area) {
        return People.upkeep(area);
    }

    private static void refused(Refusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(refusal));
    }
}
