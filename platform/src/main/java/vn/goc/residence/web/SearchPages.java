package vn.goc.residence.web;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.KernelError;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Receipt;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.register.Field;
import vn.goc.register.Fields;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.residence.SearchPurposes;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;

/**
 * “Tra cứu”: an officer's question about a person. Only posted, never in an address; the answer is the answer to the post
 * and is kept nowhere.
 */
@Controller
class SearchPages {
    private static final String VIA = "page";

    private final Persons persons;

    SearchPages(Persons persons) {
        this.persons = persons;
    }

    @GetMapping("/desk/search")
    ResponseEntity<JteModel> form(Page page, Session session) {
        return ResponseEntity.ok(show(page, officer(session), SearchForm.blank(), List.of(), null));
    }

    @PostMapping("/desk/search")
    ResponseEntity<JteModel> search(@RequestParam MultiValueMap<String, String> posted, Page page, Session session) {
        Actor officer = officer(session);
        SearchForm form = SearchForm.of(posted);
        if (form.forged(officer)) {
            Rejection forged = persons.refused(
                    form.access(officer),
                    List.of(form.number()),
                    form.fields(),
                    VIA,
                    Rejection.of(RegisterError.PURPOSE_NOT_YOURS));
            return refused(page, officer, form, forged);
        }
        List<FieldError> gaps = form.gaps(page);
        if (!gaps.isEmpty()) {
            return ResponseEntity.unprocessableContent().body(show(page, officer, form, gaps, null));
        }
        try {
            List<String> mask = mask(form);
            Disclosed<List<PersonView>> answer = ask(form, mask, form.access(officer));
            List<String> receipts = answer.receipts().stream().map(Receipt::id).toList();
            ResponseEntity<JteModel> ok = Answers.of(answer.map(found -> {
                if (form.byNumber() && found.isEmpty()) {
                    return refused(page, officer, form, Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS), receipts);
                }
                List<Field> asked = mask.stream().map(Fields::get).toList();
                List<SearchOutcome.Found> people = found.stream()
                        .map(person -> new SearchOutcome.Found(Section.of(person, asked, page.vietnamese())))
                        .toList();
                return show(page, officer, form, List.of(), new SearchOutcome.Answer(people, receipts));
            }));
            int status = form.byNumber() && answer.value().isEmpty()
                    ? Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS)
                            .refusal()
                            .status()
                    : 200;
            return ResponseEntity.status(status).headers(ok.getHeaders()).body(ok.getBody());
        } catch (Rejection e) {
            if (!e.refusal().decides()) {
                throw e;
            }
            return refused(page, officer, form, e);
        }
    }

    private static ResponseEntity<JteModel> refused(Page page, Actor officer, SearchForm form, Rejection refusal) {
        return ResponseEntity.status(refusal.refusal().status()).body(refused(page, officer, form, refusal, List.of()));
    }

    /** At the input it belongs to; what reached the register also as the answer, with its id. */
    private static JteModel refused(
            Page page, Actor officer, SearchForm form, Rejection refusal, List<String> receipts) {
        String place = SearchForm.place(refusal);
        String text = page.say(refusal.vi(), refusal.en());
        List<FieldError> errors = place == null ? List.of() : List.of(new FieldError(place, text));
        boolean asked = !(refusal.refusal() instanceof KernelError);
        return show(
                page,
                officer,
                form,
                errors,
                asked ? new SearchOutcome.Refused(refusal.refusal().id(), text, receipts) : null);
    }

    private Disclosed<List<PersonView>> ask(SearchForm form, List<String> mask, Access access) {
        if (form.byNumber()) {
            Disclosed<Optional<PersonView>> one = form.oldNumber().isPresent()
                    ? persons.findByOldNumber(access, form.oldNumber().get(), mask, VIA)
                    : persons.find(access, form.personalNumber(), mask, VIA);
            return one.map(found -> found.map(List::of).orElse(List.of()));
        }
        return persons.query(access, form.query(), mask, VIA);
    }

    /** The fields ticked, in the order of a personal record; where one is none, all as sent, for the register to refuse. */
    private static List<String> mask(SearchForm form) {
        List<String> known = Fields.known(form.fields());
        return known.size() == form.fields().size() ? known : List.copyOf(form.fields());
    }

    private static Actor officer(Session session) {
        return session.requireRole("residence-officer").actor();
    }

    private static JteModel show(
            Page page, Actor officer, SearchForm form, List<FieldError> errors, @Nullable SearchOutcome outcome) {
        return new StaticTemplates().registerSearch(page, SearchPurposes.of(officer), form, errors, outcome);
    }
}
