package vn.goc.civil;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.civil.CivilRecord.Party;
import vn.goc.kernel.Access;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.LifeStatus;
import vn.goc.register.PersonQuery;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;

/**
 * Đăng ký kết hôn (Law 60/2014/QH13 Arts. 17–18; Law on Marriage and Family 52/2014/QH13 Arts. 5, 8): what the register knows
 * is checked here, what it cannot know the officer answers for. The act and both persons' facts are one transaction.
 */
@Service
public class Marriages {
    private static final int LONGEST_PAPERS = 200;
    private static final int MOST_ASKED = 20;

    private final Book book;
    private final Citizens citizens;
    private final CivilStore store;
    private final Facts facts;
    private final Persons persons;
    private final Rules rules;

    Marriages(Book book, Citizens citizens, CivilStore store, Facts facts, Persons persons, Rules rules) {
        this.book = book;
        this.citizens = citizens;
        this.store = store;
        this.facts = facts;
        this.persons = persons;
        this.rules = rules;
    }

    /**
     * Registers a marriage, from today.
     *
     * @return the number in the book; the same again for a dossier that was registered
     * @throws Rejection {@code civil.both-must-sign}, {@code same-person}, {@code person-not-found}, {@code
     *     not-man-and-woman}, {@code too-young}, {@code not-living}, {@code already-married}, {@code kin}, {@code
     *     dossier-otherwise}; {@code register.…}; nothing is written
     */
    public Registered register(Registrar registrar, NewMarriage marriage) {
        if (!marriage.bothSigned()) {
            throw Rejection.of(CivilError.BOTH_MUST_SIGN);
        }
        if (!marriage.papers().isEmpty()) {
            Book.requireText("papers", marriage.papers(), LONGEST_PAPERS);
        }
        UUID husband = citizens.id(marriage.husband(), Side.HUSBAND);
        UUID wife = citizens.id(marriage.wife(), Side.WIFE);
        if (husband.equals(wife)) {
            throw Rejection.of(CivilError.SAME_PERSON);
        }
        requireNoKin(husband, wife);
        String request = book.request(marriage);
        String basis = Citizens.basis(Act.MARRIAGE);
        List<UUID> both = Stream.of(husband, wife).sorted().toList();
        return book.inCase(
                registrar,
                marriage.dossier(),
                basis,
                both,
                access -> book.again(registrar, marriage.dossier(), request).orElseGet(() -> {
                    store.lock(both.stream().map(UUID::toString).toList());
                    PersonView man = citizens.read(access, husband, Side.HUSBAND);
                    PersonView woman = citizens.read(access, wife, Side.WIFE);
                    require(man, Sex.MALE, Side.HUSBAND);
                    require(woman, Sex.FEMALE, Side.WIFE);
                    Map<UUID, PersonView> spouseOf = Map.of(husband, woman, wife, man);
                    both.forEach(one -> facts.change(access, one, family(access, spouseOf.get(one), marriage)));
                    return book.write(
                            registrar,
                            new Book.Entry(
                                    Act.MARRIAGE,
                                    marriage.dossier(),
                                    request,
                                    data(marriage, man, woman),
                                    List.of(new Party("husband", husband), new Party("wife", wife)),
                                    false,
                                    List.of(),
                                    basis));
                }));
    }

