package vn.goc.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.approvals.Approvals;
import vn.goc.approvals.Proposal;
import vn.goc.kernel.Access;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.site.Tx;

/**
 * The only writer of person facts (Law 26/2023/QH15 Arts. 8–9): every room records what it decided through here. A change
 * that is refused leaves nothing but a line in its person's journal.
 */
@Service
public class Facts {
    /** Kind of proposal by which a death is undone. */
    public static final String REVIVAL = "revival";

    private static final int LONGEST_DISPUTE = 1000;
    private static final List<String> LIFE = List.of("life.status", "life.diedOn");

    private final FactWriter writer;
    private final Cases cases;
    private final Approvals approvals;
    private final Values values;
    private final Tx tx;
    private final JsonMapper json;

    Facts(FactWriter writer, Cases cases, Approvals approvals, Values values, Tx tx, JsonMapper json) {
        this.writer = writer;
        this.cases = cases;
        this.approvals = approvals;
        this.values = values;
        this.tx = tx;
        this.json = json;
    }

    /**
     * Writes a change of one group: event, slices, current document and journal row, all or nothing. Joins the caller's
     * transaction, whose scope then decides whom it may touch; else begins one as the actor.
     *
     * @return the change's number in the ledger; a change that the same dossier already made gives its number again
     * @throws Rejection {@code register.not-found-or-not-yours}, {@code value-wrong}, {@code other-group}, {@code
     *     later-change}, {@code no-slice}, {@code not-missing}, {@code nothing-changes}, {@code day-ahead}, {@code
     *     day-before-birth}, {@code locked}, {@code loading}; the case's own; nothing is written, and the person sees the attempt
     */
    public long change(Access access, UUID person, FactChange change) {
        List<String> fields = List.copyOf(change.newValues().keySet());
        return writer.orRefused(access, person, fields, () -> {
            List<UUID> known = cases.check(access);
            return tx.write(access.actor(), known, () -> writer.change(access, person, change, false));
        });
    }

    /**
     * Proposes that somebody recorded as dead is not: another officer decides (mở khóa).
     *
     * @return the proposal's id, for {@link #revive}
     */
    public UUID proposeRevival(Access access, UUID person, String reason, String evidence) {
        return writer.orRefused(access, person, LIFE, () -> {
            List<UUID> known = writer.allowed(access);
            return tx.write(access.actor(), known, () -> {
                if (writer.lock(person).status() != LifeStatus.DEAD) {
                    throw Rejection.of(RegisterError.NOTHING_CHANGES);
                }
                ObjectNode what = json.createObjectNode().put("person", person.toString());
                return approvals.propose(access.actor(), REVIVAL, what, reason, evidence);
            });
        });
    }

    /** Corrects a death as another officer proposed: it was never true, so no day of it remains. */
    public long revive(Access access, UUID proposal) {
        UUID person = approvals.get(access.actor(), proposal).person("person");
        return writer.orRefused(access, person, LIFE, () -> {
            List<UUID> known = writer.allowed(access);
            return tx.write(access.actor(), known, () -> {
                Proposal approved = approvals.approve(access.actor(), proposal, REVIVAL);
                Map<String, @Nullable Object> none = new HashMap<>();
                LIFE.forEach(path -> none.put(path, null));
                var change = new FactChange(
                        FactChange.Kind.CORRECTION,
                        Field.Group.LIFE,
                        none,
                        values.today(),
                        "death-corrected",
                        null,
                        approved.evidence(),
                        access.legalBasis());
                return writer.change(access, person, change, true);
            });
        });
    }

    /**
     * A citizen says that a value of their own record is wrong: it is delivered as under verification (đang xác minh)
     * from now on, until {@link #settle} (Decree 70/2024/NĐ-CP Art. 6).
     */
    public long dispute(Access own, String field, String text) {
        Fields.get(field);
        if (text.isBlank() || text.length() > LONGEST_DISPUTE) {
            throw Rejection.of(RegisterError.DISPUTE_TEXT).with("most", LONGEST_DISPUTE);
        }
        UUID person = own.actor().id();
        if (!Rights.own(own.actor(), person)) {
            throw Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS);
        }
        return writer.orRefused(
                own,
                person,
                List.of(field),
                () -> tx.write(own.actor(), List.of(person), () -> mark(own, person, field, text, true)));
    }

    /** Ends the verification of a field; a value that was wrong has been corrected before. */
    public long settle(Access access, UUID person, String field, String finding) {
        Fields.get(field);
        return writer.orRefused(access, person, List.of(field), () -> {
            List<UUID> known = cases.check(access);
            return tx.write(access.actor(), known, () -> mark(access, person, field, finding, false));
        });
    }

    private long mark(Access access, UUID id, String field, String text, boolean under) {
        PersonRow person = writer.lock(id);
        ObjectNode doc = person.doc().deepCopy();
        ObjectNode marks = doc.get(PersonRow.UNDER_VERIFICATION) instanceof ObjectNode found
                ? found
                : doc.putObject(PersonRow.UNDER_VERIFICATION);
        if (marks.has(field) == under) {
            throw Rejection.of(RegisterError.NOTHING_CHANGES);
        }
        if (under) {
            marks.put(field, values.today().toString());
        } else {
            marks.remove(field);
            if (marks.isEmpty()) {
                doc.remove(PersonRow.UNDER_VERIFICATION);
            }
        }
        var origin = new EventStore.Origin(
                access, under ? "disputed" : "verified", values.today(), access.legalBasis(), null, null);
        ObjectNode said = json.createObjectNode().put("field", field).put("text", text);
        return writer.record(
                origin, person, FactWriter.next(person, doc), List.of(field), json.createObjectNode(), said);
    }
}
