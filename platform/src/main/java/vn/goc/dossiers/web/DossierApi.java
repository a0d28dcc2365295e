package vn.goc.dossiers.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.dossiers.Dossier;
import vn.goc.dossiers.Dossiers;
import vn.goc.dossiers.Slips;
import vn.goc.kernel.Actor;
import vn.goc.dossiers.Desk;
import vn.goc.site.Session;

/** A dossier as JSON, for its owner and its officer. */
@RestController
class DossierApi {
    private final Dossiers dossiers;
    private final Desk desk;

    DossierApi(Dossiers dossiers, Desk desk) {
        this.dossiers = dossiers;
        this.desk = desk;
    }

    /**
     * Where a dossier stands.
     *
     * @param status 1–10, the national code
     * @param due null while no clock runs
     */
    record Stand(
            String code,
            String procedure,
            int version,
            int status,
            String statusVi,
            String statusEn,
            int revision,
            Instant filedAt,
            @Nullable Instant acceptedAt,
            @Nullable Due due,
            List<Event> events,
            List<String> slips) {}

    /** @param unconfirmed whether it rests on a day of the calendar not confirmed yet; then {@code earliest} is the other day */
    record Due(LocalDate day, boolean unconfirmed, LocalDate earliest, String rule, String article) {}

    /** One step of the thread; officers appear by their unit. */
    record Event(int no, Instant at, String deed, int status, String by, @Nullable String note) {}

    @GetMapping("/api/dossiers/{code}")
    Stand get(Session session, @PathVariable String code) {
        Dossiers.Whole whole =
                session.actor().kind() == Actor.Kind.CITIZEN ? dossiers.get(session, code) : desk.get(session, code);
        Dossier dossier = whole.dossier();
        Dossier.DueDay due = dossier.due();
        return new Stand(
                dossier.code(),
                dossier.procedure(),
                dossier.version(),
                dossier.status().code(),
                dossier.status().shown(true),
                dossier.status().shown(false),
                dossier.revision(),
                dossier.filedAt(),
                dossier.acceptedAt(),
                due == null
                        ? null
                        : new Due(due.day(), due.unconfirmed(), due.earliest(), due.rule(), due.articleVi()),
                whole.events().stream()
                        .map(e -> new Event(
                                e.no(), e.at(), e.deed().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                                e.status().code(), e.unit() == null ? e.actorName() : e.unit(), e.note()))
                        .toList(),
                Slips.issued(whole));
    }
}
