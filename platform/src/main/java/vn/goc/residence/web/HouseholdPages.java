package vn.goc.residence.web;

import gg.jte.models.runtime.JteModel;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.residence.OwnHousehold;
import vn.goc.site.Page;
import vn.goc.site.Session;

/** “Hộ của tôi”. */
@Controller
class HouseholdPages {
    private final OwnHousehold household;

    HouseholdPages(OwnHousehold household) {
        this.household = household;
    }

    @GetMapping("/me/household")
    ResponseEntity<JteModel> household(Page page, Session session) {
        return Answers.of(household
                .of(session.requireCitizen().actor(), "page")
                .map(shown -> new StaticTemplates().residenceHousehold(page, shown.orElse(null))));
    }
}
