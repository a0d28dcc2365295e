package vn.goc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.register.PersonStore.Found;
import vn.goc.site.Tx;

/**
 * Answers about persons. Each names its fields, purpose and basis, is checked against area and case, and leaves only after
 * its journal row is durable. Who is not found and who may not be seen look the same to the asker, never to the journal.
 */
@Service
public class Persons {
    private static final int MOST_NAMED = 100;

    /** A row of a bulk question: 12 digits, or 9 of a former card, and path → what is claimed of whoever has them. */
    public record Asked(String number, Map<String, String> claims) {}

    private final PersonStore store;
    private final PersonSearch search;
    private final FactStore facts;
    private final Views views;
    private final Claims claims;
    private final Cases cases;
    private final Journal journal;
    private final Tx tx;
    private final JsonMapper json;

    Persons(
            PersonStore store,
            PersonSearch search,
            FactStore facts,
            Views views,
            Claims claims,
            Cases cases,
            Journal journal,
            Tx tx,
            JsonMapper json) {
        this.store = store;
        this.search = search;
        this.facts = facts;
        this.views = views;
        this.claims = claims;
        this.cases = cases;
        this.journal = journal;
        this.tx = tx;
        this.json = json;
    }

    /**
     * A citizen's own record (Law 26/2023/QH15 Art. 10).
     *
     * @param fields 1–130 paths of {@link Fields}
     * @param via through what, for the journal: a page, the API
     * @throws Rejection {@code register.mask-size}, {@code unknown-field}, {@code not-found-or-not-yours}, {@code
     *     purpose-not-yours}, {@code basis-missing}; each journaled for the person asked about
     */
    public Disclosed<PersonView> own(Access access, List<String> fields, String via) {
        return find(access, access.actor().id(), fields, via).map(view -> view.orElseThrow(Persons::absent));
    }

    /**
     * One person by number; former and cancelled numbers resolve, the dead are found, those entered in error never.
     *
     * @return empty when there is none or the asker may not see them: which of the two, only the journal knows
     * @throws Rejection as {@link #own}; {@code ledger.case-…}, journaled as refused
     */
    public Disclosed<Optional<PersonView>> find(Access access, PersonalNumber number, List<String> fields, String via) {
        return find(access, number.digits(), fields, via);
    }

    /** The same by a former 9-digit number, or by a personal number as text. */
    public Disclosed<Optional<PersonView>> findByOldNumber(
            Access access, String nineDigits, List<String> fields, String via) {
        return find(access, nineDigits, fields, via);
    }

    /** The same by internal id, for rooms that hold one. */
    public Disclosed<Optional<PersonView>> find(Access access, UUID person, List<String> fields, String via) {
        Supplier<List<UUID>> whom = () -> List.of(person);
        List<String> mask = mask(access, fields, "fields", via, whom);
        List<UUID> known = known(access, mask, via, whom);
        Optional<Found> found = store.byId(access.actor(), known, person);
        return answer(access, known, mask, via, found.or(() -> Optional.of(new Found(person, null))));
    }

    private Disclosed<Optional<PersonView>> find(Access access, String number, List<String> fields, String via) {
        Supplier<List<UUID>> whom = () -> named(List.of(number));
        List<String> mask = mask(access, fields, "fields", via, whom);
        List<UUID> known = known(access, mask, via, whom);
        return answer(access, known, mask, via, store.byNumber(access.actor(), known, number));
    }

