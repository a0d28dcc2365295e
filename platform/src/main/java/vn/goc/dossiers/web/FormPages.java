package vn.goc.dossiers.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.catalogue.Procedure;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.ProcedureVersion.FormStep;
import vn.goc.catalogue.Procedures;
import vn.goc.dossiers.Answers;
import vn.goc.dossiers.Draft;
import vn.goc.dossiers.Drafts;
import vn.goc.dossiers.FormRules;
import vn.goc.dossiers.FormRules.Outcome;
import vn.goc.dossiers.People;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.places.Units;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.SiteError;
import vn.goc.site.web.Redirects;

/** The form, one question a page: shown, read, saved, and gone on with. */
@RestController
class FormPages {
    private static final int MOST_FOUND = 20;

    private final Drafts drafts;
    private final Procedures procedures;
    private final FormRules rules;
    private final People people;
    private final Units units;
    private final FormWay way;
    private final Uploads uploads;

    FormPages(Drafts drafts, Procedures procedures, FormRules rules, People people, Units units, FormWay way, Uploads uploads) {
        this.drafts = drafts;
        this.procedures = procedures;
        this.rules = rules;
        this.people = people;
        this.units = units;
        this.way = way;
        this.uploads = uploads;
    }

    @GetMapping("/dossiers/new/{code}")
    JteModel start(Page page, Session session, @PathVariable String code) {
        session.requireCitizen();
        Procedure procedure = procedures.get(code);
        ProcedureVersion version = procedures.current(code);
        Draft begun = drafts.list(session).stream()
                .filter(draft -> draft.procedure().equals(code) && draft.version() == version.version())
                .findFirst()
                .orElse(null);
        return new StaticTemplates()
                .dossiersStart(
                        page,
                        procedure,
                        version,
                        begun,
                        begun == null ? List.of() : way.steps(page, session, begun, version, ""),
                        way.limit(page, version));
    }

    @PostMapping("/dossiers/new/{code}")
    void begin(Session session, @PathVariable String code, HttpServletResponse response) {
        Draft draft = drafts.start(session, code);
        ProcedureVersion version = procedures.version(draft.procedure(), draft.version());
        Redirects.see(response, "/dossiers/draft/" + draft.id() + "/" + next(session, draft, version));
    }

    @PostMapping("/dossiers/draft/{id}/discard")
    void discard(Session session, @PathVariable UUID id, HttpServletResponse response) {
        drafts.discard(session, id);
        Redirects.see(response, "/dossiers");
    }

    @GetMapping("/dossiers/draft/{id}/{step}")
    JteModel step(
            Page page,
            Session session,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String back) {
        Draft draft = drafts.get(session, id);
        return show(page, session, draft, step(draft, step), Map.of("q", q), List.of(), back.equals("check"));
    }

