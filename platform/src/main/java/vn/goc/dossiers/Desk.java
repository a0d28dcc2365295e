package vn.goc.dossiers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.Procedures;
import vn.goc.kernel.Access;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.law.Rule;
import vn.goc.ledger.Disclosed;
import vn.goc.places.Addresses;
import vn.goc.register.PersonView;
import vn.goc.residence.Household;
import vn.goc.residence.Move;
import vn.goc.residence.Residences;
import vn.goc.site.Session;
import vn.goc.site.Tx;

/** The officer's desk (bộ phận giải quyết): the queue of their commune, one dossier with its checks, the decision. */
@Service
public class Desk {
    /** Rows of a page of the queue. */
    public static final int PAGE = 20;

    private static final int LEAST_REASON = 10;
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_SEARCH = 60;

    private final DossierStore store;
    private final QueueStore queue;
    private final Dossiers dossiers;
    private final Procedures procedures;
    private final People people;
    private final Checks checks;
    private final DueDays dueDays;
    private final Progress progress;
    private final OnceOnly onceOnly;
    private final Residences residences;
    private final Addresses addresses;
    private final Offices offices;
    private final Tx tx;
    private final Clock clock;

    Desk(
            DossierStore store,
            QueueStore queue,
            Dossiers dossiers,
            Procedures procedures,
            People people,
            Checks checks,
            DueDays dueDays,
            Progress progress,
            OnceOnly onceOnly,
            Residences residences,
            Addresses addresses,
            Offices offices,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.queue = queue;
        this.dossiers = dossiers;
        this.procedures = procedures;
        this.people = people;
        this.checks = checks;
        this.dueDays = dueDays;
        this.progress = progress;
        this.onceOnly = onceOnly;
        this.residences = residences;
        this.addresses = addresses;
        this.offices = offices;
        this.tx = tx;
        this.clock = clock;
    }

    /** One line of the queue. */
    public record Row(
            String code,
            String name,
            String procedure,
            int version,
            Status status,
            Instant filedAt,
            @Nullable LocalDate dueOn) {}

    /** How many stand under each filter. */
    public record Counts(long open, long late, long today, long fresh, long running, long waiting, long closed) {}

    /** One page of the queue. */
    public record Queue(List<Row> rows, long total, Counts counts) {}

    /**
     * A dossier before its officer.
     *
     * @param movers what the register says now of each mover; empty once the case is closed
     * @param head what it says of the head joined; null where none is joined or the case is closed
     */
    public record Opened(
            Dossiers.Whole whole,
            List<Disclosed<Optional<PersonView>>> movers,
            @Nullable Disclosed<Optional<PersonView>> head,
            List<Check> checks,
            List<Option> options) {}

    /**
     * One decision.
     *
     * @param closedVi why it cannot be taken now; null when it can
     */
    public record Option(
            Deed deed, @Nullable String closedVi, @Nullable String closedEn) {
        public boolean open() {
            return closedVi == null;
        }
    }

    /**
     * The queue of the officer's commune, by due day.
     *
     * @param filter {@code open late today new running waiting closed}
     * @param text beginning of a code, or part of a name; empty for all
     * @param page from 1
     */
    public Queue queue(Session session, String filter, String text, int page) {
        String commune = commune(session);
        String typed = text.strip();
        String short60 = typed.length() > LONGEST_SEARCH ? typed.substring(0, LONGEST_SEARCH) : typed;
        String pattern = short60.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return tx.read(
                session.actor(),
                () -> new Queue(
                        queue.list(commune, filter, pattern, people.today(), PAGE, (page - 1) * PAGE),
                        queue.count(commune, filter, pattern, people.today()),
                        queue.counts(commune, people.today())));
    }

    /** How many wait for this officer's commune. */
    public int open(Session session) {
        String area = session.actor().area();
        return area == null ? 0 : tx.read(session.actor(), () -> queue.open(area));
    }

    /** @throws Rejection dossiers.unknown, also for one of another commune */
    public Dossiers.Whole get(Session session, String code) {
        return tx.read(session.actor(), () -> dossiers.whole(mine(session, store.find(code))));
    }

