package vn.goc.residence.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.register.Explanation.Step;
import vn.goc.register.Field;

/**
 * A stretch of days in which a value held, told once: fields of a group share their recordings, so that a value which
 * did not change is recorded again with its neighbours, and what matters is the event that first brought it.
 *
 * @param text the value as one line
 * @param from first day; null when open
 * @param to first day it held no more; null while it holds
 * @param origin the recording that first said so
 * @param corrected when a correction took the value back; null while the register believes it
 */
public record ValueTime(
        String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Step origin,
        @Nullable Instant corrected) {

    public boolean current() {
        return to == null && corrected == null;
    }

    /** What the register believes today, newest first, then what corrections took back. */
    static List<ValueTime> of(Field field, List<Step> steps, boolean vietnamese) {
        List<ValueTime> believed = new ArrayList<>();
        steps.stream()
                .filter(step -> step.superseded() == null)
                .sorted(Comparator.comparing(Step::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(step -> {
                    String text = Section.text(field, step.value(), vietnamese);
                    ValueTime before = believed.isEmpty() ? null : believed.getLast();
                    if (before != null
                            && before.text.equals(text)
                            && before.to != null
                            && before.to.equals(step.from())) {
                        believed.removeLast();
                        believed.add(new ValueTime(text, before.from, step.to(), before.origin, null));
                    } else {
                        believed.add(new ValueTime(text, step.from(), step.to(), step, null));
                    }
                });
        List<ValueTime> all = new ArrayList<>();
        for (ValueTime value : believed.reversed()) {
            Step first = steps.stream()
                    .filter(step -> value.overlaps(step)
                            && Section.text(field, step.value(), vietnamese).equals(value.text))
                    .min(Comparator.comparing(Step::recorded))
                    .orElse(value.origin);
            all.add(new ValueTime(value.text, value.from, value.to, first, null));
        }
        for (Step step : steps) {
            String text = Section.text(field, step.value(), vietnamese);
            boolean stands = believed.stream().anyMatch(v -> v.text.equals(text) && v.overlaps(step));
            if (step.superseded() != null && !stands) {
                all.add(new ValueTime(text, step.from(), step.to(), step, step.superseded()));
            }
        }
        return all;
    }

    private boolean overlaps(Step step) {
        boolean begins = from == null || step.to() == null || from.isBefore(step.to());
        boolean ends = to == null || step.from() == null || step.from().isBefore(to);
        return begins && ends;
    }
}
