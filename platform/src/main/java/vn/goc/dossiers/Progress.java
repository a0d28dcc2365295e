package vn.goc.dossiers;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.site.Session;
import vn.goc.site.Texts;

/** Carries a dossier one deed further, in the caller's transaction: state, thread, case and notice, or nothing of it. */
@Component
class Progress {
    private final DossierStore store;
    private final Cases cases;
    private final Letters letters;
    private final Clock clock;

    Progress(DossierStore store, Cases cases, Letters letters, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.letters = letters;
        this.clock = clock;
    }

    /** What else changes with a deed; null keeps what is there. */
    record Change(
            @Nullable Status status, @Nullable Instant completeAt, Dossier.@Nullable DueDay due, boolean stopsClock) {
        static final Change NONE = new Change(null, null, null, false);

        static Change clock(Dossier.DueDay due) {
            return new Change(null, null, due, false);
        }

        static Change stopping() {
            return new Change(null, null, null, true);
        }
    }

    /**
     * Does it.
     *
     * @param before as locked in this transaction
     * @param note what the other side reads; null for nothing
     * @param facts what a slip of this moment shows
     * @throws Rejection dossiers.not-now
     */
    Dossier advance(
            Dossier before, Deed deed, Session by, @Nullable String note, Map<String, String> facts, Change change) {
        Status leads = deed.from(before.status()).orElseThrow(() -> notNow(before, deed));
        Status status = change.status() == null ? leads : change.status();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean ends = status.ended();
        Dossier after = new Dossier(
                before.id(),
                before.code(),
                before.procedure(),
                before.version(),
                before.owner(),
                before.ownerName(),
                status,
                before.revision() + 1,
                before.unit(),
                before.commune(),
                before.answers(),
                before.supplements() + (deed == Deed.ASK_SUPPLEMENT ? 1 : 0),
                before.filedAt(),
                change.completeAt() == null ? before.completeAt() : change.completeAt(),
                deed == Deed.ACCEPT ? now : before.acceptedAt(),
                change.stopsClock() ? null : change.due() == null ? before.due() : change.due(),
                ends ? now : null);
        if (!store.advance(after, before.revision())) {
            throw decidedByAnother(before);
        }
        event(after, deed, by, note, facts, now);
        if (ends) {
            cases.close(after.code());
        }
        letters.send(after, deed, note);
        return after;
    }

    void event(Dossier dossier, Deed deed, Session by, @Nullable String note, Map<String, String> facts, Instant at) {
        store.addEvent(
                dossier.id(),
                new DossierEvent(
                        dossier.revision(),
                        at,
                        deed,
                        dossier.status(),
                        by.actor().kind().name().toLowerCase(java.util.Locale.ROOT),
                        by.actor().id(),
                        by.name(),
                        by.actor().unit(),
                        note,
                        facts));
    }

    /** Told to whoever comes second: who was first, and what they did. */
    Rejection decidedByAnother(Dossier dossier) {
        List<DossierEvent> events = store.events(dossier.id());
        DossierEvent last = events.getLast();
        return Rejection.of(DossiersError.DECIDED_BY_ANOTHER)
                .with("who", last.actorName())
                .with("deed", last.deed().shown(true))
                .with("deedEn", last.deed().shown(false))
                .with("at", Texts.time(last.at()));
    }

    private static Rejection notNow(Dossier dossier, Deed deed) {
        return Rejection.of(DossiersError.NOT_NOW)
                .with("status", dossier.status().shown(true))
                .with("deed", deed.shown(true))
                .with("statusEn", dossier.status().shown(false))
                .with("deedEn", deed.shown(false));
    }
}
