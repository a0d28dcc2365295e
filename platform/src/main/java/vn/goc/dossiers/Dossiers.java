package vn.goc.dossiers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.ProcedureVersion.Paper;
import vn.goc.catalogue.Procedures;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.site.Session;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/** A citizen's dossiers: filing, following, completing, withdrawing. */
@Service
public class Dossiers {
    private static final int LONGEST_NOTE = 2000;
    private static final String CASE_KIND = "dossier";

    private final DossierStore store;
    private final DraftStore drafts;
    private final Attachments papers;
    private final FormRules rules;
    private final Procedures procedures;
    private final Offices offices;
    private final DueDays dueDays;
    private final Cases cases;
    private final People people;
    private final Progress progress;
    private final OnceOnly onceOnly;
    private final Letters letters;
    private final Tx tx;
    private final Clock clock;

    Dossiers(
            DossierStore store,
            DraftStore drafts,
            Attachments papers,
            FormRules rules,
            Procedures procedures,
            Offices offices,
            DueDays dueDays,
            Cases cases,
            People people,
            Progress progress,
            OnceOnly onceOnly,
            Letters letters,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.papers = papers;
        this.rules = rules;
        this.procedures = procedures;
        this.offices = offices;
        this.dueDays = dueDays;
        this.cases = cases;
        this.people = people;
        this.progress = progress;
        this.onceOnly = onceOnly;
        this.letters = letters;
        this.tx = tx;
        this.clock = clock;
    }

    /** A dossier with its thread and papers. */
    public record Whole(Dossier dossier, List<DossierEvent> events, List<Attachment> papers) {
        public Whole {
            events = List.copyOf(events);
            papers = List.copyOf(papers);
        }

        /** The last event of a kind. */
        public Optional<DossierEvent> last(Deed deed) {
            return events.reversed().stream()
                    .filter(event -> event.deed() == deed)
                    .findFirst();
        }
    }

    /** A file a citizen sends with an answer. */
    public record Sent(String name, byte[] content) {}

    /**
     * Files a draft: the dossier gets its code and status 1, its case is open for the receiving office, no clock runs.
     *
     * @param token once-only token of the form
     * @param declared whether the citizen declared the answers to be true
     * @return the code; the same again when the form or the draft was filed before
     * @throws Rejection dossiers.declare-first, dossiers.incomplete, dossiers.already-open, dossiers.draft-unknown, and
     *     places.* when the commune is none today
     */
    public String file(Session session, UUID draftId, String token, boolean declared) {
        Actor citizen = session.requireCitizen().actor();
        return tx.write(
                citizen,
                () -> onceOnly.run(citizen.id(), token, () -> {
                    Optional<Dossier> filed =
                            store.findById(draftId).filter(d -> d.owner().equals(citizen.id()));
                    if (filed.isPresent()) {
                        return filed.get().code();
                    }
                    Draft draft = drafts.lock(citizen.id(), draftId)
                            .orElseThrow(() -> Rejection.of(DossiersError.DRAFT_UNKNOWN));
                    if (!declared) {
                        throw Rejection.of(DossiersError.DECLARE_FIRST);
                    }
                    return file(session, draft);
                }));
    }

    private String file(Session session, Draft draft) {
        UUID owner = draft.owner();
        ProcedureVersion version = procedures.version(draft.procedure(), draft.version());
        rules.requireComplete(version, draft.answers(), papers.list(draft.id()));
        store.findOpen(owner, draft.procedure()).ifPresent(open -> {
            throw Rejection.of(DossiersError.ALREADY_OPEN).with("code", open.code());
        });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
        AreaCode commune = new AreaCode(draft.answers().commune());
        String unit = offices.code(commune, today);
        String code = Offices.dossierCode(unit, today, store.serial(unit, today));
        var dossier = new Dossier(
                draft.id(),
                code,
                draft.procedure(),
                draft.version(),
                owner,
                session.name(),
                Status.FILED,
                1,
                unit,
                commune.digits(),
                draft.answers(),
                0,
                now,
                now,
                null,
                null,
                null);
        store.add(dossier);
        progress.event(dossier, Deed.FILE, session, null, Map.of(), now);
        cases.open(code, CASE_KIND, unit, people.concerned(draft.answers()));
        drafts.drop(owner, draft.id());
        letters.send(dossier, Deed.FILE, null);
        return code;
    }

