package vn.goc.dossiers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.residence.Household;
import vn.goc.residence.Households;
import vn.goc.site.Session;
import vn.goc.site.Texts;

/** What a dossier asks the register and the residence book: always with its purpose, basis and case, always journaled. */
@Service
public class People {
    private static final String FORM = "form";
    private static final String DESK = "desk";
    private static final List<String> OWN = List.of(
            "name", "number", "birth.date", "sex", "residence.permanent", "household.head", "household.relation");
    private static final List<String> MEMBER = List.of("name", "number", "household.relation");
    private static final List<String> MOVER = List.of(
            "name", "number", "birth.date", "sex", "residence.permanent", "household.head", "household.relation",
            "life.status");
    private static final List<String> HEAD =
            List.of("name", "number", "residence.permanent", "household.code", "life.status");

    private final Persons persons;
    private final Households households;
    private final Journal journal;
    private final CodeLists codes;
    private final Clock clock;

    People(Persons persons, Households households, Journal journal, CodeLists codes, Clock clock) {
        this.persons = persons;
        this.households = households;
        this.journal = journal;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Somebody of the citizen's present household, as the form lets them be chosen.
     *
     * @param relation code of the list {@code relation}
     */
    public record Member(UUID person, String number, String name, String relation, boolean self) {
        public boolean head() {
            return relation.equals(Answers.HEAD);
        }
    }

    /** The applicant's own record, to prefill and to show locked. */
    public Disclosed<PersonView> own(Session session, ProcedureVersion version) {
        Actor citizen = session.requireCitizen().actor();
        return persons.own(
                new Access(citizen, Purpose.OWN_DATA, version.basis().vi(), null), OWN, FORM);
    }

    /** Who lives with the applicant, themselves first; each one's being named here is an access to them. */
    public Disclosed<List<Member>> household(Session session, ProcedureVersion version) {
        Actor citizen = session.requireCitizen().actor();
        var access = new Access(citizen, Purpose.OWN_DATA, version.basis().vi(), null);
        List<Member> members = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        Optional<Household> household = households.findOf(citizen.id(), today());
        List<Household.Member> there = household.map(Household::members)
                .orElse(List.of(new Household.Member(citizen.id(), "", today())));
        for (Household.Member member : there) {
            boolean self = member.person().equals(citizen.id());
            Optional<PersonalNumber> number = persons.numberOf(member.person());
            Optional<String> name = persons.nameOf(member.person());
            if (number.isPresent() && name.isPresent()) {
                var one = new Member(member.person(), number.get().digits(), name.get(), member.relation(), self);
                members.add(self ? 0 : members.size(), one);
                entries.add(JournalEntry.read(member.person(), access, MEMBER, FORM));
            }
        }
        return journal.disclose(List.copyOf(members), entries);
    }

    /** What the register says of one who moves, to the officer of the dossier. */
    Disclosed<Optional<PersonView>> mover(Session officer, ProcedureVersion version, Dossier dossier, UUID person) {
        return persons.find(access(officer.actor(), version, dossier), person, MOVER, DESK);
    }

    /** What the register says of the head of the household joined; refused numbers are found as nobody. */
    Disclosed<Optional<PersonView>> head(Session officer, ProcedureVersion version, Dossier dossier) {
        return persons.find(
                access(officer.actor(), version, dossier),
                PersonalNumber.parse(dossier.answers().headNumber()),
                HEAD,
                DESK);
    }

    /** Whom a case concerns: who moves, and the head of the household they join, if there is such a person. */
    Set<UUID> concerned(Answers answers) {
        Set<UUID> all = new LinkedHashSet<>(answers.persons());
        if (answers.joins()) {
            headOf(answers).ifPresent(all::add);
        }
        return all;
    }

    Optional<UUID> headOf(Answers answers) {
        try {
            return persons.idOf(PersonalNumber.parse(answers.headNumber()));
        } catch (Rejection malformed) {
            return Optional.empty();
        }
    }

    /** The household today that a person belongs to. */
    Optional<Household> householdOf(UUID person) {
        return households.findOf(person, today());
    }

    /** {@code Con đẻ}. */
    public String relation(String code, boolean vietnamese) {
        return code.isEmpty() ? "" : codes.name("relation", code, vietnamese);
    }

    static Access access(Actor officer, ProcedureVersion version, Dossier dossier) {
        return new Access(officer, Purpose.RESIDENCE_REGISTRATION, version.basis().vi(), dossier.code());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
