package vn.goc.civil;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.civil.CivilRecord.Party;
import vn.goc.civil.NewBirth.Parent;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.Numbers;
import vn.goc.register.Numbers.NewPerson;
import vn.goc.register.PersonQuery;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;

/**
 * Đăng ký khai sinh (Law 60/2014/QH13 Arts. 13–16): the newborn's number, person, act and book line in one transaction,
 * before any certificate is printed (Art. 16(2)).
 */
@Service
public class Births {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_REASON = 300;
    private static final int MOST_SHOWN = 20;
    private static final String ABANDONED = "bo-roi";
    private static final List<String> CANDIDATE = List.of(
            "number",
            "name",
            "birth.date",
            "sex",
            "birth.registrationPlace",
            "mother.name",
            "father.name",
            "life.status");

    private final Book book;
    private final Citizens citizens;
    private final Duplicates duplicates;
    private final Numbers numbers;
    private final Persons persons;
    private final Units units;
    private final CodeLists codes;
    private final Journal journal;

    /** A parent as the certificate has them; {@code number} is empty and {@code id} null for one not in the register. */
    record ParentFacts(
            @Nullable UUID id,
            String number,
            String name,
            String birthYear,
            String ethnicity,
            String nationality,
            String residence) {}

    Births(
            Book book,
            Citizens citizens,
            Duplicates duplicates,
            Numbers numbers,
            Persons persons,
            Units units,
            CodeLists codes,
            Journal journal) {
        this.book = book;
        this.citizens = citizens;
        this.duplicates = duplicates;
        this.numbers = numbers;
        this.persons = persons;
        this.units = units;
        this.codes = codes;
        this.journal = journal;
    }

    /**
     * Registers a birth.
     *
     * @return the number in the book and the child's personal number; the same again for a dossier that was registered
     * @throws Rejection {@code civil.…}: {@code duplicate-suspected} when a child like this is on record that the officer
     *     has not confirmed to be another; {@code register.…}, {@code places.…}, {@code codes.…}; nothing is written
     */
    public Registered register(Registrar registrar, NewBirth birth) {
        require(birth);
        Set<UUID> inRegister = duplicates.inRegister(birth, name(birth.mother()), name(birth.father()));
        String request = book.request(birth.confirming(List.of(), ""));
        return book.inCase(
                registrar,
                birth.dossier(),
                Citizens.basis(Act.BIRTH),
                parentIds(birth),
                access -> book.again(registrar, birth.dossier(), request).orElseGet(() -> {
                    ParentFacts mother = facts(access, birth.mother(), Sex.FEMALE, birth.bornOn());
                    ParentFacts father = facts(access, birth.father(), Sex.MALE, birth.bornOn());
                    List<String> keys = Duplicates.keys(birth, mother, father);
                    duplicates.lock(keys);
                    Set<UUID> alike = new LinkedHashSet<>(inRegister);
                    alike.addAll(duplicates.inBooks(keys, mother, father));
                    requireConfirmed(birth, alike);
                    return write(registrar, access, birth, mother, father, keys, request);
                }));
    }

    /**
     * Children on record like this one, for the officer to look at before saying that it is another.
     *
     * @return at most 20; whom the officer then confirms by number
     */
    public Disclosed<List<PersonView>> candidates(Registrar registrar, NewBirth birth) {
        require(birth);
        Set<UUID> inRegister = duplicates.inRegister(birth, name(birth.mother()), name(birth.father()));
        List<UUID> parents = parentIds(birth);
        return book.inCase(registrar, birth.dossier(), Citizens.basis(Act.BIRTH), parents, access -> {
            ParentFacts mother = facts(access, birth.mother(), Sex.FEMALE, birth.bornOn());
            ParentFacts father = facts(access, birth.father(), Sex.MALE, birth.bornOn());
            Set<UUID> alike = new LinkedHashSet<>(inRegister);
            alike.addAll(duplicates.inBooks(Duplicates.keys(birth, mother, father), mother, father));
            if (alike.isEmpty()) {
                return journal.disclose(List.of(), List.of(JournalEntry.empty(access, CANDIDATE, Citizens.VIA)));
            }
            Set<UUID> all = new LinkedHashSet<>(parents);
            all.addAll(alike);
            return book.including(access, registrar, all, () -> {
                List<PersonalNumber> asked = alike.stream()
                        .flatMap(id -> persons.numberOf(id).stream())
                        .limit(MOST_SHOWN)
                        .toList();
                return persons.query(access, new PersonQuery.ByNumbers(asked, true), CANDIDATE, Citizens.VIA);
            });
        });
    }

