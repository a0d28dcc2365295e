package vn.goc.residence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.law.Rule;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.Field;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.residence.Acts.Act;
import vn.goc.residence.Move.Mover;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Xóa đăng ký thường trú (Law 68/2020/QH14 Art. 24): residence and household of one person end, with reason and moment.
 * Of somebody whose death the register has, the locked record keeps the last residence and only the household ends.
 */
@Service
public class Removals {
    private static final String PERMANENT = "residence.permanent";
    private static final List<String> FIELDS = List.of(PERMANENT, "residence.permanentSince");

    private final Acts acts;
    private final ResidenceStore store;
    private final HouseholdStore households;
    private final MoveRules rules;
    private final Persons persons;
    private final Units units;
    private final CodeLists codes;
    private final Tx tx;

    Removals(
            Acts acts,
            ResidenceStore store,
            HouseholdStore households,
            MoveRules rules,
            Persons persons,
            Units units,
            CodeLists codes,
            Tx tx) {
        this.acts = acts;
        this.store = store;
        this.households = households;
        this.rules = rules;
        this.persons = persons;
        this.units = units;
        this.codes = codes;
        this.tx = tx;
    }

    /**
     * @param since since when what the ground says has lasted; needed where a rule sets a time
     * @param moment first day without permanent residence; not in the future
     * @param staying where a head is removed and others stay: all of them, with their relation to the new head
     */
    public record Removal(
            UUID person,
            RemovalGround why,
            @Nullable LocalDate since,
            LocalDate moment,
            List<Mover> staying,
            Ground ground) {
        public Removal {
            staying = List.copyOf(staying);
        }
    }

    /**
     * Takes permanent residence away, in the caller's transaction if there is one.
     *
     * @return numbers of the changes; the same again for a dossier already carried out
     * @throws Rejection {@code residence.…}, {@code register.…}; nothing is written and the person sees the attempt
     */
    public List<Long> remove(Access access, Removal asked) {
        var act = new Act("removal", List.of(asked.person()), FIELDS, asked.ground(), asked.toString());
        return acts.once(access, act, () -> {
            acts.requireNotAhead(asked.moment());
            requireLasted(asked);
            asked.staying().forEach(mover -> codes.code("relation", mover.relation(), asked.moment()));
            PersonView view = acts.view(access, asked.person(), List.of(PERMANENT, "life.status"));
            if (!(view.values().get(PERMANENT) instanceof PersonView.Place place)) {
                throw Rejection.of(ResidenceError.NOT_PERMANENT);
            }
            boolean locked = view.values().get("life.status") instanceof PersonView.Coded status
                    && status.code().equals("dead");
            requireArea(access, place);
            List<Long> changes = new ArrayList<>(leave(access, asked));
            if (!locked) {
                Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
                FIELDS.forEach(field -> nothing.put(field, null));
                // last: without a residence the person is in no officer's area
                changes.add(acts.change(
                        access,
                        asked.person(),
                        Field.Group.RESIDENCE,
                        nothing,
                        asked.moment(),
                        "permanent-removed",
                        asked.ground()));
                tell(asked, place);
            } else if (changes.isEmpty()) {
                throw Rejection.of(ResidenceError.NOT_PERMANENT);
            }
            store.remove(asked.ground().dossier(), asked.person(), asked.why().code(), asked.since(), asked.moment());
            return changes;
        });
    }

    private void requireLasted(Removal asked) {
        String id = asked.why().rule();
        if (id == null) {
            return;
        }
        Rule rule = acts.rule(id, asked.moment());
        LocalDate since = asked.since();
        if (since == null) {
            throw Acts.citing(ResidenceError.SINCE_NEEDED, rule);
        }
        LocalDate first = Acts.after(since, rule);
        if (asked.moment().isBefore(first)) {
            throw Acts.citing(ResidenceError.REMOVAL_TOO_EARLY, rule).with("first", Texts.day(first));
        }
    }

    private void requireArea(Access access, PersonView.Place place) {
        String code = place.commune() == null ? place.province() : place.commune();
        if (code != null) {
            Unit unit = units.on(new AreaCode(code), acts.today());
            acts.requireArea(access.actor(), unit);
        }
    }

    /** The household goes on without the person, under a new head where it was theirs, or ends. */
    private List<Long> leave(Access access, Removal asked) {
        LocalDate on = asked.moment();
        Optional<String> code = households.codeOf(asked.person(), on);
        if (code.isEmpty()) {
            return List.of();
        }
        households.lock(List.of(code.get()));
        rules.requireLast(asked.person(), on);
        Household household = households.find(code.get(), on).orElseThrow();
        List<Mover> staying = rules.staying(asked.staying(), Set.of(household), Set.of(asked.person()));
        List<UUID> also = staying.stream().map(Mover::person).toList();
        also.forEach(person -> rules.requireLast(person, on));
        return tx.including(also, () -> {
            households.leave(asked.person(), on);
            also.forEach(person -> households.leave(person, on));
            staying.forEach(mover -> households.join(household.code(), mover.person(), mover.relation(), on));
            if (household.members().size() == 1) {
                households.close(household.code(), on);
            }
            Map<UUID, Map<String, @Nullable Object>> values = new TreeMap<>();
            values.put(asked.person(), household("", null, null));
            String head = staying.stream()
                    .filter(mover -> mover.relation().equals(Household.HEAD))
                    .findFirst()
                    .flatMap(mover -> persons.nameOf(mover.person()))
                    .orElse("");
            staying.forEach(mover -> values.put(mover.person(), household(household.code(), mover.relation(), head)));
            List<Long> changes = new ArrayList<>();
            values.forEach((person, value) -> changes.add(acts.change(
                    access, person, Field.Group.HOUSEHOLD, value, on, "household-changed", asked.ground())));
            return changes;
        });
    }

    /** Values of the register's household group; none without a relation. */
    static Map<String, @Nullable Object> household(String code, @Nullable String relation, @Nullable String headName) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("household.code", relation == null ? null : code);
        values.put("household.relation", relation);
        values.put("household.head", headName);
        return values;
    }

    private void tell(Removal asked, PersonView.Place place) {
        String day = Texts.day(asked.moment());
        RemovalGround why = asked.why();
        acts.tell(
                asked.person(),
                "Đã xóa đăng ký thường trú từ " + day,
                "Permanent residence removed from " + day,
                "Nơi thường trú đã xóa: " + place.shown() + ". Lý do: " + why.shown(true) + " (" + why.article(true)
                        + "). Nếu không đúng, khiếu nại tại công an nơi đăng ký; nếu đã ở nơi khác, đăng ký ở đó.",
                "Removed: " + place.shown() + ". Reason: " + why.shown(false) + " (" + why.article(false)
                        + "). If this is wrong, complain to the police that registered you; if you live elsewhere, register"
                        + " there.");
    }
}
