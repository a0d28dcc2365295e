package vn.goc.residence.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.kernel.Access;
import vn.goc.kernel.KernelError;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Tracker;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.register.Explanation;
import vn.goc.register.Field;
import vn.goc.register.Fields;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.residence.Reports;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.SiteError;
import vn.goc.site.Texts;
import vn.goc.site.web.Redirects;

/** “Dữ liệu của tôi”: what the register holds of the reader, today or on another day, why, and reporting an error. */
@Controller
class MePages {
    private static final String VIA = "page";
    private static final List<String> EVERYTHING =
            Fields.ALL.stream().map(Field::path).toList();
    private static final List<String> EVERYTHING_THEN = Fields.ALL.stream()
            .filter(field -> !field.derived())
            .map(Field::path)
            .toList();

    private final Persons persons;
    private final Reports reports;
    private final Tracker tracker;
    private final Clock clock;

    MePages(Persons persons, Reports reports, Tracker tracker, Clock clock) {
        this.persons = persons;
        this.reports = reports;
        this.tracker = tracker;
        this.clock = clock;
    }

    @GetMapping("/me")
    ResponseEntity<JteModel> me(@RequestParam(defaultValue = "") String reported, Page page, Session session) {
        Access own = Access.own(session.requireCitizen().actor());
        Disclosed<PersonView> answer = persons.own(own, EVERYTHING, VIA);
        Instant now = clock.instant();
        boolean doubted = answer.value().underVerification().contains(reported);
        Field field = doubted ? Fields.get(reported) : null;
        Reports.Made made = doubted ? reports.last(own.actor().id(), reported).orElse(null) : null;
        return Answers.of(answer.map(view -> new StaticTemplates()
                .registerMe(
                        page, Section.of(view, Fields.ALL, page.vietnamese()), now, field, made, reports.rule(now))));
    }

    /** The page, or for htmx the part that takes the link's place. */
    @GetMapping("/me/why/{path}")
    ResponseEntity<JteModel> why(
            @PathVariable String path,
            @RequestHeader(name = "HX-Request", defaultValue = "") String part,
            Page page,
            Session session) {
        Access own = Access.own(session.requireCitizen().actor());
        Field field = field(path);
        Disclosed<Explanation> answer = persons.explain(own, own.actor().id(), field.path(), VIA);
        return Answers.of(answer.map(explanation -> {
            Why why = Why.of(own.actor().id(), explanation, tracker, reports, field);
            return part.isEmpty()
                    ? new StaticTemplates().registerWhy(page, why)
                    : new StaticTemplates().registerWhyOpen(page, why);
        }));
    }

    @GetMapping("/me/report/{path}")
    ResponseEntity<JteModel> report(@PathVariable String path, Page page, Session session) {
        return reportForm(field(path), "", List.of(), 200, page, session);
    }

    @PostMapping("/me/report/{path}")
    @Nullable
    ResponseEntity<JteModel> send(
            @PathVariable String path,
            @RequestParam(defaultValue = "") String text,
            Page page,
            Session session,
            HttpServletResponse response) {
        Access own = Access.own(session.requireCitizen().actor());
        Field field = field(path);
        try {
            reports.report(own, field.path(), plain(text));
        } catch (Rejection e) {
            if (e.refusal() != RegisterError.DISPUTE_TEXT) {
                throw e;
            }
            var error = new FieldError("text", page.say(e.vi(), e.en()));
            return reportForm(field, text, List.of(error), e.refusal().status(), page, session);
        }
        Redirects.see(response, "/me?reported=" + field.path() + "#" + Section.anchor(field));
        return null;
    }

    /** Both times: what was true on a day, as the register knows it now or as it knew it then. */
    @GetMapping("/me/on")
    ResponseEntity<JteModel> on(@RequestParam Map<String, String> form, Page page, Session session) {
        Access own = Access.own(session.requireCitizen().actor());
        DateBoxes boxes = DateBoxes.of("on", form);
        boolean then = form.getOrDefault("known", "").equals("then");
        if (boxes.empty() && !form.containsKey("known")) {
            return ResponseEntity.ok(new StaticTemplates().registerOn(page, boxes, then, List.of(), null, List.of()));
        }
        try {
            return asOf(own, boxes, then, past(boxes.read()), page);
        } catch (Rejection e) {
            if (!(e.refusal() instanceof KernelError) && !(e.refusal() instanceof RegisterError)) {
                throw e;
            }
            var error = new FieldError("on", page.say(e.vi(), e.en()));
            return ResponseEntity.status(e.refusal().status())
                    .body(new StaticTemplates().registerOn(page, boxes, then, List.of(error), null, List.of()));
        }
    }

    private ResponseEntity<JteModel> asOf(Access own, DateBoxes boxes, boolean then, LocalDate day, Page page) {
        var number = persons.numberOf(own.actor().id())
                .orElseThrow(() -> Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS));
        Instant known = then ? day.plusDays(1).atStartOfDay(Texts.ZONE).toInstant() : clock.instant();
        Instant latest = known.isAfter(clock.instant()) ? clock.instant() : known;
        Disclosed<Optional<PersonView>> answer = persons.asOf(own, number, day, latest, EVERYTHING_THEN, VIA);
        return Answers.of(answer.map(view -> new StaticTemplates()
                .registerOn(
                        page,
                        boxes,
                        then,
                        List.of(),
                        day,
                        view.map(v -> Section.of(v, Fields.ALL, page.vietnamese()))
                                .orElse(List.of()))));
    }

    private ResponseEntity<JteModel> reportForm(
            Field field, String text, List<FieldError> errors, int status, Page page, Session session) {
        Access own = Access.own(session.requireCitizen().actor());
        Disclosed<PersonView> answer = persons.own(own, List.of(field.path()), VIA);
        ResponseEntity<JteModel> ok = Answers.of(answer.map(view -> {
            Object value = field.path().equals("number")
                    ? view.number()
                    : view.values().get(field.path());
            String shown = Section.text(field, value, page.vietnamese());
            boolean doubted = view.underVerification().contains(field.path());
            return new StaticTemplates()
                    .registerReport(page, field, shown, doubted, text, errors, reports.rule(clock.instant()));
        }));
        return ResponseEntity.status(status).headers(ok.getHeaders()).body(ok.getBody());
    }

    private LocalDate past(PartialDate date) {
        if (!date.full()) {
            throw Rejection.of(KernelError.DATE_MALFORMED);
        }
        LocalDate day = date.earliest();
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), Texts.ZONE))) {
            throw Rejection.of(RegisterError.DAY_AHEAD).with("day", Texts.day(day));
        }
        return day;
    }

    private static Field field(String path) {
        return Fields.find(path).orElseThrow(() -> Rejection.of(SiteError.NOT_FOUND));
    }

    /** Line ends as the browser sends them, other control characters left out. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", "").strip();
    }
}
