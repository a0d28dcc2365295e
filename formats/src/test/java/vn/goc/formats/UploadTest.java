package vn.goc.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import vn.goc.kernel.Rejection;

class UploadTest {
    private static final int LIMIT = 20 << 20;

    @Test
    void the_first_bytes_tell_the_kind_and_not_the_name() {
        assertThat(UploadKind.check(UploadSamples.png(8, 8), LIMIT)).isEqualTo(UploadKind.PNG);
        assertThat(UploadKind.check(UploadSamples.jpeg(8, 8), LIMIT)).isEqualTo(UploadKind.JPEG);
        assertThat(UploadKind.check(UploadSamples.pdf(""), LIMIT)).isEqualTo(UploadKind.PDF);
        refused("MZ an executable called giay-to.pdf".getBytes(StandardCharsets.UTF_8), UploadError.UNKNOWN_KIND);
        refused("<html><script>".getBytes(StandardCharsets.UTF_8), UploadError.UNKNOWN_KIND);
        refused(("GIF89a" + "%PDF-1.4").getBytes(StandardCharsets.UTF_8), UploadError.UNKNOWN_KIND);
    }

    @Test
    void an_empty_or_oversized_file_is_refused_with_what_to_do() {
        refused(new byte[0], UploadError.EMPTY);
        byte[] large = Arrays.copyOf(UploadSamples.pdf(""), LIMIT + 1);
        refused(large, UploadError.TOO_LARGE).hasMessage("upload.too-large");
    }

    @Test
    void a_torn_file_is_refused() {
        byte[] png = UploadSamples.png(8, 8);
        refused(Arrays.copyOf(png, png.length - 12), UploadError.DAMAGED);
        byte[] jpeg = UploadSamples.jpeg(8, 8);
        refused(Arrays.copyOf(jpeg, jpeg.length - 2), UploadError.DAMAGED);
        byte[] pdf = UploadSamples.pdf("");
        refused(Arrays.copyOf(pdf, pdf.length - 8), UploadError.DAMAGED);
        refused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, UploadError.DAMAGED);
    }

    @Test
    void a_picture_that_unpacks_to_more_than_it_claims_is_a_bomb() {
        refused(UploadSamples.png(4, 4, new byte[40 << 20]), UploadError.BOMB);
        refused(UploadSamples.png(60_000, 60_000, new byte[10]), UploadError.TOO_MANY_DOTS);
        refused(UploadSamples.jpeg(65_000, 65_000), UploadError.TOO_MANY_DOTS);
        refused(UploadSamples.png(0, 4, new byte[10]), UploadError.DAMAGED);
    }

    @Test
    void a_bomb_in_the_text_of_an_innocent_picture_is_found() {
        byte[] png = UploadSamples.png(4, 4);
        byte[] text = UploadSamples.chunk(
                "zTXt",
                UploadSamples.join(new byte[] {'k', 0, 0}, UploadSamples.deflate(new byte[20 << 20])));
        byte[] both = UploadSamples.join(Arrays.copyOf(png, 33), text, Arrays.copyOfRange(png, 33, png.length));
        refused(both, UploadError.BOMB);
    }

    @Test
    void a_pdf_that_acts_by_itself_is_refused_however_it_writes_the_name() {
        refused(UploadSamples.pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), UploadError.ACTIVE_CONTENT);
        refused(UploadSamples.pdf("/OpenAction << /S /J#61vaScript >>"), UploadError.ACTIVE_CONTENT);
        refused(UploadSamples.pdf("/AA << /O << /S /Launch /F (cmd.exe) >> >>"), UploadError.ACTIVE_CONTENT);
        refused(UploadSamples.pdf("/Encrypt 9 0 R"), UploadError.LOCKED_PDF);
        byte[] hidden = "1 0 << /S /JavaScript /JS 4 0 R >>".getBytes(StandardCharsets.ISO_8859_1);
        refused(UploadSamples.pdf("/Type /ObjStm /N 1 /First 4", hidden), UploadError.ACTIVE_CONTENT);
        assertThat(UploadKind.check(UploadSamples.pdf("/OpenAction [3 0 R /Fit]"), LIMIT)).isEqualTo(UploadKind.PDF);
    }

    @Test
    void a_pdf_that_unpacks_to_hundreds_of_megabytes_is_a_bomb() {
        refused(UploadSamples.pdf("/Length 1", new byte[210 << 20]), UploadError.BOMB);
        assertThat(UploadKind.check(UploadSamples.pdf("/Length 1", new byte[1 << 20]), LIMIT)).isEqualTo(UploadKind.PDF);
    }

    @Test
    void a_hostile_name_becomes_harmless_and_an_honest_one_stays() {
        assertThat(UploadName.tidy("Sổ đỏ nhà 48 Bằng Lăng.pdf", UploadKind.PDF)).isEqualTo("Sổ đỏ nhà 48 Bằng Lăng.pdf");
        assertThat(UploadName.tidy("So\u031b\u0309 đo\u0309.PDF", UploadKind.PDF)).isEqualTo("Sở đỏ.pdf");
        assertThat(UploadName.tidy("../../etc/passwd", UploadKind.PNG)).isEqualTo("passwd.png");
        assertThat(UploadName.tidy("C:\\Windows\\System32\\con.pdf", UploadKind.PDF)).isEqualTo("tep-con.pdf");
        assertThat(UploadName.tidy("anh\u202egpj.exe", UploadKind.JPEG)).isEqualTo("anhgpj.jpg");
        assertThat(UploadName.tidy("a\r\nSet-Cookie: x=1.pdf", UploadKind.PDF)).doesNotContain("\r", "\n", ":");
        assertThat(UploadName.tidy("<script>\"'.pdf", UploadKind.PDF)).isEqualTo("script '.pdf");
        assertThat(UploadName.tidy(".pdf", UploadKind.PDF)).isEqualTo("pdf.pdf");
        assertThat(UploadName.tidy("", UploadKind.PDF)).isEqualTo("tep.pdf");
        assertThat(UploadName.tidy("ả".repeat(500) + ".pdf", UploadKind.PDF)).hasSize(UploadName.LONGEST);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(byte[] file, UploadError why) {
        return assertThatThrownBy(() -> UploadKind.check(file, LIMIT))
                .isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }
}
