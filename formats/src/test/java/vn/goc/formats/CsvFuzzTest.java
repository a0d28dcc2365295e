package vn.goc.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.goc.kernel.Rejection;

class CsvFuzzTest {
    private static final Csv.Limits SMALL = new Csv.Limits(1 << 16, 1000, 32, 4096);

    /** Any bytes give records that survive writing and reading, or a refusal of CSV: nothing else, ever. */
    @FuzzTest(maxDuration = "60s")
    void any_bytes_are_read_and_written_back_the_same_or_refused(byte[] bytes) {
        List<List<String>> read;
        try {
            read = read(bytes);
        } catch (Rejection refused) {
            assertThat(refused.refusal()).isInstanceOf(CsvError.class);
            assertThat(refused.en()).doesNotContain("{line}", "{column}", "{limit}");
            return;
        }
        var written = new StringBuilder();
        read.forEach(cells -> written.append(Csv.line(cells)));
        var roomy = written.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(read(roomy, new Csv.Limits(1 << 20, 1000, 32, 4096))).isEqualTo(read);
    }

    private static List<List<String>> read(byte[] bytes) {
        return read(bytes, SMALL);
    }

    private static List<List<String>> read(byte[] bytes, Csv.Limits limits) {
        var out = new ArrayList<List<String>>();
        try (Csv csv = Csv.open(bytes, limits)) {
            out.add(csv.header());
            csv.forEach(row -> out.add(row.cells()));
        }
        return out;
    }
}
