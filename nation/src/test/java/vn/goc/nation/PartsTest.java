package vn.goc.nation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.goc.kernel.Sex;

class PartsTest {
    @Test
    void a_permutation_hits_every_place_once() {
        for (int size : new int[] {1, 2, 7, 64, 1000, 1_000_000}) {
            var shuffle = new Permutation(size, 42 + size);
            var hit = new BitSet(size);
            for (int i = 0; i < size; i++) {
                hit.set((int) shuffle.of(i));
            }
            assertThat(hit.cardinality()).isEqualTo(size);
        }
        assertThatThrownBy(() -> new Permutation(10, 1).of(10)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void serials_of_one_year_and_sex_look_random_and_do_not_repeat() {
        var serials = new Serials(1);
        var seen = new HashSet<String>();
        int rising = 0;
        String before = "";
        for (int i = 0; i < 100_000; i++) {
            String digits = serials.next(Sex.FEMALE, 1990).digits();
            assertThat(seen.add(digits)).isTrue();
            rising += digits.compareTo(before) > 0 ? 1 : 0;
            before = digits;
        }
        assertThat(rising).isBetween(49_000, 51_000);
    }

    @Test
    void the_fitted_patterns_leave_serials_enough_for_a_hundred_million_people() {
        double[] shares = Pyramid.shares();
        double most = 0;
        for (double share : shares) {
            most = Math.max(most, share);
        }
        assertThat(most * NationPlan.MOST_PEOPLE).isLessThan(900_000);
        assertThat(made(shares.length)).isLessThan(0.0095);
    }

    @Test
    void things_are_chosen_by_weight_and_those_of_no_weight_never() {
        var weighted = Weighted.of(List.of(1, 0, 3), Integer::doubleValue);
        assertThat(weighted.at(0.0)).isEqualTo(1);
        assertThat(weighted.at(0.2499)).isEqualTo(1);
        assertThat(weighted.at(0.25)).isEqualTo(3);
        assertThat(weighted.at(0.999_999)).isEqualTo(3);
        assertThat(weighted.things()).containsExactly(1, 3);
    }

    @Test
    void dice_repeat_for_a_key_and_differ_for_its_neighbour() {
        assertThat(Dice.of(1, 1).next())
                .isEqualTo(Dice.of(1, 1).next())
                .isNotEqualTo(Dice.of(1, 2).next());
        var dice = Dice.of(5, 5);
        var seen = new BitSet();
        for (int i = 0; i < 1000; i++) {
            seen.set(dice.between(3, 9));
        }
        assertThat(seen.nextSetBit(0)).isEqualTo(3);
        assertThat(seen.length()).isEqualTo(10);
        assertThat(seen.cardinality()).isEqualTo(7);
    }

    /** The largest share of one age and sex among a million people, as they are laid out. */
    private static double made(int cells) {
        var plan = new NationPlan(1, 1_000_000, LocalDate.of(2026, 7, 1));
        var layout = new Layout(plan, Country.shared());
        double[] count = new double[cells];
        long people = 0;
        for (long household = 0; people < plan.people(); household++) {
            Pattern pattern = layout.pattern(household, plan.people() - people);
            pattern.roles().forEach(role -> count[PatternBook.cell(role.sex(), role.age())]++);
            people += pattern.size();
        }
        double most = 0;
        for (double cell : count) {
            most = Math.max(most, cell / plan.people());
        }
        return most;
    }
}
