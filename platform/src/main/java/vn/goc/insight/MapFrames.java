package vn.goc.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.goc.kernel.AreaCode;
import vn.goc.places.Area;
import vn.goc.places.Boundaries;

/** All map frames, each made when first asked for. Paths never change while the program runs. */
@Component
class MapFrames {
    private static final int NATION_WIDTH = 1000;
    private static final int LOCATOR_WIDTH = 270;

    private final Boundaries boundaries;
    private final Map<AreaCode, MapFrame> provinces = new ConcurrentHashMap<>();
    private volatile @Nullable MapFrame nation;
    private volatile @Nullable MapFrame locator;

    MapFrames(Boundaries boundaries) {
        this.boundaries = boundaries;
    }

    MapFrame nation() {
        MapFrame made = nation;
        if (made == null) {
            made = nation(NATION_WIDTH);
            nation = made;
        }
        return made;
    }

    /** The country small, to show where a province lies and both archipelagos beside it. */
    MapFrame locator() {
        MapFrame made = locator;
        if (made == null) {
            made = nation(LOCATOR_WIDTH);
            locator = made;
        }
        return made;
    }

    /** A province of today by commune. */
    MapFrame province(AreaCode province) {
        return provinces.computeIfAbsent(province, code -> MapFrame.province(outlines(boundaries.communes(code))));
    }

    private MapFrame nation(int width) {
        List<Outline> archipelagos = new ArrayList<>(outlines(boundaries.communes(MapFrame.DA_NANG)));
        archipelagos.addAll(outlines(boundaries.communes(MapFrame.KHANH_HOA)));
        archipelagos.removeIf(commune -> !MapFrame.archipelago(commune));
        return MapFrame.nation(outlines(boundaries.provinces()), archipelagos, width);
    }

    private static List<Outline> outlines(List<Area> areas) {
        return areas.stream()
                .map(area -> new Outline(area.code(), area.rings().toArray(double[][]::new)))
                .toList();
    }
}
