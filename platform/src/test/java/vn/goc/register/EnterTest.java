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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Tracker;
import vn.goc.register.Numbers.NewPerson;
import vn.goc.site.Tx;

class EnterTest {
    private static final LocalDate BORN = LocalDate.of(2026, 9, 2);
    private static final AreaCode HUE = new AreaCode("46");

    private final World world = World.get();
    private final Numbers numbers = world.door(Numbers.class);
    private final Persons persons = world.door(Persons.class);
    private final Access all = new Access(
            People.officer("*"), vn.goc.kernel.Purpose.REGISTER_UPKEEP, "Luật Hộ tịch 60/2014/QH13, Điều 16", null);

    private final UUID home = People.home();

    EnterTest() {
        People.households();
    }

    @Test
    void a_newborn_has_a_number_that_answers_and_every_value_says_where_it_came_from() {
        PersonalNumber number = numbers.enter(all, child("KS-1"));
        assertThat(number.digits()).startsWith("000326"); // synthetic; girl of 2000–2099; born in 2026
        PersonView view = persons.find(all, number, List.of("name", "birth.date", "sex", "ethnicity"), "test")
                .value()
                .orElseThrow();
        assertThat(view.text("name", true)).isEqualTo("Lê Thị Sớm Mai");
        assertThat(view.text("birth.date", true)).isEqualTo("2026-09-02");
        UUID id = persons.idOf(number).orElseThrow();
        Explanation.Step why =
                persons.explain(all, id, "ethnicity", "test").value().steps().getFirst();
        assertThat(why.kind()).isEqualTo("born");
        assertThat(why.dossier()).isEqualTo("KS-1");
        assertThat(why.evidence()).isEqualTo("giấy chứng sinh thử");
        assertThat(why.from()).isEqualTo(BORN);
        PersonEvent event = world.door(PersonEvents.class)
                .ofChanges(List.of(why.changeSeq()))
                .getFirst();
        assertThat(event.was()).as("was not counted before").isNull();
        assertThat(event.after().get("number").asString()).isEqualTo(number.digits());
        Tracker.Line line = world.door(Tracker.class)
                .list(id, Instant.now().plusSeconds(60), 10)
                .getLast();
        assertThat(line.outcome()).isEqualTo("changed");
        assertThat(line.fields()).contains("name", "number", "ethnicity");
    }

    @Test
    void before_the_birth_there_was_nobody() {
        PersonalNumber number = numbers.enter(all, child("KS-2"));
        List<String> name = List.of("name");
        assertThat(persons.asOf(all, number, BORN.minusDays(1), Instant.now(), name, "test")
                        .value())
                .isEmpty();
        assertThat(persons.asOf(all, number, BORN, Instant.now(), name, "test").value())
                .isPresent();
    }

    @Test
    void one_dossier_enters_one_person_however_often_and_at_once_it_comes() throws Exception {
        List<Callable<PersonalNumber>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> numbers.enter(all, child("KS-3")));
        }
        assertThat(new HashSet<>(atOnce(calls))).hasSize(1);
        refused(RegisterError.DOSSIER_OTHERWISE, with("KS-3", "name", "Lê Thị Khác"));
    }

    @Test
    void many_at_once_get_numbers_of_their_own() throws Exception {
        List<Callable<PersonalNumber>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String dossier = "KS-4-" + i;
            calls.add(() -> numbers.enter(all, child(dossier)));
        }
        assertThat(new HashSet<>(atOnce(calls))).hasSize(64);
    }

    @Test
    void what_is_missing_ahead_or_not_a_value_is_refused_and_nobody_is_entered() {
        long there = world.door(Loading.class).people();
        refused(RegisterError.VALUE_MISSING, with("KS-5", "name", null));
        refused(RegisterError.VALUE_MISSING, with("KS-5", "birth.date", null));
        refused(RegisterError.DAY_AHEAD, with("KS-5", "birth.date", "2126-01-01"));
        refused(RegisterError.DAY_BEFORE_BIRTH, with("KS-5", "birth.date", "2026-09-03"));
        refused(RegisterError.VALUE_WRONG, with("KS-5", "sex", "X"));
        refused(RegisterError.NUMBER_ONLY_THROUGH_NUMBERS, with("KS-5", "number", "000326000001"));
        refused(RegisterError.UNKNOWN_FIELD, with("KS-5", "favouriteColour", "xanh"));
        refused(RegisterError.VALUE_WRONG, child(" "));
        refused(RegisterError.VALUE_WRONG, child("K".repeat(61)));
        assertThat(world.door(Loading.class).people()).isEqualTo(there);
        assertThat(numbers.enter(all, child("KS-5"))).isNotNull();
    }

    @Test
    void who_has_neither_the_purpose_nor_the_place_enters_nobody() {
        var elsewhere = new Access(People.officer("79"), all.purpose(), all.legalBasis(), null);
        assertThatThrownBy(() -> numbers.enter(elsewhere, child("KS-7")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.PLACE_NOT_YOURS));
        var citizen = new Access(Actor.citizen(UUID.randomUUID()), all.purpose(), all.legalBasis(), null);
        assertThatThrownBy(() -> numbers.enter(citizen, child("KS-7")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.PURPOSE_NOT_YOURS));
        var here = new Access(People.officer("46"), all.purpose(), all.legalBasis(), null);
        assertThat(numbers.enter(here, child("KS-7"))).isNotNull();
    }

    @Test
    void another_agencys_dossier_of_the_same_code_is_another_dossier() {
        PersonalNumber first = numbers.enter(all, child("KS-8"));
        var other = new Access(People.officer("46"), all.purpose(), all.legalBasis(), null);
        assertThat(numbers.enter(other, child("KS-8"))).isNotEqualTo(first);
    }

    @Test
    void a_caller_that_fails_afterwards_leaves_nobody_and_the_dossier_free() {
        long there = world.door(Loading.class).people();
        assertThatThrownBy(() -> world.door(Tx.class).write(all.actor(), () -> {
                    numbers.enter(all, child("KS-6"));
                    throw new IllegalStateException("the certificate could not be made");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(world.door(Loading.class).people()).isEqualTo(there);
        assertThat(numbers.enter(all, child("KS-6"))).isNotNull();
    }

    private void refused(Refusal refusal, NewPerson person) {
        assertThatThrownBy(() -> numbers.enter(all, person))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(refusal));
    }

    private NewPerson child(String dossier) {
        return with(dossier, "ethnicity", "01");
    }

    /** @param value null to leave the field out */
    private NewPerson with(String dossier, String path, @org.jspecify.annotations.Nullable Object value) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "name", "Lê Thị Sớm Mai",
                "sex", "F",
                "birth.date", BORN.toString(),
                "nationality", "VNM",
                "ethnicity", "01",
                "residence.permanent", home));
        if (value == null) {
            values.remove(path);
        } else {
            values.put(path, value);
        }
        return new NewPerson(
                HUE,
                values,
                BORN,
                NewPerson.Kind.BORN,
                dossier,
                "giấy chứng sinh thử",
                "Luật Hộ tịch 60/2014/QH13, Điều 16");
    }

    private static List<PersonalNumber> atOnce(List<Callable<PersonalNumber>> calls) throws Exception {
        List<PersonalNumber> out = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<PersonalNumber> done : pool.invokeAll(calls)) {
                out.add(done.get());
            }
        }
        return out;
    }
}
