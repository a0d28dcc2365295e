package vn.goc.approvals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Tx;

/**
 * Proposes and decides. The room whose act it is checks rights over persons before it calls; here it is only held that two
 * officers of one line of agencies were needed, which the database holds too.
 */
@Service
public class Approvals {
    /** How long a proposal waits; the house's own rule, no law's. */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_EVIDENCE = 200;
    private static final int MOST_LISTED = 100;

    private final ApprovalStore store;
    private final Clock clock;
    private final Tx tx;

    Approvals(ApprovalStore store, Clock clock, Tx tx) {
        this.store = store;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * @param kind of act
     * @param what its parameters
     * @param reason 1–1,000 characters
     * @param evidence 1–200 characters: what was shown, or a file's SHA-256
     * @throws Rejection {@code approvals.not-an-officer}, {@code text-missing}
     */
    public UUID propose(Actor actor, String kind, ObjectNode what, String reason, String evidence) {
        String agency = agency(actor);
        require("reason", reason, LONGEST_REASON);
        require("evidence", evidence, LONGEST_EVIDENCE);
        Instant now = clock.instant();
        var proposal = new Proposal(
                UUID.randomUUID(),
                kind,
                what,
                reason.strip(),
                evidence.strip(),
                agency,
                actor.unit(),
                actor.id(),
                now,
                now.plus(OPEN_FOR),
                Proposal.State.OPEN,
                null,
                null,
                null);
        return tx.write(actor, () -> {
            store.add(proposal);
            return proposal.id();
        });
    }

    /**
     * Approves, in the transaction that then does the act: if the act fails, the proposal is open as before.
     *
     * @throws Rejection {@code approvals.unknown}, {@code decided}, {@code too-late}, {@code own-proposal}
     */
    public Proposal approve(Actor actor, UUID id, String kind) {
        return tx.write(actor, () -> {
            Proposal proposal = waiting(actor, id);
            if (!proposal.kind().equals(kind)) {
                throw Rejection.of(ApprovalsError.UNKNOWN);
            }
            if (proposal.proposedBy().equals(actor.id())) {
                throw Rejection.of(ApprovalsError.OWN_PROPOSAL);
            }
            store.decide(id, Proposal.State.APPROVED, actor.id(), clock.instant(), "");
            return proposal;
        });
    }

    /** Says no, or, by the one who proposed it, takes it back. */
    public Proposal refuse(Actor actor, UUID id, String note) {
        require("note", note, LONGEST_REASON);
        return tx.write(actor, () -> {
            Proposal proposal = waiting(actor, id);
            boolean own = proposal.proposedBy().equals(actor.id());
            store.decide(
                    id,
                    own ? Proposal.State.WITHDRAWN : Proposal.State.REFUSED,
                    actor.id(),
                    clock.instant(),
                    note.strip());
            return proposal;
        });
    }

    /** One that the actor's office may decide, whatever its state. */
    public Proposal get(Actor actor, UUID id) {
        return tx.read(actor, () -> store.find(id))
                .filter(proposal -> above(agency(actor), proposal.agency()))
                .orElseThrow(() -> Rejection.of(ApprovalsError.UNKNOWN));
    }

    /** What waits in the actor's office and those below it, oldest first; at most 100. */
    public List<Proposal> listOpen(Actor actor) {
        String agency = agency(actor);
        return tx.read(actor, () -> store.listOpen(agency, clock.instant(), MOST_LISTED));
    }

    private Proposal waiting(Actor actor, UUID id) {
        Proposal proposal = store.lock(id)
                .filter(found -> above(agency(actor), found.agency()))
                .orElseThrow(() -> Rejection.of(ApprovalsError.UNKNOWN));
        if (proposal.state() != Proposal.State.OPEN) {
            throw Rejection.of(ApprovalsError.DECIDED);
        }
        if (!proposal.open(clock.instant())) {
            throw Rejection.of(ApprovalsError.TOO_LATE);
        }
        return proposal;
    }

    /** Codes of agencies go from the whole to the part: {@code G01.46} is above {@code G01.46.001}. */
    private static boolean above(String agency, String other) {
        return other.equals(agency) || other.startsWith(agency + ".");
    }

    private static String agency(Actor actor) {
        String agency = actor.agency();
        if (actor.kind() != Actor.Kind.OFFICER || agency == null) {
            throw Rejection.of(ApprovalsError.NOT_AN_OFFICER);
        }
        return agency;
    }

    private static void require(String field, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw Rejection.of(ApprovalsError.TEXT_MISSING)
                    .with("field", field)
                    .with("parameter", field)
                    .with("most", most);
        }
    }
}
