package vn.goc.civil;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.civil.CivilRecord.Party;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.LifeStatus;
import vn.goc.register.PersonView;

/**
 * Đăng ký khai tử (Law 60/2014/QH13 Arts. 32–34): the act, the lock of the person's record and the widowhood of the spouse
 * in one transaction.
 */
@Service
public class Deaths {
    static final String MARRIED = "dang-co-vo-chong";
    private static final String WIDOWED = "goa";
    private static final int LONGEST_TEXT = 200;

    private final Book book;
    private final Citizens citizens;
    private final CivilStore store;
    private final Facts facts;
    private final CodeLists codes;

    Deaths(Book book, Citizens citizens, CivilStore store, Facts facts, CodeLists codes) {
        this.book = book;
        this.citizens = citizens;
        this.store = store;
        this.facts = facts;
        this.codes = codes;
    }

    /**
     * Registers a death.
     *
     * @return the number in the book; the same again for a dossier that was registered
     * @throws Rejection {@code civil.person-not-found}, {@code already-dead}, {@code died-before-birth}, {@code day-ahead},
     *     {@code dossier-otherwise}; {@code register.…}, {@code codes.…}; nothing is written
     */
    public Registered register(Registrar registrar, NewDeath death) {
        require(death);
        UUID person = citizens.id(death.person(), Side.PERSON);
        String basis = Citizens.basis(Act.DEATH);
        // whose life ends is read first, so that both spouses are locked in one order
        UUID spouse = book.inCase(
                registrar,
                death.dossier(),
                basis,
                List.of(person),
                access -> spouse(citizens.read(access, person, Side.PERSON)));
        List<UUID> concerned =
                Stream.concat(Stream.of(person), Stream.ofNullable(spouse)).toList();
        String request = book.request(death);
        return book.inCase(
                registrar,
                death.dossier(),
                basis,
                concerned,
                access -> book.again(registrar, death.dossier(), request).orElseGet(() -> {
                    store.lock(concerned.stream().map(UUID::toString).toList());
                    PersonView view = citizens.read(access, person, Side.PERSON);
                    LocalDate from = from(death.diedOn(), view);
                    if (Citizens.code(view, "life.status").equals(LifeStatus.DEAD.code())) {
                        throw Rejection.of(CivilError.ALREADY_DEAD);
                    }
                    String evidence = death.evidence()
                            .text(codes.name("death-evidence", death.evidence().kind(), true));
                    facts.change(access, person, life(access, death.diedOn(), from, evidence));
                    if (spouse != null) {
                        widow(access, spouse, view, from, evidence);
                    }
                    store.endMarriage(person);
                    return book.write(
                            registrar,
                            new Book.Entry(
                                    Act.DEATH,
                                    death.dossier(),
                                    request,
                                    data(death, view, evidence),
                                    List.of(new Party("deceased", person)),
                                    book.late(Act.DEATH, death.diedOn()),
                                    List.of(),
                                    basis));
                }));
    }

    private @Nullable UUID spouse(PersonView view) {
        String number = view.text("spouse.number", true);
        return number.isEmpty()
                ? null
                : citizens.find(new PersonalNumber(number)).orElse(null);
    }

    private void widow(Access access, UUID spouse, PersonView dead, LocalDate from, String evidence) {
        PersonView view = citizens.read(access, spouse, Side.SPOUSE);
        boolean theirs = !Citizens.code(view, "life.status").equals(LifeStatus.DEAD.code())
                && Citizens.code(view, "marital").equals(MARRIED)
                && view.text("spouse.number", true).equals(Citizens.number(dead));
        if (theirs) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("marital", WIDOWED);
            values.put("spouse.name", null);
            values.put("spouse.number", null);
            facts.change(
                    access,
                    spouse,
                    new FactChange(
                            FactChange.Kind.CHANGE,
                            Field.Group.FAMILY,
                            values,
                            from,
                            "widowed",
                            access.caseCode(),
                            evidence,
                            access.legalBasis()));
        }
    }

    private static FactChange life(Access access, PartialDate diedOn, LocalDate from, String evidence) {
        return new FactChange(
                FactChange.Kind.CHANGE,
                Field.Group.LIFE,
                Map.of("life.status", LifeStatus.DEAD.code(), "life.diedOn", diedOn.toString()),
                from,
                "died",
                access.caseCode(),
                evidence,
                access.legalBasis());
    }

    /** First day on which the person may have been dead, never before the birth. */
    private static LocalDate from(PartialDate diedOn, PersonView view) {
        String born = view.text("birth.date", true);
        Optional<LocalDate> birth = born.isEmpty()
                ? Optional.empty()
                : Optional.of(PartialDate.parse(born).earliest());
        if (birth.isPresent() && diedOn.latest().isBefore(birth.get())) {
            throw Rejection.of(CivilError.DIED_BEFORE_BIRTH);
        }
        return birth.filter(day -> day.isAfter(diedOn.earliest())).orElse(diedOn.earliest());
    }

    private void require(NewDeath death) {
        if (death.diedOn().earliest().isAfter(book.today())) {
            throw Rejection.of(CivilError.DAY_AHEAD).with("field", "diedOn");
        }
        codes.code("death-evidence", death.evidence().kind(), book.today());
        codes.code("death-cause", death.cause(), book.today());
        Book.requireText("place", death.place(), LONGEST_TEXT);
        Book.requireText("declarant.name", death.declarant().name(), LONGEST_TEXT);
        Book.requireText("declarant.relation", death.declarant().relation(), LONGEST_TEXT);
    }

    private Map<String, String> data(NewDeath death, PersonView view, String evidence) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("deceased.name", view.text("name", true));
        data.put("deceased.number", Citizens.number(view));
        data.put("deceased.sex", view.text("sex", true));
        data.put("deceased.bornOn", view.text("birth.date", true));
        data.put("deceased.ethnicity", view.text("ethnicity", true));
        data.put("deceased.nationality", view.text("nationality", true));
        data.put("deceased.residence", view.text("residence.permanent", true));
        data.put("diedOn", death.diedOn().toString());
        data.put("place", death.place().strip());
        data.put("cause", codes.name("death-cause", death.cause(), true));
        data.put("evidence", evidence);
        data.put("declarant.name", death.declarant().name().strip());
        data.put("declarant.relation", death.declarant().relation().strip());
        return data;
    }
}
