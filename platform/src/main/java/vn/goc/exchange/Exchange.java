package vn.goc.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Feed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.register.PersonEvent;
import vn.goc.register.PersonEvents;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.Verification;
import vn.goc.site.Tx;

/**
 * What an agency's system may do under an agreement: open a case, ask, verify, follow persons, read what changed. Every
 * call is counted, every refusal is journaled, every answer and every delivered event is a row in its person's history.
 */
@Service
public class Exchange {
    private static final int MOST_NUMBERS = 100;
    private static final int MOST_EVENTS = 100;
    private static final int MOST_SCANNED = 1000;
    private static final String VIA = "exchange";

    private final Agreements agreements;
    private final SubscriptionStore store;
    private final Persons persons;
    private final PersonEvents events;
    private final Feed feed;
    private final Cases cases;
    private final Journal journal;
    private final Tx tx;
    private final Clock clock;

    Exchange(
            Agreements agreements,
            SubscriptionStore store,
            Persons persons,
            PersonEvents events,
            Feed feed,
            Cases cases,
            Journal journal,
            Tx tx,
            Clock clock) {
        this.agreements = agreements;
        this.store = store;
        this.persons = persons;
        this.events = events;
        this.feed = feed;
        this.cases = cases;
        this.journal = journal;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * A question about one person.
     *
     * @param caseCode the agency's own case, opened before with {@link #openCase}
     * @param number 12 digits, or an old 9-digit number
     * @param fields field paths, each within the agreement
     */
    public record Ask(
            String agreement, String purpose, @Nullable String caseCode, String number, List<String> fields) {}

    /** What an agency claims of a person, field path to value, to be answered yes or no. */
    public record Claim(
            String agreement, String purpose, @Nullable String caseCode, String number, Map<String, String> claims) {}

    /** An agency's case about the persons named, of a procedure within its agreement. */
    public record NewCase(String agreement, String caseCode, String procedure, List<String> numbers) {}

    /** Numbers to follow under an agreement, or to stop following. */
    public record Following(String agreement, @Nullable String caseCode, List<String> numbers) {}

    /** One change of a person followed: that it happened, never what it says. */
    public record Change(String number, String kind, Instant at, long index) {}

    /** @param next the cursor for the next call */
    public record Changes(List<Change> changes, long next) {}

    private record Granted(Agreement agreement, Access access) {}

    public Disclosed<Optional<PersonView>> query(Actor caller, Ask ask) {
        Granted granted = grant(
                caller, "query", ask.agreement(), ask.purpose(), ask.caseCode(), List.of(ask.number()), ask.fields());
        return counted(
                caller,
                granted,
                "query",
                ask.fields().size(),
                () -> persons.find(granted.access, PersonalNumber.parse(ask.number()), ask.fields(), VIA));
    }

    public Disclosed<Verification> verify(Actor caller, Claim claim) {
        List<String> fields = List.copyOf(claim.claims().keySet());
        Granted granted = grant(
                caller,
                "verify",
                claim.agreement(),
                claim.purpose(),
                claim.caseCode(),
                List.of(claim.number()),
                fields);
        return counted(
                caller,
                granted,
                "verify",
                fields.size(),
                () -> persons.verify(granted.access, PersonalNumber.parse(claim.number()), claim.claims(), VIA));
    }

    /** Opens a case; each person named sees that it was opened, by whom and for which procedure. */
    public void openCase(Actor caller, NewCase open) {
        List<String> numbers = open.numbers();
        Granted granted = grant(caller, "case", open.agreement(), null, open.caseCode(), numbers, List.of());
        guarded(caller, granted, "case", numbers, () -> {
            if (!granted.agreement.procedures().contains(open.procedure())) {
                throw Rejection.of(ExchangeError.PROCEDURE_OUTSIDE)
                        .with("agreement", open.agreement())
                        .with("procedure", Rejection.shorten(open.procedure()));
            }
            List<UUID> concerned = ids(numbers);
            return tx.write(caller, concerned, () -> {
                String code = code(caller, open.caseCode());
                if (!store.openCase(code, open.agreement(), caller.id(), open.procedure(), clock.instant())) {
                    throw Rejection.of(ExchangeError.CASE_TAKEN).with("case", open.caseCode());
                }
                cases.open(code, "agency:" + open.procedure(), agency(caller), concerned);
                for (UUID person : concerned) {
                    journal.change(new JournalEntry(
                            JournalEntry.Kind.CHANGE, person, granted.access, List.of(), VIA, "case-opened"));
                }
                return concerned.size();
            });
        });
    }

    public void closeCase(Actor caller, String caseCode) {
        tx.write(caller, () -> {
            String code = code(caller, caseCode);
            if (store.closeCase(code, caller.id(), clock.instant())) {
                cases.close(code);
            }
            return null;
        });
    }

    /** @return how many are followed now that were not before */
    public int follow(Actor caller, Following following) {
        List<String> numbers = following.numbers();
        Granted granted =
                grant(caller, "subscribe", following.agreement(), null, following.caseCode(), numbers, List.of());
        return guarded(caller, granted, "subscribe", numbers, () -> {
            List<UUID> ids = ids(numbers);
            return tx.write(caller, ids, () -> {
                cases.check(granted.access);
                long since = feed.numberedSize();
                int n = 0;
                for (int i = 0; i < ids.size(); i++) {
                    String number = PersonalNumber.parse(numbers.get(i)).digits();
                    if (store.add(following.agreement(), ids.get(i), number, since)) {
                        n++;
                        journal.change(new JournalEntry(
                                JournalEntry.Kind.CHANGE, ids.get(i), granted.access, List.of(), VIA, "followed"));
                    }
                }
                return n;
            });
        });
    }

    public void unfollow(Actor caller, Following following) {
        List<String> numbers = following.numbers();
        Granted granted =
                grant(caller, "subscribe", following.agreement(), null, following.caseCode(), numbers, List.of());
        guarded(caller, granted, "subscribe", numbers, () -> {
            List<UUID> ids = ids(numbers);
            return tx.write(caller, ids, () -> {
                ids.forEach(id -> store.remove(following.agreement(), id));
                return ids.size();
            });
        });
    }

    /**
     * Changes of the persons followed, in log order, of the kinds the agreement names.
     *
     * @param after cursor of the last call, 0 the first time
     */
    public Disclosed<Changes> changes(Actor caller, String agreementId, long after) {
        Granted granted = grant(caller, "changes", agreementId, null, null, List.of(), List.of());
        List<Change> found = new ArrayList<>();
        List<JournalEntry> deliveries = new ArrayList<>();
        long next = after;
        List<Feed.NumberedChange> numbered = feed.changesFrom(after, MOST_SCANNED);
        if (!numbered.isEmpty()) {
            Map<Long, Long> indexOf = new LinkedHashMap<>();
            numbered.forEach(change -> indexOf.put(change.seq(), change.index()));
            List<PersonEvent> all = events.ofChanges(indexOf.keySet());
            var followed = store.among(
                    agreementId,
                    all.stream().map(PersonEvent::person).distinct().toList());
            next = numbered.getLast().index() + 1;
            for (PersonEvent event : all.stream()
                    .sorted(java.util.Comparator.comparingLong(
                                    (PersonEvent e) -> indexOf.getOrDefault(e.changeSeq(), 0L))
                            .thenComparingInt(PersonEvent::no))
                    .toList()) {
                SubscriptionStore.Followed person = followed.get(event.person());
                long index = indexOf.getOrDefault(event.changeSeq(), 0L);
                if (person == null
                        || index < person.sinceIndex()
                        || !granted.agreement.eventKinds().contains(event.kind())) {
                    continue;
                }
                if (found.size() == MOST_EVENTS) {
                    next = found.getLast().index() + 1;
                    break;
                }
                found.add(new Change(person.number(), event.kind(), event.recorded(), index));
                deliveries.add(new JournalEntry(
                        JournalEntry.Kind.DELIVERY,
                        event.person(),
                        granted.access,
                        List.of("event:" + event.kind()),
                        VIA,
                        "delivered"));
            }
        }
        Disclosed<Changes> answer = journal.disclose(new Changes(found, next), deliveries);
        if (!found.isEmpty()) {
            count(
                    caller,
                    granted,
                    "changes",
                    found.size(),
                    "answered",
                    answer.receipts().getFirst().id());
        }
        return answer;
    }

    /**
     * Leave for a room after this one to act under an agreement: checked, and where it is refused counted and journaled for
     * those named, like the calls here. What was done with it is counted by {@link #did}.
     *
     * @param kind the call log's word
     * @param purpose the code of one; null for delivering a service
     * @return with the agreement's legal basis and the agency's own name space for the case
     */
    public Access granted(
            Actor caller,
            String kind,
            String agreement,
            @Nullable String purpose,
            @Nullable String caseCode,
            List<String> numbers,
            List<String> fields) {
        return grant(caller, kind, agreement, purpose, caseCode, numbers, fields).access;
    }

    /** Counts what a room after this one did under an agreement. */
    public void did(Actor caller, String kind, String agreement, Access access, int fields, @Nullable String receipt) {
        count(caller, agreement, access, kind, fields, "answered", receipt);
    }

    /**
     * Checks purpose, agreement and fields; what is refused here is journaled for whom it names and counted before it is
     * thrown.
     */
    private Granted grant(
            Actor caller,
            String kind,
            String agreementId,
            @Nullable String purposeCode,
            @Nullable String caseCode,
            List<String> numbers,
            List<String> fields) {
        Purpose named = purposeCode == null ? Purpose.SERVICE_DELIVERY : Purpose.ofCode(purposeCode);
        Purpose purpose = named == null ? Purpose.UNKNOWN : named;
        Access access = new Access(caller, purpose, "", null);
        try {
            if (purpose == Purpose.UNKNOWN) {
                throw Rejection.of(ExchangeError.PURPOSE_UNKNOWN)
                        .with("purpose", Rejection.shorten(String.valueOf(purposeCode)));
            }
            String code = caseCode == null || caseCode.isBlank() ? null : code(caller, caseCode);
            access = new Access(caller, purpose, "", code);
            Agreement agreement = agreements.inForce(caller, agreementId);
            access = new Access(caller, purpose, agreement.legalBasis(), code);
            if (purposeCode != null && !agreement.purposes().contains(purposeCode)) {
                throw Rejection.of(ExchangeError.PURPOSE_OUTSIDE)
                        .with("agreement", agreementId)
                        .with("purpose", purposeCode);
            }
            for (String field : fields) {
                if (!agreement.fields().contains(field)) {
                    throw Rejection.of(ExchangeError.FIELD_OUTSIDE)
                            .with("agreement", agreementId)
                            .with("field", Rejection.shorten(field));
                }
            }
            return new Granted(agreement, access);
        } catch (Rejection refusal) {
            throw refused(caller, agreementId, access, kind, numbers, fields, refusal);
        }
    }

    /** Does and counts what has no answer to disclose; a refusal is seen by those it names. */
    private <T> T guarded(Actor caller, Granted granted, String kind, List<String> numbers, Supplier<T> work) {
        T done;
        try {
            done = work.get();
        } catch (Rejection refusal) {
            throw refused(caller, granted.agreement.id(), granted.access, kind, numbers, List.of(), refusal);
        }
        count(caller, granted, kind, 0, "answered", null);
        return done;
    }

    /** Journals and counts a refusal, and gives it back to throw; calls over the pace are too many to keep. */
    private Rejection refused(
            Actor caller,
            String agreementId,
            Access access,
            String kind,
            List<String> numbers,
            List<String> fields,
            Rejection refusal) {
        if (refusal.refusal() == ExchangeError.TOO_MANY_CALLS
                || !refusal.refusal().decides()) {
            return refusal;
        }
        Rejection journaled = persons.refused(access, numbers, fields, VIA, refusal);
        count(
                caller,
                agreementId,
                access,
                kind,
                fields.size(),
                refusal.refusal().id(),
                null);
        return journaled;
    }

    /** Asks the register, which journals its own refusals, and counts how it ended. */
    private <T> Disclosed<T> counted(
            Actor caller, Granted granted, String kind, int fields, Supplier<Disclosed<T>> ask) {
        try {
            Disclosed<T> answer = ask.get();
            boolean empty = answer.value() instanceof Optional<?> one && one.isEmpty();
            count(
                    caller,
                    granted,
                    kind,
                    fields,
                    empty ? "empty" : "answered",
                    answer.receipts().getFirst().id());
            return answer;
        } catch (Rejection refusal) {
            count(caller, granted, kind, fields, refusal.refusal().id(), null);
            throw refusal;
        }
    }

    private void count(
            Actor caller, Granted granted, String kind, int fields, String outcome, @Nullable String receipt) {
        count(caller, granted.agreement.id(), granted.access, kind, fields, outcome, receipt);
    }

    private void count(
            Actor caller,
            String agreement,
            Access access,
            String kind,
            int fields,
            String outcome,
            @Nullable String receipt) {
        agreements.logCall(
                caller,
                new Call(
                        0,
                        Rejection.shorten(agreement),
                        clock.instant(),
                        kind,
                        outcome,
                        fields,
                        access.caseCode(),
                        receipt));
    }

    private List<UUID> ids(List<String> numbers) {
        if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            throw Rejection.of(ExchangeError.TOO_MANY_NUMBERS).with("limit", MOST_NUMBERS);
        }
        return numbers.stream()
                .map(number -> persons.idOf(PersonalNumber.parse(number))
                        .orElseThrow(() -> Rejection.of(ExchangeError.NUMBER_UNKNOWN)))
                .toList();
    }

    /** An agency's case stands in its own name space, so that it can never be mistaken for a dossier or another's. */
    private static String code(Actor caller, String caseCode) {
        if (!caseCode.matches("[A-Za-z0-9._-]{1,40}")) {
            throw Rejection.of(ExchangeError.CASE_MALFORMED);
        }
        return agency(caller) + "/" + caseCode;
    }

    private static String agency(Actor caller) {
        return caller.agency() == null ? caller.id().toString() : caller.agency();
    }
}
