package vn.goc.quality.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.approvals.Approvals;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.quality.QualityError;
import vn.goc.quality.Tasks;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.Texts;
import vn.goc.site.web.Redirects;

/** “Dữ liệu đúng”: what waits for an officer who keeps the register right, and one verification task. */
@Controller
class QualityPages {
    private static final String VIA = "page";

    private final Tasks tasks;
    private final Approvals approvals;
    private final Clock clock;

    QualityPages(Tasks tasks, Approvals approvals, Clock clock) {
        this.tasks = tasks;
        this.approvals = approvals;
        this.clock = clock;
    }

    @GetMapping("/quality")
    JteModel desk(@RequestParam(defaultValue = "") String done, Page page, Session session) {
        Actor officer = officer(session);
        return new StaticTemplates()
                .qualityDesk(page, tasks.listOpen(officer), approvals.listOpen(officer), officer.id(), done, today());
    }

    @GetMapping("/quality/tasks/{id}")
    ResponseEntity<JteModel> task(@PathVariable UUID id, Page page, Session session) {
        return show(id, "", "", "", List.of(), 200, page, session);
    }

    @PostMapping("/quality/tasks/{id}")
    @Nullable
    ResponseEntity<JteModel> decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String right,
            @RequestParam(defaultValue = "") String finding,
            Page page,
            Session session,
            HttpServletResponse response) {
        Actor officer = officer(session);
        try {
            if (!outcome.equals("keep") && !outcome.equals("correct")) {
                throw Rejection.of(QualityError.CHOOSE);
            }
            tasks.decide(officer, id, outcome.equals("keep") ? null : right, finding.strip());
        } catch (Rejection e) {
            if (e.refusal().status() != 422) {
                throw e;
            }
            String place = e.refusal() == QualityError.CHOOSE || e.refusal() == QualityError.OTHER_WAY
                    ? "outcome"
                    : e.refusal() == QualityError.FINDING ? "finding" : "right";
            List<FieldError> errors = List.of(new FieldError(place, page.say(e.vi(), e.en())));
            return show(id, outcome, right, finding, errors, 422, page, session);
        }
        Redirects.see(response, "/quality?done=task");
        return null;
    }

    private ResponseEntity<JteModel> show(
            UUID id,
            String outcome,
            String right,
            String finding,
            List<FieldError> errors,
            int status,
            Page page,
            Session session) {
        Disclosed<Tasks.Opened> answer = tasks.open(officer(session), id, VIA);
        ResponseEntity<JteModel> ok = Answers.of(answer.map(
                opened -> new StaticTemplates().qualityTask(page, opened, outcome, right, finding, errors, today())));
        return ResponseEntity.status(status).headers(ok.getHeaders()).body(ok.getBody());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }

    static Actor officer(Session session) {
        return session.requireRole("residence-officer").actor();
    }
}
