package vn.goc.insight;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.Sex;

/**
 * A living person as the cube counts them; nobody in particular.
 *
 * @param commune code of the commune of residence; null or no commune of today: counted in the nation, not on the map
 * @param birth last possible day of birth, so that nobody is made older than proven; null when unknown
 */
record Counted(@Nullable String commune, Sex sex, @Nullable LocalDate birth) {
    /** Completed years on a day, 100 for more; {@link Cube#UNKNOWN} without a birth. */
    int ageOn(LocalDate day) {
        return birth == null ? Cube.UNKNOWN : Math.clamp(PartialDate.of(birth).ageOn(day), 0, Cube.AGES - 1);
    }
}
