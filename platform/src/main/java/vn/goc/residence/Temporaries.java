package vn.goc.residence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.law.Rule;
import vn.goc.places.Unit;
import vn.goc.register.Field;
import vn.goc.register.PersonView;
import vn.goc.residence.Acts.Act;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Tạm trú: living outside the commune of one's permanent residence for thirty days or more (Law 68/2020/QH14 Arts. 27,
 * 28). One person has one at a time; what ran out is taken away by {@link Expiry}.
 */
@Service
public class Temporaries {
    static final String PLACE = "residence.temporary";
    static final String SINCE = "residence.temporarySince";
    static final String UNTIL = "residence.temporaryUntil";
    private static final List<String> FIELDS = List.of(PLACE, SINCE, UNTIL);
    private static final String LONG_ENOUGH = "residence.temporary.register-after";
    private static final String VALID = "residence.temporary.valid";
    private static final String EXTEND_BEFORE = "residence.temporary.extend-before";

    private final Acts acts;
    private final ResidenceStore store;
    private final Presents presents;
    private final Tx tx;

    Temporaries(Acts acts, ResidenceStore store, Presents presents, Tx tx) {
        this.acts = acts;
        this.store = store;
        this.presents = presents;
        this.tx = tx;
    }

    /**
     * A registration as it stands.
     *
     * @param until last day
     * @param ended first day on which the register shows it no more; null while it does
     */
    public record Temporary(
            UUID id,
            UUID person,
            UUID address,
            LocalDate from,
            LocalDate until,
            @Nullable LocalDate ended) {}

    /**
     * Đăng ký tạm trú, of one or by a list (Art. 28).
     *
     * @param from not in the future
     * @param until last day
     */
    public record Registration(List<UUID> persons, UUID address, LocalDate from, LocalDate until, Ground ground) {
        public Registration {
            persons = List.copyOf(persons);
        }
    }

    /** Gia hạn tạm trú: filed within the last days. */
    public record Extension(List<UUID> persons, LocalDate until, Ground ground) {
        public Extension {
            persons = List.copyOf(persons);
        }
    }

    /**
     * Xóa đăng ký tạm trú: ended before it runs out.
     *
     * @param on first day that it no longer holds
     */
    public record Ending(List<UUID> persons, LocalDate on, Ground ground) {
        public Ending {
            persons = List.copyOf(persons);
        }
    }

    /**
     * Registers temporary residence in one transaction, the caller's if there is one: all persons or none.
     *
     * @return numbers of the changes; the same again for a dossier already carried out
     * @throws Rejection {@code residence.…}, {@code register.…}, {@code places.…}, {@code ledger.case-…}; nothing is
     *     written, and each person's journal shows the attempt
     */
    public List<Long> register(Access access, Registration asked) {
        var act = new Act("temporary", asked.persons(), FIELDS, asked.ground(), asked.toString());
        return acts.once(access, act, () -> {
            Unit unit = acts.unit(asked.address(), asked.from());
            acts.requireArea(access.actor(), unit);
            acts.requireNotAhead(asked.from());
            requireLength(asked.from(), asked.until());
            List<Long> changes = new ArrayList<>();
            for (UUID person : Acts.sorted(asked.persons())) {
                requireElsewhere(acts.view(access, person, List.of("residence.permanent")), unit);
                changes.addAll(presents.end(access, person, asked.from(), asked.ground()));
                changes.addAll(requireFree(access, person, asked.from(), asked.until()));
                var begun =
                        new Temporary(UUID.randomUUID(), person, asked.address(), asked.from(), asked.until(), null);
                store.begin(begun);
                changes.add(acts.change(
                        access,
                        person,
                        Field.Group.RESIDENCE,
                        values(asked.address(), asked.from(), asked.until()),
                        asked.from(),
                        "temporary-registered",
                        asked.ground()));
                tell(begun, "Đã đăng ký tạm trú đến ", "Temporary residence registered until ");
            }
            return changes;
        });
    }

    /** Extends registrations that run out within the days of {@value #EXTEND_BEFORE}. */
    public List<Long> extend(Access access, Extension asked) {
        var act = new Act("temporary-extension", asked.persons(), List.of(UNTIL), asked.ground(), asked.toString());
        return acts.once(access, act, () -> {
            LocalDate today = acts.today();
            List<Long> changes = new ArrayList<>();
            for (UUID person : Acts.sorted(asked.persons())) {
                Temporary held = live(person);
                acts.requireArea(access.actor(), acts.unit(held.address(), today));
                requireWindow(held, today);
                requireWithin(held.until(), asked.until());
                store.extendTemporary(held.id(), asked.until());
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                values.put(UNTIL, asked.until().toString());
                changes.add(acts.change(
                        access, person, Field.Group.RESIDENCE, values, today, "temporary-extended", asked.ground()));
                tell(
                        new Temporary(held.id(), person, held.address(), held.from(), asked.until(), null),
                        "Đã gia hạn tạm trú đến ",
                        "Temporary residence extended to ");
            }
            return changes;
        });
    }

    /** Ends registrations before they run out. */
    public List<Long> end(Access access, Ending asked) {
        var act = new Act("temporary-ending", asked.persons(), FIELDS, asked.ground(), asked.toString());
        return acts.once(access, act, () -> {
            acts.requireNotAhead(asked.on());
            List<Long> changes = new ArrayList<>();
            for (UUID person : Acts.sorted(asked.persons())) {
                Temporary held = live(person);
                acts.requireArea(access.actor(), acts.unit(held.address(), asked.on()));
                if (!asked.on().isAfter(held.from())
                        || asked.on().isAfter(held.until().plusDays(1))) {
                    throw Rejection.of(ResidenceError.ENDS_OUTSIDE)
                            .with("from", Texts.day(held.from()))
                            .with("until", Texts.day(held.until()));
                }
                changes.add(takeAway(access, held, asked.on(), asked.ground()));
            }
            return changes;
        });
    }

