package vn.goc.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.Procedures;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.papers.Press;
import vn.goc.site.Texts;

/**
 * Phiếu CT04, CT05, CT06 (TT 53/2025/TT-BCA; layout unverified) as A5 PDF/UA: tagged, in Vietnamese, with its letters
 * embedded, so that it can be read aloud, searched and copied. A slip says what was so at its moment.
 */
@Service
public class Slips {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Procedures procedures;
    private final CodeLists codes;
    private final Press press;

    /** One line of a slip. */
    public record Line(String term, String text) {}

    /** Everything a slip shows. */
    public record Slip(
            String form,
            String title,
            String office,
            String province,
            String code,
            List<Line> lines,
            String signer,
            String signedAt,
            String closing) {}

    Slips(Procedures procedures, CodeLists codes, Press press) {
        this.procedures = procedures;
        this.codes = codes;
        this.press = press;
    }

    /**
     * The newest slip of a form.
     *
     * @param form {@code CT04}, {@code CT05} or {@code CT06}
     * @throws Rejection dossiers.slip-not-issued
     */
    public byte[] pdf(Dossiers.Whole whole, String form) {
        Slip slip = slip(whole, form);
        return press.pdf(new StaticTemplates().dossiersSlip(slip).render());
    }

    /** Forms whose slip has been issued for a dossier, in the order of its thread. */
    public static List<String> issued(Dossiers.Whole whole) {
        return whole.events().stream()
                .map(event -> form(event.deed()))
                .filter(form -> !form.isEmpty())
                .distinct()
                .toList();
    }

    private Slip slip(Dossiers.Whole whole, String form) {
        Dossier dossier = whole.dossier();
        DossierEvent event = whole.events().reversed().stream()
                .filter(e -> form(e.deed()).equals(form))
                .findFirst()
                .orElseThrow(() -> Rejection.of(DossiersError.SLIP_NOT_ISSUED));
        ProcedureVersion version = procedures.version(dossier.procedure(), dossier.version());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Ông/bà", dossier.ownerName()));
        lines.add(new Line("Số định danh", dossier.answers().movers().getFirst().number()));
        lines.add(new Line("Thủ tục", version.name().vi()));
        lines.add(new Line("Nộp lúc", moment(dossier.filedAt())));
        switch (form) {
            case "CT04" -> accepted(lines, whole, event);
            case "CT05" -> lines.add(new Line("Cần bổ sung", text(event)));
            default -> {
                lines.add(new Line("Lý do", text(event)));
                lines.add(new Line("Căn cứ", version.basis().vi()));
            }
        }
        return new Slip(
                form,
                version.slips()
                        .getOrDefault(form, new vn.goc.catalogue.Words(form, form))
                        .vi(),
                event.facts().getOrDefault("office", ""),
                event.facts().getOrDefault("province", ""),
                dossier.code(),
                lines,
                event.actorName(),
                moment(event.at()),
                closing(form));
    }

    private void accepted(List<Line> lines, Dossiers.Whole whole, DossierEvent event) {
        var papers = new ArrayList<String>();
        papers.add("Tờ khai CT01 (bản điện tử)");
        whole.papers().stream()
                .filter(paper -> !paper.addedAt().isAfter(event.at()))
                .forEach(paper -> papers.add(codes.name("document", paper.kind(), true) + " (" + paper.name() + ")"));
        lines.add(new Line("Giấy tờ đã nhận", String.join("; ", papers)));
        lines.add(new Line("Nhận đủ lúc", moment(whole.dossier().completeAt())));
        LocalDate due = LocalDate.parse(event.facts().get("due"));
        lines.add(new Line("Hẹn trả", Texts.weekday(due, true)));
        lines.add(new Line(
                "Thời hạn", event.facts().get("period") + ", " + event.facts().get("article")));
        if (Boolean.parseBoolean(event.facts().get("unconfirmed"))) {
            LocalDate earliest = LocalDate.parse(event.facts().get("earliest"));
            lines.add(new Line(
                    "Lưu ý",
                    "Lịch nghỉ có ngày chưa xác nhận; nếu ngày đó làm việc thì hẹn trả " + Texts.day(earliest)));
        }
    }

    private static String closing(String form) {
        return switch (form) {
            case "CT04" -> "Theo dõi hồ sơ trên trang Hồ sơ bằng mã ở trên.";
            case "CT05" -> "Gửi giấy tờ bổ sung trong trang Hồ sơ; thời hạn giải quyết tính lại khi nhận đủ.";
            default -> "Ông/bà có thể nộp hồ sơ mới, hoặc khiếu nại theo quy định của pháp luật.";
        };
    }

    private static String form(Deed deed) {
        return switch (deed) {
            case ACCEPT -> "CT04";
            case ASK_SUPPLEMENT -> "CT05";
            case REFUSE -> "CT06";
            case FILE, HAND_OVER, ANSWER, APPROVE, WITHDRAW, STOP, RETURN -> "";
        };
    }

    private static String text(DossierEvent event) {
        return event.note() == null ? "" : event.note();
    }

    private static String moment(Instant at) {
        var local = LocalDateTime.ofInstant(at, Texts.ZONE);
        return HOUR.format(local) + ", " + Texts.weekday(local.toLocalDate(), true);
    }
}