    private Registered write(
            Registrar registrar,
            Access access,
            NewBirth birth,
            @Nullable ParentFacts mother,
            @Nullable ParentFacts father,
            List<String> keys,
            String request) {
        String evidence = birth.evidence()
                .text(codes.name("birth-evidence", birth.evidence().kind(), true));
        var entering = new NewPerson(
                registrar.commune(),
                values(registrar, birth, mother, father),
                birth.bornOn().earliest(),
                NewPerson.Kind.BORN,
                java.util.Objects.requireNonNull(access.caseCode()),
                evidence,
                access.legalBasis());
        PersonalNumber number = numbers.enter(access, entering);
        UUID child = persons.idOf(number).orElseThrow();
        List<Party> parties = new ArrayList<>(List.of(new Party("child", child)));
        if (mother != null && mother.id() != null) {
            parties.add(new Party("mother", mother.id()));
        }
        if (father != null && father.id() != null) {
            parties.add(new Party("father", father.id()));
        }
        return book.write(
                registrar,
                new Book.Entry(
                        Act.BIRTH,
                        birth.dossier(),
                        request,
                        data(birth, number, mother, father, evidence),
                        parties,
                        book.late(Act.BIRTH, birth.bornOn()),
                        keys,
                        access.legalBasis()));
    }

