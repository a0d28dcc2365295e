package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.FactChange.Kind;
import vn.goc.register.Field.Group;
import vn.goc.site.Tx;

class FactsTest {
    private static final Access ALL = People.upkeep("*");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private final World world = World.get();
    private final Persons persons = world.door(Persons.class);
    private final Facts facts = world.door(Facts.class);
    private final Household household = People.household(2);
    private final SyntheticPerson person = household.head();
    private final UUID id = People.id(person);

    @Test
    void after_a_change_both_times_answer_what_held_and_what_was_known() {
        Instant before = now();
        facts.change(ALL, id, change(Kind.CHANGE, "religion", "tin-lanh", DAY, "D-1"));
        Instant after = now();
        String old = person.religion().code();
        assertThat(code("religion", DAY.minusDays(1), after)).isEqualTo(old);
        assertThat(code("religion", DAY, after)).isEqualTo("tin-lanh");
        assertThat(code("religion", DAY, before)).as("not yet known").isEqualTo(old);
        assertThat(current("religion")).isEqualTo("tin-lanh");
    }

    @Test
    void after_a_correction_the_wrong_value_never_was_but_can_still_be_seen_as_it_was_known() {
        Instant before = now();
        LocalDate then = LocalDate.of(2026, 7, 10);
        facts.change(ALL, id, change(Kind.CORRECTION, "ethnicity", "23", then, "D-2"));
        assertThat(code("ethnicity", then, now())).isEqualTo("23");
        assertThat(code("ethnicity", person.birth().latest(), now()))
                .as("from the beginning of the slice")
                .isEqualTo("23");
        assertThat(code("ethnicity", then, before)).isEqualTo(person.ethnicity());
    }

    @Test
    void a_value_is_explained_by_every_recording_with_its_event_newest_first() {
        long seq = facts.change(ALL, id, change(Kind.CHANGE, "otherName", "Bút Danh", DAY, "D-3"));
        facts.change(ALL, id, change(Kind.CORRECTION, "otherName", "Bút Hiệu", DAY, "D-4"));
        Explanation why = persons.explain(ALL, id, "otherName", "test").value();
        assertThat(why.value()).isEqualTo("Bút Hiệu");
        assertThat(why.steps()).hasSize(2);
        Explanation.Step newest = why.steps().getFirst();
        assertThat(newest.dossier()).isEqualTo("D-4");
        assertThat(newest.unit()).isEqualTo("Công an phường Mẫu");
        assertThat(newest.superseded()).isNull();
        Explanation.Step first = why.steps().get(1);
        assertThat(first.changeSeq()).isEqualTo(seq);
        assertThat(first.superseded()).isEqualTo(newest.recorded());
        assertThat(first.legalBasis()).isEqualTo("Luật 26/2023/QH15, Điều 9");
    }

    @Test
    void event_journal_row_slices_and_document_come_together() {
        long seq = facts.change(ALL, id, change(Kind.CHANGE, "bloodGroup", "AB", DAY, "D-5"));
        PersonEvent event =
                world.door(PersonEvents.class).ofChanges(List.of(seq)).getFirst();
        assertThat(event.person()).isEqualTo(id);
        assertThat(event.kind()).isEqualTo("changed");
        assertThat(event.after().get("bloodGroup").asString()).isEqualTo("AB");
        assertThat(event.is().commune()).isEqualTo(household.commune().digits());
        Tracker.Line line = world.door(Tracker.class)
                .list(id, Instant.now().plusSeconds(60), 1)
                .getFirst();
        assertThat(line.outcome()).isEqualTo("changed");
        assertThat(line.fields()).containsExactly("bloodGroup");
        assertThat(line.at()).isEqualTo(event.recorded());
    }