    /**
     * Looks for people; at most 10, each with a journal row of their own.
     *
     * @throws Rejection {@code register.too-many-hits}, {@code name-too-short}, {@code birth-month-alone}, {@code
     *     numbers-size}, and as {@link #find}
     */
    public Disclosed<List<PersonView>> query(Access access, PersonQuery query, List<String> fields, String via) {
        Supplier<List<UUID>> whom = () -> query instanceof PersonQuery.ByNumbers asked
                ? named(asked.numbers().stream().map(PersonalNumber::digits).toList())
                : List.of();
        List<String> mask = mask(access, fields, "fields", via, whom);
        List<UUID> known = known(access, mask, via, whom);
        List<PersonRow> rows;
        try {
            rows = search.list(access.actor(), known, query);
        } catch (Rejection refused) {
            throw refusal(access, whom.get(), mask, via, refused);
        }
        List<PersonRow> seen = rows.stream()
                .filter(row -> Rights.sees(access.actor(), known, row))
                .toList();
        List<JournalEntry> entries = seen.isEmpty()
                ? List.of(JournalEntry.empty(access, mask, via))
                : seen.stream()
                        .map(row -> JournalEntry.read(row.id(), access, mask, via))
                        .toList();
        return journal.disclose(
                seen.stream().map(row -> views.view(whole(row, mask), mask)).toList(), entries);
    }

    /**
     * Yes or no for each claim (xác thực thông tin): nothing of the record leaves. Names are compared without case and
     * tone placement, dates in either form, codes by code or name.
     *
     * @param claims path → claimed value, 1–130 of them
     */
    public Disclosed<Verification> verify(
            Access access, PersonalNumber number, Map<String, String> claims, String via) {
        Supplier<List<UUID>> whom = () -> named(List.of(number.digits()));
        List<String> mask = mask(access, List.copyOf(claims.keySet()), "claims", via, whom);
        List<UUID> known = known(access, mask, via, whom);
        Optional<Found> found = store.byNumber(access.actor(), known, number.digits());
        PersonRow row = visible(access.actor(), known, found);
        return journal.disclose(verdict(row, claims), List.of(entry(access, found, row, mask, via)));
    }

    /**
     * Yes or no for many at once, in the caller's transaction, which journals them in one stream: what it keeps of the
     * verdicts is readable once their rows are durable. Nothing of them may leave the transaction in any other way.
     *
     * @param rows at most 10,000; with none, only the right to ask is checked
     * @param fields every path that a row may claim
     * @return in the order of the rows
     * @throws Rejection as {@link #find}
     */
    public List<Verification> verifyAll(Access access, List<Asked> rows, List<String> fields, String via) {
        List<String> numbers = rows.stream().map(Asked::number).distinct().toList();
        List<String> mask = mask(access, fields, "claims", via, () -> named(numbers));
        List<UUID> known = known(access, mask, via, () -> named(numbers));
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Found> people = tx.including(known, () -> store.named(access.actor(), known, numbers, mask));
        List<Verification> verdicts = new ArrayList<>(rows.size());
        List<JournalEntry> entries = new ArrayList<>(rows.size());
        for (Asked asked : rows) {
            Optional<Found> found = Optional.ofNullable(people.get(asked.number()));
            PersonRow row = visible(access.actor(), known, found);
            verdicts.add(verdict(row, asked.claims()));
            entries.add(entry(access, found, row, mask, via));
        }
        journal.batch(entries);
        return verdicts;
    }

    /**
     * The record as it was valid on a day, as the register knew it at a moment.
     *
     * @param validOn hiệu lực: values true on that day
     * @param knownAt ghi nhận: values believed at that moment; a later correction does not show
     * @return empty also when the register knew nothing of the person then
     */
    public Disclosed<Optional<PersonView>> asOf(
            Access access, PersonalNumber number, LocalDate validOn, Instant knownAt, List<String> fields, String via) {
        Supplier<List<UUID>> whom = () -> named(List.of(number.digits()));
        List<String> mask = mask(access, fields, "fields", via, whom);
        List<UUID> known = known(access, mask, via, whom);
        for (String path : mask) {
            if (Fields.get(path).derived()) {
                throw refusal(
                        access,
                        whom.get(),
                        mask,
                        via,
                        Rejection.of(RegisterError.NOT_IN_HISTORY).with("field", path));
            }
        }
        Integer[] groups = mask.stream()
                .map(path -> FactStore.number(Fields.get(path).group()))
                .distinct()
                .toArray(Integer[]::new);
        Optional<PersonStore.FoundThen> then =
                store.asOf(access.actor(), known, number.digits(), groups, validOn, knownAt.atOffset(ZoneOffset.UTC));
        Optional<Found> found = then.map(t -> new Found(t.person(), t.row()));
        PersonRow row = visible(access.actor(), known, found);
        Optional<PersonView> view = row == null
                ? Optional.empty()
                : then.filter(t -> !t.facts().isEmpty()).map(t -> views.view(document(t, row), mask, validOn));
        return journal.disclose(view, List.of(entry(access, found, row, mask, via)));
    }

