package vn.goc.exchange.web;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.exchange.Agreement;
import vn.goc.exchange.Agreements;
import vn.goc.exchange.Call;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.Texts;

/** The console of an agency's engineer: agreements, calls, refusals. */
@Controller
class AgencyPages {
    private static final int ROWS = 50;

    private final Agreements agreements;
    private final Clock clock;

    AgencyPages(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    @GetMapping("/agency")
    JteModel console(
            @RequestParam(defaultValue = "false") boolean refused,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Page page,
            Session session) {
        String agency = session.requireRole("agency-engineer").actor().agency();
        List<Agreement> own = agreements.list(agency == null ? "" : agency);
        List<Call> calls = agreements.calls(agency == null ? "" : agency, before, refused, ROWS);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        return new StaticTemplates().exchangeAgency(page, own, calls, today, refused, calls.size() == ROWS);
    }
}
