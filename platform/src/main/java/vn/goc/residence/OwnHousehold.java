package vn.goc.residence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.places.Addresses;
import vn.goc.register.Persons;
import vn.goc.site.Texts;

/**
 * Who is in the reader's own household, by name and relation alone (Law on Residence 68/2020/QH14 Art. 8: a citizen is
 * given what is recorded of their residence; form CT07 lists the members). Each member's journal shows the look.
 */
@Service
public class OwnHousehold {
    private static final String BASIS = "Luật Cư trú 68/2020/QH14, Điều 8";
    private static final List<String> FIELDS = List.of("name", "household.relation");

    private final Households households;
    private final Persons persons;
    private final Addresses addresses;
    private final CodeLists codes;
    private final Journal journal;
    private final Clock clock;

    OwnHousehold(
            Households households,
            Persons persons,
            Addresses addresses,
            CodeLists codes,
            Journal journal,
            Clock clock) {
        this.households = households;
        this.persons = persons;
        this.addresses = addresses;
        this.codes = codes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param address as it reads today
     * @param members the head first
     */
    public record Shown(String code, String address, LocalDate opened, List<Member> members) {}

    /**
     * @param relationVi to the head, “Chủ hộ” for the head
     * @param self the reader
     */
    public record Member(String name, String relationVi, String relationEn, LocalDate from, boolean self) {}

    /** Empty, and journaled as such, when the citizen is in no household today. */
    public Disclosed<Optional<Shown>> of(Actor citizen, String via) {
        var access = new Access(citizen, Purpose.OWN_DATA, BASIS, null);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        Optional<Household> found = households.findOf(citizen.id(), today);
        if (found.isEmpty()) {
            return journal.disclose(Optional.empty(), List.of(JournalEntry.read(citizen.id(), access, FIELDS, via)));
        }
        Household household = found.get();
        List<UUID> ids =
                household.members().stream().map(Household.Member::person).toList();
        List<Member> members = household.members().stream()
                .map(member -> shown(member, citizen.id()))
                .toList();
        var shown = new Shown(
                household.code(),
                addresses.shown(addresses.get(household.address()), today),
                household.opened(),
                members);
        return journal.disclose(
                Optional.of(shown),
                ids.stream()
                        .map(person -> JournalEntry.read(person, access, FIELDS, via))
                        .toList());
    }

    private Member shown(Household.Member member, UUID self) {
        return new Member(
                persons.nameOf(member.person()).orElse(""),
                codes.name("relation", member.relation(), true),
                codes.name("relation", member.relation(), false),
                member.from(),
                member.person().equals(self));
    }
}
