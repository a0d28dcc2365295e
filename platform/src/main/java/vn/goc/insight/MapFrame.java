package vn.goc.insight;

import java.util.ArrayList;
import java.util.List;
import vn.goc.kernel.AreaCode;

/**
 * The unchanging part of a map: paths, the boxes round the archipelagos, names. Made once; figures only colour it.
 *
 * @param regions one for each unit, in drawing order
 * @param boxes Hoàng Sa and Trường Sa, wherever they are drawn
 * @param towns names that help find one's way, on the country's map only
 */
record MapFrame(int width, int height, List<Region> regions, List<Archipelago> boxes, List<Town> towns) {
    static final AreaCode HOANG_SA = new AreaCode("20333");
    static final AreaCode TRUONG_SA = new AreaCode("22736");
    static final AreaCode DA_NANG = new AreaCode("48");
    static final AreaCode KHANH_HOA = new AreaCode("56");

    private static final int WIDTH = 1000;
    private static final int TALLEST = 1000;
    private static final int MARGIN = 6;
    private static final int INSET_HEIGHT = 280;
    private static final int LABEL_HEIGHT = 130;

    /** @param d path data */
    record Region(AreaCode code, String d, boolean far) {}

    /** A name beside the land with a line to its place; {@code anchor} as SVG has it. */
    record Town(String name, int x, int y, int toX, int toY, String anchor) {}

    private record Place(String name, double lon, double lat, double toLon, double toLat, String anchor) {}

    private static final List<Place> PLACES = List.of(
            new Place("Hà Nội", 108.05, 19.9, 105.85, 21.0, "start"),
            new Place("Đà Nẵng", 106.6, 15.0, 107.9, 15.9, "end"),
            new Place("TP. HCM", 104.9, 12.7, 106.6, 11.0, "end"),
            new Place("Cà Mau", 106.2, 8.0, 105.1, 9.0, "start"));

    /** A framed archipelago with its name, as the law names its unit. */
    record Archipelago(Projection.Box box, String name, String of) {
        static Archipelago hoangSa(Projection.Box box) {
            return new Archipelago(box, "Quần đảo Hoàng Sa", "(Đà Nẵng)");
        }

        static Archipelago truongSa(Projection.Box box) {
            return new Archipelago(box, "Quần đảo Trường Sa", "(Khánh Hòa)");
        }
    }

    /** The country, every place where it is. The archipelagos are parts of Đà Nẵng and Khánh Hòa, drawn on their own. */
    static MapFrame nation(List<Outline> provinces, List<Outline> archipelagos, int width) {
        var extent = Projection.Extent.of(concat(provinces, archipelagos));
        int height = Projection.height(extent, width - 2 * MARGIN) + 2 * MARGIN;
        var projection = Projection.into(extent, new Projection.Box(0, 0, width, height).inner(MARGIN));
        List<Region> regions = new ArrayList<>();
        for (Outline province : provinces) {
            boolean far = province.code().equals(DA_NANG) || province.code().equals(KHANH_HOA);
            regions.add(new Region(province.code(), PathText.of(province.rings(), projection), far));
        }
        List<Archipelago> boxes = archipelagos.stream()
                .map(outline -> named(outline, around(outline, projection, width, height)))
                .toList();
        List<Town> towns = PLACES.stream()
                .map(p -> new Town(
                        p.name(),
                        projection.x(p.lon()),
                        projection.y(p.lat()),
                        projection.x(p.toLon()),
                        projection.y(p.toLat()),
                        p.anchor()))
                .toList();
        return new MapFrame(width, height, regions, boxes, towns);
    }

    /** A province's communes; an archipelago among them stands in a frame of its own below, at its own scale. */
    static MapFrame province(List<Outline> communes) {
        List<Outline> near = communes.stream().filter(c -> !archipelago(c)).toList();
        List<Outline> far = communes.stream().filter(MapFrame::archipelago).toList();
        var extent = Projection.Extent.of(near);
        int wanted = Projection.height(extent, WIDTH - 2 * MARGIN) + 2 * MARGIN;
        int mainHeight = Math.min(wanted, TALLEST);
        int width = WIDTH; // the stylesheet's text sizes are for this width
        int height = mainHeight + (far.isEmpty() ? 0 : INSET_HEIGHT + LABEL_HEIGHT);
        List<Region> regions = new ArrayList<>();
        var main = Projection.into(extent, new Projection.Box(0, 0, width, mainHeight).inner(MARGIN));
        near.forEach(commune -> regions.add(new Region(commune.code(), PathText.of(commune.rings(), main), false)));
        List<Archipelago> boxes = new ArrayList<>();
        for (Outline outline : far) {
            int wide = width * 6 / 10;
            var box = new Projection.Box(width - wide - 2, height - INSET_HEIGHT - 2, wide, INSET_HEIGHT);
            var own = Projection.into(Projection.Extent.of(List.of(outline)), box.inner(16));
            regions.add(new Region(outline.code(), PathText.of(outline.rings(), own), true));
            boxes.add(named(outline, box));
        }
        return new MapFrame(width, height, regions, boxes, List.of());
    }

    private static Archipelago named(Outline outline, Projection.Box box) {
        return outline.code().equals(HOANG_SA) ? Archipelago.hoangSa(box) : Archipelago.truongSa(box);
    }

    static boolean archipelago(Outline outline) {
        return outline.code().equals(HOANG_SA) || outline.code().equals(TRUONG_SA);
    }

    private static Projection.Box around(Outline outline, Projection projection, int width, int height) {
        var extent = Projection.Extent.of(List.of(outline));
        int pad = width / 70;
        int x = projection.x(extent.west()) - pad;
        int y = projection.y(extent.north()) - pad;
        int right = Math.min(width - 1, projection.x(extent.east()) + pad);
        int bottom = Math.min(height - 1, projection.y(extent.south()) + pad);
        return new Projection.Box(x, y, right - x, bottom - y);
    }

    private static List<Outline> concat(List<Outline> a, List<Outline> b) {
        List<Outline> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
