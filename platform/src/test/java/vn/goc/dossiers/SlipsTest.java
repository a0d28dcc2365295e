package vn.goc.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.catalogue.Procedures;
import vn.goc.dossiers.Answers.Mover;

/** Due days and the slips that tell them. */
class SlipsTest {
    private static final Instant COMPLETE = Instant.parse("2026-11-20T03:00:00Z");

    private final World world = World.get();

    @Test
    void a_due_day_cites_its_article_and_says_that_it_rests_on_an_unconfirmed_day() {
        Dossier.DueDay due = due();
        assertThat(due.articleVi()).isEqualTo("Điều 22 Luật Cư trú 68/2020/QH14");
        assertThat(due.periodVi()).isEqualTo("7 ngày làm việc");
        assertThat(due.unconfirmed()).isTrue();
        assertThat(due.day()).isEqualTo(LocalDate.of(2026, 12, 2));
        assertThat(due.earliest()).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void slips_are_tagged_pdfs_whose_vietnamese_can_be_read_out() throws IOException {
        Dossier.DueDay due = due();
        Map<String, String> facts = Map.of(
                "office",
                "Công an phường Phú Xuân",
                "province",
                "thành phố Huế",
                "due",
                due.day().toString(),
                "earliest",
                due.earliest().toString(),
                "unconfirmed",
                "true",
                "period",
                due.periodVi(),
                "article",
                due.articleVi());
        String accepted = text(pdf(Deed.ACCEPT, Status.ACCEPTED, null, facts, "CT04"));
        assertThat(accepted)
                .contains("Mẫu CT04", "Phiếu tiếp nhận hồ sơ và hẹn trả kết quả", "Nguyễn Thị Ngẫu Nhiên")
                .contains("G01.46.19753-261120-0007", "thứ Tư 02/12/2026", "7 ngày làm việc, Điều 22 Luật Cư trú")
                .contains("chưa xác nhận", "01/12/2026", "Giấy tờ nhà.pdf");
        assertThat(text(pdf(Deed.ASK_SUPPLEMENT, Status.SUPPLEMENT, "Thiếu trang 2 của giấy tờ nhà", facts, "CT05")))
                .contains("Mẫu CT05", "Thiếu trang 2 của giấy tờ nhà");
        assertThat(text(pdf(Deed.REFUSE, Status.NOT_ACCEPTED, "Chỗ ở không đủ điều kiện", facts, "CT06")))
                .contains("Mẫu CT06", "Chỗ ở không đủ điều kiện");
    }

    private Dossier.DueDay due() {
        return world.door(DueDays.class).of(world.door(Procedures.class).version(Filer.CT01, 2), COMPLETE);
    }

    private byte[] pdf(Deed deed, Status status, String note, Map<String, String> facts, String form) {
        var self = new Mover(UUID.randomUUID(), "000192004517", "Nguyễn Thị Ngẫu Nhiên", Answers.HEAD);
        var dossier = new Dossier(
                UUID.randomUUID(),
                "G01.46.19753-261120-0007",
                Filer.CT01,
                2,
                self.person(),
                self.name(),
                status,
                2,
                "G01.46.19753",
                "19753",
                Answers.none().moving(List.of(self)),
                0,
                COMPLETE,
                COMPLETE,
                null,
                null,
                null);
        var event = new DossierEvent(
                2,
                COMPLETE.plusSeconds(3600),
                deed,
                status,
                "officer",
                UUID.randomUUID(),
                "Lê Văn Thử",
                "Công an phường Phú Xuân",
                note,
                facts);
        var paper = new Attachment(
                UUID.randomUUID(),
                "dwelling",
                "cho-o-hop-phap",
                "Giấy tờ nhà.pdf",
                "application/pdf",
                1000,
                "00",
                COMPLETE);
        return world.door(Slips.class).pdf(new Dossiers.Whole(dossier, List.of(event), List.of(paper)), form);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getLanguage()).isEqualTo("vi");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(catalog.getMetadata()).isNotNull();
            assertThat(document.getDocumentInformation().getTitle()).contains("G01.46.19753-261120-0007");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(418f, 421f);
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                var font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
