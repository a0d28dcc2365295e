package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.Rejection;
import vn.goc.register.FactChange.Kind;
import vn.goc.register.SliceRules.Slice;

class SliceRulesTest {
    private static final LocalDate Y2000 = LocalDate.of(2000, 1, 1);
    private static final LocalDate Y2010 = LocalDate.of(2010, 1, 1);
    private static final LocalDate Y2020 = LocalDate.of(2020, 1, 1);

    @Test
    void a_change_ends_the_old_slice_and_begins_a_new_one_that_keeps_the_other_fields() {
        var plan = SliceRules.plan(
                Kind.CHANGE, List.of(slice(Y2000, LocalDate.MAX, "a", "1", "b", "2")), value("a", "9"), Y2010);
        assertThat(plan.close()).containsExactly(slice(Y2000, LocalDate.MAX, "a", "1", "b", "2"));
        assertThat(plan.write())
                .containsExactly(
                        slice(Y2000, Y2010, "a", "1", "b", "2"), slice(Y2010, LocalDate.MAX, "a", "9", "b", "2"));
    }

    @Test
    void a_correction_records_the_same_days_anew_over_every_slice_with_the_wrong_value() {
        var plan = SliceRules.plan(
                Kind.CORRECTION,
                List.of(slice(Y2000, Y2010, "a", "1", "b", "2"), slice(Y2010, LocalDate.MAX, "a", "1", "b", "3")),
                value("a", "9"),
                Y2020);
        assertThat(plan.write())
                .containsExactly(
                        slice(Y2000, Y2010, "a", "9", "b", "2"), slice(Y2010, LocalDate.MAX, "a", "9", "b", "3"));
    }

    @Test
    void a_correction_leaves_neighbours_with_another_value_alone() {
        var plan = SliceRules.plan(
                Kind.CORRECTION,
                List.of(slice(Y2000, Y2010, "a", "1"), slice(Y2010, LocalDate.MAX, "a", "2")),
                value("a", "9"),
                Y2000);
        assertThat(plan.close()).containsExactly(slice(Y2000, Y2010, "a", "1"));
        assertThat(plan.write()).containsExactly(slice(Y2000, Y2010, "a", "9"));
    }

    @Test
    void a_supplement_fills_what_is_missing_and_refuses_what_is_not() {
        var open = List.of(slice(Y2000, Y2020, "b", "2"), slice(Y2020, LocalDate.MAX, "a", "1", "b", "2"));
        var plan = SliceRules.plan(Kind.SUPPLEMENT, open, value("a", "0"), Y2010);
        assertThat(plan.write())
                .containsExactly(slice(Y2000, Y2010, "b", "2"), slice(Y2010, Y2020, "a", "0", "b", "2"));
        refused(RegisterError.NOT_MISSING, () -> SliceRules.plan(Kind.SUPPLEMENT, open, value("a", "0"), Y2020));
    }

    @Test
    void a_change_before_a_later_change_of_the_same_field_is_refused_and_of_another_field_is_not() {
        var open = List.of(slice(Y2000, Y2020, "a", "1", "b", "2"), slice(Y2020, LocalDate.MAX, "a", "5", "b", "2"));
        refused(RegisterError.LATER_CHANGE, () -> SliceRules.plan(Kind.CHANGE, open, value("a", "9"), Y2010));
        assertThat(SliceRules.plan(Kind.CHANGE, open, value("b", "9"), Y2010).after())
                .containsExactly(
                        slice(Y2000, Y2010, "a", "1", "b", "2"),
                        slice(Y2010, Y2020, "a", "1", "b", "9"),
                        slice(Y2020, LocalDate.MAX, "a", "5", "b", "9"));
    }

    @Test
    void the_same_value_again_is_no_change_and_a_day_without_a_slice_has_nothing_to_correct() {
        var open = List.of(slice(Y2010, LocalDate.MAX, "a", "1"));
        refused(RegisterError.NOTHING_CHANGES, () -> SliceRules.plan(Kind.CHANGE, open, value("a", "1"), Y2020));
        refused(RegisterError.NO_SLICE, () -> SliceRules.plan(Kind.CORRECTION, open, value("a", "2"), Y2000));
    }

    @Test
    void taking_the_last_value_away_leaves_no_empty_slice() {
        var plan =
                SliceRules.plan(Kind.CHANGE, List.of(slice(Y2000, LocalDate.MAX, "a", "1")), value("a", null), Y2010);
        assertThat(plan.after()).containsExactly(slice(Y2000, Y2010, "a", "1"));
    }

    @Test
    void whatever_happens_slices_never_overlap_stay_in_order_and_say_what_was_written_last() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Slice> open = List.of();
            for (int step = 0; step < 12; step++) {
                LocalDate day = LocalDate.of(1990 + random.nextInt(30), 1 + random.nextInt(12), 1);
                String path = random.nextBoolean() ? "a" : "b";
                JsonNode value = text(Integer.toString(random.nextInt(4)));
                Kind kind = Kind.values()[random.nextInt(3)];
                try {
                    var plan = SliceRules.plan(kind, open, value(path, value.asString()), day);
                    List<Slice> kept = new java.util.ArrayList<>(open);
                    kept.removeAll(plan.close());
                    kept.addAll(plan.write());
                    assertThat(kept).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(plan.after());
                    open = plan.after();
                    assertThat(open.stream()
                                    .filter(s -> s.holdsOn(day))
                                    .map(s -> s.value().get(path)))
                            .as("seed %d", seed)
                            .containsExactly(value);
                } catch (Rejection refused) {
                    assertThat(refused.refusal()).isInstanceOf(RegisterError.class);
                }
                for (int i = 1; i < open.size(); i++) {
                    assertThat(open.get(i).from())
                            .as("seed %d", seed)
                            .isAfterOrEqualTo(open.get(i - 1).to());
                }
            }
        }
    }

    private static Slice slice(LocalDate from, LocalDate to, String... values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.length; i += 2) {
            node.put(values[i], values[i + 1]);
        }
        return new Slice(from, to, node);
    }

    private static Map<String, @Nullable JsonNode> value(String path, @Nullable String value) {
        Map<String, @Nullable JsonNode> map = new HashMap<>();
        map.put(path, value == null ? null : text(value));
        return map;
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    private static void refused(RegisterError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
