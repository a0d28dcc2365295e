package vn.goc.nation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;

class NationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    /** Pinned: a change of generator, lists or data shows here, and must be meant. */
    @Test
    void a_plan_gives_the_same_bytes_on_every_machine_locale_and_zone() throws Exception {
        assertThat(digest(new NationPlan(1, 5000, DAY)))
                .isEqualTo("d4a37a3f2fb582a0dc2c0498b63e77f601ef4907f978c41cefdb2c7c14499b80");
    }

    @Test
    void another_seed_gives_other_people() {
        var one = new NationPlan(1, 100, DAY);
        var two = new NationPlan(2, 100, DAY);
        assertThat(names(one)).isNotEqualTo(names(two)).hasSize(100);
    }

    @Test
    void exactly_the_people_asked_for_are_made_and_numbered_without_gaps() {
        for (int people : new int[] {1, 2, 3, 5, 8, 99, 100, 101, 102, 103, 104, 105, 106, 107, 1234}) {
            long expected = 0;
            long household = 0;
            for (Household made : (Iterable<Household>) Nation.households(new NationPlan(7, people, DAY))::iterator) {
                assertThat(made.no()).isEqualTo(++household);
                assertThat(made.members()).isNotEmpty().hasSizeLessThanOrEqualTo(Pattern.LARGEST);
                for (SyntheticPerson person : made.members()) {
                    assertThat(person.no()).isEqualTo(++expected);
                }
            }
            assertThat(expected).isEqualTo(people);
            assertThat(Households.count(new NationPlan(7, people, DAY))).isEqualTo(household);
        }
    }

    @Test
    void a_small_nation_is_the_beginning_of_a_large_one() {
        List<Household> small = Nation.households(new NationPlan(3, 2000, DAY)).toList();
        List<Household> large = Nation.households(new NationPlan(3, 9000, DAY))
                .limit(small.size())
                .toList();
        assertThat(large.subList(0, small.size() - 1)).isEqualTo(small.subList(0, small.size() - 1));
    }

    @Test
    void blocks_made_apart_are_the_same_as_within_the_whole() {
        var plan = new NationPlan(11, 5000, DAY);
        List<Household> whole = Nation.households(plan).toList();
        long blocks = Nation.blocks(plan);
        assertThat(blocks).isGreaterThan(20);
        var parts = new ArrayList<Household>();
        for (long block = blocks - 1; block >= 0; block--) {
            parts.addAll(0, Nation.households(plan, block, block + 1).toList());
        }
        assertThat(parts).isEqualTo(whole);
        assertThat(Nation.households(plan, 3, 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 50_000})
    void every_parent_and_spouse_named_was_made_in_the_same_block(int people) {
        var block = new HashSet<Long>();
        long elsewhere = 0;
        for (Household household : (Iterable<Household>) Nation.households(new NationPlan(5, people, DAY))::iterator) {
            if ((household.no() - 1) % Nation.HOUSEHOLDS_IN_BLOCK == 0) {
                block.clear();
            }
            household.members().forEach(person -> block.add(person.no()));
            for (SyntheticPerson person : household.members()) {
                for (Long other : Stream.of(person.fatherNo(), person.motherNo(), person.spouseNo())
                        .filter(no -> no != null)
                        .toList()) {
                    assertThat(block).contains(other);
                    assertThat(other).isNotEqualTo(person.no());
                    elsewhere += other < household.head().no() ? 1 : 0;
                }
            }
        }
        assertThat(elsewhere).isGreaterThan(people / 5);
    }

    @Test
    void three_hundred_thousand_people_pass_through_without_being_kept() {
        Iterator<Household> households =
                Nation.households(new NationPlan(9, 300_000, DAY)).iterator();
        long people = households.next().members().size();
        long before = usedBytes();
        while (people < 299_000) {
            people += households.next().members().size();
        }
        assertThat(usedBytes() - before)
                .as("bytes kept after %d people", people)
                .isLessThan(8L << 20);
        assertThat(households.hasNext()).isTrue();
    }

    @Test
    void demonstration_households_are_chosen_by_commune_and_adults() {
        var plan = new NationPlan(1, 20_000, DAY);
        AreaCode commune = Nation.households(plan).findFirst().orElseThrow().commune();
        assertThat(Nation.demoHouseholds(plan, commune, 2).limit(1))
                .allSatisfy(household -> assertThat(household.commune()).isEqualTo(commune))
                .allSatisfy(household -> assertThat(household.members())
                        .filteredOn(person -> person.birth().ageOn(DAY) >= 18)
                        .hasSizeGreaterThanOrEqualTo(2))
                .hasSize(1);
        assertThat(Nation.demoHouseholds(plan, new AreaCode("20333"), 1)).isEmpty();
    }

    @Test
    void plans_no_nation_can_follow_are_refused() {
        assertThatThrownBy(() -> new NationPlan(1, 0, DAY)).hasMessage("nation.people-out-of-range");
        assertThatThrownBy(() -> new NationPlan(1, 100_000_001, DAY))
                .isInstanceOfSatisfying(Rejection.class, e -> assertThat(e.en()).contains("100000000"));
        assertThatThrownBy(() -> new NationPlan(1, 1, LocalDate.of(2025, 6, 30)))
                .hasMessage("nation.day-out-of-range");
        assertThatThrownBy(() -> Nation.households(new NationPlan(1, 100, DAY), 0, 2))
                .hasMessage("nation.block-out-of-range");
        assertThatThrownBy(() -> Nation.households(new NationPlan(1, 100, DAY), -1, 1))
                .hasMessage("nation.block-out-of-range");
    }

    private static List<String> names(NationPlan plan) {
        return Nation.households(plan)
                .flatMap(household -> household.members().stream())
                .map(person -> person.name().full())
                .toList();
    }

    private static String digest(NationPlan plan) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        Nation.households(plan)
                .forEach(household -> sha.update(household.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
