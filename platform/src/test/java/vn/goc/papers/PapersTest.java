package vn.goc.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.papers.Papers.Issued;
import vn.goc.papers.Papers.NewPaper;
import vn.goc.papers.Papers.Stamp;

class PapersTest {
    private static final String NAME = "Nguyễn Thị Thử Mẫu";

    private final World world = World.get();
    private final Papers papers = world.door(Papers.class);
    private final Statements statements = world.door(Statements.class);
    private final Actor officer = new Actor(
            Actor.Kind.OFFICER,
            UUID.randomUUID(),
            "TP.46.19753",
            "Ủy ban nhân dân phường Mẫu",
            "civil-officer",
            "19753");

    private final AtomicReference<Stamp> stamp = new AtomicReference<>();

    @Test
    void a_paper_is_a_tagged_pdf_whose_qr_code_carries_its_address_and_a_statement_that_verifies() throws Exception {
        Issued issued = issue();
        try (PDDocument pdf = Loader.loadPDF(issued.pdf())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("vi");
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(NAME, issued.paper().code().shown());
        }
        String scanned = scan(stamp.get().qr());
        assertThat(scanned).startsWith(world.address() + "/p/" + issued.paper().code() + "#");
        Statements.Said said = statements.verify(scanned).orElseThrow();
        assertThat(said.name()).isEqualTo(NAME);
        assertThat(said.number()).isEqualTo("12/2026");
        assertThat(said.code()).isEqualTo(issued.paper().code().signs());
    }

    @Test
    void anybody_verifies_a_statement_with_the_published_key_and_our_code_out_of_it() throws Exception {
        issue();
        String statement = scan(stamp.get().qr()).replaceFirst("^[^#]*#", "");
        JWKSet set = JWKSet.parse(world.browser().get("/p/keys").body());
        JWSObject jws = JWSObject.parse(statement);
        var key = set.getKeyByKeyId(jws.getHeader().getKeyID()).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(jws.verify(new ECDSAVerifier(key))).isTrue();
    }

    @Test
    void a_statement_changed_in_one_letter_cut_off_or_signed_by_another_key_is_none() throws Exception {
        issue();
        String statement = scan(stamp.get().qr()).replaceFirst("^[^#]*#", "");
        String[] part = statement.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(part[1]), java.nio.charset.StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        payload.replace("12/2026", "13/2026").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(statements.verify(part[0] + "." + forged + "." + part[2])).isEmpty();
        assertThat(statements.verify(statement.substring(0, statement.length() - 2)))
                .isEmpty();
        assertThat(statements.verify("")).isEmpty();
        assertThat(statements.verify("a.b.c")).isEmpty();
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(statements.verify(none + "." + part[1] + ".")).isEmpty();
    }

    @Test
    void the_public_page_says_valid_and_shows_the_name_only_in_part() {
        Issued issued = issue();
        String page = get("/p/" + issued.paper().code(), 200);
        assertThat(page).contains("Còn hiệu lực", "Nguyễn T. T. M.", "12/2026", "Giấy thử");
        assertThat(page).doesNotContain(NAME);
        assertThat(page).contains(issued.paper().sha256());
    }

