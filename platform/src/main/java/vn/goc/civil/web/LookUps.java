package vn.goc.civil.web;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.goc.civil.Act;
import vn.goc.civil.Citizens;
import vn.goc.civil.Registrar;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.web.Answers;
import vn.goc.register.PersonView;
import vn.goc.site.FieldError;
import vn.goc.site.Page;

/** Looks up those whom a form names by number, so that the register answers instead of the officer typing. */
@Component
class LookUps {
    private final Citizens citizens;

    LookUps(Citizens citizens) {
        this.citizens = citizens;
    }

    /** Who was found, by the form's word for them: {@code mother}. */
    record Looked(
            Map<String, PersonView> people,
            List<FieldError> errors,
            @Nullable Disclosed<Optional<PersonView>> last) {
        /** The page, with the receipts of what it shows. */
        ResponseEntity<JteModel> answer(int status, JteModel page) {
            if (last == null) {
                return ResponseEntity.status(status).body(page);
            }
            ResponseEntity<JteModel> ok = Answers.of(last.map(found -> page));
            return ResponseEntity.status(status).headers(ok.getHeaders()).body(page);
        }
    }

    static Looked nobody() {
        return new Looked(Map.of(), List.of(), null);
    }

    Looked of(Registrar registrar, Typed typed, Act act, Page page, String... who) {
        Map<String, PersonView> people = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        Disclosed<Optional<PersonView>> last = null;
        for (String one : who) {
            String field = one + "-number";
            if (typed.has(field)) {
                PersonalNumber number = Typed.read(field, page, errors, () -> typed.number(field));
                if (number != null) {
                    last = citizens.find(registrar, typed.get("dossier"), act, number);
                    last.value().ifPresentOrElse(view -> people.put(one, view), () -> {
                        Rejection absent = Citizens.absent(one);
                        errors.add(new FieldError(field, page.say(absent.vi(), absent.en())));
                    });
                }
            }
        }
        return new Looked(people, errors, last);
    }
}