    @Test
    void a_failure_after_the_change_leaves_nothing_of_it() {
        Tx tx = world.door(Tx.class);
        int lines = lines();
        assertThatThrownBy(() -> tx.write(ALL.actor(), () -> {
                    facts.change(ALL, id, change(Kind.CHANGE, "otherName", "Không Còn", DAY, "D-6"));
                    throw new IllegalStateException("the caller failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(lines()).isEqualTo(lines);
        assertThat(persons.explain(ALL, id, "otherName", "test").value().steps())
                .isEmpty();
    }

    @Test
    void the_same_dossier_twice_has_one_effect() {
        FactChange change = change(Kind.CHANGE, "otherName", "Một Lần", DAY, "D-7");
        long first = facts.change(ALL, id, change);
        assertThat(facts.change(ALL, id, change)).isEqualTo(first);
        assertThat(persons.explain(ALL, id, "otherName", "test").value().steps())
                .hasSize(1);
    }

    @Test
    void many_at_once_on_one_person_wait_for_each_other_and_leave_slices_without_overlap() throws Exception {
        int callers = 12;
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Long>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                String name = "Tên Thứ " + (char) ('A' + i);
                LocalDate day = DAY.plusDays(i);
                calls.add(() -> {
                    start.await();
                    try {
                        return facts.change(ALL, id, change(Kind.CHANGE, "otherName", name, day, "D-8-" + name));
                    } catch (Rejection later) {
                        assertThat(later.refusal()).isEqualTo(RegisterError.LATER_CHANGE);
                        return 0L;
                    }
                });
            }
            var running = calls.stream().map(pool::submit).toList();
            start.countDown();
            var seqs = new HashSet<Long>();
            for (var done : running) {
                if (done.get() != 0) {
                    assertThat(seqs.add(done.get())).isTrue();
                }
            }
            assertThat(seqs).isNotEmpty();
        }
        long overlaps = world.door(Tx.class)
                .read(
                        Actor.system(),
                        () -> world.door(JdbcClient.class)
                                .sql("""
                        select count(*) from register.fact a join register.fact b
                          on a.person = b.person and a.grp = b.grp and a.ctid < b.ctid and a.during && b.during
                         where a.person = :person and upper_inf(a.recorded) and upper_inf(b.recorded)
                           and a.tableoid = b.tableoid
                        """)
                                .param("person", id)
                                .query(Long.class)
                                .single());
        assertThat(overlaps).isZero();
        var steps = persons.explain(ALL, id, "otherName", "test").value().steps();
        assertThat(steps.stream().map(Explanation.Step::recorded).sorted().toList())
                .isEqualTo(steps.reversed().stream()
                        .map(Explanation.Step::recorded)
                        .toList());
    }

    @Test
    void the_database_itself_refuses_two_believed_values_for_one_day() {
        assertThatThrownBy(() -> sql("""
                        insert into register.fact (person, grp, during, recorded, value, event, no)
                        select person, grp, during, tstzrange(clock_timestamp(), null), value, event, no
                          from register.fact where person = :person and grp = 1 limit 1
                        """)).hasMessageContaining("_one");
    }

    @Test
    void the_database_itself_keeps_a_closed_recording_and_every_event_as_they_are() {
        facts.change(ALL, id, change(Kind.CHANGE, "otherName", "Đã Đóng", DAY, "D-9"));
        assertThatThrownBy(() -> sql("update register.fact set recorded = tstzrange(lower(recorded), null)"
                        + " where person = :person and not upper_inf(recorded)"))
                .hasStackTraceContaining("never touched again");
        assertThatThrownBy(() -> sql("update register.fact set value = '{}' where person = :person"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> sql("delete from register.fact where person = :person"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> sql("update register.person_event set kind = 'x' where person = :person"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void wrong_values_are_refused_by_name() {
        refused(vn.goc.codes.CodesError.UNKNOWN_CODE, "religion", "phap-luan");
        refused(RegisterError.VALUE_WRONG, "sex", "X");
        refused(RegisterError.VALUE_WRONG, "bloodGroup", "<b>");
        refused(vn.goc.kernel.KernelError.DATE_IMPOSSIBLE, "birth.date", "30/02/1990");
        refused(vn.goc.kernel.KernelError.NAME_BAD_CHARACTER, "name", "Robert'); drop table");
        refused(vn.goc.places.PlacesError.UNKNOWN_UNIT, "origin", "99");
        refused(RegisterError.NUMBER_ONLY_THROUGH_NUMBERS, "number", "000190000001");
        refused(RegisterError.OTHER_GROUP, "marital", "goa");
        refused(RegisterError.UNKNOWN_FIELD, "salary", "1");
    }

    @Test
    void days_outside_a_life_are_refused() {
        refusedOn(RegisterError.DAY_AHEAD, LocalDate.of(2999, 1, 1));
        refusedOn(RegisterError.DAY_BEFORE_BIRTH, person.birth().earliest().minusDays(1));
    }

    @Test
    void an_officer_elsewhere_changes_nobody_here() {
        String elsewhere = "00004".equals(household.commune().digits()) ? "00008" : "00004";
        assertThatThrownBy(() -> facts.change(
                        People.upkeep(elsewhere), id, change(Kind.CHANGE, "otherName", "Không Được", DAY, "D-10")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.NOT_FOUND_OR_NOT_YOURS));
        Tracker.Line line = newest();
        assertThat(line.kind()).isEqualTo("refused");
        assertThat(line.outcome()).isEqualTo("register.not-found-or-not-yours");
        assertThat(line.fields()).containsExactly("otherName");
        assertThat(line.purpose()).isEqualTo("register-upkeep");
    }

    @Test
    void a_refused_change_is_seen_by_its_person_even_after_the_callers_transaction_is_rolled_back() {
        int lines = lines();
        assertThatThrownBy(() -> world.door(Tx.class).write(ALL.actor(), () -> {
                    facts.change(ALL, id, change(Kind.CHANGE, "otherName", "Không Còn", DAY, "D-20"));
                    return facts.change(
                            ALL, id, change(Kind.CHANGE, "bloodGroup", "O", LocalDate.of(2999, 1, 1), "D-21"));
                }))
                .isInstanceOf(Rejection.class);
        assertThat(lines()).as("the refusal, not the change that was undone").isEqualTo(lines + 1);
        assertThat(newest().outcome()).isEqualTo("register.day-ahead");
        assertThat(newest().fields()).containsExactly("bloodGroup");
        assertThat(persons.explain(ALL, id, "otherName", "test").value().steps())
                .isEmpty();
    }

    @Test
    void a_refused_settling_or_dispute_is_seen_by_its_person() {
        assertThatThrownBy(() -> facts.settle(ALL, id, "sex", "Đúng.")).isInstanceOf(Rejection.class);
        assertThat(newest().outcome()).isEqualTo("register.nothing-changes");
        Access own = Access.own(Actor.citizen(id));
        facts.dispute(own, "sex", "Ghi sai.");
        assertThatThrownBy(() -> facts.dispute(own, "sex", "Ghi sai.")).isInstanceOf(Rejection.class);
        assertThat(newest().outcome()).isEqualTo("register.nothing-changes");
        assertThat(newest().own()).isTrue();
    }

    @Test
    void partial_dates_and_decomposed_names_are_kept_as_they_are_meant() {
        facts.change(ALL, id, change(Kind.CORRECTION, "birth.date", "05/1950", LocalDate.of(2026, 7, 10), "D-11"));
        assertThat(current("birth.date")).isEqualTo("1950-05");
        String decomposed = java.text.Normalizer.normalize("Hoà Bình", java.text.Normalizer.Form.NFD);
        facts.change(ALL, id, change(Kind.CHANGE, "otherName", decomposed, DAY, "D-12"));
        assertThat(current("otherName")).isEqualTo("Hoà Bình");
    }

    @Test
    void the_dead_are_found_by_number_left_out_of_searches_and_locked() {
        SyntheticPerson spouse = household.members().get(1);
        UUID dead = People.id(spouse);
        facts.change(
                ALL,
                dead,
                new FactChange(
                        Kind.CHANGE,
                        Group.LIFE,
                        Map.of("life.status", "dead", "life.diedOn", "2026-09-01"),
                        DAY,
                        "died",
                        "D-13",
                        null,
                        "Luật Hộ tịch 60/2014/QH13, Điều 34"));
        PersonView view = persons.find(ALL, spouse.number(), List.of("life.status", "life.diedOn"), "test")
                .value()
                .orElseThrow();
        assertThat(view.text("life.status", false)).isEqualTo("Dead");
        var query = new PersonQuery.ByNumbers(List.of(spouse.number()), false);
        assertThat(persons.query(ALL, query, List.of("name"), "test").value()).isEmpty();
        assertThat(persons.query(
                                ALL, new PersonQuery.ByNumbers(List.of(spouse.number()), true), List.of("name"), "test")
                        .value())
                .hasSize(1);
        assertThatThrownBy(() -> facts.change(ALL, dead, change(Kind.CHANGE, "otherName", "Đã Khóa", DAY, "D-14")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.LOCKED));
        assertThatThrownBy(() -> facts.change(
                        ALL,
                        dead,
                        new FactChange(
                                Kind.CORRECTION,
                                Group.LIFE,
                                Map.of("life.status", "living"),
                                DAY,
                                "corrected",
                                "D-15",
                                null,
                                "Điều 28")))
                .as("nobody alone unlocks the dead")
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.FOUR_EYES));
    }

    @Test
    void those_entered_in_error_are_never_found() {
        SyntheticPerson wrong = household.members().get(1);
        facts.change(
                ALL,
                People.id(wrong),
                new FactChange(
                        Kind.CHANGE,
                        Group.LIFE,
                        Map.of("life.status", "error"),
                        DAY,
                        "entered-in-error",
                        "D-15",
                        null,
                        "Điều 28"));
        assertThat(persons.find(ALL, wrong.number(), List.of("name"), "test").value())
                .isEmpty();
    }

    @Test
    void a_disputed_field_is_delivered_as_under_verification_until_it_is_settled() {
        Access own = Access.own(Actor.citizen(id));
        facts.dispute(own, "birth.place", "Tôi sinh ở Huế");
        assertThat(persons.own(own, List.of("birth.place", "name"), "test")
                        .value()
                        .underVerification())
                .containsExactly("birth.place");
        assertThat(persons.own(own, List.of("name"), "test").value().underVerification())
                .isEmpty();
        facts.change(ALL, id, change(Kind.CHANGE, "otherName", "Vẫn Còn", DAY, "D-16"));
        assertThat(persons.explain(own, id, "birth.place", "test").value().underVerification())
                .isTrue();
        facts.settle(ALL, id, "birth.place", "Đúng như giấy khai sinh");
        assertThat(persons.own(own, List.of("birth.place"), "test").value().underVerification())
                .isEmpty();
        assertThatThrownBy(() -> facts.dispute(ALL, "name", "không phải của tôi"))
                .isInstanceOf(Rejection.class);
    }

    private FactChange change(Kind kind, String path, String value, LocalDate day, String dossier) {
        String event = kind == Kind.CORRECTION ? "corrected" : "changed";
        Map<String, @org.jspecify.annotations.Nullable Object> values = new HashMap<>();
        values.put(path, value);
        return new FactChange(
                kind, Group.IDENTITY, values, day, event, dossier, "giấy khai sinh", "Luật 26/2023/QH15, Điều 9");
    }

    private String code(String path, LocalDate on, Instant known) {
        PersonView view = persons.asOf(ALL, person.number(), on, known, List.of(path), "test")
                .value()
                .orElseThrow();
        return view.values().get(path) instanceof PersonView.Coded coded ? coded.code() : view.text(path, true);
    }

    private String current(String path) {
        PersonView view = persons.find(ALL, person.number(), List.of(path), "test")
                .value()
                .orElseThrow();
        return view.values().get(path) instanceof PersonView.Coded coded ? coded.code() : view.text(path, true);
    }

    private void refused(Refusal error, String path, String value) {
        assertThatThrownBy(() -> facts.change(ALL, id, change(Kind.CHANGE, path, value, DAY, "D-X")))
                .as(path)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }

    private void refusedOn(RegisterError error, LocalDate day) {
        assertThatThrownBy(() -> facts.change(ALL, id, change(Kind.CHANGE, "otherName", "Ngày Sai", day, "D-Y")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }

    private Tracker.Line newest() {
        return world.door(Tracker.class)
                .list(id, Instant.now().plusSeconds(60), 1)
                .getFirst();
    }

    private int lines() {
        return (int) world.door(Tracker.class).count(id);
    }

    private int sql(String sql) {
        return world.door(Tx.class)
                .write(
                        Actor.system(),
                        () -> world.door(JdbcClient.class)
                                .sql(sql)
                                .param("person", id)
                                .update());
    }

    private static Instant now() {
        return Instant.now();
    }
}
