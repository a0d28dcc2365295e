package vn.goc.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import vn.goc.kernel.Rejection;

class TopoJsonFuzzTest {
    private static final TopoJson.Limits SMALL = new TopoJson.Limits(1 << 16, 500, 5_000, 200, 2_000);

    /** Any bytes give areas whose rings are closed and on Earth, or a refusal of TopoJSON: nothing else, ever. */
    @FuzzTest(maxDuration = "60s")
    void any_bytes_are_areas_on_earth_or_refused(byte[] bytes) {
        TopoJson read;
        try {
            read = TopoJson.read(bytes, SMALL);
        } catch (Rejection refused) {
            assertThat(refused.refusal()).isInstanceOf(TopoJsonError.class);
            assertThat(refused.en() + refused.vi())
                    .doesNotContain("{at}", "{name}", "{limit}", "{shape}", "{expected}");
            return;
        }
        for (TopoJson.Shape shape : read.shapes()) {
            for (var polygon : read.polygons(shape)) {
                for (double[] ring : polygon) {
                    assertThat(ring.length).isGreaterThanOrEqualTo(8).isEven();
                    assertThat(ring[0]).isEqualTo(ring[ring.length - 2]);
                    assertThat(ring[1]).isEqualTo(ring[ring.length - 1]);
                    for (int i = 0; i < ring.length; i++) {
                        assertThat(Math.abs(ring[i])).isLessThanOrEqualTo(i % 2 == 0 ? 180 : 90);
                    }
                }
            }
        }
    }
}
