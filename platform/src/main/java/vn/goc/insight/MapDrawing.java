package vn.goc.insight;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.AreaCode;

/**
 * Maps as SVG: classes of the stylesheet colour them, a title names each unit and its figure, links lead down. Both
 * archipelagos are on every map.
 */
@Service
public class MapDrawing {
    private final MapFrames frames;

    MapDrawing(MapFrames frames) {
        this.frames = frames;
    }

    /**
     * What a map says of a unit.
     *
     * @param look class word: {@code q1} to {@code q5}, {@code q0} without a figure
     * @param title name and figure, read aloud and shown under the pointer
     */
    public record Shade(String look, String title) {}

    /** The country by province, each a link to its own map. */
    public String nation(String title, Map<AreaCode, Shade> shades, Function<AreaCode, String> link) {
        return draw(frames.nation(), "geo nation", title, shades, link, null);
    }

    /** A province by commune. {@code chosen}: the commune looked at; null: none. */
    public String province(
            AreaCode province,
            String title,
            Map<AreaCode, Shade> shades,
            Function<AreaCode, String> link,
            @Nullable AreaCode chosen) {
        return draw(frames.province(province), "geo", title, shades, link, chosen);
    }

    /** How many of the units have no place on the map. */
    public long withoutPlace(@Nullable AreaCode province, Iterable<AreaCode> units) {
        MapFrame frame = province == null ? frames.nation() : frames.province(province);
        var drawn = new java.util.HashSet<AreaCode>();
        frame.regions().forEach(region -> drawn.add(region.code()));
        long without = 0;
        for (AreaCode unit : units) {
            without += drawn.contains(unit) ? 0 : 1;
        }
        return without;
    }

    /** Where a province lies in the country, with both archipelagos; an image, not a control. */
    public String locator(AreaCode province, String title) {
        MapFrame frame = frames.locator();
        Svg svg = new Svg();
        svg.open(
                "svg",
                "class",
                "fit geo locator",
                "viewBox",
                "0 0 " + frame.width() + " " + frame.height(),
                "fill-rule",
                "evenodd",
                "role",
                "img");
        svg.text("title", title);
        for (MapFrame.Region region : frame.regions()) {
            String look = (region.code().equals(province) ? "q5" : "q2") + (region.far() ? " far" : "");
            svg.one("path", "class", look, "d", region.d());
        }
        frame.boxes().forEach(box -> label(svg, box, frame.width(), 15, 6));
        return svg.close("svg").toString();
    }

    private static String draw(
            MapFrame frame,
            String look,
            String title,
            Map<AreaCode, Shade> shades,
            Function<AreaCode, String> link,
            @Nullable AreaCode chosen) {
        Svg svg = new Svg();
        svg.open(
                "svg",
                "class",
                "fit " + look,
                "viewBox",
                "0 0 " + frame.width() + " " + frame.height(),
                "fill-rule",
                "evenodd",
                "role",
                "group",
                "aria-labelledby",
                "map-title");
        svg.text("title", title, "id", "map-title");
        MapFrame.Region last = null;
        for (MapFrame.Region region : frame.regions()) {
            if (region.code().equals(chosen)) {
                last = region; // drawn over its neighbours' borders
            } else {
                region(svg, region, shades, link, false);
            }
        }
        if (last != null) {
            region(svg, last, shades, link, true);
        }
        for (MapFrame.Town town : frame.towns()) {
            String line = "M" + town.toX() + " " + town.toY() + "L" + town.x() + " " + (town.y() - 8);
            svg.open("g", "class", "town").one("path", "class", "lead-l", "d", line);
            int beside = town.anchor().equals("end") ? -8 : 8;
            svg.text("text", town.name(), "x", town.x() + beside, "y", town.y(), "text-anchor", town.anchor());
            svg.close("g");
        }
        frame.boxes().forEach(box -> label(svg, box, frame.width(), 50, 18));
        return svg.close("svg").toString();
    }

    private static void region(
            Svg svg,
            MapFrame.Region region,
            Map<AreaCode, Shade> shades,
            Function<AreaCode, String> link,
            boolean chosen) {
        Shade shade =
                shades.getOrDefault(region.code(), new Shade("q0", region.code().digits()));
        if (chosen) {
            svg.open("a", "href", link.apply(region.code()), "class", "on", "aria-current", "true");
        } else {
            svg.open("a", "href", link.apply(region.code()));
        }
        svg.open("path", "class", shade.look() + (region.far() ? " far" : ""), "d", region.d());
        svg.text("title", shade.title());
        svg.close("path").close("a");
    }

    /** The frame round an archipelago, its name and its province above it. */
    private static void label(Svg svg, MapFrame.Archipelago archipelago, int width, int line, int gap) {
        Projection.Box box = archipelago.box();
        svg.one(
                "rect",
                "class",
                "isle",
                "x",
                box.x(),
                "y",
                box.y(),
                "width",
                box.width(),
                "height",
                box.height(),
                "rx",
                line / 5);
        int middle = box.x() + box.width() / 2;
        int half = archipelago.name().length() * line * 27 / 100;
        int x = Math.clamp(middle, half, Math.max(half, width - half));
        svg.text("text", archipelago.name(), "x", x, "y", box.y() - gap, "dy", "-1.2em", "text-anchor", "middle");
        svg.text("text", archipelago.of(), "class", "t2", "x", x, "y", box.y() - gap, "text-anchor", "middle");
    }
}
