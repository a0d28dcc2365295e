package vn.goc.register;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.Access;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.register.Field.Group;
import vn.goc.register.PersonEvent.Counted;
import vn.goc.register.SliceRules.Slice;
import vn.goc.site.Texts;

/**
 * Writes one change of one person: lock, decide, journal, event, slices, document. Runs inside a transaction; two changes
 * of one person wait for each other at the lock, which also gives each its time.
 */
@Component
class FactWriter {
    static final String VIA = "register";
    private static final SecureRandom RANDOM = new SecureRandom();
    static final int LONGEST_DOSSIER = 60;
    static final int LONGEST_EVIDENCE = 200;

    private final PersonStore persons;
    private final FactStore facts;
    private final EventStore events;
    private final NumberStore numbers;
    private final Cases cases;
    private final Journal journal;
    private final Values values;
    private final JsonMapper json;

    FactWriter(
            PersonStore persons,
            FactStore facts,
            EventStore events,
            NumberStore numbers,
            Cases cases,
            Journal journal,
            Values values,
            JsonMapper json) {
        this.persons = persons;
        this.facts = facts;
        this.events = events;
        this.numbers = numbers;
        this.cases = cases;
        this.journal = journal;
        this.values = values;
        this.json = json;
    }

    /** The persons an access may touch whatever the area, once its purpose and its case were found to hold. */
    List<UUID> allowed(Access access) {
        if (!Rights.mayAskFor(access.actor(), access.purpose())) {
            throw Rejection.of(RegisterError.PURPOSE_NOT_YOURS);
        }
        return cases.check(access);
    }

