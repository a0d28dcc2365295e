package vn.goc.residence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.places.Address;
import vn.goc.places.Addresses;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.Fields;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * What every act of residence has in common: the case is checked, the act is one transaction, the same dossier has one
 * effect, acts about one person wait for each other, and a refusal is journaled for whom it is about.
 */
@Component
class Acts {
    static final String VIA = "residence";
    static final int MOST_PERSONS = 20;

    private final ResidenceStore store;
    private final Facts facts;
    private final Persons persons;
    private final Addresses addresses;
    private final Units units;
    private final Rules rules;
    private final Cases cases;
    private final Journal journal;
    private final Notices notices;
    private final Clock clock;
    private final Tx tx;

    Acts(
            ResidenceStore store,
            Facts facts,
            Persons persons,
            Addresses addresses,
            Units units,
            Rules rules,
            Cases cases,
            Journal journal,
            Notices notices,
            Clock clock,
            Tx tx) {
        this.store = store;
        this.facts = facts;
        this.persons = persons;
        this.addresses = addresses;
        this.units = units;
        this.rules = rules;
        this.cases = cases;
        this.journal = journal;
        this.notices = notices;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * One act as it was asked for.
     *
     * @param fields paths it changes, for the journal of a refusal
     * @param said everything asked, as a text: the same dossier must say the same again
     */
    record Act(String kind, List<UUID> persons, List<String> fields, Ground ground, String said) {}

    /** Carries an act out once; the same dossier again gives the changes of the first time. */
    List<Long> once(Access access, Act act, Supplier<List<Long>> work) {
        return orRefused(access, act.persons(), act.fields(), () -> {
            act.ground().require();
            requireSome(act.persons());
            List<UUID> known = cases.check(access);
            return tx.write(access.actor(), known, () -> {
                String dossier = act.ground().dossier();
                String digest = Sha256.hex(act.said().getBytes(StandardCharsets.UTF_8));
                store.lockDossier(dossier);
                var done = store.done(dossier, act.kind());
                if (done.isPresent()) {
                    if (!done.get().digest().equals(digest)) {
                        throw Rejection.of(ResidenceError.DOSSIER_OTHERWISE).with("dossier", dossier);
                    }
                    return done.get().changes();
                }
                lock(act.persons());
                List<Long> changes = work.get();
                store.note(dossier, act.kind(), digest, changes);
                return changes;
            });
        });
    }

    /** Runs what may be refused; this room's own refusal is journaled for each person, the register does so itself. */
    <T extends @Nullable Object> T orRefused(
            Access access, Collection<UUID> about, List<String> fields, Supplier<T> work) {
        try {
            return work.get();
        } catch (Rejection refused) {
            if (!refused.refusal().decides() || refused.refusal() instanceof RegisterError) {
                throw refused;
            }
            String id = refused.refusal().id();
            List<String> known = Fields.known(fields);
            List<JournalEntry> entries = about.stream()
                    .distinct()
                    .limit(MOST_PERSONS)
                    .map(person -> JournalEntry.refused(person, access, known, VIA, id))
                    .toList();
            journal.record(entries.isEmpty() ? List.of(JournalEntry.refused(null, access, known, VIA, id)) : entries);
            throw refused;
        }
    }

    /** Waits until no other act is about these persons; in the order of ids, so that nobody waits in a circle. */
    void lock(Collection<UUID> about) {
        new TreeSet<>(about).forEach(store::lockPerson);
    }

    private static void requireSome(List<UUID> about) {
        boolean twice = about.stream().distinct().count() != about.size();
        if (about.isEmpty() || about.size() > MOST_PERSONS || twice) {
            throw Rejection.of(ResidenceError.NOBODY_NAMED).with("most", MOST_PERSONS);
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }

    Rule rule(String id, LocalDate day) {
        return rules.on(id, day);
    }

    /** The day that lies a rule's period after another. */
    static LocalDate after(LocalDate day, Rule rule) {
        return switch (rule.unit()) {
            case DAY -> day.plusDays(rule.number());
            case MONTH -> day.plusMonths(rule.number());
            case YEAR -> day.plusYears(rule.number());
            default -> throw new IllegalStateException(rule.id() + " is no period");
        };
    }

    /** A refusal that cites the rule it rests on. */
    static Rejection citing(ResidenceError error, Rule rule) {
        return Rejection.of(error)
                .with("periodEn", rule.shown(false))
                .with("period", rule.shown(true))
                .with("articleEn", rule.article(false))
                .with("article", rule.article(true));
    }

    void requireNotAhead(LocalDate day) {
        if (day.isAfter(today())) {
            throw Rejection.of(ResidenceError.DAY_AHEAD).with("day", Texts.day(day));
        }
    }

    /** @throws Rejection {@code residence.place-gone}, {@code places.unknown-address} */
    Unit unit(UUID address, LocalDate on) {
        return addresses
                .unitOn(addresses.get(address), on)
                .orElseThrow(() -> Rejection.of(ResidenceError.PLACE_GONE).with("day", Texts.day(on)));
    }

    /** A residence officer acts for addresses of their own area; a case lets them see people, not decide elsewhere. */
    void requireArea(Actor actor, Unit unit) {
        if (actor.kind() == Actor.Kind.OFFICER && !covers(actor, unit)) {
            throw Rejection.of(ResidenceError.NOT_YOUR_AREA).with("unit", unit.full());
        }
    }

    static boolean covers(Actor actor, Unit unit) {
        String area = actor.area();
        String province =
                unit.province() == null ? unit.code().digits() : unit.province().digits();
        return area != null && (area.equals("*") || area.equals(unit.code().digits()) || area.equals(province));
    }

    /** The communes in which a person lives by the register, permanently first; journaled as read. */
    List<Unit> home(Access access, UUID person) {
        PersonView view = view(access, person, List.of("residence.permanent", Temporaries.PLACE));
        List<Unit> communes = new ArrayList<>();
        for (String path : List.of("residence.permanent", Temporaries.PLACE)) {
            if (view.values().get(path) instanceof PersonView.Place place && place.commune() != null) {
                communes.add(units.on(new AreaCode(place.commune()), today()));
            }
        }
        return communes;
    }

    /** What the register says of a person, journaled as read. */
    PersonView view(Access access, UUID person, List<String> fields) {
        return persons.find(access, person, fields, VIA)
                .value()
                .orElseThrow(() -> Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS));
    }

    long change(
            Access access,
            UUID person,
            Field.Group group,
            Map<String, @Nullable Object> values,
            LocalDate from,
            String kind,
            Ground ground) {
        return facts.change(
                access,
                person,
                new FactChange(
                        FactChange.Kind.CHANGE,
                        group,
                        values,
                        from,
                        kind,
                        ground.dossier(),
                        ground.evidence(),
                        ground.basis()));
    }

    /** The address as it reads today. */
    String shown(UUID address) {
        Address found = addresses.get(address);
        return addresses.shown(found, today());
    }

    void tell(UUID person, String subjectVi, String subjectEn, String bodyVi, String bodyEn) {
        notices.send(person, new Notice.Draft(subjectVi, subjectEn, bodyVi, bodyEn, "/me#residence"));
    }

    static List<UUID> sorted(Collection<UUID> persons) {
        return new ArrayList<>(new TreeSet<>(persons));
    }
}
