package vn.goc.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.AreaCode;

class BoundariesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Boundaries boundaries = World.get().door(Boundaries.class);
    private final Units units = World.get().door(Units.class);

    @Test
    void every_unit_has_its_boundary_and_every_boundary_its_unit() {
        assertThat(codes(boundaries.provinces()))
                .hasSize(34)
                .containsExactlyInAnyOrderElementsOf(unitCodes(units.provinces(TODAY)));
        assertThat(codes(boundaries.provincesOf2024()))
                .hasSize(63)
                .containsExactlyInAnyOrderElementsOf(unitCodes(units.provinces(LocalDate.of(2025, 6, 30))));
        var seen = new HashSet<String>();
        for (Unit province : units.provinces(TODAY)) {
            List<Area> communes = boundaries.communes(province.code());
            assertThat(codes(communes))
                    .as(province.full())
                    .containsExactlyInAnyOrderElementsOf(unitCodes(units.children(province.code(), TODAY)));
            seen.addAll(codes(communes));
        }
        assertThat(seen).hasSize(3_321);
        assertThat(boundaries.communes(new AreaCode("99"))).isEmpty();
    }

    @Test
    void both_archipelagos_are_there_and_rings_are_degrees_within_the_country() {
        assertThat(codes(boundaries.communes(new AreaCode("48"))))
                .as("Hoàng Sa")
                .contains("20333");
        assertThat(codes(boundaries.communes(new AreaCode("56"))))
                .as("Trường Sa")
                .contains("22736");
        for (Area area : boundaries.provinces()) {
            for (double[] ring : area.rings()) {
                for (int i = 0; i < ring.length; i += 2) {
                    assertThat(ring[i]).isBetween(102.0, 118.0);
                    assertThat(ring[i + 1]).isBetween(6.0, 24.0);
                }
            }
        }
        Area hanoi = boundaries.provinces().stream()
                .filter(a -> a.code().digits().equals("01"))
                .findFirst()
                .orElseThrow();
        assertThat(squareKilometres(hanoi)).as("declared 3,359").isCloseTo(3_359, within(100.0));
    }

    @Test
    void the_file_is_served_compressed_with_a_checksum_and_not_again_when_known() {
        var browser = World.get().browser();
        String path = "/places/geo/provinces.topo.json";
        var plain = browser.send(HttpRequest.newBuilder(browser.uri(path)));
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.body()).startsWith("{\"type\":\"Topology\"");
        assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=86400");
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.send(HttpRequest.newBuilder(browser.uri(path)).header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        var gzip = browser.send(HttpRequest.newBuilder(browser.uri(path)).header("Accept-Encoding", "gzip"));
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(Integer.parseInt(gzip.headers().firstValue("Content-Length").orElseThrow()))
                .isLessThan(40_000);
        assertThat(browser.get("/places/geo/galaxies.topo.json").statusCode()).isEqualTo(404);
        assertThat(browser.get("/places/geo/..%2Funits.csv.topo.json").statusCode())
                .isIn(400, 404);
    }

    @Test
    void the_checksums_are_those_of_the_sources() {
        assertThat(boundaries.sha256(Boundaries.Layer.COMMUNES)).startsWith("08383d37113c8c86");
        assertThat(boundaries.sha256(Boundaries.Layer.PROVINCES)).startsWith("a2a91e393cf5a14b");
        assertThat(boundaries.sha256(Boundaries.Layer.PROVINCES_2024)).startsWith("dfdf3568403e6dea");
        assertThat(boundaries.topoJson(Boundaries.Layer.COMMUNES)).hasSize(1_575_176);
    }

    private static double squareKilometres(Area area) {
        double sum = 0;
        for (double[] ring : area.rings()) {
            double twice = 0;
            for (int i = 0; i + 3 < ring.length; i += 2) {
                twice += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
            }
            sum += twice / 2;
        }
        return Math.abs(sum) * 111.32 * 111.32 * Math.cos(Math.toRadians(21));
    }

    private static List<String> codes(List<Area> areas) {
        return areas.stream().map(a -> a.code().digits()).collect(Collectors.toList());
    }

    private static List<String> unitCodes(List<Unit> units) {
        return units.stream().map(u -> u.code().digits()).toList();
    }
}
