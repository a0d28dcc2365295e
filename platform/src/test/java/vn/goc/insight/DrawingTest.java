package vn.goc.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.goc.World;
import vn.goc.kernel.AreaCode;
import vn.goc.places.Boundaries;

class DrawingTest {
    private final MapFrames frames = new MapFrames(World.get().door(Boundaries.class));
    private final MapDrawing drawing = new MapDrawing(frames);

    @Test
    void the_country_has_34_linked_provinces_and_both_archipelagos_by_name() throws Exception {
        String svg = drawing.nation("Bản đồ <thử> & \"dấu\"", Map.of(), code -> "/map/" + code);
        Document map = parse(svg);
        assertThat(hrefs(map)).hasSize(34).contains("/map/48", "/map/56");
        assertThat(map.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Bản đồ <thử> & \"dấu\"");
        assertThat(texts(map)).contains("Quần đảo Hoàng Sa", "(Đà Nẵng)", "Quần đảo Trường Sa", "(Khánh Hòa)");
        assertThat(svg).doesNotContain("style").doesNotContain("NaN");
        assertIslandsAreDrawnInside(map, frames.nation());
    }

    @Test
    void every_province_draws_every_commune_and_its_locator_shows_both_archipelagos() throws Exception {
        int communes = 0;
        for (MapFrame.Region province : frames.nation().regions()) {
            Document map = parse(drawing.province(province.code(), "t", Map.of(), code -> "/map/" + code, null));
            communes += hrefs(map).size();
            for (Element path : elements(map, "path")) {
                assertThat(path.getAttribute("d")).as(province.code().digits()).startsWith("M");
            }
            Document locator = parse(drawing.locator(province.code(), "t"));
            assertThat(texts(locator)).contains("Quần đảo Hoàng Sa", "Quần đảo Trường Sa");
            assertThat(elements(locator, "path").stream()
                            .filter(p -> p.getAttribute("class").startsWith("q5")))
                    .hasSize(1);
        }
        assertThat(communes).isEqualTo(3_321);
    }

    @Test
    void a_province_with_an_archipelago_draws_it_in_a_frame_of_its_own() throws Exception {
        for (AreaCode code : List.of(MapFrame.DA_NANG, MapFrame.KHANH_HOA)) {
            MapFrame frame = frames.province(code);
            assertThat(frame.boxes()).hasSize(1);
            assertThat(frame.regions().stream().filter(MapFrame.Region::far)).hasSize(1);
            assertIslandsAreDrawnInside(parse(drawing.province(code, "t", Map.of(), c -> "", null)), frame);
        }
        assertThat(frames.province(new AreaCode("46")).boxes()).isEmpty();
    }

    @Test
    void units_without_a_place_on_the_map_are_counted() {
        assertThat(drawing.withoutPlace(null, List.of(new AreaCode("01"), new AreaCode("99"))))
                .isEqualTo(1);
    }

    @Test
    void a_pyramid_is_well_formed_to_one_scale_and_survives_an_empty_place() throws Exception {
        var words = new PyramidDrawing.Words("Tháp", "Nam", "Nữ", Long::toString);
        List<Integer> men = IntStream.range(0, 21).map(i -> 40 * i).boxed().toList();
        List<Integer> women = IntStream.range(0, 21).map(i -> 20 * i).boxed().toList();
        Document pyramid = parse(PyramidDrawing.draw(new Pyramid(men, women), words));
        List<Element> bars = elements(pyramid, "rect");
        assertThat(bars).hasSize(40);
        double man = Double.parseDouble(bars.get(38).getAttribute("width"));
        double woman = Double.parseDouble(bars.get(39).getAttribute("width"));
        assertThat(man / woman).isBetween(1.98, 2.02);
        List<Integer> nobody = IntStream.range(0, 21).map(i -> 0).boxed().toList();
        assertThat(elements(parse(PyramidDrawing.draw(new Pyramid(nobody, nobody), words)), "rect"))
                .isEmpty();
        assertThat(PyramidDrawing.axis(1)).isEqualTo(1);
        assertThat(PyramidDrawing.axis(81)).isEqualTo(100);
        assertThat(PyramidDrawing.axis(4_812_345)).isEqualTo(5_000_000);
    }

    @Test
    void classes_have_round_limits_hold_about_as_many_units_and_never_part_equal_values() {
        double[] provinces =
                IntStream.rangeClosed(1, 34).mapToDouble(i -> 313_000.0 * i).toArray();
        Classes classes = Classes.of(provinces, true);
        assertThat(classes.count()).isEqualTo(5);
        assertThat(classes.limits()).containsExactly(2_000_000.0, 4_000_000.0, 6_000_000.0, 8_000_000.0);
        assertThat(classes.look(0)).isEqualTo("q1");
        assertThat(classes.look(4)).isEqualTo("q5");
        assertThat(Classes.of(new double[] {7, 7, 7}, true).count()).isEqualTo(1);
        assertThat(Classes.of(new double[] {0, 0, 0, 0}, true).look(0)).isEqualTo("q3");
        assertThat(Classes.of(new double[] {}, true).count()).isEqualTo(1);
        Classes few = Classes.of(new double[] {0, 0, 0, 0, 0, 0, 5}, true);
        assertThat(few.count()).isEqualTo(2);
        assertThat(few.indexOf(0)).isZero();
        assertThat(few.indexOf(5)).isEqualTo(1);
        Classes sparse = Classes.of(new double[] {0.01, 0.02, 0.05, 0.2, 0.9}, false);
        assertThat(sparse.limits()).isSorted().doesNotHaveDuplicates();
        assertThat(sparse.indexOf(0.9)).isEqualTo(sparse.count() - 1);
    }

    private static void assertIslandsAreDrawnInside(Document map, MapFrame frame) {
        for (Element box : elements(map, "rect")) {
            int right = Integer.parseInt(box.getAttribute("x")) + Integer.parseInt(box.getAttribute("width"));
            int bottom = Integer.parseInt(box.getAttribute("y")) + Integer.parseInt(box.getAttribute("height"));
            assertThat(right).isLessThanOrEqualTo(frame.width());
            assertThat(bottom).isLessThanOrEqualTo(frame.height());
        }
        assertThat(elements(map, "path").stream()
                        .filter(p -> p.getAttribute("class").contains("far")))
                .isNotEmpty();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<String> hrefs(Document map) {
        var found = new HashSet<String>();
        elements(map, "a").forEach(a -> found.add(a.getAttribute("href")));
        return found;
    }

    private static List<String> texts(Document map) {
        return elements(map, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document map, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = map.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
