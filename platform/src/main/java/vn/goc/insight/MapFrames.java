package vn.goc.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.AreaCode;

/** All map frames: the country's two made at the start, a province's when first asked for. Paths never change. */
@Component
class MapFrames {
    private static final int NATION_WIDTH = 1000;
    private static final int LOCATOR_WIDTH = 270;

    private final MapFrame nation;
    private final MapFrame locator;
    private final Map<String, List<Outline>> communes;
    private final Map<AreaCode, MapFrame> provinces = new ConcurrentHashMap<>();

    MapFrames(JsonMapper json) {
        List<Outline> all = OutlineFile.read(json, "places/geo/provinces.topo.json", unit -> true);
        Map<String, String> provinceOf = new LinkedHashMap<>();
        List<Outline> every = OutlineFile.read(json, "places/geo/communes.topo.json", unit -> {
            provinceOf.put(unit.get("code").asString(), unit.get("p").asString());
            return true;
        });
        List<Outline> archipelagos =
                every.stream().filter(MapFrame::archipelago).toList();
        this.communes = every.stream()
                .collect(Collectors.groupingBy(
                        outline -> provinceOf.getOrDefault(outline.code().digits(), ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        this.nation = MapFrame.nation(all, archipelagos, NATION_WIDTH);
        this.locator = MapFrame.nation(all, archipelagos, LOCATOR_WIDTH);
    }

    MapFrame nation() {
        return nation;
    }

    /** The country small, to show where a province lies and both archipelagos beside it. */
    MapFrame locator() {
        return locator;
    }

    MapFrame province(AreaCode province) {
        Function<AreaCode, MapFrame> make =
                code -> MapFrame.province(communes.getOrDefault(code.digits(), List.of()));
        return provinces.computeIfAbsent(province, make);
    }
}