    @Test
    void a_code_is_read_as_people_type_it() {
        Issued issued = issue();
        String typed = issued.paper()
                .code()
                .shown()
                .toLowerCase(java.util.Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'l');
        HttpResponse<String> sent = world.browser().get("/p?code=" + typed.replace("-", "%20"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location"))
                .hasValue("/p/" + issued.paper().code());
    }

    @Test
    void a_code_of_nothing_is_unknown_and_one_of_the_wrong_form_says_how_it_looks() {
        assertThat(get("/p/0000000000000000", 404)).contains("Không có giấy này");
        assertThat(get("/p/123", 400)).contains("16 chữ và số");
        assertThat(get("/p", 200)).contains("Mã tra cứu in trên giấy");
    }

    @Test
    void a_revoked_paper_says_so_with_its_reason_and_a_superseded_one_since_when() {
        Issued first = issue();
        Issued second = issue();
        papers.supersede(officer, first.paper().code(), second.paper().code());
        papers.revoke(officer, second.paper().code(), "Ghi sai họ tên");
        assertThat(get("/p/" + first.paper().code(), 200)).contains("Đã được thay thế");
        assertThat(get("/p/" + second.paper().code(), 200)).contains("Đã thu hồi", "Ghi sai họ tên");
        refused(PapersError.ENDED, () -> papers.revoke(officer, second.paper().code(), "lần nữa"));
    }

    @Test
    void only_the_unit_that_issued_it_ends_a_paper_and_says_why() {
        Issued issued = issue();
        var other = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "TP.79.00001", "Nơi khác", "civil-officer", "*");
        refused(PapersError.NOT_YOURS, () -> papers.revoke(other, issued.paper().code(), "không phải của tôi"));
        refused(
                PapersError.REASON_NEEDED,
                () -> papers.revoke(officer, issued.paper().code(), " "));
        refused(PapersError.UNKNOWN, () -> papers.revoke(officer, PaperCode.parse("0000000000000000"), "không có"));
        assertThat(papers.get(issued.paper().code()).status()).isEqualTo(Paper.Status.VALID);
    }

    @Test
    void of_two_who_revoke_at_once_one_does() throws Exception {
        PaperCode code = issue().paper().code();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> {
                try {
                    papers.revoke(officer, code, "cùng lúc");
                    return true;
                } catch (Rejection late) {
                    return false;
                }
            });
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            long done = pool.invokeAll(calls).stream()
                    .filter(call -> call.resultNow())
                    .count();
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void the_pasted_statement_is_checked_on_the_page_in_english_too() throws Exception {
        issue();
        String scanned = scan(stamp.get().qr());
        World.Browser browser = world.browser();
        browser.get("/lang/en?to=/p");
        browser.get("/p");
        HttpResponse<String> right = browser.post("/p/check", Map.of("statement", scanned));
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).contains("The signature is right", NAME, "Valid");
        browser.get("/p");
        HttpResponse<String> wrong = browser.post("/p/check", Map.of("statement", scanned + "x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("We did not sign this");
    }

    @Test
    void the_file_given_out_again_is_the_same_file() {
        Issued issued = issue();
        assertThat(vn.goc.kernel.Sha256.hex(papers.pdf(issued.paper().code())))
                .isEqualTo(issued.paper().sha256());
    }

    @Test
    void codes_do_not_repeat_and_hold_no_sign_that_looks_like_another() {
        Set<String> codes = new HashSet<>();
        var random = new java.security.SecureRandom();
        for (int i = 0; i < 10_000; i++) {
            codes.add(PaperCode.random(random).signs());
        }
        assertThat(codes).hasSize(10_000).allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{16}"));
    }

    private Issued issue() {
        var wanted = new NewPaper(
                "giay-thu",
                "Giấy thử",
                "Test paper",
                "TP.46.19753",
                "Ủy ban nhân dân phường Mẫu",
                null,
                NAME,
                "12/2026");
        return papers.issue(officer, wanted, given -> {
            stamp.set(given);
            return """
                    <html lang="vi" xml:lang="vi" xmlns="http://www.w3.org/1999/xhtml"><head><title>Giấy thử</title>
                    <meta name="description" content="thử"/><style>body { font-family: 'Be Vietnam Pro'; }</style></head>
                    <body><h1>Giấy thử</h1><p>%s</p><p>%s</p><img alt="Mã QR" src="%s" width="120" height="120"/></body></html>
                    """.formatted(NAME, given.code(), given.qr());
        });
    }

    private String get(String path, int status) {
        HttpResponse<String> answer = world.browser().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return answer.body();
    }

    private static void refused(Refusal refusal, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(refusal));
    }

    private static String scan(String dataAddress) throws Exception {
        byte[] png = Base64.getDecoder().decode(dataAddress.substring(dataAddress.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
