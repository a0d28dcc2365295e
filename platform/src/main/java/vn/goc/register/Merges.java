package vn.goc.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.approvals.Approvals;
import vn.goc.approvals.Proposal;
import vn.goc.kernel.Access;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.site.Tx;

/**
 * Two records of one person become one, and two again if that was wrong (Decree 70/2024/NĐ-CP Art. 5: làm sạch dữ liệu).
 * Nothing is deleted or rewritten: the record that goes stays as it is and is found no more, all its numbers lead to the
 * survivor, and so does every relation that names one of them.
 */
@Service
public class Merges {
    /** Kinds of proposal. */
    public static final String MERGE = "merge";

    public static final String UNMERGE = "unmerge";

    private static final List<String> MASK = List.of("number");
    private static final List<String> KIN = List.of("father.number", "mother.number", "spouse.number");
    private static final int MOST_ALIKE = 10;
    private static final int LONGEST_REASON = 1_000;

    private final MergeStore store;
    private final PersonStore persons;
    private final FactWriter writer;
    private final Views views;
    private final Approvals approvals;
    private final Journal journal;
    private final Tx tx;
    private final JsonMapper json;

    Merges(
            MergeStore store,
            PersonStore persons,
            FactWriter writer,
            Views views,
            Approvals approvals,
            Journal journal,
            Tx tx,
            JsonMapper json) {
        this.store = store;
        this.persons = persons;
        this.writer = writer;
        this.views = views;
        this.approvals = approvals;
        this.journal = journal;
        this.tx = tx;
        this.json = json;
    }