    /** Opens a dossier: while its case is live the officer is shown the people it concerns, each journaled. */
    public Opened open(Session session, String code) {
        Dossiers.Whole whole = get(session, code);
        Dossier dossier = whole.dossier();
        ProcedureVersion version = procedures.version(dossier.procedure(), dossier.version());
        if (dossier.closedAt() != null) {
            return new Opened(whole, List.of(), null, List.of(), List.of());
        }
        List<Disclosed<Optional<PersonView>>> movers = new ArrayList<>();
        for (Answers.Mover mover : dossier.answers().movers()) {
            movers.add(people.mover(session, version, dossier, mover.person()));
        }
        Disclosed<Optional<PersonView>> head =
                dossier.answers().joins() ? people.head(session, version, dossier) : null;
        List<Check> found = checks.run(
                dossier,
                version,
                movers.stream().map(Disclosed::value).toList(),
                head == null ? Optional.empty() : head.value(),
                whole.papers());
        return new Opened(whole, List.copyOf(movers), head, found, options(dossier, version, found));
    }

    /**
     * Takes a decision on the revision the officer saw.
     *
     * @param deed ACCEPT, ASK_SUPPLEMENT, REFUSE, APPROVE or STOP
     * @param note the reason, for all but ACCEPT and APPROVE
     * @return code of the dossier to go on with, or an empty text when the queue is done
     * @throws Rejection dossiers.decided-by-another, dossiers.not-now, dossiers.supplement-only-once,
     *     dossiers.reason-needed, dossiers.check-failed, and what the register refuses
     */
    public String decide(Session session, String code, int revision, Deed deed, String note, String token) {
        Opened seen = deed == Deed.APPROVE ? open(session, code) : null;
        Collection<UUID> persons = seen == null
                ? List.of()
                : people.concerned(seen.whole().dossier().answers());
        return tx.write(
                session.actor(),
                persons,
                () -> onceOnly.run(session.actor().id(), token, () -> {
                    Dossier before = mine(session, store.lock(code));
                    if (before.revision() != revision) {
                        throw progress.decidedByAnother(before);
                    }
                    ProcedureVersion version = procedures.version(before.procedure(), before.version());
                    switch (deed) {
                        case ACCEPT -> accept(session, before, version);
                        case ASK_SUPPLEMENT -> askSupplement(session, before, version, reason(note));
                        case REFUSE, STOP ->
                            progress.advance(
                                    before, deed, session, reason(note), facts(before), Progress.Change.stopping());
                        case APPROVE -> approve(session, before, version, seen == null ? List.of() : seen.checks());
                        case FILE, HAND_OVER, ANSWER, WITHDRAW, RETURN ->
                            throw Rejection.of(DossiersError.CHOOSE_DECISION);
                    }
                    return queue.next(before.commune(), code).orElse("");
                }));
    }

    /** A paper of a dossier of the officer's commune. */
    public Dossiers.Attached paper(Session session, String code, UUID paper) {
        return tx.read(session.actor(), () -> dossiers.attached(mine(session, store.find(code)), paper));
    }

    private void accept(Session session, Dossier before, ProcedureVersion version) {
        Dossier.DueDay due = dueDays.of(version, before.completeAt());
        Map<String, String> facts = new java.util.HashMap<>(facts(before));
        facts.put("due", due.day().toString());
        facts.put("earliest", due.earliest().toString());
        facts.put("unconfirmed", Boolean.toString(due.unconfirmed()));
        facts.put("period", due.periodVi());
        facts.put("article", due.articleVi());
        Dossier accepted =
                progress.advance(before, Deed.ACCEPT, session, null, Map.copyOf(facts), Progress.Change.clock(due));
        progress.advance(accepted, Deed.HAND_OVER, session, null, Map.of(), Progress.Change.NONE);
    }

    private void askSupplement(Session session, Dossier before, ProcedureVersion version, String note) {
        Rule once = dueDays.supplements(version, clock.instant());
        if (before.supplements() >= once.number()) {
            throw Rejection.of(DossiersError.SUPPLEMENT_ONLY_ONCE);
        }
        progress.advance(before, Deed.ASK_SUPPLEMENT, session, note, facts(before), Progress.Change.stopping());
    }