    private static Map<String, Object> values(
            Registrar registrar, NewBirth birth, @Nullable ParentFacts mother, @Nullable ParentFacts father) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", birth.name().full());
        values.put("sex", birth.sex().code());
        values.put("birth.date", birth.bornOn().toString());
        values.put("birth.place", birth.birthPlace());
        values.put("birth.registrationPlace", registrar.commune().digits());
        values.put("origin", birth.origin());
        values.put("ethnicity", birth.ethnicity());
        values.put("nationality", birth.nationality());
        parent(values, "mother", mother);
        parent(values, "father", father);
        return values;
    }

    private static void parent(Map<String, Object> values, String who, @Nullable ParentFacts parent) {
        if (parent != null) {
            values.put(who + ".name", parent.name());
            if (!parent.number().isEmpty()) {
                values.put(who + ".number", parent.number());
            }
        }
    }

    private Map<String, String> data(
            NewBirth birth,
            PersonalNumber number,
            @Nullable ParentFacts mother,
            @Nullable ParentFacts father,
            String evidence) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("child.name", birth.name().full());
        data.put("child.number", number.digits());
        data.put("child.sex", birth.sex().vi());
        data.put("child.bornOn", birth.bornOn().toString());
        data.put("child.birthPlace", birth.birthPlaceText() + ", " + place(birth.birthPlace()));
        data.put("child.origin", place(birth.origin()));
        data.put("child.ethnicity", codes.name("ethnicity", birth.ethnicity(), true));
        data.put("child.nationality", codes.name("nationality", birth.nationality(), true));
        put(data, "mother", mother);
        put(data, "father", father);
        data.put("evidence", evidence);
        data.put("declarant.name", birth.declarant().name());
        data.put("declarant.relation", birth.declarant().relation());
        if (birth.birthOrder() > 0) {
            data.put("birthOrder", Integer.toString(birth.birthOrder()));
        }
        if (!birth.surrogacy().isBlank()) {
            data.put("surrogacy", birth.surrogacy().strip());
        }
        if (!birth.reason().isBlank()) {
            data.put("notADuplicate", birth.reason().strip());
        }
        return data;
    }

    private static void put(Map<String, String> data, String who, @Nullable ParentFacts parent) {
        if (parent != null) {
            data.put(who + ".name", parent.name());
            data.put(who + ".number", parent.number());
            data.put(who + ".birthYear", parent.birthYear());
            data.put(who + ".ethnicity", parent.ethnicity());
            data.put(who + ".nationality", parent.nationality());
            data.put(who + ".residence", parent.residence());
        }
    }

    /** The parent as the register has them, or as they were declared. */
    private @Nullable ParentFacts facts(Access access, @Nullable Parent parent, Sex sex, PartialDate childBorn) {
        if (parent == null) {
            return null;
        }
        Side side = sex == Sex.FEMALE ? Side.MOTHER : Side.FATHER;
        if (parent.number() == null) {
            String year = String.valueOf(parent.birthYear());
            requireOlder(Integer.parseInt(year), childBorn, side);
            return new ParentFacts(
                    null,
                    "",
                    new PersonName(parent.name()).full(),
                    year,
                    parent.ethnicity().isEmpty() ? "" : codes.name("ethnicity", parent.ethnicity(), true),
                    parent.nationality().isEmpty() ? "" : codes.name("nationality", parent.nationality(), true),
                    parent.residence());
        }
        UUID id = citizens.id(parent.number(), side);
        PersonView view = citizens.read(access, id, side);
        if (!Citizens.code(view, "sex").equals(sex.code())) {
            throw side.in(Rejection.of(CivilError.PARENT_SEX));
        }
        PartialDate born = PartialDate.parse(view.text("birth.date", true));
        requireOlder(born.year(), childBorn, side);
        return new ParentFacts(
                id,
                java.util.Objects.requireNonNullElse(
                        view.number(), parent.number().digits()),
                view.text("name", true),
                Integer.toString(born.year()),
                view.text("ethnicity", true),
                view.text("nationality", true),
                view.text("residence.permanent", true));
    }

    private static void requireOlder(int year, PartialDate childBorn, Side side) {
        if (year >= childBorn.year()) {
            throw side.in(Rejection.of(CivilError.PARENT_TOO_YOUNG));
        }
    }

    private void require(NewBirth birth) {
        if (birth.bornOn().earliest().isAfter(book.today())) {
            throw Rejection.of(CivilError.DAY_AHEAD).with("field", "bornOn");
        }
        codes.code("birth-evidence", birth.evidence().kind(), book.today());
        Book.requireText("birthPlaceText", birth.birthPlaceText(), LONGEST_TEXT);
        Book.requireText("declarant.name", birth.declarant().name(), LONGEST_TEXT);
        Book.requireText("declarant.relation", birth.declarant().relation(), LONGEST_TEXT);
        if (!birth.surrogacy().isEmpty()) {
            Book.requireText("surrogacy", birth.surrogacy(), LONGEST_TEXT);
        }
        boolean none = birth.mother() == null && birth.father() == null;
        boolean abandoned = birth.evidence().kind().equals(ABANDONED);
        if (none && !abandoned) {
            throw Rejection.of(CivilError.PARENT_NEEDED);
        }
        if (!none && abandoned) {
            throw Rejection.of(CivilError.ABANDONED_HAS_NO_PARENTS);
        }
        requireParent(birth.mother(), Side.MOTHER);
        requireParent(birth.father(), Side.FATHER);
    }

    private static void requireParent(@Nullable Parent parent, Side side) {
        boolean incomplete = parent != null
                && parent.number() == null
                && (parent.name().isBlank() || parent.birthYear() == null || parent.birthYear() < 1850);
        if (incomplete) {
            throw side.in(Rejection.of(CivilError.PARENT_INCOMPLETE));
        }
    }

    private void requireConfirmed(NewBirth birth, Set<UUID> alike) {
        Set<UUID> confirmed = birth.confirmed().stream()
                .flatMap(n -> persons.idOf(n).stream())
                .collect(Collectors.toSet());
        if (!confirmed.containsAll(alike)) {
            throw Rejection.of(CivilError.DUPLICATE_SUSPECTED).with("count", alike.size());
        }
        if (!alike.isEmpty() && (birth.reason().isBlank() || birth.reason().length() > LONGEST_REASON)) {
            throw Rejection.of(CivilError.REASON_NEEDED).with("most", LONGEST_REASON);
        }
    }

    private List<UUID> parentIds(NewBirth birth) {
        List<UUID> ids = new ArrayList<>();
        if (birth.mother() != null && birth.mother().number() != null) {
            ids.add(citizens.id(birth.mother().number(), Side.MOTHER));
        }
        if (birth.father() != null && birth.father().number() != null) {
            ids.add(citizens.id(birth.father().number(), Side.FATHER));
        }
        return ids.stream().distinct().toList();
    }

    /** The parent's name for comparing, from the register where they are in it. */
    private String name(@Nullable Parent parent) {
        if (parent == null) {
            return "";
        }
        return parent.number() == null
                ? parent.name()
                : persons.idOf(parent.number()).flatMap(persons::nameOf).orElse("");
    }

    private String place(String code) {
        LocalDate today = book.today();
        Unit unit = units.on(new AreaCode(code), today);
        AreaCode province = unit.province();
        return province == null
                ? unit.inLine()
                : unit.inLine() + ", " + units.on(province, today).inLine();
    }
}
