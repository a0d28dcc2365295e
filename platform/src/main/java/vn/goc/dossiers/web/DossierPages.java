package vn.goc.dossiers.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.Procedures;
import vn.goc.dossiers.Dossiers;
import vn.goc.dossiers.DossiersError;
import vn.goc.dossiers.Drafts;
import vn.goc.dossiers.Slips;
import vn.goc.formats.UploadError;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/** A citizen's dossiers: the list, one with its thread, the supplement, the withdrawal, papers and slips. */
@RestController
class DossierPages {
    private final Dossiers dossiers;
    private final Drafts drafts;
    private final Procedures procedures;
    private final Slips slips;
    private final Shown shown;

    DossierPages(Dossiers dossiers, Drafts drafts, Procedures procedures, Slips slips, Shown shown) {
        this.dossiers = dossiers;
        this.drafts = drafts;
        this.procedures = procedures;
        this.slips = slips;
        this.shown = shown;
    }

    @GetMapping("/dossiers")
    JteModel list(Page page, Session session) {
        return new StaticTemplates()
                .dossiersList(
                        page,
                        drafts.list(session),
                        dossiers.list(session),
                        (code, version) -> procedures.version(code, version).name().shown(page.vietnamese()),
                        dossier -> shown.term(page, dossier));
    }

    @GetMapping("/dossiers/{code}")
    JteModel one(Page page, Session session, @PathVariable String code) {
        return one(page, session, code, List.of(), "");
    }

    @PostMapping("/dossiers/{code}/supplement")
    @Nullable JteModel supplement(
            Page page,
            Session session,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") List<MultipartFile> file) {
        ProcedureVersion version = version(dossiers.get(session, code));
        try {
            dossiers.complete(
                    session, code, once, note, Uploads.sent(file, version.papers().getFirst().megabytes()));
            Redirects.see(response, "/dossiers/" + code);
            return null;
        } catch (Rejection refused) {
            boolean mendable = refused.refusal() instanceof UploadError
                    || refused.refusal() == DossiersError.PAPER_NEEDED
                    || refused.refusal() == DossiersError.PAPERS_FULL;
            if (!mendable) {
                throw refused;
            }
            response.setStatus(422);
            String text = page.vietnamese() ? refused.vi() : refused.en();
            return one(page, session, code, List.of(new FieldError("file", text)), note);
        }
    }

    @GetMapping("/dossiers/{code}/withdraw")
    JteModel askWithdraw(Page page, Session session, @PathVariable String code) {
        Dossiers.Whole whole = dossiers.get(session, code);
        return new StaticTemplates()
                .dossiersWithdraw(
                        page, whole.dossier(), version(whole).name().shown(page.vietnamese()), UUID.randomUUID().toString());
    }

    @PostMapping("/dossiers/{code}/withdraw")
    void withdraw(
            Session session,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String once,
            HttpServletResponse response) {
        dossiers.withdraw(session, code, once);
        Redirects.see(response, "/dossiers/" + code);
    }

    @GetMapping("/dossiers/{code}/papers/{paper}")
    void paper(Session session, @PathVariable String code, @PathVariable UUID paper, HttpServletResponse response)
            throws IOException {
        give(response, dossiers.paper(session, code, paper));
    }

    @GetMapping("/dossiers/{code}/slips/{form}.pdf")
    void slip(Session session, @PathVariable String code, @PathVariable String form, HttpServletResponse response)
            throws IOException {
        giveSlip(response, code, form, slips.pdf(dossiers.get(session, code), form.toUpperCase(Locale.ROOT)));
    }

    /** Papers of others are only ever saved, never opened inside our pages. */
    static void give(HttpServletResponse response, Dossiers.Attached attached) throws IOException {
        response.setContentType(attached.paper().media());
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(attached.paper().name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(attached.content().length);
        response.getOutputStream().write(attached.content());
    }

    static void giveSlip(HttpServletResponse response, String code, String form, byte[] pdf) throws IOException {
        response.setContentType("application/pdf");
        response.setHeader(
                "Content-Disposition",
                "inline; filename=\"" + form.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "") + "-"
                        + code.replaceAll("[^A-Za-z0-9.-]", "") + ".pdf\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }

    private JteModel one(Page page, Session session, String code, List<FieldError> errors, String note) {
        Dossiers.Whole whole = dossiers.get(session, code);
        return new StaticTemplates()
                .dossiersDossier(
                        page,
                        whole,
                        version(whole).name().shown(page.vietnamese()),
                        shown.term(page, whole.dossier()),
                        shown.doubt(page, whole.dossier()),
                        shown.strip(page, whole.dossier()),
                        shown.thread(page, whole, "/dossiers/" + code),
                        shown.answers(page, whole.dossier().answers(), whole.papers(), ""),
                        UUID.randomUUID().toString(),
                        note,
                        errors);
    }

    private ProcedureVersion version(Dossiers.Whole whole) {
        return procedures.version(whole.dossier().procedure(), whole.dossier().version());
    }
}
