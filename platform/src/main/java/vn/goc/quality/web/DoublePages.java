package vn.goc.quality.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.KernelError;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.quality.QualityError;
import vn.goc.quality.Tasks;
import vn.goc.register.Merges;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/**
 * “Hồ sơ trùng”: two records side by side, and what an officer finds: one person, which another officer must approve, or
 * two. Numbers are only posted, never in an address.
 */
@Controller
class DoublePages {
    private static final String VIA = "page";

    private final Persons persons;
    private final Merges merges;

    DoublePages(Persons persons, Merges merges) {
        this.persons = persons;
        this.merges = merges;
    }

    @GetMapping("/quality/doubles")
    JteModel form(Page page, Session session) {
        QualityPages.officer(session);
        return new StaticTemplates().qualityDoubles(page, "", "", List.of(), false, List.of());
    }

    /** The record of a number with those like it, or with the one of a second number. */
    @PostMapping("/quality/doubles")
    ResponseEntity<JteModel> compare(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String other,
            Page page,
            Session session) {
        return show(QualityPages.officer(session), number, other, List.of(), 200, page);
    }

    /** What was found of two records. */
    @PostMapping("/quality/doubles/finding")
    @Nullable
    ResponseEntity<JteModel> found(
            @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "") String right,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String evidence,
            Page page,
            Session session,
            HttpServletResponse response) {
        Actor officer = QualityPages.officer(session);
        Access access = Tasks.access(officer);
        try {
            UUID one = id(left);
            UUID two = id(right);
            switch (finding) {
                case "left" -> merges.propose(access, two, one, reason, evidence);
                case "right" -> merges.propose(access, one, two, reason, evidence);
                case "apart" -> merges.apart(access, one, two, reason);
                default -> throw Rejection.of(QualityError.CHOOSE_FINDING);
            }
        } catch (Rejection e) {
            int status = e.refusal().status();
            if (status != 422 && status != 409) {
                throw e;
            }
            String field = e.details().getOrDefault("field", "finding").toString();
            var error = new FieldError(field, page.say(e.vi(), e.en()));
            return show(officer, left, right, List.of(error), status, page);
        }
        Redirects.see(response, "/quality?done=" + (finding.equals("apart") ? "apart" : "proposed"));
        return null;
    }

    private ResponseEntity<JteModel> show(
            Actor officer, String number, String other, List<FieldError> errors, int status, Page page) {
        String place = "number";
        try {
            Disclosed<PersonView> left = find(officer, PersonalNumber.parse(number));
            place = "other";
            Disclosed<List<PersonView>> right = other.isBlank()
                    ? alike(officer, PersonalNumber.parse(number))
                    : find(officer, PersonalNumber.parse(other)).map(List::of);
            ResponseEntity<JteModel> ok = Answers.of(right.map(found -> new StaticTemplates()
                    .qualityDoubles(page, number, other, Pair.of(left.value(), found, page), true, errors)));
            return ResponseEntity.status(status).headers(ok.getHeaders()).body(ok.getBody());
        } catch (Rejection e) {
            if (!(e.refusal() instanceof KernelError) && e.refusal() != RegisterError.NOT_FOUND_OR_NOT_YOURS) {
                throw e;
            }
            var error = new FieldError(place, page.say(e.vi(), e.en()));
            return ResponseEntity.status(e.refusal().status())
                    .body(new StaticTemplates().qualityDoubles(page, number, other, List.of(), false, List.of(error)));
        }
    }

    private UUID id(String number) {
        return persons.idOf(PersonalNumber.parse(number))
                .orElseThrow(() -> Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS));
    }

    private Disclosed<PersonView> find(Actor officer, PersonalNumber number) {
        Disclosed<Optional<PersonView>> found = persons.find(Tasks.access(officer), number, Pair.COMPARED, VIA);
        return found.map(view -> view.orElseThrow(() -> Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS)));
    }

    private Disclosed<List<PersonView>> alike(Actor officer, PersonalNumber number) {
        return merges.listAlike(Tasks.access(officer), id(number.digits()), Pair.COMPARED, VIA);
    }
}
