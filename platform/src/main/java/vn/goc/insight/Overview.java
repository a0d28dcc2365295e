package vn.goc.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;

/**
 * The figures of one map: a whole and its parts, all live or all of one release.
 *
 * @param area the unit asked for; null: the country
 * @param parts provinces of the country, or communes of the province that is or holds {@code area}; without those the
 *     actor may not see
 * @param total persons in {@code area}
 * @param unplaced persons of {@code total} that no part holds
 * @param pyramid of {@code area}; null for a commune of a release
 * @param asOf when live, else null
 * @param release what was published, when not live, else null
 */
public record Overview(
        @Nullable AreaCode area,
        List<AreaCount> parts,
        long total,
        long unplaced,
        @Nullable Pyramid pyramid,
        @Nullable CountsAsOf asOf,
        @Nullable Release release) {
    public boolean live() {
        return asOf != null;
    }
}
