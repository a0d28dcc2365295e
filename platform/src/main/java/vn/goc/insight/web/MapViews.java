package vn.goc.insight.web;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.goc.insight.AreaCount;
import vn.goc.insight.Classes;
import vn.goc.insight.CountsAsOf;
import vn.goc.insight.InsightError;
import vn.goc.insight.MapDrawing;
import vn.goc.insight.Overview;
import vn.goc.insight.Overviews;
import vn.goc.insight.Pyramid;
import vn.goc.insight.PyramidDrawing;
import vn.goc.insight.Release;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.Texts;
import vn.goc.site.Tile;

/** Puts figures, map, pyramid and table of one unit into the reader's words. */
@Component
class MapViews {
    static final int REFRESHES = 120;

    /** A unit with its figures; {@code people} −1: none to show. */
    private record Place(Unit unit, String name, long people, double density) {
        boolean known() {
            return people >= 0;
        }
    }

    private final Overviews overviews;
    private final MapDrawing drawing;
    private final Units units;
    private final Clock clock;

    MapViews(Overviews overviews, MapDrawing drawing, Units units, Clock clock) {
        this.overviews = overviews;
        this.drawing = drawing;
        this.units = units;
        this.clock = clock;
    }

    /** The whole page. A country in which nothing was published yet still has a map, without figures. */
    MapView view(Page page, Optional<Session> session, MapQuery query) {
        Optional<Actor> actor = session.map(Session::actor);
        Overview overview = overview(actor, query.area());
        LocalDate today = today();
        Unit unit = query.area() == null ? null : units.on(query.area(), today);
        AreaCode province = unit == null ? null : unit.province() == null ? unit.code() : unit.province();
        List<Place> places = places(page, overview, province, today);
        var classes = classes(places, query);
        return new MapView(
                heading(page, unit, places.size()),
                parent(page, query, unit, today),
                own(page, actor, overview, today),
                figures(page, overview, unit, places, REFRESHES),
                new MapView.Metric(query.metric(), unitWord(page, query)),
                svg(page, query, province, unit, places, classes),
                province == null
                        ? null
                        : drawing.locator(province, page.say("Vị trí trong cả nước", "Place in the country")),
                legend(page, overview, places, classes, query),
                remarks(page, overview, province, places),
                pyramid(page, overview, unit),
                table(page, query, places));
    }

    /** The numbers on top alone, for a page that is open. */
    MapView.Figures figures(Page page, Optional<Session> session, @Nullable AreaCode area, int left) {
        Overview overview = overview(session.map(Session::actor), area);
        LocalDate today = today();
        Unit unit = area == null ? null : units.on(area, today);
        AreaCode province = unit == null ? null : unit.province() == null ? unit.code() : unit.province();
        return figures(page, overview, unit, places(page, overview, province, today), left);
    }

    private @Nullable Overview overview(Optional<Actor> actor, @Nullable AreaCode area) {
        try {
            return overviews.of(actor, area, Overviews.View.BEST);
        } catch (Rejection e) {
            if (e.refusal() == InsightError.NOTHING_PUBLISHED) {
                return null;
            }
            throw e;
        }
    }

    private List<Place> places(Page page, @Nullable Overview overview, @Nullable AreaCode province, LocalDate today) {
        Map<AreaCode, Long> people = new HashMap<>();
        if (overview != null) {
            for (AreaCount count : overview.parts()) {
                people.put(count.area(), count.people());
            }
        }
        List<Unit> all = province == null ? units.provinces(today) : units.children(province, today);
        return all.stream()
                .map(unit -> {
                    long count = people.getOrDefault(unit.code(), -1L);
                    Double area = unit.areaKm2();
                    double density = area == null || area <= 0 ? 0 : Math.max(0, count) / area;
                    return new Place(unit, name(page, unit), count, density);
                })
                .toList();
    }

    /** A province's kind is in the column's head; a commune's is part of its name. */
    private static String name(Page page, Unit unit) {
        if (!page.vietnamese()) {
            return unit.nameEn();
        }
        return unit.province() != null
                ? unit.full()
                : unit.code().digits().equals("79") ? "TP. " + unit.name() : unit.name();
    }

    private static String heading(Page page, @Nullable Unit unit, int parts) {
        if (unit == null) {
            return page.say("Dân số " + parts + " tỉnh, thành phố", "Population of " + parts + " provinces and cities");
        }
        return page.say("Dân số " + unit.inLine(), "Population of " + unit.nameEn());
    }

    private MapView.@Nullable Link parent(Page page, MapQuery query, @Nullable Unit unit, LocalDate today) {
        if (unit == null) {
            return null;
        }
        AreaCode above = unit.province();
        return above == null
                ? new MapView.Link(query.to(null), page.say("Cả nước", "The country"))
                : new MapView.Link(query.to(above), units.on(above, today).shown(page.vietnamese()));
    }

