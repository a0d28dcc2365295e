package vn.goc.civil;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.goc.civil.Registry.adult;
import static vn.goc.civil.Registry.atOnce;
import static vn.goc.civil.Registry.couple;
import static vn.goc.civil.Registry.refused;
import static vn.goc.civil.Registry.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Sex;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;

class MarriagesTest {
    private final World world = World.get();
    private final Marriages marriages = world.door(Marriages.class);
    private final Deaths deaths = world.door(Deaths.class);
    private final Persons persons = world.door(Persons.class);
    private final Registrar registrar = Registry.registrar(Registry.COMMUNE);

    @Test
    void a_marriage_makes_each_the_others_spouse_from_today_and_death_ends_it() {
        SyntheticPerson man = single(Sex.MALE, Registry::adult);
        SyntheticPerson woman = single(Sex.FEMALE, Registry::adult);
        Registered done = marriages.register(registrar, marriage(man, woman));
        assertThat(done.childNumber()).isNull();
        assertThat(view(man).text("spouse.number", true))
                .isEqualTo(woman.number().digits());
        assertThat(view(woman).text("spouse.name", true)).isEqualTo(man.name().full());
        assertThat(Citizens.code(view(woman), "marital")).isEqualTo(Deaths.MARRIED);
        refused(
                CivilError.ALREADY_MARRIED,
                () -> marriages.register(registrar, marriage(man, single(Sex.FEMALE, Registry::adult))));
        deaths.register(registrar, Registry.death(man.number(), Registry.TODAY.toString()));
        assertThat(Citizens.code(view(woman), "marital")).isEqualTo("goa");
        SyntheticPerson second = single(Sex.MALE, Registry::adult);
        assertThat(marriages.register(registrar, marriage(second, woman)).record())
                .isNotNull();
    }

    @Test
    void the_law_of_the_day_says_from_which_age_and_that_it_is_a_man_and_a_woman_who_both_sign() {
        SyntheticPerson man = single(Sex.MALE, Registry::adult);
        SyntheticPerson girl = single(Sex.FEMALE, p -> p.birth().ageOn(Registry.TODAY) < 18);
        refused(CivilError.TOO_YOUNG, () -> marriages.register(registrar, marriage(man, girl)));
        SyntheticPerson other = single(Sex.MALE, Registry::adult);
        refused(CivilError.NOT_MAN_AND_WOMAN, () -> marriages.register(registrar, marriage(man, other)));
        refused(CivilError.SAME_PERSON, () -> marriages.register(registrar, marriage(man, man)));
        var unsigned = new NewMarriage(Registry.dossier(), man.number(), girl.number(), false, "");
        refused(CivilError.BOTH_MUST_SIGN, () -> marriages.register(registrar, unsigned));
    }

    @Test
    void who_is_married_by_the_register_or_dead_does_not_marry() {
        SyntheticPerson woman = single(Sex.FEMALE, Registry::adult);
        List<SyntheticPerson> both = couple();
        refused(CivilError.ALREADY_MARRIED, () -> marriages.register(registrar, marriage(both.get(0), woman)));
        SyntheticPerson dead = single(Sex.MALE, Registry::adult);
        deaths.register(registrar, Registry.death(dead.number(), Registry.TODAY.toString()));
        refused(CivilError.NOT_LIVING, () -> marriages.register(registrar, marriage(dead, woman)));
    }

    @Test
    void brother_and_sister_do_not_marry_as_far_as_the_register_names_their_parents() {
        for (Household household : People.households()) {
            List<SyntheticPerson> grown = household.members().stream()
                    .filter(p -> p.fatherNo() != null && p.spouseNo() == null && adult(p))
                    .filter(p -> p.marital() == vn.goc.nation.Marital.SINGLE)
                    .toList();
            for (SyntheticPerson brother : grown) {
                for (SyntheticPerson sister : grown) {
                    boolean siblings = brother.sex() == Sex.MALE
                            && sister.sex() == Sex.FEMALE
                            && brother.fatherNo().equals(sister.fatherNo());
                    if (siblings) {
                        refused(CivilError.KIN, () -> marriages.register(registrar, marriage(brother, sister)));
                        return;
                    }
                }
            }
        }
        throw new AssertionError("no grown brother and sister in the test's people");
    }

    @Test
    void of_those_who_marry_one_person_at_once_one_does() throws Exception {
        SyntheticPerson woman = single(Sex.FEMALE, Registry::adult);
        List<Callable<Registered>> calls = new ArrayList<>();
        for (String commune : List.of(Registry.COMMUNE, "19774", "19777")) {
            SyntheticPerson man = single(Sex.MALE, Registry::adult);
            calls.add(() -> marriages.register(Registry.registrar(commune), marriage(man, woman)));
        }
        List<Object> done = atOnce(calls);
        assertThat(done.stream().filter(Registered.class::isInstance)).hasSize(1);
        assertThat(done.stream().filter(CivilError.ALREADY_MARRIED::equals)).hasSize(2);
    }

    @Test
    void kinship_reaches_the_direct_line_and_three_generations_and_no_further() {
        Map<String, List<String>> parents = Map.of(
                "child", List.of("father", "mother"),
                "sibling", List.of("father"),
                "father", List.of("grandfather", "grandmother"),
                "uncle", List.of("grandfather"),
                "cousin", List.of("uncle"),
                "second-cousin", List.of("cousin"),
                "grandfather", List.of("great"),
                "great", List.of("great-great"));
        assertThat(Kinship.between("child", "mother", parents)).contains(Kinship.Relation.DIRECT_LINE);
        assertThat(Kinship.between("great-great", "child", parents)).contains(Kinship.Relation.DIRECT_LINE);
        assertThat(Kinship.between("child", "sibling", parents)).contains(Kinship.Relation.THREE_GENERATIONS);
        assertThat(Kinship.between("child", "uncle", parents)).contains(Kinship.Relation.THREE_GENERATIONS);
        assertThat(Kinship.between("child", "cousin", parents)).contains(Kinship.Relation.THREE_GENERATIONS);
        assertThat(Kinship.between("child", "second-cousin", parents)).isEmpty();
        assertThat(Kinship.between("father", "mother", parents)).isEmpty();
        assertThat(Kinship.between("child", "stranger", parents)).isEmpty();
    }

    private NewMarriage marriage(SyntheticPerson man, SyntheticPerson woman) {
        return new NewMarriage(Registry.dossier(), man.number(), woman.number(), true, "XNHN-01");
    }

    private PersonView view(SyntheticPerson person) {
        return persons.find(
                        People.upkeep("*"), person.number(), List.of("marital", "spouse.name", "spouse.number"), "test")
                .value()
                .orElseThrow();
    }
}
