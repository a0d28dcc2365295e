package vn.goc.dossiers.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.catalogue.Procedures;
import vn.goc.dossiers.Deed;
import vn.goc.dossiers.Dossier;
import vn.goc.dossiers.Dossiers;
import vn.goc.dossiers.Drafts;
import vn.goc.dossiers.Status;
import vn.goc.ledger.Tracker;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/** The first page: for visitors what the house is, for citizens what they must do, staff are sent to their work. */
@RestController
class HomePages {
    private static final int LOOKED_AT = 3;
    private static final int LINES_READ = 30;
    private static final int DOSSIERS_SHOWN = 5;

    private final Dossiers dossiers;
    private final Drafts drafts;
    private final Procedures procedures;
    private final Tracker tracker;
    private final Shown shown;
    private final Clock clock;

    HomePages(Dossiers dossiers, Drafts drafts, Procedures procedures, Tracker tracker, Shown shown, Clock clock) {
        this.dossiers = dossiers;
        this.drafts = drafts;
        this.procedures = procedures;
        this.tracker = tracker;
        this.shown = shown;
        this.clock = clock;
    }

    @GetMapping("/")
    @Nullable
    JteModel home(Page page, Optional<Session> session, HttpServletResponse response) {
        return switch (page.audience()) {
            case "citizen" -> citizen(page, session.orElseThrow());
            case "officer" -> go(response, "/desk");
            case "registrar" -> go(response, "/civil");
            case "leader" -> go(response, "/map");
            case "operator" -> go(response, "/ops");
            case "agency" -> go(response, "/agency");
            default -> new StaticTemplates().siteHome(page);
        };
    }

    private static @Nullable JteModel go(HttpServletResponse response, String place) {
        Redirects.see(response, place);
        return null;
    }

    private JteModel citizen(Page page, Session session) {
        List<Dossier> all = dossiers.list(session);
        List<Shown.Todo> todo = all.stream()
                .filter(dossier -> dossier.status() == Status.SUPPLEMENT)
                .map(dossier -> todo(page, session, dossier))
                .toList();
        Set<String> once = new HashSet<>();
        List<Tracker.Line> seen = tracker.list(session.actor().id(), clock.instant(), LINES_READ).stream()
                .filter(line -> !line.own())
                .filter(line -> once.add(line.unit() + "|" + line.purpose() + "|" + line.caseCode()))
                .limit(LOOKED_AT)
                .toList();
        return new StaticTemplates()
                .dossiersHome(
                        page,
                        session.name(),
                        shown.today(),
                        todo,
                        drafts.list(session),
                        all.stream().limit(DOSSIERS_SHOWN).toList(),
                        (code, version) ->
                                procedures.version(code, version).name().shown(page.vietnamese()),
                        dossier -> shown.term(page, dossier),
                        procedures.search(""),
                        seen,
                        tracker.count(session.actor().id()));
    }

    private Shown.Todo todo(Page page, Session session, Dossier dossier) {
        String why = dossiers.get(session, dossier.code())
                .last(Deed.ASK_SUPPLEMENT)
                .map(event -> event.note() == null ? "" : event.note())
                .orElse("");
        String name = procedures
                .version(dossier.procedure(), dossier.version())
                .name()
                .shown(page.vietnamese());
        return new Shown.Todo(dossier.code(), name + page.say(": bổ sung hồ sơ", ": send the supplement"), why);
    }
}
