package vn.goc.places;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;

/**
 * Ranh giới of one unit, for a reference map (bản đồ tham khảo): simplified, some with sea or tidal flats.
 *
 * @param code of the unit, in the period of its layer
 * @param province of a commune; null for a province
 * @param polygons each its outer ring and then its holes; a ring is closed and alternates longitude and latitude. Twelve
 *     areas cross themselves: fill by even-odd
 */
public record Area(AreaCode code, @Nullable AreaCode province, List<List<double[]>> polygons) {
    public Area {
        polygons = List.copyOf(polygons);
    }

    /** All rings of all polygons, which the even-odd rule fills rightly. */
    public List<double[]> rings() {
        return polygons.stream().flatMap(List::stream).toList();
    }
}
