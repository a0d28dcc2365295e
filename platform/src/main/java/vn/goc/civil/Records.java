package vn.goc.civil;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.register.Persons;
import vn.goc.site.Tx;

/** What stands in the book, answered like the register: in a case, journaled for everybody it names. */
@Service
public class Records {
    static final String BASIS = "Luật Hộ tịch 60/2014/QH13, Điều 63";
    private static final String VIA = "civil-book";
    private static final int MOST = 20;

    private final CivilStore store;
    private final Book book;
    private final Persons persons;
    private final Journal journal;
    private final Tx tx;

    /** An act with the papers issued from it. */
    public record Whole(CivilRecord record, List<Issue> issues) {}

    /** A line of the desk's list: of the act, not of the persons. */
    public record Line(
            UUID record, Act act, String number, java.time.Instant recorded, boolean late, String officerName) {}

    Records(CivilStore store, Book book, Persons persons, Journal journal, Tx tx) {
        this.store = store;
        this.book = book;
        this.persons = persons;
        this.journal = journal;
        this.tx = tx;
    }

    /** The latest acts of the registrar's own book; no names, so nobody is answered about. */
    public List<Line> latest(Registrar registrar) {
        return tx.read(registrar.actor(), () -> store.latest(registrar.commune().digits(), MOST)).stream()
                .map(record -> new Line(
                        record.id(),
                        record.act(),
                        record.shown(),
                        record.recorded(),
                        record.late(),
                        record.officerName()))
                .toList();
    }

    /**
     * One act of any commune's book (extracts may be had anywhere, Art. 63).
     *
     * @throws Rejection {@code civil.record-unknown}
     */
    public Disclosed<Whole> get(Registrar registrar, UUID id) {
        CivilRecord record = record(id);
        return book.inCase(
                registrar,
                book.newDossier(),
                BASIS,
                record.persons(),
                access -> journal.disclose(new Whole(record, store.issues(id)), entries(access, record)));
    }

    /** The acts somebody is in, newest first. */
    public Disclosed<List<CivilRecord>> ofPerson(Registrar registrar, PersonalNumber number) {
        List<UUID> person = persons.idOf(number).map(List::of).orElse(List.of());
        return book.inCase(registrar, book.newDossier(), BASIS, person, access -> {
            List<CivilRecord> found = person.isEmpty() ? List.of() : store.ofPerson(person.getFirst(), MOST);
            List<JournalEntry> entries = found.stream()
                    .flatMap(record -> entries(access, record).stream())
                    .toList();
            return journal.disclose(
                    found, entries.isEmpty() ? List.of(JournalEntry.empty(access, List.of("number"), VIA)) : entries);
        });
    }

    CivilRecord record(UUID id) {
        return tx.read(Actor.system(), () -> store.find(id)).orElseThrow(() -> Rejection.of(CivilError.RECORD_UNKNOWN));
    }

    static List<JournalEntry> entries(Access access, CivilRecord record) {
        return record.persons().stream()
                .map(person -> JournalEntry.read(person, access, fields(record.act()), VIA))
                .toList();
    }

    static List<String> fields(Act act) {
        return switch (act) {
            case BIRTH ->
                List.of(
                        "name",
                        "number",
                        "birth.date",
                        "birth.place",
                        "sex",
                        "origin",
                        "ethnicity",
                        "nationality",
                        "father.name",
                        "mother.name");
            case DEATH -> List.of("name", "number", "birth.date", "life.status", "life.diedOn");
            case MARRIAGE -> List.of("name", "number", "birth.date", "marital", "spouse.name", "spouse.number");
        };
    }
}
