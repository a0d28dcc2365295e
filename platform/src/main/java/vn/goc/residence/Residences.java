package vn.goc.residence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.places.Address;
import vn.goc.places.Addresses;
import vn.goc.places.Unit;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.Persons;
import vn.goc.residence.Move.Mover;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/** Changes of permanent residence and household (Law on Residence 68/2020/QH14 Arts. 22–25). */
@Service
public class Residences {
    private final Acts acts;
    private final Presents presents;
    private final HouseholdStore store;
    private final MoveRules rules;
    private final Facts facts;
    private final Persons persons;
    private final Addresses addresses;
    private final CodeLists codes;
    private final Cases cases;
    private final Clock clock;
    private final Tx tx;

    Residences(
            Acts acts,
            Presents presents,
            HouseholdStore store,
            MoveRules rules,
            Facts facts,
            Persons persons,
            Addresses addresses,
            CodeLists codes,
            Cases cases,
            Clock clock,
            Tx tx) {
        this.acts = acts;
        this.presents = presents;
        this.store = store;
        this.rules = rules;
        this.facts = facts;
        this.persons = persons;
        this.addresses = addresses;
        this.codes = codes;
        this.cases = cases;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Registers a move: residence and household of each mover, and the household they leave, in one transaction, the
     * caller's if there is one. The actor must be allowed to see every mover, by area or by case; those who stay behind
     * are changed with them.
     *
     * @return numbers of the changes, as the feed has them; the same again for a dossier already carried out
     * @throws Rejection {@code residence.…}, {@code register.…}, {@code places.…}, {@code codes.…}; nothing is written, and
     *     each mover's journal shows the attempt
     */
    public List<Long> move(Access access, Move move) {
        List<UUID> about = about(move);
        List<String> fields = List.of("residence.permanent", "household.code");
        return acts.orRefused(access, about, fields, () -> moveOrRefuse(access, move));
    }

    private List<Long> moveOrRefuse(Access access, Move move) {
        List<UUID> known = cases.check(access);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        MoveRules.require(move, today);
        move.movers().forEach(mover -> codes.code("relation", mover.relation(), move.from()));
        move.staying().forEach(mover -> codes.code("relation", mover.relation(), move.from()));
        Address address = addresses.get(move.address());
        Unit unit = addresses
                .unitOn(address, move.from())
                .orElseThrow(() -> Rejection.of(ResidenceError.PLACE_GONE).with("day", Texts.day(move.from())));
        return tx.write(
                access.actor(),
                known,
                () -> store.done(move.dossier()).orElseGet(() -> {
                    acts.lock(about(move));
                    List<Long> changes = carryOut(access, move, unit);
                    store.note(move.dossier(), changes);
                    return changes;
                }));
    }

    private static List<UUID> about(Move move) {
        return move.movers().stream().map(Mover::person).toList();
    }

    private List<Long> carryOut(Access access, Move move, Unit unit) {
        Map<UUID, Household> left = left(move);
        Optional<Household> joined = rules.joined(move, left);
        Set<UUID> movers =
                move.movers().stream().map(Mover::person).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Mover> staying = rules.staying(move.staying(), Set.copyOf(left.values()), movers);
        Set<UUID> also = staying.stream().map(Mover::person).collect(Collectors.toCollection(LinkedHashSet::new));
        joined.ifPresent(household -> also.add(household.head()));
        return tx.including(also, () -> {
            UUID head = move.target() instanceof Move.NewHousehold begun
                    ? begun.head()
                    : joined.orElseThrow().head();
            String code = joined.map(Household::code).orElseGet(() -> begin(move, unit));
            List<Change> changes = new ArrayList<>();
            String headName = name(head);
            for (Mover mover : move.movers()) {
                Household from = left.get(mover.person());
                boolean elsewhere = from == null || !from.address().equals(move.address());
                changes.add(new Change(mover.person(), code, mover.relation(), headName, elsewhere));
            }
            for (Mover mover : staying) {
                Household stays = left.values().stream()
                        .filter(household -> household.has(mover.person()))
                        .findFirst()
                        .orElseThrow();
                changes.add(new Change(mover.person(), stays.code(), mover.relation(), name(headOf(staying)), false));
            }
            changes.forEach(change -> store.leave(change.person(), move.from()));
            changes.forEach(change -> store.join(change.code(), change.person(), change.relation(), move.from()));
            left.values().stream()
                    .distinct()
                    .filter(household -> movers.containsAll(household.persons()))
                    .forEach(household -> store.close(household.code(), move.from()));
            return record(access, move, changes);
        });
    }

    /** What becomes of one person. */
    private record Change(UUID person, String code, String relation, String headName, boolean elsewhere) {}

    /** Facts in the order of ids, so that two moves never wait for each other in a circle. */
    private List<Long> record(Access access, Move move, List<Change> changes) {
        List<Long> seqs = new ArrayList<>();
        for (Change change :
                changes.stream().sorted(Comparator.comparing(Change::person)).toList()) {
            if (change.elsewhere()) {
                var ground = new Ground(move.dossier(), move.evidence(), move.legalBasis());
                seqs.addAll(presents.end(access, change.person(), move.from(), ground));
                Map<String, Object> residence = new LinkedHashMap<>();
                residence.put("residence.permanent", move.address());
                residence.put("residence.permanentSince", move.from().toString());
                seqs.add(facts.change(access, change.person(), fact(move, Field.Group.RESIDENCE, residence, "moved")));
            }
            Map<String, Object> household = new LinkedHashMap<>();
            household.put("household.code", change.code());
            household.put("household.relation", change.relation());
            household.put("household.head", change.headName());
            seqs.add(facts.change(
                    access, change.person(), fact(move, Field.Group.HOUSEHOLD, household, "household-changed")));
        }
        return seqs;
    }

    private static FactChange fact(Move move, Field.Group group, Map<String, Object> values, String kind) {
        return new FactChange(
                FactChange.Kind.CHANGE,
                group,
                values,
                move.from(),
                kind,
                move.dossier(),
                move.evidence(),
                move.legalBasis());
    }

    /** The household each mover leaves, read once no other move can touch it. */
    private Map<UUID, Household> left(Move move) {
        Set<String> involved = new TreeSet<>();
        move.movers().forEach(mover -> store.codeOf(mover.person(), move.from()).ifPresent(involved::add));
        if (move.target() instanceof Move.JoinHousehold join) {
            involved.add(join.code());
        }
        store.lock(involved);
        Map<UUID, Household> left = new LinkedHashMap<>();
        for (Mover mover : move.movers()) {
            rules.requireLast(mover.person(), move.from());
            store.codeOf(mover.person(), move.from())
                    .flatMap(code -> store.find(code, move.from()))
                    .ifPresent(household -> left.put(mover.person(), household));
        }
        return left;
    }

    private String begin(Move move, Unit unit) {
        AreaCode province = unit.province() == null ? unit.code() : unit.province();
        String code = store.nextCode(province.digits());
        store.open(code, move.address(), move.from());
        return code;
    }

    private static UUID headOf(List<Mover> staying) {
        return staying.stream()
                .filter(mover -> mover.relation().equals(Household.HEAD))
                .findFirst()
                .orElseThrow()
                .person();
    }

    private String name(UUID person) {
        return persons.nameOf(person)
                .orElseThrow(() -> Rejection.of(vn.goc.register.RegisterError.NOT_FOUND_OR_NOT_YOURS));
    }
}
