package vn.goc.dossiers.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.Procedures;
import vn.goc.dossiers.Deed;
import vn.goc.dossiers.Desk;
import vn.goc.dossiers.Dossiers;
import vn.goc.dossiers.DossiersError;
import vn.goc.dossiers.Slips;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Chip;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Pager;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/** The officer's queue, one dossier with its checks and its decision, papers and slips. */
@RestController
class DeskPages {
    private static final int NEIGHBOURS = 10;
    private static final int MOST_PAGES = 500;

    private final Desk desk;
    private final Procedures procedures;
    private final Slips slips;
    private final Shown shown;
    private final DeskView view;

    DeskPages(Desk desk, Procedures procedures, Slips slips, Shown shown, DeskView view) {
        this.desk = desk;
        this.procedures = procedures;
        this.slips = slips;
        this.shown = shown;
        this.view = view;
    }

    @GetMapping("/desk")
    JteModel queue(
            Page page,
            Session session,
            @RequestParam(defaultValue = "open") String filter,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") int number,
            @RequestParam(defaultValue = "") String done) {
        int asked = Math.clamp(number, 1, MOST_PAGES);
        Desk.Queue queue = desk.queue(session, filter, q, asked);
        int pages = Math.clamp((queue.total() + Desk.PAGE - 1) / Desk.PAGE, 1, MOST_PAGES);
        if (asked > pages) {
            queue = desk.queue(session, filter, q, pages);
        }
        String url = "/desk?filter=" + encode(filter) + (q.isEmpty() ? "" : "&q=" + encode(q));
        return new StaticTemplates()
                .dossiersQueue(
                        page,
                        queue,
                        chips(page, queue.counts(), filter),
                        new Pager(Math.min(asked, pages), pages, url),
                        filter,
                        q,
                        done,
                        row -> procedures
                                .version(row.procedure(), row.version())
                                .name()
                                .shown(page.vietnamese()),
                        row -> row.dueOn() == null ? "" : shown.left(page, row.dueOn()),
                        shown.today());
    }

    @GetMapping("/desk/dossiers/{code}")
    JteModel dossier(
            Page page, Session session, @PathVariable String code, @RequestParam(defaultValue = "") String done) {
        return open(page, session, code, List.of(), "", "", done);
    }

    @PostMapping("/desk/dossiers/{code}/decision")
    @Nullable
    JteModel decide(
            Page page,
            Session session,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String once) {
        try {
            Deed deed = deed(decision);
            String next = desk.decide(session, code, revision, deed, reason, once);
            boolean goesOn = deed == Deed.ACCEPT;
            String onward = goesOn
                    ? "/desk/dossiers/" + code + "?done=" + decision
                    : next.isEmpty() ? "/desk?done=" + decision : "/desk/dossiers/" + next + "?done=" + decision;
            Redirects.see(response, onward);
            return null;
        } catch (Rejection refused) {
            String field = switch (refused.refusal()) {
                case DossiersError.REASON_NEEDED -> "reason";
                case DossiersError.CHOOSE_DECISION, DossiersError.CHECK_FAILED, DossiersError.SUPPLEMENT_ONLY_ONCE ->
                    "decision";
                default -> throw refused;
            };
            response.setStatus(refused.refusal().status());
            String text = page.vietnamese() ? refused.vi() : refused.en();
            return open(page, session, code, List.of(new FieldError(field, text)), reason, decision, "");
        }
    }

    @GetMapping("/desk/dossiers/{code}/papers/{paper}")
    void paper(Session session, @PathVariable String code, @PathVariable UUID paper, HttpServletResponse response)
            throws IOException {
        DossierPages.give(response, desk.paper(session, code, paper));
    }

    @GetMapping("/desk/dossiers/{code}/slips/{form}.pdf")
    void slip(Session session, @PathVariable String code, @PathVariable String form, HttpServletResponse response)
            throws IOException {
        DossierPages.giveSlip(response, code, form, slips.pdf(desk.get(session, code), form.toUpperCase(Locale.ROOT)));
    }

    private JteModel open(
            Page page,
            Session session,
            String code,
            List<FieldError> errors,
            String reason,
            String decision,
            String done) {
        Desk.Opened opened = desk.open(session, code);
        Dossiers.Whole whole = opened.whole();
        ProcedureVersion version =
                procedures.version(whole.dossier().procedure(), whole.dossier().version());
        List<Desk.Row> around = desk.queue(session, "open", "", 1).rows();
        return new StaticTemplates()
                .dossiersDesk(
                        page,
                        opened,
                        version,
                        view.compare(page, opened),
                        view.people(page, opened),
                        around.subList(0, Math.min(NEIGHBOURS, around.size())),
                        shown.term(page, whole.dossier()),
                        shown.doubt(page, whole.dossier()),
                        shown.thread(page, whole, "/desk/dossiers/" + code),
                        kind -> view.paperName(page, kind),
                        row -> row.dueOn() == null ? "" : shown.left(page, row.dueOn()),
                        UUID.randomUUID().toString(),
                        reason,
                        decision,
                        done,
                        errors,
                        shown.today());
    }

    private static List<Chip> chips(Page page, Desk.Counts counts, String filter) {
        List<Chip> chips = new ArrayList<>();
        chips.add(chip("open", page.say("Đang mở", "Open"), counts.open(), filter));
        chips.add(new Chip(
                "/desk?filter=late", page.say("Quá hạn", "Overdue"), counts.late(), true, filter.equals("late")));
        chips.add(chip("today", page.say("Hẹn hôm nay", "Due today"), counts.today(), filter));
        chips.add(chip("new", page.say("Mới", "New"), counts.fresh(), filter));
        chips.add(chip("running", page.say("Đang xử lý", "Being processed"), counts.running(), filter));
        chips.add(chip("waiting", page.say("Chờ bổ sung", "Waiting"), counts.waiting(), filter));
        chips.add(chip("closed", page.say("Đã xong", "Closed"), counts.closed(), filter));
        return List.copyOf(chips);
    }

    private static Chip chip(String filter, String label, long count, String current) {
        return new Chip("/desk?filter=" + filter, label, count, false, filter.equals(current));
    }

    private static Deed deed(String decision) {
        return switch (decision) {
            case "accept" -> Deed.ACCEPT;
            case "approve" -> Deed.APPROVE;
            case "supplement" -> Deed.ASK_SUPPLEMENT;
            case "refuse" -> Deed.REFUSE;
            case "stop" -> Deed.STOP;
            default -> throw Rejection.of(DossiersError.CHOOSE_DECISION);
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
