package vn.goc.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.goc.kernel.Rejection;

class TopoJsonTest {
    private static final String ARCS = "[[[0,0],[2,0],[0,2]],[[2,2],[-2,0],[0,-2]],[[4,4],[1,0],[0,1],[-1,-1]]]";

    @Test
    void arcs_shared_by_two_areas_are_run_forwards_and_backwards() {
        TopoJson topo = read(shapes(polygon("[[0,1]]") + "," + polygon("[[-2,-1]]")));
        assertThat(topo.shapes()).hasSize(2);
        assertThat(topo.points()).isEqualTo(10);
        assertThat(topo.polygons(topo.shapes().getFirst()))
                .singleElement()
                .satisfies(rings ->
                        assertThat(rings.getFirst()).containsExactly(100, 10, 101, 10, 101, 11, 100, 11, 100, 10));
        assertThat(topo.polygons(topo.shapes().getLast()).getFirst().getFirst())
                .containsExactly(100, 10, 100, 11, 101, 11, 101, 10, 100, 10);
    }

    @Test
    void a_multipolygon_keeps_its_parts_and_a_polygon_its_holes() {
        TopoJson topo = read(
                shapes("{\"arcs\":[[[0,1]],[[2]]],\"type\":\"MultiPolygon\",\"properties\":{\"code\":\"0\\u0031\"}},"
                        + polygon("[[0,1],[2]]")));
        assertThat(topo.polygons(topo.shapes().getFirst()))
                .hasSize(2)
                .allSatisfy(rings -> assertThat(rings).hasSize(1));
        assertThat(topo.shapes().getFirst().properties()).containsEntry("code", "01");
        assertThat(topo.polygons(topo.shapes().getLast()))
                .singleElement()
                .satisfies(rings -> assertThat(rings).hasSize(2));
    }

    @Test
    void what_is_not_such_a_file_is_refused_with_its_place() {
        refused(TopoJsonError.MALFORMED, "");
        refused(TopoJsonError.MALFORMED, "[]");
        refused(TopoJsonError.MALFORMED, whole(polygon("[[0,1]]"), ARCS) + "x");
        refused(TopoJsonError.MEMBER_MISSING, "{}");
        refused(TopoJsonError.UNKNOWN_MEMBER, "{\"bbox\":[1,2,3,4]}");
        refused(TopoJsonError.MEMBER_TWICE, "{\"arcs\":[],\"arcs\":[]}");
        refused(TopoJsonError.ARC_UNKNOWN, whole(polygon("[[0,7]]"), ARCS));
        refused(TopoJsonError.ARC_UNKNOWN, whole(polygon("[[0,-1073741824]]"), ARCS));
        refused(TopoJsonError.RING_OPEN, whole(polygon("[[0]]"), ARCS));
        refused(TopoJsonError.RING_OPEN, whole(polygon("[[0,-1]]"), "[[[0,0],[0,0]]]"));
        refused(TopoJsonError.OFF_THE_EARTH, whole(polygon("[[0]]"), "[[[0,0],[900,0],[0,900],[-900,-900]]]"));
        refused(TopoJsonError.MALFORMED, whole(polygon("[[0,1],[[0,1]]]"), ARCS));
        refused(TopoJsonError.MALFORMED, whole(polygon("[]"), ARCS));
        refused(TopoJsonError.MALFORMED, whole(polygon("[[01]]"), ARCS));
        refused(TopoJsonError.MALFORMED, whole(polygon("[[0.5]]"), ARCS));
        refused(TopoJsonError.MALFORMED, whole(polygon("[[0,1]]").replace("Polygon", "Point"), ARCS));
        refused(TopoJsonError.NUMBER_OUT_OF_RANGE, whole(polygon("[[99999999999999999999]]"), ARCS));
        refused(TopoJsonError.NUMBER_OUT_OF_RANGE, whole(polygon("[[0]]"), "[[[1073741824,0],[1073741824,0]]]"));
        refused(
                TopoJsonError.NUMBER_OUT_OF_RANGE,
                whole(polygon("[[0,1]]"), ARCS).replace("0.5,", "1e999,"));
        refused(TopoJsonError.MALFORMED, whole(polygon("[[0,1]]"), ARCS).replace("0.5,", ".5,"));
    }

    @Test
    void limits_hold_before_memory_is_taken() {
        String many = "[" + "[[0,0],[1,1]],".repeat(600) + "[[0,0],[1,1]]]";
        assertThatThrownBy(() -> TopoJson.read(
                        whole(polygon("[[0,1]]"), many).getBytes(StandardCharsets.UTF_8),
                        new TopoJson.Limits(1 << 20, 500, 5_000, 10, 100)))
                .isInstanceOfSatisfying(Rejection.class, r -> {
                    assertThat(r.refusal()).isEqualTo(TopoJsonError.TOO_MUCH);
                    assertThat(r.refusal().status()).isEqualTo(413);
                    assertThat(r.en()).contains("500");
                });
        assertThatThrownBy(() -> TopoJson.read(new byte[100], new TopoJson.Limits(99, 1, 1, 1, 1)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(TopoJsonError.TOO_MUCH));
        refused(TopoJsonError.MALFORMED, "{\"" + "x".repeat(100_000) + "\":1}");
        refused(TopoJsonError.MALFORMED, "{\"arcs\":" + "[".repeat(1_000_000));
    }

    private static String polygon(String arcs) {
        return "{\"type\":\"Polygon\",\"arcs\":" + arcs + ",\"properties\":{}}";
    }

    private static String shapes(String geometries) {
        return whole(geometries, ARCS);
    }

    private static String whole(String geometries, String arcs) {
        return "{\"type\":\"Topology\", \"arcs\":" + arcs
                + ",\n\"transform\":{\"scale\":[0.5,5e-1],\"translate\":[100,10]},"
                + "\"objects\":{\"a\":{\"type\":\"GeometryCollection\",\"geometries\":[" + geometries + "]}}}";
    }

    private static TopoJson read(String text) {
        return TopoJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(TopoJsonError error, String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.refusal()).isEqualTo(error);
            assertThat(r.vi() + r.en()).doesNotContain("{at}", "{name}", "{expected}", "{shape}", "{arc}");
        });
    }
}