    private FactChange family(Access access, @Nullable PersonView spouse, NewMarriage marriage) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("marital", Deaths.MARRIED);
        if (spouse != null) {
            values.put("spouse.name", spouse.text("name", true));
            values.put("spouse.number", Citizens.number(spouse));
        }
        return new FactChange(
                FactChange.Kind.CHANGE,
                Field.Group.FAMILY,
                values,
                book.today(),
                "married",
                access.caseCode(),
                marriage.papers().isEmpty() ? "Hai bên ký sổ" : "Hai bên ký sổ; " + cut(marriage.papers()),
                access.legalBasis());
    }

    private void require(PersonView view, Sex sex, Side side) {
        if (!Citizens.code(view, "sex").equals(sex.code())) {
            throw Rejection.of(CivilError.NOT_MAN_AND_WOMAN);
        }
        String status = Citizens.code(view, "life.status");
        if (!status.isEmpty() && !status.equals(LifeStatus.LIVING.code())) {
            throw side.in(Rejection.of(CivilError.NOT_LIVING));
        }
        if (Citizens.code(view, "marital").equals(Deaths.MARRIED)) {
            throw side.in(Rejection.of(CivilError.ALREADY_MARRIED));
        }
        LocalDate today = book.today();
        Rule age = rules.on(sex == Sex.MALE ? "civil.marriage.age-man" : "civil.marriage.age-woman", today);
        String born = view.text("birth.date", true);
        if (born.isEmpty() || PartialDate.parse(born).ageOn(today) < age.number()) {
            throw side.in(Rejection.of(CivilError.TOO_YOUNG))
                    .with("years", age.number())
                    .with("article", age.article(true))
                    .with("articleEn", age.article(false));
        }
    }

    /**
     * As far as the register names fathers and mothers by number: the platform itself compares, and journals whom it looked
     * at; the officer learns only that the two are kin.
     */
    private void requireNoKin(UUID husband, UUID wife) {
        String man = persons.numberOf(husband).map(PersonalNumber::digits).orElse("");
        String woman = persons.numberOf(wife).map(PersonalNumber::digits).orElse("");
        Kinship.between(man, woman, parents(List.of(man, woman))).ifPresent(relation -> {
            throw Rejection.of(CivilError.KIN).with("relation", relation.vi()).with("relationEn", relation.en());
        });
    }

    private Map<String, List<String>> parents(List<String> of) {
        var access = Access.system(Purpose.CIVIL_STATUS, "Luật Hôn nhân và gia đình 52/2014/QH13, Điều 5");
        Map<String, List<String>> known = new HashMap<>();
        Set<String> asked = new HashSet<>();
        List<String> next = of;
        for (int steps = 1; steps <= Kinship.DIRECT && !next.isEmpty(); steps++) {
            asked.addAll(next);
            for (int at = 0; at < next.size(); at += MOST_ASKED) {
                List<PersonalNumber> numbers = next.subList(at, Math.min(next.size(), at + MOST_ASKED)).stream()
                        .map(PersonalNumber::new)
                        .toList();
                persons.query(
                                access,
                                new PersonQuery.ByNumbers(numbers, true),
                                List.of("number", "father.number", "mother.number"),
                                "civil-kinship")
                        .value()
                        .forEach(view -> known.put(Citizens.number(view), above(view)));
            }
            next = Kinship.unasked(known, asked);
        }
        return known;
    }

    private static List<String> above(PersonView view) {
        List<String> above = new ArrayList<>();
        for (String path : List.of("father.number", "mother.number")) {
            String number = view.text(path, true);
            if (!number.isEmpty()) {
                above.add(number);
            }
        }
        return above;
    }

    private static Map<String, String> data(NewMarriage marriage, PersonView man, PersonView woman) {
        Map<String, String> data = new LinkedHashMap<>();
        put(data, "husband", man);
        put(data, "wife", woman);
        data.put("papers", marriage.papers().strip());
        data.put("bothSigned", "true");
        return data;
    }

    private static void put(Map<String, String> data, String who, PersonView view) {
        data.put(who + ".name", view.text("name", true));
        data.put(who + ".number", Citizens.number(view));
        data.put(who + ".bornOn", view.text("birth.date", true));
        data.put(who + ".ethnicity", view.text("ethnicity", true));
        data.put(who + ".nationality", view.text("nationality", true));
        data.put(who + ".residence", view.text("residence.permanent", true));
    }

    private static String cut(String text) {
        return text.length() > 180 ? text.substring(0, 180) : text;
    }
}