    public List<Dossier> list(Session session) {
        Actor citizen = session.requireCitizen().actor();
        return tx.read(citizen, () -> store.listOf(citizen.id()));
    }

    /** @throws Rejection dossiers.unknown, also for another's */
    public Whole get(Session session, String code) {
        Actor citizen = session.requireCitizen().actor();
        return tx.read(citizen, () -> whole(own(citizen, store.find(code))));
    }

    /**
     * Answers a request for a supplement. One not accepted yet is checked anew; one accepted goes on with a new due day.
     *
     * @param note what the citizen writes with it; may be empty
     * @param files at least one
     * @throws Rejection dossiers.paper-needed, dossiers.not-now, upload.*, dossiers.papers-full
     */
    public String complete(Session session, String code, String token, String note, List<Sent> files) {
        Actor citizen = session.requireCitizen().actor();
        Dossier found = get(session, code).dossier();
        ProcedureVersion version = procedures.version(found.procedure(), found.version());
        Paper paper = version.papers().getFirst();
        List<Attachments.Fit> fit = new ArrayList<>();
        for (Sent file : files) {
            fit.add(papers.examine(paper, new Attachments.Sent(file.name(), file.content())));
        }
        return tx.write(
                citizen,
                () -> onceOnly.run(citizen.id(), token, () -> {
                    Dossier before = own(citizen, store.lock(code));
                    if (fit.isEmpty()) {
                        throw Rejection.of(DossiersError.PAPER_NEEDED);
                    }
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    boolean running = before.acceptedAt() != null;
                    var change = new Progress.Change(
                            running ? Status.PROCESSING : null, now, running ? dueDays.of(version, now) : null, false);
                    String text = note.strip();
                    progress.advance(
                            before,
                            Deed.ANSWER,
                            session,
                            text.isEmpty() ? null : text.substring(0, Math.min(text.length(), LONGEST_NOTE)),
                            Map.of("files", Integer.toString(fit.size())),
                            change);
                    fit.forEach(file ->
                            papers.keep(before.id(), paper, paper.kinds().getFirst(), file));
                    return code;
                }));
    }

    /** Withdraws a dossier that is not decided yet; nothing of it takes effect. */
    public String withdraw(Session session, String code, String token) {
        Actor citizen = session.requireCitizen().actor();
        return tx.write(
                citizen,
                () -> onceOnly.run(citizen.id(), token, () -> {
                    Dossier before = own(citizen, store.lock(code));
                    progress.advance(before, Deed.WITHDRAW, session, null, Map.of(), Progress.Change.stopping());
                    return code;
                }));
    }

    /** One of the citizen's papers with its content. */
    public Attached paper(Session session, String code, UUID paper) {
        Actor citizen = session.requireCitizen().actor();
        return tx.read(citizen, () -> attached(own(citizen, store.find(code)), paper));
    }

    /** A paper to be given out. */
    public record Attached(Attachment paper, byte[] content) {}

    Attached attached(Dossier dossier, UUID paper) {
        Attachment found = papers.list(dossier.id()).stream()
                .filter(kept -> kept.id().equals(paper))
                .findFirst()
                .orElseThrow(() -> Rejection.of(DossiersError.PAPER_UNKNOWN));
        return new Attached(found, papers.content(dossier.id(), paper));
    }

    Whole whole(Dossier dossier) {
        return new Whole(dossier, store.events(dossier.id()), papers.list(dossier.id()));
    }

    private static Dossier own(Actor citizen, Optional<Dossier> found) {
        return found.filter(dossier -> dossier.owner().equals(citizen.id()))
                .orElseThrow(() -> Rejection.of(DossiersError.UNKNOWN));
    }
}
