package vn.goc.residence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.places.Addresses;
import vn.goc.places.Units;
import vn.goc.register.Persons;
import vn.goc.residence.Temporaries.Temporary;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Who lived at an address on a day, and who belonged to a household in the course of time, for officers within their
 * area. Everybody named sees it in their journal.
 */
@Service
public class Occupants {
    private static final int MOST = 500;

    private final HouseholdStore households;
    private final ResidenceStore store;
    private final Acts acts;
    private final Persons persons;
    private final Addresses addresses;
    private final Units units;
    private final CodeLists codes;
    private final Cases cases;
    private final Journal journal;
    private final Tx tx;

    Occupants(
            HouseholdStore households,
            ResidenceStore store,
            Acts acts,
            Persons persons,
            Addresses addresses,
            Units units,
            CodeLists codes,
            Cases cases,
            Journal journal,
            Tx tx) {
        this.households = households;
        this.store = store;
        this.acts = acts;
        this.persons = persons;
        this.addresses = addresses;
        this.units = units;
        this.codes = codes;
        this.cases = cases;
        this.journal = journal;
        this.tx = tx;
    }

    /**
     * @param household its number; null for temporary residence
     * @param relationVi to the head; empty for temporary residence
     * @param from first day
     * @param to first day no more; null while it holds
     */
    public record Occupant(
            String name,
            @Nullable String household,
            String relationVi,
            String relationEn,
            LocalDate from,
            @Nullable LocalDate to) {
        public boolean temporary() {
            return household == null;
        }
    }

    private record Named(UUID person, Occupant shown) {}

    /**
     * @param commune of today
     * @param line what comes before the commune
     * @return households first, then temporary residence; empty, and journaled as such, for a line nobody lived at
     * @throws Rejection {@code residence.not-your-area}, {@code not-your-purpose}, {@code too-many-occupants}, {@code
     *     places.…}, {@code ledger.case-…}
     */
    public Disclosed<List<Occupant>> at(Access access, AreaCode commune, String line, LocalDate on, String via) {
        return checked(access, () -> {
            LocalDate today = acts.today();
            acts.requireNotAhead(on);
            acts.requireArea(access.actor(), units.on(commune, today));
            UUID address = addresses.prepare(commune, today, line).id();
            List<Named> named = new ArrayList<>();
            for (Household household : households.listAt(address, on)) {
                for (HouseholdStore.Stint stint : households.stints(household.code())) {
                    if (!stint.from().isAfter(on) && (stint.to() == null || on.isBefore(stint.to()))) {
                        named.add(named(household.code(), stint));
                    }
                }
            }
            for (Temporary temporary : store.temporariesAt(address, on)) {
                named.add(new Named(
                        temporary.person(),
                        new Occupant(
                                name(temporary.person()),
                                null,
                                "",
                                "",
                                temporary.from(),
                                temporary.until().plusDays(1))));
            }
            return disclosed(access, named, via);
        });
    }

    /** Everybody who was in a household, by first day; the same person again for every relation they had. */
    public Disclosed<List<Occupant>> history(Access access, String code, String via) {
        return checked(access, () -> {
            UUID address = households
                    .addressOf(code)
                    .orElseThrow(() -> Rejection.of(ResidenceError.UNKNOWN_HOUSEHOLD)
                            .with("code", Rejection.shorten(code))
                            .with("day", Texts.day(acts.today())));
            acts.requireArea(access.actor(), acts.unit(address, acts.today()));
            return disclosed(
                    access,
                    households.stints(code).stream()
                            .map(stint -> named(code, stint))
                            .toList(),
                    via);
        });
    }

    private Disclosed<List<Occupant>> checked(Access access, Supplier<Disclosed<List<Occupant>>> answer) {
        return acts.orRefused(access, List.of(), List.of("residence.permanent"), () -> {
            cases.check(access);
            boolean officer = access.actor().kind() == Actor.Kind.OFFICER;
            if (!officer
                    || SearchPurposes.find(access.actor(), access.purpose().code())
                            .isEmpty()) {
                throw Rejection.of(ResidenceError.NOT_YOUR_PURPOSE);
            }
            // as the platform: the address decides who may look, and whoever lived there may be in no area of the
            // officer's now
            return tx.read(Actor.system(), answer);
        });
    }

    private Disclosed<List<Occupant>> disclosed(Access access, List<Named> named, String via) {
        if (named.size() > MOST) {
            throw Rejection.of(ResidenceError.TOO_MANY_OCCUPANTS).with("most", MOST);
        }
        List<Occupant> shown = named.stream().map(Named::shown).toList();
        List<JournalEntry> entries = named.isEmpty()
                ? List.of(JournalEntry.empty(access, List.of("residence.permanent", "residence.temporary"), via))
                : named.stream()
                        .map(one -> JournalEntry.read(one.person(), access, fields(one.shown()), via))
                        .toList();
        return journal.disclose(shown, entries);
    }

    private static List<String> fields(Occupant shown) {
        return shown.temporary()
                ? List.of("name", "residence.temporary")
                : List.of("name", "residence.permanent", "household.relation");
    }

    private Named named(String code, HouseholdStore.Stint stint) {
        return new Named(
                stint.person(),
                new Occupant(
                        name(stint.person()),
                        code,
                        codes.name("relation", stint.relation(), true),
                        codes.name("relation", stint.relation(), false),
                        stint.from(),
                        stint.to()));
    }

    private String name(UUID person) {
        return persons.nameOf(person).orElse("");
    }
}
