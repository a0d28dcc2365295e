package vn.goc.places;

import java.time.LocalDate;
import java.util.List;

/**
 * What a unit became in a reform.
 *
 * @param code of the old unit; of a district too, with 3 digits
 * @param effective day of the reform, first day of the new units
 * @param certain true when the whole unit went into exactly one, in the province that its own became: an address in it
 *     converts without a decision
 * @param candidates one when certain; otherwise all into which parts went, and only evidence about the house decides
 */
public record Successors(String code, LocalDate effective, boolean certain, List<Unit> candidates) {
    public Successors {
        candidates = List.copyOf(candidates);
    }

    public boolean ambiguous() {
        return !certain;
    }
}
