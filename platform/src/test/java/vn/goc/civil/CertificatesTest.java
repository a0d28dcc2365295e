package vn.goc.civil;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.goc.civil.Registry.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Sex;
import vn.goc.ledger.Tracker;
import vn.goc.nation.SyntheticPerson;
import vn.goc.papers.Papers;
import vn.goc.register.People;
import vn.goc.register.Persons;

class CertificatesTest {
    private final World world = World.get();
    private final Certificates certificates = world.door(Certificates.class);
    private final Registrar registrar = Registry.registrar(Registry.COMMUNE);

    @Test
    void a_birth_certificate_says_what_the_book_says_and_can_be_checked_by_anybody() throws IOException {
        List<SyntheticPerson> parents = Registry.couple();
        Registered done = world.door(Births.class).register(registrar, Registry.child(parents, "Lê Thị Giấy Trắng", 4));
        Papers.Issued issued = certificates
                .issue(registrar, done.record(), Certificate.GIAY_KHAI_SINH, "")
                .value();
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/giay-khai-sinh.pdf"), issued.pdf());
        assertThat(text(issued.pdf()))
                .contains("Giấy khai sinh", "Lê Thị Giấy Trắng", String.valueOf(done.childNumber()))
                .contains(
                        parents.get(1).name().full(),
                        "sinh năm " + parents.get(1).birth().year())
                .contains(done.number(), "Bệnh viện Thử", issued.paper().code().shown());
        String page = world.browser().get("/p/" + issued.paper().code()).body();
        assertThat(page).contains("Còn hiệu lực", "Giấy khai sinh", done.number(), "Lê T. G. T.");
        assertThat(page).doesNotContain(String.valueOf(done.childNumber()));
        UUID child = world.door(Persons.class)
                .idOf(new PersonalNumber(String.valueOf(done.childNumber())))
                .orElseThrow();
        Tracker.Line line = world.door(Tracker.class)
                .list(child, Instant.now().plusSeconds(60), 10)
                .getFirst();
        assertThat(line.outcome()).isEqualTo("answered");
        assertThat(line.fields()).contains("name", "birth.date", "mother.name");
    }

    @Test
    void the_original_is_issued_once_and_extracts_at_any_time_by_any_office() throws IOException {
        Registered done =
                world.door(Births.class).register(registrar, Registry.child(Registry.couple(), "Lê Thị Bản Chính", 4));
        certificates.issue(registrar, done.record(), Certificate.GIAY_KHAI_SINH, "");
        refused(
                CivilError.ORIGINAL_ISSUED,
                () -> certificates.issue(registrar, done.record(), Certificate.GIAY_KHAI_SINH, ""));
        Registrar elsewhere = Registry.registrar("19774");
        Papers.Issued extract = certificates
                .issue(elsewhere, done.record(), Certificate.TRICH_LUC_KHAI_SINH, "")
                .value();
        certificates.issue(elsewhere, done.record(), Certificate.TRICH_LUC_KHAI_SINH, "");
        assertThat(text(extract.pdf())).contains("Trích lục khai sinh", "Lê Thị Bản Chính");
        assertThat(world.door(Records.class)
                        .get(registrar, done.record())
                        .value()
                        .issues())
                .hasSize(3);
        byte[] again = certificates
                .pdf(registrar, done.record(), extract.paper().code())
                .value();
        assertThat(again).isEqualTo(extract.pdf());
        refused(
                CivilError.PAPER_OTHERWISE,
                () -> certificates.issue(registrar, done.record(), Certificate.TRICH_LUC_KHAI_TU, ""));
    }

    @Test
    void each_spouse_gets_an_original_and_sees_their_own_alone() throws IOException {
        SyntheticPerson man = Registry.single(Sex.MALE, Registry::adult);
        SyntheticPerson woman = Registry.single(Sex.FEMALE, Registry::adult);
        Registered done = world.door(Marriages.class)
                .register(registrar, new NewMarriage(Registry.dossier(), man.number(), woman.number(), true, ""));
        Papers.Issued his = certificates
                .issue(registrar, done.record(), Certificate.GIAY_CHUNG_NHAN_KET_HON, "husband")
                .value();
        Papers.Issued hers = certificates
                .issue(registrar, done.record(), Certificate.GIAY_CHUNG_NHAN_KET_HON, "wife")
                .value();
        Files.write(Files.createDirectories(Path.of("target/papers")).resolve("ket-hon.pdf"), his.pdf());
        assertThat(text(hers.pdf())).contains(man.name().full(), woman.name().full());
        Actor wife = Actor.citizen(People.id(woman));
        assertThat(certificates.own(wife).value())
                .singleElement()
                .satisfies(
                        paper -> assertThat(paper.code()).isEqualTo(hers.paper().code()));
        assertThat(certificates.ownPdf(wife, hers.paper().code()).value()).isEqualTo(hers.pdf());
        refused(
                CivilError.RECORD_UNKNOWN,
                () -> certificates.ownPdf(wife, his.paper().code()));
    }

    @Test
    void a_death_has_an_extract() throws IOException {
        SyntheticPerson person = Registry.couple().get(0);
        Registered done = world.door(Deaths.class).register(registrar, Registry.death(person.number(), "2026-11"));
        Papers.Issued issued = certificates
                .issue(registrar, done.record(), Certificate.TRICH_LUC_KHAI_TU, "")
                .value();
        assertThat(text(issued.pdf()))
                .contains("Trích lục khai tử", person.name().full(), "11/2026", "Tuổi già");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