    /** The registration of a person that holds on a day. */
    public Optional<Temporary> findOf(UUID person, LocalDate on) {
        return tx.read(Actor.system(), () -> store.temporaryOn(person, on));
    }

    /** Ends what ran out; empty when somebody else did before. Within the caller's transaction. */
    Optional<Long> expire(Access system, UUID id) {
        Temporary held = store.temporary(id).orElseThrow();
        acts.lock(List.of(held.person()));
        held = store.temporary(id).orElseThrow();
        if (held.ended() != null || !held.until().isBefore(acts.today())) {
            return Optional.empty();
        }
        return Optional.of(runOut(system, held));
    }

    private long runOut(Access access, Temporary held) {
        Rule valid = acts.rule(VALID, held.from());
        var ground = new Ground("het-han-" + held.id(), "hết thời hạn tạm trú", valid.article(true));
        return takeAway(access, held, held.until().plusDays(1), ground);
    }

    private long takeAway(Access access, Temporary held, LocalDate on, Ground ground) {
        store.endTemporary(held.id(), on);
        Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
        FIELDS.forEach(field -> nothing.put(field, null));
        long change = acts.change(access, held.person(), Field.Group.RESIDENCE, nothing, on, "temporary-ended", ground);
        String day = Texts.day(on.minusDays(1));
        acts.tell(
                held.person(),
                "Tạm trú đã hết ngày " + day,
                "Temporary residence ended on " + day,
                "Nơi tạm trú " + acts.shown(held.address()) + " không còn hiệu lực sau ngày " + day + ". Căn cứ: "
                        + ground.basis() + ". Nếu còn ở đó, hãy đăng ký lại.",
                "Your temporary residence at " + acts.shown(held.address()) + " no longer holds after " + day
                        + ". Basis: " + ground.basis() + ". If you still live there, register again.");
        return change;
    }

    /** What the register shows of the person, which must be there and hold today. */
    private Temporary live(UUID person) {
        return store.liveTemporary(person)
                .filter(held -> !held.until().isBefore(acts.today()))
                .orElseThrow(() -> Rejection.of(ResidenceError.NO_TEMPORARY));
    }

    /** One place at a time; one that ran out and was not yet taken away is taken away now. */
    private List<Long> requireFree(Access access, UUID person, LocalDate from, LocalDate until) {
        List<Long> changes = new ArrayList<>();
        Optional<Temporary> live = store.liveTemporary(person);
        if (live.isPresent() && live.get().until().isBefore(acts.today())) {
            changes.add(runOut(access, live.get()));
        }
        store.temporaryWithin(person, from, until).ifPresent(held -> {
            throw Rejection.of(ResidenceError.ALREADY_TEMPORARY)
                    .with("from", Texts.day(held.from()))
                    .with("until", Texts.day(held.until()));
        });
        return changes;
    }

    private void requireLength(LocalDate from, LocalDate until) {
        Rule least = acts.rule(LONG_ENOUGH, from);
        if (until.plusDays(1).isBefore(Acts.after(from, least))) {
            throw Acts.citing(ResidenceError.TEMPORARY_TOO_SHORT, least);
        }
        requireWithin(from, until);
    }

    /** A period counted in years ends on the same day of its last year. */
    private void requireWithin(LocalDate from, LocalDate until) {
        Rule most = acts.rule(VALID, acts.today());
        LocalDate last = Acts.after(from, most);
        LocalDate first = from.isBefore(acts.today()) ? acts.today() : from.plusDays(1);
        if (until.isBefore(first) || until.isAfter(last)) {
            throw Acts.citing(ResidenceError.TEMPORARY_TOO_LONG, most)
                    .with("from", Texts.day(first))
                    .with("last", Texts.day(last));
        }
    }

    private void requireWindow(Temporary held, LocalDate today) {
        Rule within = acts.rule(EXTEND_BEFORE, today);
        LocalDate first = held.until().minusDays(within.number());
        if (today.isBefore(first)) {
            throw Acts.citing(ResidenceError.EXTENSION_TOO_EARLY, within)
                    .with("first", Texts.day(first))
                    .with("until", Texts.day(held.until()));
        }
    }

    private static void requireElsewhere(PersonView view, Unit unit) {
        if (view.values().get("residence.permanent") instanceof PersonView.Place home
                && unit.code().digits().equals(home.commune())) {
            throw Rejection.of(ResidenceError.OWN_COMMUNE).with("unit", unit.full());
        }
    }

    private static Map<String, @Nullable Object> values(UUID address, LocalDate from, LocalDate until) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(PLACE, address);
        values.put(SINCE, from.toString());
        values.put(UNTIL, until.toString());
        return values;
    }

    private void tell(Temporary held, String vi, String en) {
        String until = Texts.day(held.until());
        String first = Texts.day(
                held.until().minusDays(acts.rule(EXTEND_BEFORE, held.from()).number()));
        acts.tell(
                held.person(),
                vi + until,
                en + until,
                "Nơi tạm trú: " + acts.shown(held.address()) + ", từ " + Texts.day(held.from()) + " đến hết " + until
                        + ". Muốn ở tiếp, xin gia hạn từ ngày " + first + " đến ngày " + until + ".",
                "Temporary residence: " + acts.shown(held.address()) + ", from " + Texts.day(held.from()) + " to "
                        + until + ". To stay on, ask for an extension from " + first + " to " + until + ".");
    }
}