    private MapView.@Nullable Link own(Page page, Optional<Actor> actor, @Nullable Overview overview, LocalDate today) {
        String area = actor.map(Actor::area).orElse(null);
        boolean live = overview != null && overview.live();
        if (live || area == null || !area.matches("\\d{2}|\\d{5}")) {
            return null;
        }
        return units.find(new AreaCode(area), today)
                .map(unit -> new MapView.Link(
                        "/map/" + area,
                        page.say("Số liệu trực tiếp của " + unit.inLine(), "Live figures of " + unit.nameEn())))
                .orElse(null);
    }

    private MapView.Figures figures(
            Page page, @Nullable Overview overview, @Nullable Unit unit, List<Place> places, int left) {
        if (overview == null) {
            String none = page.say("Chưa có số liệu nào được công bố", "No figures have been published yet");
            return new MapView.Figures(false, none, List.of(), null);
        }
        CountsAsOf asOf = overview.asOf();
        Release release = overview.release();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                page.say("Người đăng ký cư trú", "Registered residents"),
                page.number(overview.total()),
                release == null
                        ? page.say("trực tiếp, từng người", "live, to the person")
                        : page.say("làm tròn đến ", "rounded to ")
                                + release.rounding()
                                + page.say(" người", " persons")));
        Pyramid pyramid = overview.pyramid();
        if (pyramid != null) {
            tiles.add(new Tile(
                    page.say("Từ 60 tuổi trở lên", "Aged 60 and over"),
                    page.number(pyramid.elderly()),
                    share(page, pyramid.elderly(), overview.total())));
        }
        places.stream()
                .filter(Place::known)
                .filter(p -> p.people() > 0)
                .max(Comparator.comparingLong(Place::people))
                .filter(p -> overview.parts().size() > 1)
                .ifPresent(p -> tiles.add(new Tile(
                        page.say("Đông dân nhất", "Most people"),
                        p.name(),
                        page.number(p.people()) + page.say(" người", " persons"))));
        String when = asOf != null
                ? page.say("Tính đến sự kiện số ", "Up to event ") + page.number(asOf.upTo()) + ", "
                        + Texts.second(asOf.at())
                : release == null ? "" : published(page, release);
        String refresh = asOf == null || left <= 0
                ? null
                : "/map/figures?" + (unit == null ? "" : "area=" + unit.code() + "&") + "left=" + (left - 1);
        return new MapView.Figures(overview.live(), when, tiles, refresh);
    }

    private static String published(Page page, Release release) {
        String revision =
                release.revision() == 1 ? "" : page.say(", đính chính lần ", ", revision ") + (release.revision() - 1);
        return page.say("Số liệu năm ", "Figures of ")
                + release.year()
                + revision
                + page.say(", tính đến ", ", as of ")
                + Texts.day(release.asOf())
                + page.say(", công bố ", ", published ")
                + Texts.day(LocalDate.ofInstant(release.publishedAt(), Texts.ZONE));
    }

    private static String share(Page page, long part, long whole) {
        long tenths = whole == 0 ? 0 : Math.round(1000.0 * part / whole);
        return page.say(tenths / 10 + "," + tenths % 10 + " % dân số", tenths / 10 + "." + tenths % 10 + "% of all");
    }

    private static Classes classes(List<Place> places, MapQuery query) {
        double[] values = places.stream()
                .filter(Place::known)
                .mapToDouble(p -> query.density() ? p.density() : p.people())
                .toArray();
        return Classes.of(values, !query.density());
    }

    private String svg(
            Page page,
            MapQuery query,
            @Nullable AreaCode province,
            @Nullable Unit unit,
            List<Place> places,
            Classes classes) {
        Map<AreaCode, MapDrawing.Shade> shades = new HashMap<>();
        for (Place place : places) {
            double value = query.density() ? place.density() : place.people();
            String look = place.known() ? classes.look(classes.indexOf(value)) : "q0";
            String figure = !place.known()
                    ? page.say("không có số liệu", "no figure")
                    : query.density()
                            ? amount(page, value) + page.say(" người/km²", " persons/km²")
                            : page.number(place.people()) + page.say(" người", " persons");
            shades.put(place.unit().code(), new MapDrawing.Shade(look, place.name() + ": " + figure));
        }
        String title = page.say("Bản đồ tham khảo: ", "Reference map: ") + unitWord(page, query);
        return province == null
                ? drawing.nation(title, shades, query::to)
                : drawing.province(
                        province,
                        title,
                        shades,
                        query::to,
                        unit != null && unit.province() != null ? unit.code() : null);
    }

    private static String unitWord(Page page, MapQuery query) {
        return query.density() ? page.say("Người/km²", "Persons/km²") : page.say("Số người", "Persons");
    }

    private static List<MapView.Legend> legend(
            Page page, @Nullable Overview overview, List<Place> places, Classes classes, MapQuery query) {
        List<MapView.Legend> lines = new ArrayList<>();
        boolean some = places.stream().anyMatch(Place::known);
        for (int c = 0; some && c < classes.count(); c++) {
            String from = c == 0 ? "" : amount(page, classes.limits().get(c - 1));
            String to = c == classes.count() - 1
                    ? ""
                    : amount(page, classes.limits().get(c));
            String label;
            if (classes.count() == 1) {
                double only = places.stream()
                        .filter(Place::known)
                        .mapToDouble(p -> query.density() ? p.density() : p.people())
                        .max()
                        .orElse(0);
                label = amount(page, only);
            } else if (c == 0) {
                label = page.say("dưới ", "under ") + to;
            } else if (to.isEmpty()) {
                label = page.say("từ " + from, from + " and over");
            } else {
                label = page.say(from + " đến dưới " + to, from + " to under " + to);
            }
            lines.add(new MapView.Legend(classes.look(c), label));
        }
        if (places.stream().anyMatch(p -> !p.known())) {
            String none = overview != null && overview.live()
                    ? page.say("ngoài địa bàn của bạn", "outside your area")
                    : page.say("không có số liệu", "no figure");
            lines.add(new MapView.Legend("q0", none));
        }
        return lines;
    }

    private List<String> remarks(
            Page page, @Nullable Overview overview, @Nullable AreaCode province, List<Place> places) {
        List<String> lines = new ArrayList<>();
        lines.add(page.say(
                "Bản đồ tham khảo, đơn vị hành chính từ 01/07/2025.", "Reference map, units since 01/07/2025."));
        long absent = drawing.withoutPlace(
                province, places.stream().map(p -> p.unit().code()).toList());
        long unplaced = overview == null ? 0 : overview.unplaced();
        lines.add(page.say(
                "Không có trên bản đồ: " + absent + " đơn vị, " + page.number(unplaced) + " người chưa rõ nơi cư trú.",
                "Not on the map: " + absent + " units, " + page.number(unplaced) + " persons of unknown residence."));
        Release release = overview == null ? null : overview.release();
        if (release != null) {
            lines.add(page.say(
                    "Từng số được làm tròn đến " + release.rounding() + " người, nên tổng các phần có thể lệch.",
                    "Each figure is rounded to " + release.rounding()
                            + " persons on its own, so parts may not add up."));
        }
        return lines;
    }

    private static MapView.PyramidView pyramid(Page page, @Nullable Overview overview, @Nullable Unit unit) {
        Pyramid pyramid = overview == null ? null : overview.pyramid();
        if (pyramid == null) {
            String why = overview == null
                    ? page.say("Có sau lần công bố đầu tiên.", "There after the first release.")
                    : page.say("Tháp dân số công bố đến cấp tỉnh.", "Pyramids are published down to the province.");
            return new MapView.PyramidView(why, "", List.of());
        }
        String of = unit == null ? page.say("cả nước", "the country") : page.say(unit.inLine(), unit.nameEn());
        var words = new PyramidDrawing.Words(
                page.say("Tháp dân số ", "Population pyramid of ") + of,
                page.say("Nam", "Male"),
                page.say("Nữ", "Female"),
                page::number);
        List<MapView.Age> ages = IntStream.range(0, Pyramid.groups())
                .mapToObj(g -> new MapView.Age(
                        Pyramid.label(g),
                        page.number(pyramid.male().get(g)),
                        page.number(pyramid.female().get(g))))
                .toList();
        return new MapView.PyramidView(null, PyramidDrawing.draw(pyramid, words), ages);
    }

    private MapView.Table table(Page page, MapQuery query, List<Place> places) {
        String first = query.area() == null
                ? page.say("Tỉnh, thành phố", "Province, city")
                : page.say("Xã, phường, đặc khu", "Commune, ward, special zone");
        List<MapView.Head> heads = List.of(
                head(query, "name", first, false),
                head(query, "people", page.say("Người", "Persons"), true),
                head(query, "density", page.say("Người/km²", "Per km²"), true));
        Collator collator = Texts.collator();
        Comparator<Place> order = query.direction(
                switch (query.sort()) {
                    case "people" -> Comparator.comparingLong(Place::people);
                    case "density" -> Comparator.comparingDouble(Place::density);
                    default -> Comparator.comparing(Place::name, collator);
                });
        List<MapView.Row> rows = places.stream()
                .sorted(order.thenComparing(Place::name, collator))
                .map(p -> new MapView.Row(
                        query.to(p.unit().code()),
                        p.name(),
                        p.known() ? page.number(p.people()) : "–",
                        p.known() ? amount(page, p.density()) : "–",
                        p.unit().code().equals(query.area())))
                .toList();
        return new MapView.Table(heads, rows);
    }

    private static MapView.Head head(MapQuery query, String column, String label, boolean number) {
        String sorted = !query.sort().equals(column) ? null : query.rising() ? "ascending" : "descending";
        return new MapView.Head(query.by(column), label, number, sorted);
    }

    /** Whole from 10 on, below with up to two decimals. */
    static String amount(Page page, double value) {
        if (value >= 10 || value == Math.rint(value)) {
            return page.number(Math.round(value));
        }
        long hundredths = Math.round(value * 100);
        if (hundredths == 0) {
            return page.say("dưới 0,01", "under 0.01");
        }
        String digits = hundredths % 10 == 0
                ? "" + hundredths / 10 % 10
                : (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
        return hundredths / 100 + page.say(",", ".") + digits;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
