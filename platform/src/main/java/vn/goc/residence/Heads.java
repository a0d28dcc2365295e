package vn.goc.residence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.register.Field;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.residence.Acts.Act;
import vn.goc.residence.RelationRules.Kin;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Thay đổi chủ hộ: another member becomes head, everybody's relation is recomputed (Law 68/2020/QH14). What
 * follows from the register or the codes is derived, the rest is stated.
 */
@Service
public class Heads {
    private static final List<String> FIELDS = List.of("household.relation", "household.head");
    private static final List<String> KIN =
            List.of("name", "sex", "number", "father.number", "mother.number", "spouse.number");

    private final Acts acts;
    private final HouseholdStore store;
    private final MoveRules rules;
    private final Persons persons;
    private final CodeLists codes;
    private final Cases cases;
    private final Journal journal;
    private final Tx tx;

    Heads(
            Acts acts,
            HouseholdStore store,
            MoveRules rules,
            Persons persons,
            CodeLists codes,
            Cases cases,
            Journal journal,
            Tx tx) {
        this.acts = acts;
        this.store = store;
        this.rules = rules;
        this.persons = persons;
        this.codes = codes;
        this.cases = cases;
        this.journal = journal;
        this.tx = tx;
    }

    /** @param stated relation to the new head, by person, of those for whom the officer states it */
    public record Change(UUID newHead, Map<UUID, String> stated, LocalDate from, Ground ground) {
        public Change {
            stated = java.util.Collections.unmodifiableMap(new TreeMap<>(stated));
        }
    }

    /**
     * What would become of a member.
     *
     * @param derived relation to the new head; null when the officer has to state it
     */
    public record Line(
            UUID person,
            String name,
            String before,
            @Nullable String derived) {}

    /**
     * The members of a person's household with what could be derived if they were its head, each journaled; nothing is
     * changed. Where the person is the head already, nothing is derived: who follows is not known.
     */
    public Disclosed<List<Line>> preview(Access access, UUID newHead) {
        return acts.orRefused(access, List.of(newHead), FIELDS, () -> {
            List<UUID> known = cases.check(access);
            return tx.read(access.actor(), known, () -> {
                Household household = inArea(access, newHead, acts.today());
                return tx.including(household.persons(), () -> {
                    Map<UUID, Kin> kin = kin(access, household);
                    List<Line> lines = new ArrayList<>();
                    boolean already = household.head().equals(newHead);
                    derived(household, kin, newHead)
                            .forEach((person, relation) -> lines.add(new Line(
                                    person,
                                    persons.nameOf(person).orElse(""),
                                    kin.get(person) == null
                                            ? ""
                                            : kin.get(person).relation(),
                                    already ? null : relation.orElse(null))));
                    return journal.disclose(
                            lines,
                            lines.stream()
                                    .map(line -> JournalEntry.read(
                                            line.person(), access, List.of("name", "household.relation"), Acts.VIA))
                                    .toList());
                });
            });
        });
    }

    /**
     * Makes a member the head, in the caller's transaction if there is one.
     *
     * @throws Rejection {@code residence.relations-needed} when what cannot be derived is not stated, {@code
     *     already-head}, {@code no-household} and as every act
     */
    public List<Long> change(Access access, Change asked) {
        var act = new Act("head", List.of(asked.newHead()), FIELDS, asked.ground(), asked.toString());
        return acts.once(access, act, () -> {
            LocalDate on = asked.from();
            acts.requireNotAhead(on);
            household(access, asked.newHead(), on);
            store.lock(List.of(store.codeOf(asked.newHead(), on).orElseThrow()));
            Household household = household(access, asked.newHead(), on);
            household.persons().forEach(person -> rules.requireLast(person, on));
            return tx.including(household.persons(), () -> {
                Map<UUID, String> relations = relations(access, household, asked);
                household.persons().forEach(person -> store.leave(person, on));
                relations.forEach((person, relation) -> store.join(household.code(), person, relation, on));
                String head = persons.nameOf(asked.newHead()).orElse("");
                List<Long> changes = new ArrayList<>();
                relations.forEach((person, relation) -> changes.add(acts.change(
                        access,
                        person,
                        Field.Group.HOUSEHOLD,
                        Removals.household(household.code(), relation, head),
                        on,
                        "household-changed",
                        asked.ground())));
                return changes;
            });
        });
    }

    /** Everybody's relation, in the order of ids. */
    private Map<UUID, String> relations(Access access, Household household, Change asked) {
        Map<UUID, String> relations = new TreeMap<>();
        List<UUID> open = new ArrayList<>();
        derived(household, kin(access, household), asked.newHead()).forEach((person, derived) -> {
            String stated = asked.stated().get(person);
            if (person.equals(asked.newHead())) {
                relations.put(person, Household.HEAD);
            } else if (stated != null && !stated.isBlank()) {
                if (stated.equals(Household.HEAD)) {
                    throw Rejection.of(ResidenceError.ONE_HEAD);
                }
                relations.put(
                        person, codes.code("relation", stated, asked.from()).code());
            } else {
                derived.ifPresentOrElse(relation -> relations.put(person, relation), () -> open.add(person));
            }
        });
        if (!open.isEmpty()) {
            throw Rejection.of(ResidenceError.RELATIONS_NEEDED)
                    .with("count", open.size())
                    .with("code", household.code());
        }
        return relations;
    }

    private Household household(Access access, UUID newHead, LocalDate on) {
        Household household = inArea(access, newHead, on);
        if (household.head().equals(newHead)) {
            throw Rejection.of(ResidenceError.ALREADY_HEAD).with("code", household.code());
        }
        return household;
    }

    private Household inArea(Access access, UUID newHead, LocalDate on) {
        Household household = store.codeOf(newHead, on)
                .flatMap(code -> store.find(code, on))
                .orElseThrow(() -> Rejection.of(ResidenceError.NO_HOUSEHOLD).with("day", Texts.day(on)));
        acts.requireArea(access.actor(), acts.unit(household.address(), acts.today()));
        return household;
    }

    private static Map<UUID, Optional<String>> derived(Household household, Map<UUID, Kin> kin, UUID newHead) {
        Map<UUID, Optional<String>> derived = new LinkedHashMap<>();
        Kin old = kin.get(household.head());
        Kin head = kin.get(newHead);
        for (UUID person : household.persons()) {
            Kin member = kin.get(person);
            derived.put(
                    person,
                    old == null || head == null || member == null
                            ? Optional.empty()
                            : RelationRules.derive(old, head, member));
        }
        return derived;
    }

    /** What the register knows of the members' parents and spouses; the journal of each shows it. */
    private Map<UUID, Kin> kin(Access access, Household household) {
        Map<UUID, Kin> kin = new TreeMap<>();
        for (Household.Member member : household.members()) {
            PersonView view = persons.find(access, member.person(), KIN, Acts.VIA)
                    .value()
                    .orElseThrow(() -> Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS));
            Object sex = view.values().get("sex");
            kin.put(
                    member.person(),
                    new Kin(
                            member.person(),
                            member.relation(),
                            Sex.ofCode(sex instanceof PersonView.Coded coded ? coded.code() : "M"),
                            view.number() == null ? "" : view.number(),
                            number(view, "father.number"),
                            number(view, "mother.number"),
                            number(view, "spouse.number")));
        }
        return kin;
    }

    private static @Nullable String number(PersonView view, String path) {
        return view.values().get(path) instanceof String number ? number : null;
    }
}