    /** Waits for the person's row and gives it with the time that this change is recorded at. */
    PersonRow lock(UUID person) {
        PersonRow row = lockWhatever(person);
        if (!row.status().found()) {
            throw Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS);
        }
        return row;
    }

    /** The same for a record that questions do not find. */
    PersonRow lockWhatever(UUID person) {
        PersonStore.Locked locked =
                persons.lock(person).orElseThrow(() -> Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS));
        if (locked.loading()) {
            throw Rejection.of(RegisterError.LOADING);
        }
        return locked.row();
    }

    LocalDate today() {
        return values.today();
    }

    /**
     * Runs a change of one person. A refusal undoes it and is journaled for the person before it leaves, over the
     * journal's own connection: neither this transaction's end nor the caller's takes the row back.
     */
    <T> T orRefused(Access access, @Nullable UUID person, List<String> fields, Supplier<T> change) {
        try {
            return change.get();
        } catch (Rejection refused) {
            if (!refused.refusal().decides()) {
                throw refused;
            }
            throw journal.refused(
                    JournalEntry.refused(
                            person,
                            access,
                            Fields.known(fields),
                            VIA,
                            refused.refusal().id()),
                    refused);
        }
    }

    /** @param unlocking what was decided may undo that somebody is dead */
    long change(Access access, UUID id, FactChange change, boolean unlocking) {
        Map<String, @Nullable JsonNode> stored = stored(change);
        PersonRow person = lock(id);
        ObjectNode after = json.createObjectNode();
        stored.forEach((path, value) -> after.set(path, value));
        String dossier = change.dossier();
        if (dossier != null) {
            var done = events.same(id, dossier, change.eventKind(), change.validFrom(), after);
            if (done.isPresent()) {
                return done.get();
            }
        }
        require(person, change, unlocking);
        List<Slice> open = facts.open(id, change.group());
        SliceRules.Plan plan = SliceRules.plan(change.kind(), open, stored, change.validFrom());
        ObjectNode doc = document(person, change.group(), plan.after());
        PersonRow next = next(person, doc);
        var origin = new EventStore.Origin(
                access, change.eventKind(), change.validFrom(), change.legalBasis(), dossier, change.evidence());
        ObjectNode before = before(open, change.validFrom(), stored);
        long seq = record(origin, person, next, List.copyOf(stored.keySet()), before, after, change.kind());
        for (Slice slice : plan.close()) {
            facts.close(id, change.group(), slice, person.recorded());
        }
        for (Slice slice : plan.write()) {
            facts.begin(id, change.group(), slice, person.recorded(), seq, 1);
        }
        return seq;
    }

    /**
     * Writes somebody who was not there: document, number, a slice for each group, event and journal row.
     *
     * @param draw gives the number, in this transaction
     */
    PersonalNumber enter(Access access, Numbers.NewPerson given, BiFunction<PartialDate, Sex, PersonalNumber> draw) {
        ObjectNode doc = entering(given);
        var before = events.entered(access.actor(), given.dossier());
        if (before.isPresent()) {
            ObjectNode values = before.get().values();
            values.remove("number");
            return numbers.current(before.get().person())
                    .filter(number -> values.equals(doc))
                    .map(PersonalNumber::new)
                    .orElseThrow(
                            () -> Rejection.of(RegisterError.DOSSIER_OTHERWISE).with("dossier", given.dossier()));
        }
        PersonalNumber number = draw.apply(
                PartialDate.parse(doc.path("birth.date").asString()),
                Sex.ofCode(doc.path("sex").asString()));
        OffsetDateTime now = persons.now();
        UUID id = newId(now.toInstant());
        Map<Group, ObjectNode> groups = new EnumMap<>(Group.class);
        doc.properties()
                .forEach(value -> groups.computeIfAbsent(
                                Fields.get(value.getKey()).group(), group -> json.createObjectNode())
                        .set(value.getKey(), value.getValue()));
        doc.put("number", number.digits());
        PersonRow person = next(new PersonRow(id, "", "", LifeStatus.LIVING, doc, now.toInstant()), doc);
        var origin = new EventStore.Origin(
                access, given.kind().word(), given.from(), given.legalBasis(), given.dossier(), given.evidence());
        List<String> fields = List.copyOf(doc.propertyNames());
        long seq = record(origin, null, person, fields, json.createObjectNode(), doc);
        if (!numbers.add(number.digits(), id, "personal", given.from(), true, null)) {
            throw Rejection.of(RegisterError.NUMBER_TAKEN);
        }
        groups.forEach((group, values) ->
                facts.begin(id, group, new Slice(given.from(), LocalDate.MAX, values), person.recorded(), seq, 1));
        return number;
    }

    private ObjectNode entering(Numbers.NewPerson given) {
        Values.requireText("dossier", given.dossier(), LONGEST_DOSSIER);
        if (given.evidence() != null) {
            Values.requireText("evidence", given.evidence(), LONGEST_EVIDENCE);
        }
        for (String path : List.of("name", "sex", "birth.date")) {
            if (!given.values().containsKey(path)) {
                throw Rejection.of(RegisterError.VALUE_MISSING).with("field", path);
            }
        }
        ObjectNode stored = json.createObjectNode();
        given.values().forEach((path, value) -> {
            Field field = Fields.get(path);
            requireWritten(field);
            stored.set(path, values.stored(field, value, given.from()));
        });
        LocalDate birth =
                PartialDate.parse(stored.path("birth.date").asString()).earliest();
        requireNotAhead(given.from());
        requireNotAhead(birth);
        requireNotBefore(birth, given.from());
        return stored;
    }

    /** Journal row, event and document of one change; the slices are the caller's. */
    long record(
            EventStore.Origin origin,
            @Nullable PersonRow was,
            PersonRow is,
            List<String> fields,
            ObjectNode before,
            ObjectNode after) {
        return record(origin, was, is, fields, before, after, null);
    }

    /** @param act by which slices changed, so that replaying the events gives them again */
    private long record(
            EventStore.Origin origin,
            @Nullable PersonRow was,
            PersonRow is,
            List<String> fields,
            ObjectNode before,
            ObjectNode after,
            FactChange.@Nullable Kind act) {
        long seq = journal.change(JournalEntry.change(is.id(), origin.access(), fields, VIA), is.recorded());
        Counted counted = was == null ? null : was.counted();
        events.append(
                seq,
                1,
                is.id(),
                origin,
                EventStore.utc(is.recorded()),
                events.payload(before, after, act, counted, is.counted()));
        if (was == null) {
            persons.insert(is, PersonStore.Columns.of(is.doc()));
        } else {
            persons.update(is, PersonStore.Columns.of(is.doc()));
        }
        return seq;
    }

    /** The row that a document gives; commune and status follow it. */
    static PersonRow next(PersonRow person, ObjectNode doc) {
        JsonNode place = doc.path("residence.permanent");
        JsonNode status = doc.get("life.status");
        return new PersonRow(
                person.id(),
                place.path("commune").asString(""),
                place.path("province").asString(""),
                status == null ? LifeStatus.LIVING : LifeStatus.ofCode(status.asString()),
                doc,
                person.recorded());
    }

    Map<String, @Nullable JsonNode> stored(FactChange change) {
        Map<String, @Nullable JsonNode> stored = new LinkedHashMap<>();
        for (var value : change.newValues().entrySet()) {
            Field field = Fields.get(value.getKey());
            requireWritten(field);
            if (field.group() != change.group()) {
                throw Rejection.of(RegisterError.OTHER_GROUP)
                        .with("field", field.path())
                        .with("group", change.group().word());
            }
            Object given = value.getValue();
            stored.put(field.path(), given == null ? null : values.stored(field, given, change.validFrom()));
        }
        if (stored.isEmpty()) {
            throw Rejection.of(RegisterError.NOTHING_CHANGES);
        }
        return stored;
    }

    private void require(PersonRow person, FactChange change, boolean unlocking) {
        requireNotAhead(change.validFrom());
        String written = person.text("birth.date");
        LocalDate birth = written == null ? null : PartialDate.parse(written).earliest();
        boolean correction = change.kind() == FactChange.Kind.CORRECTION;
        if (birth != null && !correction) {
            requireNotBefore(birth, change.validFrom());
        }
        boolean leaves = change.group() == Group.HOUSEHOLD
                && change.newValues().values().stream().allMatch(java.util.Objects::isNull);
        boolean locked = person.status() == LifeStatus.DEAD && change.group() != Group.LIFE && !leaves;
        if (locked && change.kind() == FactChange.Kind.CHANGE) {
            throw Rejection.of(RegisterError.LOCKED)
                    .with("status", person.status().vi());
        }
        if (person.status() == LifeStatus.DEAD
                && !unlocking
                && change.newValues().containsKey("life.status")) {
            throw Rejection.of(RegisterError.FOUR_EYES);
        }
    }

    static void requireWritten(Field field) {
        if (field.ownNumber()) {
            throw Rejection.of(RegisterError.NUMBER_ONLY_THROUGH_NUMBERS);
        }
        if (field.derived()) {
            throw Rejection.of(RegisterError.DERIVED).with("field", field.path());
        }
    }

    private void requireNotAhead(LocalDate day) {
        if (day.isAfter(values.today())) {
            throw Rejection.of(RegisterError.DAY_AHEAD).with("day", Texts.day(day));
        }
    }

    static void requireNotBefore(LocalDate birth, LocalDate day) {
        if (day.isBefore(birth)) {
            throw Rejection.of(RegisterError.DAY_BEFORE_BIRTH).with("day", Texts.day(day));
        }
    }

    /** The group's fields in the document become those that hold today. */
    private ObjectNode document(PersonRow person, Group group, List<Slice> slices) {
        ObjectNode doc = person.doc().deepCopy();
        for (Field field : Fields.ALL) {
            if (field.group() == group && !field.ownNumber()) {
                doc.remove(field.path());
            }
        }
        LocalDate today = values.today();
        slices.stream().filter(slice -> slice.holdsOn(today)).forEach(slice -> doc.setAll(slice.value()));
        return doc;
    }

    private ObjectNode before(List<Slice> open, LocalDate day, Map<String, @Nullable JsonNode> stored) {
        ObjectNode before = json.createObjectNode();
        open.stream()
                .filter(slice -> slice.holdsOn(day))
                .forEach(slice -> stored.keySet().forEach(path -> {
                    JsonNode value = slice.value().get(path);
                    if (value != null) {
                        before.set(path, value);
                    }
                }));
        return before;
    }

    /** A lifelong internal id (RFC 9562 version 7): sorts by age, so that indexes grow at one end. */
    private static UUID newId(Instant now) {
        long random = RANDOM.nextLong();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random & 0xfff);
        return new UUID(high, Long.MIN_VALUE | (RANDOM.nextLong() & 0x3fffffffffffffffL));
    }
}
