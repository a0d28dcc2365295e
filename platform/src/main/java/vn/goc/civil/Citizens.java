package vn.goc.civil;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;

/** Persons whom an act names by number, as the registrar may see them: in the act's case, journaled, the least needed. */
@Service
public class Citizens {
    static final String VIA = "civil";

    /** What a form shows of somebody named by number, instead of asking for it. */
    private static final List<String> SHOWN = List.of(
            "name",
            "number",
            "birth.date",
            "sex",
            "ethnicity",
            "nationality",
            "origin",
            "residence.permanent",
            "marital",
            "spouse.name",
            "spouse.number",
            "life.status");

    private final Persons persons;
    private final Book book;

    Citizens(Persons persons, Book book) {
        this.persons = persons;
        this.book = book;
    }

    /** A code for a new dossier, by which a form sent twice has one effect. */
    public String newDossier() {
        return book.newDossier();
    }

    /**
     * Looks somebody up for a form.
     *
     * @param dossier of the form; the look-up is journaled with its case
     * @return empty when nobody has the number
     */
    public Disclosed<Optional<PersonView>> find(Registrar registrar, String dossier, Act act, PersonalNumber number) {
        List<UUID> known = persons.idOf(number).map(List::of).orElse(List.of());
        return book.inCase(registrar, dossier, basis(act), known, access -> persons.find(access, number, SHOWN, VIA));
    }

    /** @param side {@code mother, father, person, husband} or {@code wife} */
    public static Rejection absent(String side) {
        return Side.valueOf(side.toUpperCase(Locale.ROOT)).in(Rejection.of(CivilError.PERSON_NOT_FOUND));
    }

    Optional<UUID> find(PersonalNumber number) {
        return persons.idOf(number);
    }

    /** @throws Rejection {@code civil.person-not-found} */
    UUID id(PersonalNumber number, Side side) {
        return persons.idOf(number).orElseThrow(() -> side.in(Rejection.of(CivilError.PERSON_NOT_FOUND)));
    }

    /** Reads somebody within a case that concerns them. */
    PersonView read(Access access, UUID person, Side side) {
        return persons.find(access, person, SHOWN, VIA)
                .value()
                .orElseThrow(() -> side.in(Rejection.of(CivilError.PERSON_NOT_FOUND)));
    }

    /** The number, which stands beside the values of an answer. */
    static String number(PersonView view) {
        return Objects.requireNonNullElse(view.number(), "");
    }

    static String code(PersonView view, String path) {
        return switch (view.values().get(path)) {
            case PersonView.Coded coded -> coded.code();
            case null -> "";
            case Object value -> value.toString();
        };
    }

    static String basis(Act act) {
        return switch (act) {
            case BIRTH -> "Luật Hộ tịch 60/2014/QH13, Điều 16";
            case DEATH -> "Luật Hộ tịch 60/2014/QH13, Điều 34";
            case MARRIAGE -> "Luật Hộ tịch 60/2014/QH13, Điều 18";
        };
    }
}
