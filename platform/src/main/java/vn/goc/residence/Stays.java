package vn.goc.residence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.places.Addresses;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.Persons;
import vn.goc.residence.Stay.Guest;
import vn.goc.residence.Stay.Outcome;
import vn.goc.residence.Stay.Place;
import vn.goc.residence.Stay.Verdict;
import vn.goc.residence.StayStore.Row;
import vn.goc.residence.StayStore.Where;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Thông báo lưu trú (Law 68/2020/QH14 Art. 30): hosts tell who stays with them. The answer says accepted or not, never
 * whether the register knows the guest; what does not agree with it is marked for the commune's officer.
 */
@Service
public class Stays {
    static final int MOST_ROWS = 1000;
    static final int PAGE = 100;
    private static final int MOST_OWN = 50;
    private static final int LONGEST_HOST = 200;
    private static final String BASIS = "Luật Cư trú 68/2020/QH14, Điều 30";
    private static final UUID NOBODY = new UUID(0, 1);

    private final StayStore store;
    private final HouseholdStore households;
    private final ResidenceStore residences;
    private final Acts acts;
    private final Persons persons;
    private final Addresses addresses;
    private final Units units;
    private final Rules rules;
    private final Journal journal;
    private final Clock clock;
    private final Tx tx;

    Stays(
            StayStore store,
            HouseholdStore households,
            ResidenceStore residences,
            Acts acts,
            Persons persons,
            Addresses addresses,
            Units units,
            Rules rules,
            Journal journal,
            Clock clock,
            Tx tx) {
        this.store = store;
        this.households = households;
        this.residences = residences;
        this.acts = acts;
        this.persons = persons;
        this.addresses = addresses;
        this.units = units;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Takes notices, each row by itself: a row that is refused holds no other up.
     *
     * @param guests 1–1,000
     * @return a verdict a row, in order
     * @throws Rejection {@code residence.stays-size}, {@code lodging-unknown}, {@code no-home}, {@code not-your-area}
     */
    public List<Verdict> report(Actor actor, Place place, List<Guest> guests) {
        var access = new Access(actor, Purpose.RESIDENCE_REGISTRATION, BASIS, null);
        return acts.orRefused(access, List.of(), List.of(), () -> {
            if (guests.isEmpty() || guests.size() > MOST_ROWS) {
                throw Rejection.of(ResidenceError.STAYS_SIZE).with("most", MOST_ROWS);
            }
            Where where = where(actor, place);
            Instant at = clock.instant();
            // as the platform: the host may see nobody of the register, and learns nothing of it either
            Prepared prepared = tx.read(Actor.system(), () -> prepare(guests, at));
            return tx.write(actor, () -> take(access, where, prepared, at));
        });
    }

    /**
     * What can be told row by row.
     *
     * @param late the rule by which a row is late
     */
    private record Prepared(Map<Integer, Verdict> verdicts, Map<Integer, Row> rows, Map<Integer, Rule> late) {}

    private Prepared prepare(List<Guest> guests, Instant at) {
        LocalDateTime now = LocalDateTime.ofInstant(at, Texts.ZONE);
        var prepared = new Prepared(new TreeMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < guests.size(); i++) {
            Guest guest = guests.get(i);
            try {
                LocalDate day = guest.arrives().toLocalDate();
                Stay.require(guest, now, rules.on("residence.stay.less-than", day));
                if (!keys.add(guest.key())) {
                    throw Rejection.of(ResidenceError.KEY_TWICE);
                }
                Stay.Deadline deadline = Stay.deadline(
                        guest.arrives(),
                        rules.on("residence.stay.notify-before", day),
                        rules.on("residence.stay.late-notify-before", day));
                boolean over = !now.isBefore(deadline.before());
                if (over) {
                    prepared.late().put(i, deadline.rule());
                }
                prepared.rows().put(i, row(guest, over));
            } catch (Rejection refused) {
                if (!Stay.malformed(refused)) {
                    throw refused;
                }
                prepared.verdicts().put(i, Verdict.refused(Rejection.shorten(guest.key()), refused));
            }
        }
        return prepared;
    }

    private List<Verdict> take(Access access, Where where, Prepared prepared, Instant at) {
        List<Row> all = List.copyOf(prepared.rows().values());
        if (!all.isEmpty()) {
            Set<String> fresh = store.claim(where.reporter(), all);
            Map<String, String> before = store.claimed(where.reporter(), all);
            List<Row> taken =
                    all.stream().filter(row -> fresh.contains(row.key())).toList();
            if (!taken.isEmpty()) {
                store.add(where, taken, at);
                taken.forEach(row -> note(access, row));
            }
            prepared.rows()
                    .forEach((i, row) -> prepared.verdicts()
                            .put(i, verdict(row, fresh, before, prepared.late().get(i))));
        }
        return List.copyOf(prepared.verdicts().values());
    }

    private static Verdict verdict(Row row, Set<String> fresh, Map<String, String> before, @Nullable Rule late) {
        if (fresh.contains(row.key())) {
            return late == null ? Verdict.of(row.key(), Outcome.ACCEPTED) : Verdict.late(row.key(), late);
        }
        return row.digest().equals(before.get(row.key()))
                ? Verdict.of(row.key(), Outcome.REPEATED)
                : Verdict.refused(row.key(), Rejection.of(ResidenceError.KEY_OTHERWISE));
    }

    private Row row(Guest guest, boolean late) {
        String number = Stay.Paper.ofCode(guest.paper()) == Stay.Paper.NUMBER
                ? PersonalNumber.parse(guest.paperNumber()).digits()
                : guest.paperNumber().strip();
        return new Row(
                UUID.randomUUID(),
                guest.key(),
                Sha256.hex(guest.toString().getBytes(StandardCharsets.UTF_8)),
                guest.name().strip(),
                guest.paper(),
                number,
                guest.paper().equals(Stay.Paper.NUMBER.code()) ? match(number, guest.name()) : null,
                guest.arrives(),
                guest.leaves(),
                guest.reason().strip(),
                late);
    }

    /** Whom number and name agree on; the same look-ups whether or not somebody has the number. */
    private @Nullable UUID match(String number, String name) {
        Optional<UUID> found = persons.idOf(new PersonalNumber(number));
        String known = persons.nameOf(found.orElse(NOBODY)).orElse("");
        boolean agrees = PersonName.fold(known).equals(PersonName.fold(name));
        return agrees ? found.orElse(null) : null;
    }

    /** The guest sees in their journal who said that they stay there. */
    private void note(Access access, Row row) {
        if (row.person() != null) {
            journal.change(new JournalEntry(
                    JournalEntry.Kind.CHANGE, row.person(), access, List.of(), Acts.VIA, "stay-notified"));
        }
    }

    private Where where(Actor actor, Place place) {
        LocalDate today = acts.today();
        return switch (place) {
            case Stay.Home home -> {
                UUID address = home(actor, home, today).orElseThrow(() -> Rejection.of(ResidenceError.NO_HOME));
                String host = persons.nameOf(actor.id()).orElse("");
                yield new Where(
                        acts.unit(address, today).code().digits(),
                        address,
                        host,
                        actor.id().toString());
            }
            case Stay.At at -> {
                Unit unit = units.on(new AreaCode(at.commune()), today);
                if (!"residence-officer".equals(actor.role())) {
                    throw Rejection.of(ResidenceError.LODGING_UNKNOWN);
                }
                acts.requireArea(actor, unit);
                if (at.host().isBlank() || at.host().length() > LONGEST_HOST) {
                    throw Rejection.of(ResidenceError.STAY_TEXT)
                            .with("what", "host")
                            .with("most", LONGEST_HOST);
                }
                UUID address = addresses.add(unit.code(), today, at.line());
                yield new Where(
                        unit.code().digits(),
                        address,
                        at.host().strip(),
                        actor.id().toString());
            }
            case Stay.Lodging lodging -> {
                String agency = actor.agency() == null ? "" : actor.agency();
                StayStore.Lodging found = store.lodging(lodging.code(), agency)
                        .orElseThrow(() -> Rejection.of(ResidenceError.LODGING_UNKNOWN));
                yield new Where(
                        acts.unit(found.address(), today).code().digits(), found.address(), found.name(), agency);
            }
        };
    }

    private Optional<UUID> home(Actor actor, Stay.Home home, LocalDate today) {
        if (actor.kind() != Actor.Kind.CITIZEN) {
            return Optional.empty();
        }
        return home.temporary()
                ? residences.liveTemporary(actor.id()).map(Temporaries.Temporary::address)
                : households
                        .codeOf(actor.id(), today)
                        .flatMap(code -> households.find(code, today))
                        .map(Household::address);
    }

    /** The limits that hold today: the evening hour, the next morning's, and how many days are a stay no more. */
    public List<Rule> limits() {
        LocalDate today = acts.today();
        return List.of(
                rules.on("residence.stay.notify-before", today),
                rules.on("residence.stay.late-notify-before", today),
                rules.on("residence.stay.less-than", today));
    }

    /** The addresses at which a citizen may say who stays: {@code permanent}, {@code temporary} → as it reads. */
    public Map<String, String> homes(Actor citizen) {
        return tx.read(Actor.system(), () -> {
            Map<String, String> homes = new LinkedHashMap<>();
            LocalDate today = acts.today();
            home(citizen, new Stay.Home(false), today)
                    .ifPresent(address -> homes.put("permanent", acts.shown(address)));
            home(citizen, new Stay.Home(true), today).ifPresent(address -> homes.put("temporary", acts.shown(address)));
            return homes;
        });
    }

    /**
     * Registers a lodging, whose agency's system then notifies by itself.
     *
     * @param agency code of the agency that will call
     * @return its code
     */
    public String registerLodging(Actor officer, String agency, String name, String commune, String line) {
        var access = new Access(officer, Purpose.REGISTER_UPKEEP, BASIS, null);
        return acts.orRefused(
                access,
                List.of(),
                List.of(),
                () -> tx.write(officer, () -> {
                    Unit unit = units.on(new AreaCode(commune), acts.today());
                    acts.requireArea(officer, unit);
                    if (agency.isBlank()
                            || name.isBlank()
                            || name.length() > LONGEST_HOST
                            || agency.length() > LONGEST_HOST) {
                        throw Rejection.of(ResidenceError.STAY_TEXT)
                                .with("what", "name")
                                .with("most", LONGEST_HOST);
                    }
                    UUID address = addresses.add(unit.code(), acts.today(), line);
                    return store.addLodging(
                            unit.code().digits(), agency.strip(), name.strip(), address, clock.instant());
                }));
    }

    /**
     * Who stays in a commune on a day, late and unmatched first, {@value #PAGE} at once; each guest the register knows
     * sees it.
     *
     * @param from how many to leave out
     */
    public Disclosed<List<Stay.Shown>> inCommune(Actor officer, String commune, LocalDate on, int from, String via) {
        var access = new Access(officer, Purpose.REGISTER_UPKEEP, BASIS, null);
        return acts.orRefused(access, List.of(), List.of(), () -> {
            if (officer.kind() != Actor.Kind.OFFICER || !"residence-officer".equals(officer.role())) {
                throw Rejection.of(ResidenceError.NOT_YOUR_PURPOSE);
            }
            acts.requireArea(officer, units.on(new AreaCode(commune), acts.today()));
            List<StayStore.Found> found = tx.read(officer, () -> store.inCommune(commune, on, Math.max(0, from), PAGE));
            return journal.disclose(shown(found), entries(found, access, via));
        });
    }

    /** The stays that were notified of the reader, newest first. */
    public Disclosed<List<Stay.Shown>> own(Actor citizen, String via) {
        var access = new Access(citizen, Purpose.OWN_DATA, "Luật Cư trú 68/2020/QH14, Điều 8", null);
        List<StayStore.Found> found = tx.read(Actor.system(), () -> store.ofPerson(citizen.id(), MOST_OWN));
        return journal.disclose(shown(found), List.of(JournalEntry.read(citizen.id(), access, List.of(), via)));
    }

    private static List<JournalEntry> entries(List<StayStore.Found> found, Access access, String via) {
        List<JournalEntry> entries = new ArrayList<>();
        found.stream()
                .map(StayStore.Found::person)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .forEach(person -> entries.add(JournalEntry.read(person, access, List.of(), via)));
        if (entries.isEmpty()) {
            entries.add(
                    found.isEmpty()
                            ? JournalEntry.empty(access, List.of(), via)
                            : new JournalEntry(JournalEntry.Kind.READ, null, access, List.of(), via, "answered"));
        }
        return entries;
    }

    private List<Stay.Shown> shown(List<StayStore.Found> found) {
        return found.stream()
                .map(stay -> new Stay.Shown(
                        stay.guest(),
                        stay.paper(),
                        stay.paperNumber(),
                        stay.host(),
                        acts.shown(stay.address()),
                        stay.arrives(),
                        stay.leaves(),
                        stay.reason(),
                        stay.late(),
                        stay.person() != null))
                .toList();
    }
}
