package vn.goc.nation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.Sex;

/** Looks at 50,000 people the way a statistician would, and at each of them the way a registrar would. */
class PlausibilityTest {
    private static final NationPlan PLAN = new NationPlan(2026, 50_000, LocalDate.of(2026, 11, 24));
    private static final Map<Long, SyntheticPerson> PEOPLE = new TreeMap<>();
    private static List<Household> households = List.of();

    @BeforeAll
    static void make() {
        households = Nation.households(PLAN).toList();
        households.forEach(household -> household.members().forEach(person -> PEOPLE.put(person.no(), person)));
    }

    @Test
    void ages_and_sexes_follow_the_pyramid_of_2025() {
        double[] target = Pyramid.shares();
        double[] made = new double[target.length];
        PEOPLE.values().forEach(person -> made[PatternBook.cell(person.sex(), age(person))] += 1.0 / PLAN.people());
        double distance = 0;
        for (int group = 0; group < target.length; group += 5) {
            double difference = 0;
            for (int cell = group; cell < group + 5; cell++) {
                difference += made[cell] - target[cell];
            }
            distance += Math.abs(difference) / 2;
        }
        assertThat(distance).as("total variation distance over 42 groups").isLessThan(0.01);
    }

    @Test
    void households_have_the_mean_size_of_the_census_and_every_size_to_seven() {
        assertThat((double) PLAN.people() / households.size()).isBetween(3.45, 3.70);
        assertThat(households.stream().map(h -> Math.min(7, h.members().size())).distinct())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void parents_are_between_18_and_45_years_older_than_their_children() {
        int checked = 0;
        for (SyntheticPerson child : PEOPLE.values()) {
            for (SyntheticPerson parent : parents(child)) {
                LocalDate from = parent.birth().latest();
                assertThat(from.plusYears(18)).isBefore(child.birth().latest());
                assertThat(parent.birth().earliest().plusYears(46))
                        .isAfter(child.birth().earliest());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(30_000);
    }

    @Test
    void a_father_is_male_a_mother_female_and_a_child_bears_the_fathers_surname_group_and_origin() {
        for (SyntheticPerson child : PEOPLE.values()) {
            SyntheticPerson father = find(child.fatherNo());
            SyntheticPerson mother = find(child.motherNo());
            if (father != null) {
                assertThat(father.sex()).isEqualTo(Sex.MALE);
                assertThat(child.name().surname()).isEqualTo(father.name().surname());
                assertThat(child.ethnicity()).isEqualTo(father.ethnicity());
                assertThat(child.origin()).isEqualTo(father.origin());
            }
            if (mother != null) {
                assertThat(mother.sex()).isEqualTo(Sex.FEMALE);
            }
            if (father != null && mother != null) {
                assertThat(father.spouseNo()).isEqualTo(mother.no());
            }
        }
    }

    @Test
    void siblings_are_twins_or_at_least_three_hundred_days_apart() {
        Map<Long, Set<LocalDate>> births = new HashMap<>();
        int twins = 0;
        for (SyntheticPerson child : PEOPLE.values()) {
            if (child.motherNo() != null && child.birth().full()) {
                LocalDate day = child.birth().earliest();
                Set<LocalDate> others = births.computeIfAbsent(child.motherNo(), no -> new HashSet<>());
                for (LocalDate other : others) {
                    assertThat(other.equals(day) || Math.abs(other.toEpochDay() - day.toEpochDay()) >= 300)
                            .isTrue();
                }
                twins += others.add(day) ? 0 : 1;
            }
        }
        assertThat(twins).isBetween(50, 500);
    }

    @Test
    void spouses_name_each_other_are_of_age_and_not_brother_and_sister() {
        int couples = 0;
        for (SyntheticPerson person : PEOPLE.values()) {
            SyntheticPerson spouse = find(person.spouseNo());
            assertThat(person.marital() == Marital.MARRIED).isEqualTo(spouse != null);
            if (spouse != null) {
                assertThat(spouse.spouseNo()).isEqualTo(person.no());
                assertThat(spouse.sex()).isNotEqualTo(person.sex());
                assertThat(age(person)).isGreaterThanOrEqualTo(person.sex() == Sex.MALE ? 20 : 18);
                assertThat(Math.abs(age(person) - age(spouse))).isLessThanOrEqualTo(9);
                assertThat(person.motherNo() != null && person.motherNo().equals(spouse.motherNo()))
                        .isFalse();
                couples++;
            }
        }
        assertThat(couples).isGreaterThan(20_000);
    }

    @Test
    void nobody_under_18_is_other_than_single_and_every_household_has_one_adult_head() {
        assertThat(PEOPLE.values())
                .filteredOn(person -> age(person) < 18)
                .allSatisfy(child -> assertThat(child.marital()).isEqualTo(Marital.SINGLE));
        for (Household household : households) {
            assertThat(household.members())
                    .filteredOn(person -> person.relationToHead() == Relation.HEAD)
                    .containsExactly(household.head());
            assertThat(household.head().relationToHead()).isEqualTo(Relation.HEAD);
            assertThat(age(household.head())).isGreaterThanOrEqualTo(18);
        }
    }

    @Test
    void people_live_where_people_live() {
        Map<String, Integer> made = new TreeMap<>();
        Map<String, String> provinceOf = new TreeMap<>();
        Map<String, Double> people = new TreeMap<>();
        double all = 0;
        for (var province : Country.shared().territory().provinces().things()) {
            people.put(province.code().digits(), province.people());
            all += province.people();
            province.communes()
                    .things()
                    .forEach(c ->
                            provinceOf.put(c.code().digits(), province.code().digits()));
        }
        for (Household household : households) {
            made.merge(household.province().digits(), household.members().size(), Integer::sum);
            assertThat(provinceOf)
                    .containsEntry(
                            household.commune().digits(), household.province().digits());
        }
        double distance = 0;
        for (var province : people.entrySet()) {
            distance += Math.abs(made.getOrDefault(province.getKey(), 0) / (double) PLAN.people()
                            - province.getValue() / all)
                    / 2;
        }
        assertThat(people).hasSize(34);
        assertThat(provinceOf).hasSize(3320).doesNotContainKey("20333");
        assertThat(distance).as("total variation distance over 34 provinces").isLessThan(0.03);
        assertThat(households.stream().map(Household::commune).distinct().count())
                .isGreaterThan(2800);
    }

    @Test
    void surnames_have_their_known_shares() {
        Map<String, Integer> count = new TreeMap<>();
        PEOPLE.values().forEach(person -> count.merge(person.name().surname(), 1, Integer::sum));
        assertThat(share(count, "Nguyễn")).isBetween(0.32, 0.40);
        assertThat(share(count, "Trần")).isBetween(0.095, 0.13);
        assertThat(share(count, "Lê")).isBetween(0.075, 0.105);
        assertThat(share(count, "Hoàng") + share(count, "Huỳnh")).isBetween(0.04, 0.06);
        assertThat(count).hasSizeGreaterThan(80);
    }

    @Test
    void names_are_nfc_of_real_words_in_two_to_five_parts() {
        Set<String> given = new HashSet<>();
        Set<Integer> parts = new HashSet<>();
        for (SyntheticPerson person : PEOPLE.values()) {
            PersonName name = person.name();
            assertThat(Normalizer.isNormalized(name.full(), Normalizer.Form.NFC))
                    .isTrue();
            given.add(name.given());
            parts.add(name.full().split(" ").length);
        }
        assertThat(given).hasSizeGreaterThan(120);
        assertThat(parts).contains(3, 4, 5).doesNotContain(1, 6);
    }

    @Test
    void numbers_are_synthetic_unique_and_say_sex_and_birth_year() {
        Set<String> numbers = new HashSet<>();
        Set<String> old = new HashSet<>();
        int known = 0;
        for (SyntheticPerson person : PEOPLE.values()) {
            String digits = person.number().digits();
            int lead = digits.charAt(3) - '0';
            assertThat(person.number().synthetic()).isTrue();
            assertThat(lead % 2).isEqualTo(person.sex() == Sex.FEMALE ? 1 : 0);
            assertThat(1900 + 100 * (lead / 2) + Integer.parseInt(digits.substring(4, 6)))
                    .isEqualTo(person.birth().year());
            assertThat(numbers.add(digits)).isTrue();
            if (person.oldNumber9() != null) {
                assertThat(person.oldNumber9()).matches("[5-9][0-9]{8}");
                assertThat(old.add(person.oldNumber9())).isTrue();
                known++;
            }
        }
        assertThat(known).isGreaterThan(10_000);
    }

    @Test
    void ethnic_groups_and_religions_are_mixed_with_the_kinh_above_85_percent() {
        Map<String, Integer> groups = new TreeMap<>();
        Map<Religion, Integer> religions = new TreeMap<>();
        PEOPLE.values().forEach(person -> {
            groups.merge(person.ethnicity(), 1, Integer::sum);
            religions.merge(person.religion(), 1, Integer::sum);
        });
        assertThat(share(groups, Peoples.KINH)).isBetween(0.85, 0.90);
        assertThat(groups).hasSizeGreaterThan(30);
        assertThat(groups.keySet()).allMatch(code -> code.matches("0[1-9]|[1-4][0-9]|5[0-4]"));
        assertThat(religions.getOrDefault(Religion.NONE, 0)).isBetween(35_000, 45_000);
    }

    @Test
    void some_old_people_know_only_their_birth_year() {
        long old = PEOPLE.values().stream().filter(person -> age(person) >= 60).count();
        long partial = PEOPLE.values().stream()
                .filter(person -> !person.birth().full())
                .count();
        assertThat(partial / (double) old).isBetween(0.02, 0.04);
    }

    @Test
    void residence_begins_after_birth_and_after_the_prior_address_ends() {
        Set<AreaCode> now = new HashSet<>();
        Country.shared().territory().communes().things().forEach(c -> now.add(c.code()));
        int prior = 0;
        int reformed = 0;
        for (Household household : households) {
            LocalDate moved = household.head().permanentSince();
            assertThat(household.addressLine()).isNotBlank();
            for (SyntheticPerson person : household.members()) {
                assertThat(person.permanentSince())
                        .isBeforeOrEqualTo(PLAN.asOf())
                        .isAfterOrEqualTo(person.birth().earliest())
                        .isAfterOrEqualTo(moved);
            }
            PriorAddress before = household.priorAddress();
            if (before != null) {
                prior++;
                assertThat(before.to()).isEqualTo(moved).isAfter(before.from());
                boolean old = !before.to().isAfter(NationPlan.REFORM);
                assertThat(old || !before.from().isBefore(NationPlan.REFORM)).isTrue();
                assertThat(old || now.contains(before.commune())).isTrue();
                reformed += old ? 0 : 1;
            }
        }
        assertThat(prior / (double) households.size()).isBetween(0.08, 0.13);
        assertThat(reformed).isGreaterThan(20);
    }

    private static int age(SyntheticPerson person) {
        return Math.max(0, person.birth().ageOn(PLAN.asOf()));
    }

    private static @Nullable SyntheticPerson find(@Nullable Long no) {
        return no == null ? null : PEOPLE.get(no);
    }

    private static List<SyntheticPerson> parents(SyntheticPerson child) {
        var parents = new ArrayList<SyntheticPerson>();
        SyntheticPerson father = find(child.fatherNo());
        SyntheticPerson mother = find(child.motherNo());
        if (father != null) {
            parents.add(father);
        }
        if (mother != null) {
            parents.add(mother);
        }
        return parents;
    }

    private static double share(Map<String, Integer> count, String word) {
        return count.getOrDefault(word, 0) / (double) PLAN.people();
    }
}
