package vn.goc.dossiers.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.Procedures;
import vn.goc.dossiers.Attachment;
import vn.goc.dossiers.Dossiers;
import vn.goc.dossiers.DossiersError;
import vn.goc.dossiers.Draft;
import vn.goc.dossiers.Drafts;
import vn.goc.dossiers.FormRules;
import vn.goc.dossiers.Offices;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/** The last look at the answers, the filing, and what the citizen is told at once. */
@RestController
class FilingPages {
    private final Drafts drafts;
    private final Dossiers dossiers;
    private final Procedures procedures;
    private final FormRules rules;
    private final Offices offices;
    private final FormWay way;
    private final Shown shown;

    FilingPages(
            Drafts drafts,
            Dossiers dossiers,
            Procedures procedures,
            FormRules rules,
            Offices offices,
            FormWay way,
            Shown shown) {
        this.drafts = drafts;
        this.dossiers = dossiers;
        this.procedures = procedures;
        this.rules = rules;
        this.offices = offices;
        this.way = way;
        this.shown = shown;
    }

    @GetMapping("/dossiers/draft/{id}/check")
    JteModel check(Page page, Session session, @PathVariable UUID id) {
        return check(page, session, drafts.get(session, id), List.of());
    }

    @PostMapping("/dossiers/draft/{id}/file")
    @Nullable JteModel file(
            Page page,
            Session session,
            HttpServletResponse response,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String declare) {
        try {
            String code = dossiers.file(session, id, once, declare.equals("yes"));
            Redirects.see(response, "/dossiers/" + code + "/filed");
            return null;
        } catch (Rejection refused) {
            if (refused.refusal() != DossiersError.DECLARE_FIRST) {
                throw refused;
            }
            response.setStatus(422);
            String text = page.vietnamese() ? refused.vi() : refused.en();
            return check(page, session, drafts.get(session, id), List.of(new FieldError("declare", text)));
        }
    }

    @GetMapping("/dossiers/{code}/filed")
    JteModel filed(Page page, Session session, @PathVariable String code) {
        Dossiers.Whole whole = dossiers.get(session, code);
        ProcedureVersion version =
                procedures.version(whole.dossier().procedure(), whole.dossier().version());
        return new StaticTemplates()
                .dossiersFiled(
                        page,
                        whole.dossier(),
                        version,
                        offices.name(new AreaCode(whole.dossier().commune()), way.today()),
                        way.limit(page, version));
    }

    private JteModel check(Page page, Session session, Draft draft, List<FieldError> errors) {
        ProcedureVersion version = procedures.version(draft.procedure(), draft.version());
        List<Attachment> kept = drafts.papers(session, draft.id());
        boolean complete = version.steps().stream().allMatch(step -> rules.done(version, step, draft.answers(), kept));
        String commune = draft.answers().commune();
        String office = commune.isEmpty() ? "" : offices.name(new AreaCode(commune), way.today());
        return new StaticTemplates()
                .dossiersFormCheck(
                        page,
                        draft,
                        version,
                        shown.answers(page, draft.answers(), kept, "/dossiers/draft/" + draft.id()),
                        kept,
                        way.steps(page, session, draft, version, "check"),
                        way.limit(page, version),
                        office,
                        UUID.randomUUID().toString(),
                        errors,
                        complete);
    }
}