    /** Why a field of somebody has its value, by number. */
    public Disclosed<Explanation> explain(Access access, PersonalNumber number, String field, String via) {
        Fields.get(field);
        UUID person = store.idOf(number.digits()).orElse(null);
        if (person == null) {
            List<String> mask = List.of(field);
            known(access, mask, via, List::of);
            throw refusal(access, List.of(), mask, via, absent());
        }
        return explain(access, person, field, via);
    }

    /** Why a field has its value: every recording of it with the event it came from, newest first. */
    public Disclosed<Explanation> explain(Access access, UUID person, String field, String via) {
        Field of = Fields.get(field);
        List<String> mask = List.of(field);
        List<UUID> known = known(access, mask, via, () -> List.of(person));
        Optional<Found> found =
                store.byId(access.actor(), known, person).or(() -> Optional.of(new Found(person, null)));
        PersonRow row = visible(access.actor(), known, found);
        if (row == null) {
            throw refusal(access, List.of(person), mask, via, absent());
        }
        List<Explanation.Step> steps = new ArrayList<>();
        List<FactStore.Recording> recordings = tx.read(
                access.actor(), () -> of.ownNumber() ? facts.numbers(person, of) : facts.history(person, of.group()));
        for (FactStore.Recording recording : recordings) {
            JsonNode value = recording.value().get(field);
            if (value != null) {
                steps.add(new Explanation.Step(
                        views.shown(of, value),
                        recording.from(),
                        recording.to(),
                        recording.recorded(),
                        recording.superseded(),
                        recording.kind(),
                        recording.unit(),
                        recording.legalBasis(),
                        recording.dossier(),
                        recording.evidence(),
                        recording.changeSeq()));
            }
        }
        var explanation = new Explanation(
                field,
                views.shown(of, row.doc().get(field)),
                row.doc().path(PersonRow.UNDER_VERIFICATION).has(field),
                steps);
        return journal.disclose(explanation, List.of(JournalEntry.read(person, access, mask, via)));
    }

    /**
     * An attempt that another room refuses before it is a question here, such as for a purpose or field outside an
     * agreement: journaled for whom it named, so that they see it.
     *
     * @param numbers as they were asked for, the first 100 of them; a row without a person when they are nobody's
     * @param fields as they were asked for; the journal keeps those the register knows
     * @return the refusal, to throw
     */
    public Rejection refused(
            Access access, List<String> numbers, Collection<String> fields, String via, Rejection refusal) {
        return refusal(access, named(numbers), Fields.known(fields), via, refusal);
    }

    /** The internal id, for rooms to hold; it never leaves the house and is no answer about a person. */
    public Optional<UUID> idOf(PersonalNumber number) {
        return store.idOf(number.digits());
    }

    /** The current number, for rooms that hold the id and act in a case of theirs. */
    public Optional<PersonalNumber> numberOf(UUID person) {
        return tx.read(Actor.system(), () -> store.numberOf(person)).map(PersonalNumber::new);
    }

    /** The name for a slip or message of a case, sent to the person or shown to the case's own officers. */
    public Optional<String> nameOf(UUID person) {
        return tx.read(Actor.system(), () -> store.nameOf(person));
    }

    private Verification verdict(@Nullable PersonRow row, Map<String, String> claims) {
        Map<String, Boolean> matches = LinkedHashMap.newLinkedHashMap(claims.size());
        claims.forEach((path, claim) -> matches.put(
                path,
                row != null && this.claims.match(Fields.get(path), row.doc().get(path), claim)));
        return new Verification(row != null, matches);
    }

