package vn.goc.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.goc.accounts.SignedIn;

/** Files that must not come in, sent as a browser sends them. */
class UploadsTest {
    @Test
    void what_is_no_paper_is_refused_beside_its_field_and_not_kept() {
        var form = new Filer(SignedIn.browser(Town.citizen(Town.somebody(2, false))));
        String draft = form.draft("19753", "Số 20, đường Lá Thử");
        assertThat(sent(form, draft, "giay-to.pdf", "MZ program".getBytes(StandardCharsets.UTF_8)))
                .contains("không phải PDF, JPG hay PNG");
        assertThat(sent(form, draft, "anh.png", Samples.pdf())).contains("Sổ đỏ.pdf", "anh.pdf");
        byte[] active = new String(Samples.pdf(), StandardCharsets.ISO_8859_1)
                .replace("/Pages 2 0 R", "/Pages 2 0 R /OpenAction << /S /JavaScript >>")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(sent(form, draft, "x.pdf", active)).contains("lệnh chạy tự động (JavaScript)");
        byte[] large = Arrays.copyOf(Samples.pdf(), (20 << 20) + 1);
        assertThat(sent(form, draft, "to.pdf", large)).contains("lớn quá 20 MB");
        String hostile = sent(form, draft, "..\\..\\<b>a\u202efdp.exe", Samples.pdf());
        assertThat(hostile).contains("b afdp.pdf").doesNotContain("<b>a", "\u202e");
        for (int i = 0; i < 3; i++) {
            hostile = sent(form, draft, "t" + i + ".pdf", Samples.pdf());
        }
        assertThat(hostile).contains("tối đa 5 tệp");
    }

    @Test
    void a_request_beyond_all_limits_is_answered_not_swallowed() {
        var form = new Filer(SignedIn.browser(Town.citizen(Town.somebody(2, false))));
        String draft = form.draft("19753", "Số 21, đường Lá Thử");
        form.get(draft + "/papers");
        try {
            var answer = form.upload(
                    draft + "/papers", Map.of("tenure", "own"), "file-dwelling", "a.pdf", new byte[65 << 20]);
            assertThat(answer.statusCode()).isBetween(400, 499);
        } catch (java.io.UncheckedIOException cut) {
            assertThat(cut.getMessage()).isNotEmpty(); // the connection was closed while the body was still coming
        }
        assertThat(form.get(draft + "/papers").statusCode()).isEqualTo(200);
    }

    /** The papers page as it reads after sending one file more. */
    private static String sent(Filer form, String draft, String name, byte[] file) {
        form.get(draft + "/papers");
        var answer = form.upload(draft + "/papers", Map.of("tenure", "own"), "file-dwelling", name, file);
        return answer.statusCode() == 303 ? form.get(draft + "/papers").body() : answer.body();
    }
}
