package vn.goc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.Rejection;
import vn.goc.site.Texts;

/**
 * What a change, a correction or a supplement does to the believed slices of a group, decided without a database.
 *
 * <p>A field's value is laid over a stretch of days; slices are cut where the stretch begins and ends. What stays as it
 * was is not written again.
 */
final class SliceRules {
    private SliceRules() {}

    /**
     * Values of one group that hold together on every day of a range.
     *
     * @param from first day; {@link LocalDate#MIN} when open
     * @param to first day no more; {@link LocalDate#MAX} while it holds
     */
    record Slice(LocalDate from, LocalDate to, ObjectNode value) {
        Slice {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("a slice has at least one day");
            }
        }

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }

        Slice between(LocalDate first, LocalDate end) {
            return new Slice(first, end, value);
        }

        static LocalDate open(@Nullable LocalDate day, LocalDate infinity) {
            return day == null ? infinity : day;
        }

        static @Nullable LocalDate finite(LocalDate day) {
            return day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX) ? null : day;
        }
    }

    /**
     * @param close recordings to end
     * @param write recordings to begin
     */
    record Plan(List<Slice> close, List<Slice> write, List<Slice> after) {}

    /**
     * @param open the believed slices in order
     * @param values path → stored value, null to take it away
     * @throws Rejection {@code register.later-change}, {@code no-slice}, {@code not-missing}, {@code nothing-changes}
     */
    static Plan plan(FactChange.Kind kind, List<Slice> open, Map<String, @Nullable JsonNode> values, LocalDate day) {
        List<Slice> after = open;
        for (var value : values.entrySet()) {
            String path = value.getKey();
            after = switch (kind) {
                case CHANGE -> change(after, path, value.getValue(), day);
                case CORRECTION -> correct(after, path, value.getValue(), day);
                case SUPPLEMENT -> supplement(after, path, value.getValue(), day);
            };
        }
        List<Slice> kept = after;
        var plan = new Plan(
                open.stream().filter(slice -> !kept.contains(slice)).toList(),
                kept.stream().filter(slice -> !open.contains(slice)).toList(),
                kept);
        if (plan.close().isEmpty() && plan.write().isEmpty()) {
            throw Rejection.of(RegisterError.NOTHING_CHANGES);
        }
        return plan;
    }

    private static List<Slice> change(List<Slice> open, String path, @Nullable JsonNode value, LocalDate day) {
        JsonNode before = null;
        for (Slice slice : open) {
            JsonNode here = slice.value().get(path);
            if (slice.from().isAfter(day) && !Objects.equals(before, here) && !Objects.equals(here, value)) {
                throw Rejection.of(RegisterError.LATER_CHANGE)
                        .with("field", path)
                        .with("from", Texts.day(slice.from()));
            }
            before = here;
        }
        return lay(open, path, value, day, LocalDate.MAX);
    }

    /** The days around the given one on which the same wrong value stood, without a gap. */
    private static List<Slice> correct(List<Slice> open, String path, @Nullable JsonNode value, LocalDate day) {
        int at = 0;
        while (at < open.size() && !open.get(at).holdsOn(day)) {
            at++;
        }
        if (at == open.size()) {
            throw Rejection.of(RegisterError.NO_SLICE).with("day", Texts.day(day));
        }
        JsonNode wrong = open.get(at).value().get(path);
        int first = at;
        while (first > 0
                && adjoins(open, first - 1)
                && Objects.equals(open.get(first - 1).value().get(path), wrong)) {
            first--;
        }
        int last = at;
        while (last + 1 < open.size()
                && adjoins(open, last)
                && Objects.equals(open.get(last + 1).value().get(path), wrong)) {
            last++;
        }
        return lay(open, path, value, open.get(first).from(), open.get(last).to());
    }

    private static List<Slice> supplement(List<Slice> open, String path, @Nullable JsonNode value, LocalDate day) {
        LocalDate end = LocalDate.MAX;
        for (Slice slice : open) {
            if (slice.value().has(path)) {
                if (slice.holdsOn(day)) {
                    throw Rejection.of(RegisterError.NOT_MISSING).with("field", path);
                }
                if (slice.from().isAfter(day)) {
                    end = slice.from();
                    break;
                }
            }
        }
        return lay(open, path, value, day, end);
    }

    private static boolean adjoins(List<Slice> open, int before) {
        return open.get(before).to().equals(open.get(before + 1).from());
    }

    /** Lays one value over [from, to): cuts the slices it touches, fills the gaps, drops what is left without a value. */
    private static List<Slice> lay(
            List<Slice> open, String path, @Nullable JsonNode value, LocalDate from, LocalDate to) {
        List<Slice> out = new ArrayList<>();
        LocalDate covered = from;
        for (Slice slice : open) {
            boolean apart = !slice.to().isAfter(from) || !slice.from().isBefore(to);
            if (apart) {
                if (!slice.from().isBefore(to)) {
                    covered = gap(out, covered, to, path, value);
                }
                out.add(slice);
                continue;
            }
            covered = gap(out, covered, slice.from(), path, value);
            if (slice.from().isBefore(from)) {
                out.add(slice.between(slice.from(), from));
            }
            LocalDate first = later(slice.from(), from);
            LocalDate end = slice.to().isBefore(to) ? slice.to() : to;
            with(out, slice.value(), path, value, first, end);
            if (slice.to().isAfter(to)) {
                out.add(slice.between(to, slice.to()));
            }
            covered = end;
        }
        gap(out, covered, to, path, value);
        return joined(out, open);
    }

    private static LocalDate gap(
            List<Slice> out, LocalDate covered, LocalDate until, String path, @Nullable JsonNode value) {
        if (covered.isBefore(until)) {
            with(out, tools.jackson.databind.node.JsonNodeFactory.instance.objectNode(), path, value, covered, until);
        }
        return later(covered, until);
    }

    private static void with(
            List<Slice> out, ObjectNode old, String path, @Nullable JsonNode value, LocalDate from, LocalDate to) {
        ObjectNode merged = old.deepCopy();
        if (value == null) {
            merged.remove(path);
        } else {
            merged.set(path, value);
        }
        if (!merged.isEmpty()) {
            out.add(new Slice(from, to, merged));
        }
    }

    /** Neighbours with the same values become one slice again, unless both stood so before. */
    private static List<Slice> joined(List<Slice> slices, List<Slice> open) {
        List<Slice> out = new ArrayList<>();
        for (Slice slice : slices) {
            Slice last = out.isEmpty() ? null : out.getLast();
            boolean same = last != null
                    && last.to().equals(slice.from())
                    && last.value().equals(slice.value())
                    && !(open.contains(last) && open.contains(slice));
            if (last != null && same) {
                out.set(out.size() - 1, new Slice(last.from(), slice.to(), slice.value()));
            } else {
                out.add(slice);
            }
        }
        return out;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
