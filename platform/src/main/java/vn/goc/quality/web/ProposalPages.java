package vn.goc.quality.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.approvals.Approvals;
import vn.goc.approvals.Proposal;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.quality.QualityError;
import vn.goc.quality.Tasks;
import vn.goc.register.Facts;
import vn.goc.register.Merges;
import vn.goc.register.Numbers;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.SiteError;
import vn.goc.site.web.Redirects;

/** “Đề nghị chờ duyệt”: what one officer proposes and another decides, with the record it is about. */
@Controller
class ProposalPages {
    private static final String VIA = "page";

    private final Approvals approvals;
    private final Persons persons;
    private final Numbers numbers;
    private final Merges merges;
    private final Facts facts;

    ProposalPages(Approvals approvals, Persons persons, Numbers numbers, Merges merges, Facts facts) {
        this.approvals = approvals;
        this.persons = persons;
        this.numbers = numbers;
        this.merges = merges;
        this.facts = facts;
    }

    @GetMapping("/quality/propose/{kind}")
    JteModel form(@PathVariable String kind, Page page, Session session) {
        QualityPages.officer(session);
        return new StaticTemplates()
                .qualityPropose(page, known(kind), ProposalWords.kind(kind, page), Map.of(), List.of());
    }

    @PostMapping("/quality/propose/{kind}")
    @Nullable
    ResponseEntity<JteModel> propose(
            @PathVariable String kind,
            @RequestParam Map<String, String> form,
            Page page,
            Session session,
            HttpServletResponse response) {
        Access access = Tasks.access(QualityPages.officer(session));
        try {
            send(known(kind), form, access);
        } catch (Rejection e) {
            if (e.refusal().status() >= 500) {
                throw e;
            }
            var error = new FieldError(place(e), page.say(e.vi(), e.en()));
            return ResponseEntity.status(e.refusal().status())
                    .body(new StaticTemplates()
                            .qualityPropose(page, kind, ProposalWords.kind(kind, page), form, List.of(error)));
        }
        Redirects.see(response, "/quality?done=proposed");
        return null;
    }

    private void send(String kind, Map<String, String> form, Access access) {
        PersonalNumber number = PersonalNumber.parse(form.getOrDefault("number", ""));
        String reason = form.getOrDefault("reason", "");
        String evidence = form.getOrDefault("evidence", "");
        if (kind.equals(Merges.UNMERGE)) {
            merges.proposeUnmerge(access, number, reason, evidence);
            return;
        }
        UUID person = persons.idOf(number)
                .orElseThrow(() -> persons.refused(
                        access, List.of(), List.of("number"), VIA, Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS)));
        if (kind.equals(Facts.REVIVAL)) {
            facts.proposeRevival(access, person, reason, evidence);
            return;
        }
        String place = form.getOrDefault("place", "").strip();
        numbers.propose(
                access,
                new Numbers.Change(
                        person,
                        Numbers.Ground.ofLetter(form.getOrDefault("ground", "")),
                        place.isEmpty() ? null : new AreaCode(place),
                        form.containsKey("asked"),
                        reason,
                        evidence,
                        null));
    }

    @GetMapping("/quality/proposals/{id}")
    ResponseEntity<JteModel> proposal(@PathVariable UUID id, Page page, Session session) {
        return show(id, List.of(), 200, page, QualityPages.officer(session));
    }

    @PostMapping("/quality/proposals/{id}")
    @Nullable
    ResponseEntity<JteModel> decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note,
            Page page,
            Session session,
            HttpServletResponse response) {
        Actor officer = QualityPages.officer(session);
        try {
            switch (decision) {
                case "approve" -> carryOut(officer, approvals.get(officer, id));
                case "refuse" -> approvals.refuse(officer, id, note);
                default -> throw Rejection.of(QualityError.CHOOSE);
            }
        } catch (Rejection e) {
            if (e.refusal().status() >= 500 || e.refusal().status() == 404) {
                throw e;
            }
            String place = e.details().containsKey("field") ? "note" : "decision";
            List<FieldError> errors = List.of(new FieldError(place, page.say(e.vi(), e.en())));
            return show(id, errors, e.refusal().status(), page, officer);
        }
        Redirects.see(response, "/quality?done=" + (decision.equals("approve") ? "approved" : "refused"));
        return null;
    }

    private void carryOut(Actor officer, Proposal proposal) {
        Access access = Tasks.access(officer);
        switch (proposal.kind()) {
            case Numbers.CHANGE -> numbers.decide(access, proposal.id());
            case Facts.REVIVAL -> facts.revive(access, proposal.id());
            case Merges.MERGE, Merges.UNMERGE -> merges.decide(access, proposal.id());
            default -> throw Rejection.of(SiteError.NOT_FOUND);
        }
    }

    private ResponseEntity<JteModel> show(UUID id, List<FieldError> errors, int status, Page page, Actor officer) {
        Proposal proposal = approvals.get(officer, id);
        List<PersonView> found = new ArrayList<>();
        ResponseEntity<?> answer = ResponseEntity.ok().build();
        for (String whom : List.of("person", "survivor", "gone")) {
            String person = proposal.what().path(whom).asString("");
            if (!person.isEmpty()) {
                Disclosed<Optional<PersonView>> one =
                        persons.find(Tasks.access(officer), UUID.fromString(person), Pair.COMPARED, VIA);
                one.value().ifPresent(found::add);
                answer = Answers.of(one);
            }
        }
        List<Pair> pairs = found.isEmpty() ? List.of() : Pair.of(found.getFirst(), List.of(found.getLast()), page);
        return ResponseEntity.status(status)
                .headers(answer.getHeaders())
                .body(new StaticTemplates()
                        .qualityProposal(
                                page,
                                proposal,
                                ProposalWords.kind(proposal.kind(), page),
                                pairs.isEmpty() ? null : pairs.getFirst(),
                                found.size(),
                                ProposalWords.facts(proposal, page),
                                proposal.proposedBy().equals(officer.id()),
                                errors));
    }

    private static String known(String kind) {
        if (!ProposalWords.FORMS.contains(kind)) {
            throw Rejection.of(SiteError.NOT_FOUND);
        }
        return kind;
    }

    private static String place(Rejection refused) {
        String field = refused.details().getOrDefault("field", "").toString();
        return switch (field) {
            case "reason", "evidence", "ground" -> field;
            default ->
                switch (refused.refusal()) {
                    case RegisterError.NUMBER_NOT_ASKED -> "asked";
                    case RegisterError.NUMBER_PLACE_MISSING -> "place";
                    default -> refused.refusal().id().startsWith("places.") ? "place" : "number";
                };
        };
    }
}