    @PostMapping("/dossiers/draft/{id}/{step}")
    @Nullable JteModel save(
            Page page,
            Session session,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> form) {
        Draft draft = drafts.get(session, id);
        FormStep asked = step(draft, step);
        ProcedureVersion version = procedures.version(draft.procedure(), draft.version());
        boolean toCheck = "check".equals(form.getFirst("back"));
        List<FieldError> errors = new ArrayList<>(uploads.keep(page, session, draft, version, request));
        Outcome read = read(page, session, draft, version, asked, form);
        read.errors().stream()
                .filter(error -> FieldError.of(error.field(), errors).isEmpty())
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            response.setStatus(422);
            return show(page, session, draft, asked, form.toSingleValueMap(), List.copyOf(errors), toCheck);
        }
        Draft saved = drafts.save(session, id, before -> read.answers());
        String onward = form.containsKey("later")
                ? "/dossiers"
                : "/dossiers/draft/" + id + "/" + (toCheck ? next(session, saved, version) : after(version, asked));
        Redirects.see(response, onward);
        return null;
    }

    @PostMapping("/dossiers/draft/{id}/papers/{paper}/remove")
    void remove(Session session, @PathVariable UUID id, @PathVariable UUID paper, HttpServletResponse response) {
        drafts.detach(session, id, paper);
        Redirects.see(response, "/dossiers/draft/" + id + "/papers");
    }

    private Outcome read(
            Page page,
            Session session,
            Draft draft,
            ProcedureVersion version,
            FormStep step,
            MultiValueMap<String, String> form) {
        boolean vi = page.vietnamese();
        Answers before = draft.answers();
        return switch (step.kind()) {
            case MOVERS -> rules.movers(
                    before,
                    people.household(session, version).value(),
                    new HashSet<>(form.getOrDefault("movers", List.of())));
            case COMMUNE -> rules.commune(before, first(form, "commune"), vi);
            case ADDRESS -> rules.address(
                    before, first(form, "line"), first(form, "since-d"), first(form, "since-m"), first(form, "since-y"), vi);
            case HOUSEHOLD -> rules.household(
                    before, first(form, "household"), first(form, "headNumber"), first(form, "headName"), vi);
            case RELATIONS -> {
                Map<String, String> given = new HashMap<>();
                given(given, before.movers(), "relation-", form);
                given(given, before.staying(), "staying-", form);
                yield rules.relations(before, given, vi);
            }
            case PAPERS -> rules.papers(before, version, first(form, "tenure"), drafts.papers(session, draft.id()), vi);
        };
    }

    private JteModel show(
            Page page,
            Session session,
            Draft draft,
            FormStep step,
            Map<String, String> typed,
            List<FieldError> errors,
            boolean toCheck) {
        ProcedureVersion version = procedures.version(draft.procedure(), draft.version());
        int number = version.steps().indexOf(step) + 1;
        var view = new FormView(
                draft,
                version,
                step,
                number,
                version.steps().size() + 1,
                way.steps(page, session, draft, version, step.id()),
                way.limit(page, version),
                typed,
                errors,
                toCheck);
        var pages = new StaticTemplates();
        return switch (step.kind()) {
            case MOVERS -> pages.dossiersFormMovers(
                    page,
                    view,
                    people.own(session, version).value(),
                    people.household(session, version).value(),
                    code -> people.relation(code, page.vietnamese()));
            case COMMUNE -> pages.dossiersFormCommune(page, view, found(typed.getOrDefault("q", "")), this::place);
            case ADDRESS -> pages.dossiersFormAddress(page, view, place(draft.answers().commune()));
            case HOUSEHOLD -> pages.dossiersFormHousehold(page, view);
            case RELATIONS -> pages.dossiersFormRelations(page, view, rules.relations());
            case PAPERS -> pages.dossiersFormPapers(
                    page, view, drafts.papers(session, draft.id()), way.paperNames(page));
        };
    }

    /** Communes found by what was typed; provinces are stepped over. */
    private List<vn.goc.places.Unit> found(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            return units.search(text, way.today(), 100).stream()
                    .filter(unit -> !unit.code().province())
                    .limit(MOST_FOUND)
                    .toList();
        } catch (Rejection tooLong) {
            return List.of();
        }
    }

    /** {@code Phường Thuận Hóa, thành phố Huế}; empty for an empty code. */
    private String place(String commune) {
        return way.place(commune);
    }

    private FormStep step(Draft draft, String id) {
        return procedures
                .version(draft.procedure(), draft.version())
                .step(id)
                .orElseThrow(() -> Rejection.of(SiteError.NOT_FOUND));
    }

    private static String after(ProcedureVersion version, FormStep step) {
        int next = version.steps().indexOf(step) + 1;
        return next < version.steps().size() ? version.steps().get(next).id() : "check";
    }

    /** The first step that is not done, or the last look. */
    private String next(Session session, Draft draft, ProcedureVersion version) {
        var kept = drafts.papers(session, draft.id());
        for (FormStep step : version.steps()) {
            if (!rules.done(version, step, draft.answers(), kept)) {
                return step.id();
            }
        }
        return "check";
    }

    private static void given(
            Map<String, String> given, List<Answers.Mover> people, String field, MultiValueMap<String, String> form) {
        for (int i = 0; i < people.size(); i++) {
            given.put(people.get(i).number(), first(form, field + i));
        }
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