    /**
     * Records that may be the same person as this one: same name without tone marks, same sex, same birth day, or year
     * where one of the two has no day; without those found to be somebody else. At most ten, of the actor's area and case.
     */
    public Disclosed<List<PersonView>> listAlike(Access access, UUID person, List<String> fields, String via) {
        List<String> mask = Fields.mask(fields, "fields");
        List<UUID> known = known(access, person);
        PersonRow row = persons.byId(access.actor(), known, person)
                .map(PersonStore.Found::row)
                .filter(found -> found.status().found() && Rights.sees(access.actor(), known, found))
                .orElseThrow(() -> refused(access, person, Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS)));
        String name = row.text("name");
        String birth = row.text("birth.date");
        List<PersonRow> alike =
                name == null || birth == null || PartialDate.parse(birth).year() == 0
                        ? List.of()
                        : persons
                                .list(
                                        access.actor(),
                                        known,
                                        MergeStore.ALIKE,
                                        MergeStore.alike(
                                                row,
                                                PersonName.fold(name),
                                                PartialDate.parse(birth).earliest(),
                                                MOST_ALIKE))
                                .stream()
                                .map(PersonStore.Found::row)
                                .filter(found -> found != null && Rights.sees(access.actor(), known, found))
                                .toList();
        List<JournalEntry> entries = alike.isEmpty()
                ? List.of(JournalEntry.read(person, access, MASK, via))
                : alike.stream()
                        .map(found -> JournalEntry.read(found.id(), access, mask, via))
                        .toList();
        return journal.disclose(
                alike.stream().map(found -> views.view(found.doc(), mask)).toList(), entries);
    }

    /**
     * Proposes to merge; another officer decides.
     *
     * @param gone the record that will be found no more
     * @param survivor the one that answers for both; which number stays current is thereby chosen
     * @return the proposal's id, for {@link #decide}
     * @throws Rejection {@code register.merge-same}, {@code merge-household}, {@code merge-kin}, {@code
     *     not-found-or-not-yours}, {@code purpose-not-yours}; {@code approvals.…}
     */
    public UUID propose(Access access, UUID gone, UUID survivor, String reason, String evidence) {
        return writer.orRefused(access, gone, MASK, () -> {
            List<UUID> known = writer.allowed(access);
            return tx.write(access.actor(), known, () -> {
                requireOne(lock(gone, survivor), gone, survivor);
                return approvals.propose(access.actor(), MERGE, what(gone, survivor), reason, evidence);
            });
        });
    }

    /**
     * Proposes to take a merge back.
     *
     * @param number any number of the record that went
     */
    public UUID proposeUnmerge(Access access, PersonalNumber number, String reason, String evidence) {
        UUID gone = store.owner(number.digits()).orElse(null);
        return writer.orRefused(access, gone, MASK, () -> {
            List<UUID> known = writer.allowed(access);
            return tx.write(access.actor(), known, () -> {
                if (gone == null) {
                    throw Rejection.of(RegisterError.NOT_MERGED);
                }
                UUID survivor = store.link(gone)
                        .orElseThrow(() -> Rejection.of(RegisterError.NOT_MERGED))
                        .survivor();
                writer.lock(survivor);
                return approvals.propose(access.actor(), UNMERGE, what(gone, survivor), reason, evidence);
            });
        });
    }

    /**
     * Carries out what another officer proposed, a merge or its undoing; both persons' journals have a line of it.
     *
     * @return numbers of the two changes
     */
    public List<Long> decide(Access access, UUID proposal) {
        Proposal proposed = approvals.get(access.actor(), proposal);
        UUID gone = proposed.person("gone");
        UUID survivor = proposed.person("survivor");
        boolean apart = proposed.kind().equals(UNMERGE);
        return writer.orRefused(access, gone, MASK, () -> {
            List<UUID> known = writer.allowed(access);
            return tx.write(access.actor(), known, () -> {
                approvals.approve(access.actor(), proposal, apart ? UNMERGE : MERGE);
                return apart ? unmerge(access, proposed, gone, survivor) : merge(access, proposed, gone, survivor);
            });
        });
    }

    /** Two records were looked at and are two people (twins, namesakes): they are not asked about again. */
    public void apart(Access access, UUID one, UUID other, String reason) {
        Values.requireText("reason", reason, LONGEST_REASON);
        writer.orRefused(access, one, MASK, () -> {
            List<UUID> known = writer.allowed(access);
            return tx.write(access.actor(), known, () -> {
                Map<UUID, PersonRow> rows = lock(one, other);
                boolean noted = store.apart(one, other, row(rows, one).recorded(), reason);
                if (noted) {
                    ObjectNode said = json.createObjectNode().put("reason", reason);
                    rows.values()
                            .forEach(
                                    row -> event(access, "found-apart", null, row, row, json.createObjectNode(), said));
                }
                return noted;
            });
        });
    }

    private List<Long> merge(Access access, Proposal proposal, UUID gone, UUID survivor) {
        Map<UUID, PersonRow> rows = lock(gone, survivor);
        requireOne(rows, gone, survivor);
        PersonRow goes = row(rows, gone);
        PersonRow stays = row(rows, survivor);
        ObjectNode into = json.createObjectNode().put("into", stays.text("number"));
        ObjectNode from = json.createObjectNode().put("from", goes.text("number"));
        var merged =
                new PersonRow(gone, goes.commune(), goes.province(), LifeStatus.MERGED, goes.doc(), goes.recorded());
        long out = event(access, "merged", proposal, goes, merged, from, into);
        long in = event(access, "merge-received", proposal, stays, stays, json.createObjectNode(), from);
        store.merge(gone, survivor, goes.recorded(), out);
        return List.of(out, in);
    }

    private List<Long> unmerge(Access access, Proposal proposal, UUID gone, UUID survivor) {
        MergeStore.Link link = store.link(gone)
                .filter(found -> found.survivor().equals(survivor))
                .orElseThrow(() -> Rejection.of(RegisterError.NOT_MERGED));
        PersonRow stays = writer.lock(survivor);
        PersonRow goes = tx.including(List.of(gone), () -> writer.lockWhatever(gone));
        PersonRow back = FactWriter.next(goes, goes.doc());
        ObjectNode since = json.createObjectNode().put("since", link.since().toString());
        long out = tx.including(
                List.of(gone), () -> event(access, "unmerged", proposal, goes, back, json.createObjectNode(), since));
        long in = event(access, "merge-returned", proposal, stays, stays, json.createObjectNode(), since);
        store.unmerge(gone, goes.recorded(), out);
        return List.of(out, in);
    }

    private long event(
            Access access,
            String kind,
            @Nullable Proposal proposal,
            PersonRow was,
            PersonRow is,
            ObjectNode before,
            ObjectNode after) {
        var origin = new EventStore.Origin(
                access, kind, writer.today(), access.legalBasis(), null, proposal == null ? null : proposal.evidence());
        return writer.record(origin, was, is, MASK, before, after);
    }

    private ObjectNode what(UUID gone, UUID survivor) {
        return json.createObjectNode().put("gone", gone.toString()).put("survivor", survivor.toString());
    }

    /** Both rows, locked in the order of ids, so that two merges never wait for each other in a circle. */
    private Map<UUID, PersonRow> lock(UUID one, UUID other) {
        if (one.equals(other)) {
            throw Rejection.of(RegisterError.MERGE_SAME);
        }
        Map<UUID, PersonRow> rows = new HashMap<>();
        Stream.of(one, other).sorted().forEach(id -> rows.put(id, writer.lock(id)));
        return rows;
    }

    private static PersonRow row(Map<UUID, PersonRow> rows, UUID id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private void requireOne(Map<UUID, PersonRow> rows, UUID gone, UUID survivor) {
        PersonRow goes = row(rows, gone);
        String household = goes.text("household.code");
        if (household != null) {
            throw Rejection.of(RegisterError.MERGE_HOUSEHOLD).with("code", household);
        }
        if (names(goes, survivor) || names(row(rows, survivor), gone)) {
            throw Rejection.of(RegisterError.MERGE_KIN);
        }
    }

    private boolean names(PersonRow person, UUID other) {
        return KIN.stream()
                .map(person::text)
                .filter(Objects::nonNull)
                .anyMatch(number -> persons.idOf(number).filter(other::equals).isPresent());
    }

    private List<UUID> known(Access access, UUID person) {
        try {
            return writer.allowed(access);
        } catch (Rejection refusal) {
            throw refused(access, person, refusal);
        }
    }

    private Rejection refused(Access access, UUID person, Rejection refusal) {
        return journal.refused(
                JournalEntry.refused(
                        person, access, MASK, FactWriter.VIA, refusal.refusal().id()),
                refusal);
    }
}
