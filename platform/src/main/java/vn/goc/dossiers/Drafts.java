package vn.goc.dossiers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.Procedures;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Session;
import vn.goc.site.Tx;

/** Forms being written. Each step is saved as it is answered, so that a citizen goes on where they stopped. */
@Service
public class Drafts {
    private final DraftStore store;
    private final Attachments papers;
    private final Procedures procedures;
    private final DossierSettings settings;
    private final Tx tx;
    private final Clock clock;

    Drafts(DraftStore store, Attachments papers, Procedures procedures, DossierSettings settings, Tx tx, Clock clock) {
        this.store = store;
        this.papers = papers;
        this.procedures = procedures;
        this.settings = settings;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * Begins a form under the version in force today, or goes on with the one begun before.
     *
     * @throws Rejection catalogue.unknown-procedure, catalogue.not-in-force, dossiers.too-many-drafts
     */
    public Draft start(Session session, String procedure) {
        Actor citizen = session.requireCitizen().actor();
        ProcedureVersion version = procedures.current(procedure);
        return tx.write(citizen, () -> {
            List<Draft> mine = store.list(citizen.id());
            for (Draft draft : mine) {
                if (draft.procedure().equals(procedure) && draft.version() == version.version()) {
                    return draft;
                }
            }
            if (mine.size() >= settings.mostDrafts()) {
                throw Rejection.of(DossiersError.TOO_MANY_DRAFTS).with("most", settings.mostDrafts());
            }
            Instant now = clock.instant();
            var draft =
                    new Draft(UUID.randomUUID(), citizen.id(), procedure, version.version(), Answers.none(), now, now);
            store.add(draft);
            return draft;
        });
    }

    public List<Draft> list(Session session) {
        Actor citizen = session.requireCitizen().actor();
        return tx.read(citizen, () -> store.list(citizen.id()));
    }

    /** @throws Rejection dossiers.draft-unknown, also for another's */
    public Draft get(Session session, UUID id) {
        Actor citizen = session.requireCitizen().actor();
        return tx.read(citizen, () -> found(citizen, id));
    }

    /** Saves answers; what they say is checked before, step by step. */
    public Draft save(Session session, UUID id, UnaryOperator<Answers> change) {
        Actor citizen = session.requireCitizen().actor();
        return tx.write(citizen, () -> {
            Draft draft = store.lock(citizen.id(), id).orElseThrow(() -> Rejection.of(DossiersError.DRAFT_UNKNOWN));
            store.save(citizen.id(), id, change.apply(draft.answers()), clock.instant());
            return found(citizen, id);
        });
    }

    public void discard(Session session, UUID id) {
        Actor citizen = session.requireCitizen().actor();
        tx.write(citizen, () -> {
            found(citizen, id);
            store.drop(citizen.id(), id);
            store.dropPapers(id);
            return null;
        });
    }

    /**
     * Adds a paper to the draft.
     *
     * @param name as the browser sent it, any text
     * @param kind code of the list {@code document}
     * @throws Rejection upload.*, dossiers.paper-unknown, dossiers.papers-full, dossiers.draft-unknown
     */
    public Attachment attach(Session session, UUID id, String paper, String kind, String name, byte[] content) {
        Actor citizen = session.requireCitizen().actor();
        Draft draft = get(session, id);
        ProcedureVersion.Paper wanted =
                Attachments.paper(procedures.version(draft.procedure(), draft.version()), paper);
        Attachments.Fit fit = papers.examine(wanted, new Attachments.Sent(name, content));
        return tx.write(citizen, () -> {
            requireDraft(citizen.id(), id);
            return papers.keep(id, wanted, kind, fit);
        });
    }

    private void requireDraft(UUID citizen, UUID id) {
        if (store.lock(citizen, id).isEmpty()) {
            throw Rejection.of(DossiersError.DRAFT_UNKNOWN);
        }
    }

    public void detach(Session session, UUID id, UUID paper) {
        Actor citizen = session.requireCitizen().actor();
        tx.write(citizen, () -> {
            requireDraft(citizen.id(), id);
            papers.drop(id, paper);
            return null;
        });
    }

    public List<Attachment> papers(Session session, UUID id) {
        Actor citizen = session.requireCitizen().actor();
        return tx.read(citizen, () -> papers.list(found(citizen, id).id()));
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void purge() {
        Instant before = clock.instant().minus(Duration.ofDays(settings.draftDays()));
        tx.write(Actor.system(), () -> {
            for (DraftStore.Stale stale : store.stale(before)) {
                store.drop(stale.owner(), stale.id());
                store.dropPapers(stale.id());
            }
            return null;
        });
    }

    private Draft found(Actor citizen, UUID id) {
        return store.find(citizen.id(), id).orElseThrow(() -> Rejection.of(DossiersError.DRAFT_UNKNOWN));
    }
}
