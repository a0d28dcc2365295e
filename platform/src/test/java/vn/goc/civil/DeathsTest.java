package vn.goc.civil;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.goc.civil.Registry.atOnce;
import static vn.goc.civil.Registry.couple;
import static vn.goc.civil.Registry.death;
import static vn.goc.civil.Registry.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.PersonalNumber;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.People;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;

class DeathsTest {
    private final World world = World.get();
    private final Deaths deaths = world.door(Deaths.class);
    private final Persons persons = world.door(Persons.class);
    private final Registrar registrar = Registry.registrar(Registry.COMMUNE);

    @Test
    void a_death_locks_the_record_and_makes_the_spouse_a_widow_in_the_same_act() {
        List<SyntheticPerson> both = couple();
        String day = Registry.TODAY.minusDays(2).toString();
        Registered done = deaths.register(registrar, death(both.get(0).number(), day));
        assertThat(done.late()).isFalse();
        PersonView dead = view(both.get(0).number());
        assertThat(Citizens.code(dead, "life.status")).isEqualTo("dead");
        assertThat(dead.text("life.diedOn", true)).isEqualTo(day);
        PersonView widow = view(both.get(1).number());
        assertThat(Citizens.code(widow, "marital")).isEqualTo("goa");
        assertThat(widow.text("spouse.number", true)).isEmpty();
        assertThat(Citizens.code(widow, "life.status")).isIn("", "living");
        refused(
                RegisterError.LOCKED,
                () -> world.door(Facts.class)
                        .change(
                                People.upkeep("*"),
                                People.id(both.get(0)),
                                new FactChange(
                                        FactChange.Kind.CHANGE,
                                        Field.Group.CONTACT,
                                        Map.of("contact.phone", "0100000001"),
                                        Registry.TODAY,
                                        "changed",
                                        null,
                                        null,
                                        "thử")));
    }

    @Test
    void what_marriage_the_spouse_had_is_still_there_as_of_the_day_before() {
        List<SyntheticPerson> both = couple();
        deaths.register(
                registrar,
                death(both.get(0).number(), Registry.TODAY.minusDays(2).toString()));
        PersonView before = persons.asOf(
                        People.upkeep("*"),
                        both.get(1).number(),
                        Registry.TODAY.minusDays(3),
                        java.time.Instant.now(),
                        List.of("marital", "spouse.number"),
                        "test")
                .value()
                .orElseThrow();
        assertThat(before.text("spouse.number", true))
                .isEqualTo(both.get(0).number().digits());
    }

    @Test
    void after_fifteen_days_it_is_noted_as_late_and_a_partial_date_stays_partial() {
        SyntheticPerson one = couple().get(0);
        assertThat(deaths.register(
                                registrar,
                                death(one.number(), Registry.TODAY.minusDays(16).toString()))
                        .late())
                .isTrue();
        SyntheticPerson other = couple().get(0);
        Registered done = deaths.register(registrar, death(other.number(), "2025"));
        assertThat(done.late()).isTrue();
        assertThat(view(other.number()).text("life.diedOn", true)).isEqualTo("2025");
    }

    @Test
    void nobody_dies_twice_before_birth_or_tomorrow() {
        SyntheticPerson person = couple().get(1);
        refused(CivilError.DIED_BEFORE_BIRTH, () -> deaths.register(registrar, death(person.number(), "1900")));
        refused(
                CivilError.DAY_AHEAD,
                () -> deaths.register(
                        registrar,
                        death(person.number(), Registry.TODAY.plusDays(1).toString())));
        deaths.register(registrar, death(person.number(), Registry.TODAY.toString()));
        refused(
                CivilError.ALREADY_DEAD,
                () -> deaths.register(registrar, death(person.number(), Registry.TODAY.toString())));
        refused(
                CivilError.PERSON_NOT_FOUND,
                () -> deaths.register(registrar, death(new PersonalNumber("000999999999"), "2026")));
    }

    @Test
    void of_officers_who_register_one_death_at_once_one_does_and_spouses_who_die_together_both_do() throws Exception {
        List<SyntheticPerson> both = couple();
        String day = Registry.TODAY.toString();
        List<Callable<Registered>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(() -> deaths.register(registrar, death(both.get(0).number(), day)));
            calls.add(() -> deaths.register(
                    Registry.registrar("19774"), death(both.get(1).number(), day)));
        }
        List<Object> done = atOnce(calls);
        assertThat(done.stream().filter(Registered.class::isInstance)).hasSize(2);
        assertThat(done.stream().filter(CivilError.ALREADY_DEAD::equals)).hasSize(4);
    }

    @Test
    void a_dossier_sent_twice_is_one_death() {
        NewDeath death = death(couple().get(0).number(), Registry.TODAY.toString());
        Registered first = deaths.register(registrar, death);
        Registered again = deaths.register(registrar, death);
        assertThat(again.record()).isEqualTo(first.record());
        assertThat(again.again()).isTrue();
    }

    private PersonView view(PersonalNumber number) {
        return persons.find(
                        People.upkeep("*"),
                        number,
                        List.of("number", "marital", "spouse.number", "life.status", "life.diedOn"),
                        "test")
                .value()
                .orElseThrow();
    }
}