    /** The change and the decision are one transaction: a refusal of the register undoes both. */
    private void approve(Session session, Dossier before, ProcedureVersion version, List<Check> found) {
        if (Deed.APPROVE.from(before.status()).isPresent()) {
            if (found.stream().anyMatch(check -> check.level() == Check.Level.BAD)) {
                throw Rejection.of(DossiersError.CHECK_FAILED);
            }
            Access access = People.access(session.actor(), version, before);
            residences.move(access, move(before, version));
        }
        progress.advance(before, Deed.APPROVE, session, null, facts(before), Progress.Change.NONE);
    }

    private Move move(Dossier dossier, ProcedureVersion version) {
        Answers answers = dossier.answers();
        LocalDate today = people.today();
        UUID address;
        Move.Target target;
        if (answers.joins()) {
            Household household =
                    people.headOf(answers).flatMap(people::householdOf).orElseThrow();
            address = household.address();
            target = new Move.JoinHousehold(household.code());
        } else {
            address = addresses.add(new AreaCode(answers.commune()), today, answers.line());
            target = new Move.NewHousehold(answers.movers().stream()
                    .filter(mover -> mover.relation().equals(Answers.HEAD))
                    .findFirst()
                    .orElseThrow()
                    .person());
        }
        return new Move(
                related(answers.movers()),
                address,
                target,
                today,
                dossier.code(),
                "CT01 " + dossier.code(),
                version.basis().vi(),
                related(answers.staying()));
    }

    private static List<Move.Mover> related(List<Answers.Mover> people) {
        return people.stream()
                .map(mover -> new Move.Mover(mover.person(), mover.relation()))
                .toList();
    }

    private List<Option> options(Dossier dossier, ProcedureVersion version, List<Check> found) {
        Rule once = dueDays.supplements(version, clock.instant());
        List<Option> options = new ArrayList<>();
        for (Deed deed : List.of(Deed.ACCEPT, Deed.APPROVE, Deed.ASK_SUPPLEMENT, Deed.REFUSE, Deed.STOP)) {
            if (deed.from(dossier.status()).isEmpty()) {
                boolean later = deed == Deed.APPROVE || dossier.status() == Status.SUPPLEMENT;
                if (later) {
                    options.add(new Option(deed, closedVi(dossier), closedEn(dossier)));
                }
            } else if (deed == Deed.ASK_SUPPLEMENT && dossier.supplements() >= once.number()) {
                options.add(new Option(
                        deed, "Đã dùng một lần. " + once.articleVi(), "Used once already. " + once.articleEn()));
            } else if (deed == Deed.APPROVE && found.stream().anyMatch(c -> c.level() == Check.Level.BAD)) {
                options.add(new Option(deed, "Có kiểm tra chưa đạt ở trên", "A check above failed"));
            } else {
                options.add(new Option(deed, null, null));
            }
        }
        return List.copyOf(options);
    }

    private static String closedVi(Dossier dossier) {
        return dossier.status() == Status.SUPPLEMENT ? "Đang chờ người nộp bổ sung" : "Tiếp nhận trước, rồi duyệt";
    }

    private static String closedEn(Dossier dossier) {
        return dossier.status() == Status.SUPPLEMENT
                ? "Waiting for the applicant’s supplement"
                : "Accept first, then approve";
    }

    /** What a slip of this moment says of the office. */
    private Map<String, String> facts(Dossier dossier) {
        var commune = new AreaCode(dossier.commune());
        LocalDate today = people.today();
        return Map.of("office", offices.name(commune, today), "province", offices.province(commune, today));
    }

    private static String reason(String note) {
        String text = note.strip();
        if (text.length() < LEAST_REASON || text.length() > LONGEST_REASON) {
            throw Rejection.of(DossiersError.REASON_NEEDED);
        }
        return text;
    }

    private static String commune(Session session) {
        String area = session.requireRole("residence-officer").actor().area();
        if (area == null) {
            throw Rejection.of(vn.goc.site.SiteError.NOT_YOURS);
        }
        return area;
    }

    private Dossier mine(Session session, Optional<Dossier> found) {
        String commune = commune(session);
        return found.filter(dossier -> dossier.commune().equals(commune))
                .filter(dossier -> procedures
                        .version(dossier.procedure(), dossier.version())
                        .decides()
                        .equals(session.actor().role()))
                .orElseThrow(() -> Rejection.of(DossiersError.UNKNOWN));
    }
}