    private Disclosed<Optional<PersonView>> answer(
            Access access, List<UUID> known, List<String> mask, String via, Optional<Found> found) {
        PersonRow row = visible(access.actor(), known, found);
        Optional<PersonView> view = row == null ? Optional.empty() : Optional.of(views.view(whole(row, mask), mask));
        return journal.disclose(view, List.of(entry(access, found, row, mask, via)));
    }

    /** What the journal is told; "none" and "not yours" are of one kind, so that not even the log's leaf tells them apart. */
    private static JournalEntry entry(
            Access access, Optional<Found> found, @Nullable PersonRow row, List<String> mask, String via) {
        if (row != null) {
            return JournalEntry.read(row.id(), access, mask, via);
        }
        UUID person = found.map(Found::person).orElse(null);
        return Rights.seesAll(access.actor()) && person == null
                ? JournalEntry.empty(access, mask, via)
                : JournalEntry.refused(person, access, mask, via, RegisterError.NOT_FOUND_OR_NOT_YOURS.id());
    }

    private static @Nullable PersonRow visible(Actor actor, List<UUID> known, Optional<Found> found) {
        PersonRow row = found.map(Found::row).orElse(null);
        boolean seen = row != null && row.status().found() && Rights.sees(actor, known, row);
        return seen ? row : null;
    }

    /** The document with those fields of the mask that other people's records tell. */
    private JsonNode whole(PersonRow row, List<String> mask) {
        ObjectNode doc = row.doc();
        for (String path : mask) {
            Field field = Fields.get(path);
            if (field.derived()) {
                doc.set(path, store.kin(row.id(), field));
            }
        }
        return doc;
    }

    private JsonNode document(PersonStore.FoundThen then, PersonRow row) {
        ObjectNode doc = json.createObjectNode();
        then.facts().forEach(values -> doc.setAll((ObjectNode) values));
        if (then.number() != null) {
            doc.put("number", then.number());
        }
        for (String path : List.of("oldNumber", PersonRow.UNDER_VERIFICATION)) {
            JsonNode value = row.doc().get(path);
            if (value != null && !value.isNull()) {
                doc.set(path, value);
            }
        }
        return doc;
    }

    /** The mask asked for; one that is refused is an attempt on whom it was asked about. */
    private List<String> mask(
            Access access, List<String> fields, String parameter, String via, Supplier<List<UUID>> whom) {
        try {
            return Fields.mask(fields, parameter);
        } catch (Rejection refused) {
            throw refusal(access, whom.get(), Fields.known(fields), via, refused);
        }
    }

    /** The persons an access may see whatever the area: those of its case, and the citizen's own self. */
    private List<UUID> known(Access access, List<String> mask, String via, Supplier<List<UUID>> whom) {
        Actor actor = access.actor();
        try {
            if (!Rights.mayAskFor(actor, access.purpose())) {
                throw Rejection.of(RegisterError.PURPOSE_NOT_YOURS);
            }
            if (access.legalBasis().isBlank()) {
                throw Rejection.of(RegisterError.BASIS_MISSING);
            }
            List<UUID> persons = cases.check(access);
            return actor.kind() == Actor.Kind.CITIZEN ? List.of(actor.id()) : persons;
        } catch (Rejection refused) {
            throw refusal(access, whom.get(), mask, via, refused);
        }
    }

    private List<UUID> named(List<String> numbers) {
        return numbers.stream()
                .filter(Objects::nonNull)
                .limit(MOST_NAMED)
                .map(PersonalNumber::bare)
                .filter(number -> number.matches("[0-9]{9}|[0-9]{12}"))
                .distinct()
                .flatMap(number -> store.idOf(number).stream())
                .distinct()
                .toList();
    }

    /** Journals a refusal for each person it concerns, or without one, and gives it back to throw. */
    private Rejection refusal(Access access, List<UUID> persons, List<String> fields, String via, Rejection refused) {
        String id = refused.refusal().id();
        journal.record(
                persons.isEmpty()
                        ? List.of(JournalEntry.refused(null, access, fields, via, id))
                        : persons.stream()
                                .map(person -> JournalEntry.refused(person, access, fields, via, id))
                                .toList());
        return refused;
    }

    private static Rejection absent() {
        return Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS);
    }
}
