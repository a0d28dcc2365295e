package vn.goc.residence;

import java.time.LocalDate;
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
import vn.goc.register.Field;
import vn.goc.residence.Acts.Act;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Tạm vắng: being away from one's residence, declared before leaving (Law 68/2020/QH14 Art. 31). From how long it is
 * declared depends on the ground, by dated rule.
 */
@Service
public class Absences {
    private static final String SINCE = "residence.absentSince";
    private static final String UNTIL = "residence.absentUntil";
    private static final String TO = "residence.absentTo";
    private static final List<String> FIELDS = List.of(SINCE, UNTIL, TO);
    private static final int LONGEST_PLACE = 200;
    private static final int MOST_YEARS = 10;
    private static final int MOST_DAYS_AHEAD = 90;

    private final Acts acts;
    private final ResidenceStore store;
    private final Tx tx;

    Absences(Acts acts, ResidenceStore store, Tx tx) {
        this.acts = acts;
        this.store = store;
        this.tx = tx;
    }

    /** Why somebody declares (Art. 31 clause 1), each with the rule that says from how long. */
    public enum Kind {
        UNDER_MEASURES(
                "under-measures",
                "residence.absence.under-measures",
                "a) Người bị áp dụng biện pháp tố tụng hình sự",
                "a) Persons under criminal measures"),
        UNDER_EDUCATION(
                "under-education",
                "residence.absence.under-measures",
                "b) Người bị áp dụng biện pháp xử lý hành chính",
                "b) Persons under administrative measures"),
        STATE_DUTY(
                "state-duty",
                "residence.absence.state-duty",
                "c) Người trong độ tuổi nghĩa vụ quân sự, nghĩa vụ khác với Nhà nước",
                "c) Persons of age for military or other state duty"),
        OTHER("other", "residence.absence.others", "d) Người khác", "d) Others");

        private final String code;
        private final String rule;
        private final String vi;
        private final String en;

        Kind(String code, String rule, String vi, String en) {
            this.code = code;
            this.rule = rule;
            this.vi = vi;
            this.en = en;
        }

        /** @throws Rejection {@code residence.ground-unknown} */
        public static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw Rejection.of(ResidenceError.GROUND_UNKNOWN).with("ground", Rejection.shorten(code));
        }

        public String code() {
            return code;
        }

        /** Id of the rule. */
        public String rule() {
            return rule;
        }

        public String shown(boolean vietnamese) {
            return vietnamese ? vi : en;
        }
    }

    /**
     * @param to where they go, in words
     * @param until last day
     * @param ended first day on which the register shows it no more; null while it does
     */
    public record Absence(
            UUID id,
            UUID person,
            Kind ground,
            String to,
            LocalDate from,
            LocalDate until,
            @Nullable LocalDate ended) {}

    /** @param from may lie ahead: the law asks to declare before leaving */
    public record Declaration(UUID person, Kind kind, String to, LocalDate from, LocalDate until, Ground ground) {}

    /** @param on the day of the return, the first that is no absence */
    public record Return(UUID person, LocalDate on, Ground ground) {}

    /**
     * Declares an absence; the register shows it from today at the latest.
     *
     * @throws Rejection {@code residence.absence-…}, {@code no-residence}, {@code not-your-area} and as every act
     */
    public List<Long> declare(Access access, Declaration asked) {
        var act = new Act("absence", List.of(asked.person()), FIELDS, asked.ground(), asked.toString());
        return acts.once(access, act, () -> {
            LocalDate today = acts.today();
            requirePlace(asked.to());
            requireLength(asked, today);
            requireResident(access, asked.person());
            store.liveAbsence(asked.person())
                    .filter(held -> held.until().isBefore(today))
                    .ifPresent(held -> takeAway(access, held, held.until().plusDays(1), over(held)));
            store.absenceWithin(asked.person(), asked.from(), asked.until()).ifPresent(held -> {
                throw Rejection.of(ResidenceError.ALREADY_ABSENT)
                        .with("from", Texts.day(held.from()))
                        .with("until", Texts.day(held.until()));
            });
            if (store.liveAbsence(asked.person()).isPresent()) {
                throw Rejection.of(ResidenceError.ABSENCE_OPEN);
            }
            store.begin(new Absence(
                    UUID.randomUUID(),
                    asked.person(),
                    asked.kind(),
                    asked.to().strip(),
                    asked.from(),
                    asked.until(),
                    null));
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put(SINCE, asked.from().toString());
            values.put(UNTIL, asked.until().toString());
            values.put(TO, asked.to().strip());
            String days = Texts.day(asked.from()) + "–" + Texts.day(asked.until());
            Rule rule = acts.rule(asked.kind().rule(), asked.from());
            acts.tell(
                    asked.person(),
                    "Đã khai báo tạm vắng " + days,
                    "Absence declared " + days,
                    "Nơi đến: " + asked.to().strip() + ". Căn cứ: " + rule.article(true)
                            + ". Về sớm thì báo công an nơi cư trú.",
                    "Going to: " + asked.to().strip() + ". Basis: " + rule.article(false)
                            + ". If you return early, tell the police where you live.");
            return List.of(acts.change(
                    access,
                    asked.person(),
                    Field.Group.RESIDENCE,
                    values,
                    asked.from().isAfter(today) ? today : asked.from(),
                    "absence-declared",
                    asked.ground()));
        });
    }

    /** Ends an absence because the person is back, or never left. */
    public List<Long> end(Access access, Return asked) {
        var act = new Act("absence-ending", List.of(asked.person()), FIELDS, asked.ground(), asked.toString());
        return acts.once(access, act, () -> {
            acts.requireNotAhead(asked.on());
            requireResident(access, asked.person());
            Absence held = store.liveAbsence(asked.person())
                    .filter(live -> !live.until().isBefore(acts.today()))
                    .orElseThrow(() -> Rejection.of(ResidenceError.NOT_ABSENT));
            boolean before = asked.on().isBefore(held.from()) && !held.from().isAfter(acts.today());
            if (before || asked.on().isAfter(held.until().plusDays(1))) {
                throw Rejection.of(ResidenceError.ENDS_OUTSIDE)
                        .with("from", Texts.day(held.from()))
                        .with("until", Texts.day(held.until()));
            }
            return List.of(takeAway(access, held, asked.on(), asked.ground()));
        });
    }

    /** What the register shows of a person's absence. */
    public Optional<Absence> findOf(UUID person) {
        return tx.read(Actor.system(), () -> store.liveAbsence(person));
    }

    /** Ends what ran out; empty when somebody else did before. Within the caller's transaction. */
    Optional<Long> expire(Access system, UUID id) {
        Absence held = store.absence(id).orElseThrow();
        acts.lock(List.of(held.person()));
        held = store.absence(id).orElseThrow();
        if (held.ended() != null || !held.until().isBefore(acts.today())) {
            return Optional.empty();
        }
        return Optional.of(takeAway(system, held, held.until().plusDays(1), over(held)));
    }

    private Ground over(Absence held) {
        Rule rule = acts.rule(held.ground().rule(), held.from());
        return new Ground("het-han-" + held.id(), "hết thời hạn tạm vắng đã khai báo", rule.article(true));
    }

    private long takeAway(Access access, Absence held, LocalDate on, Ground ground) {
        store.endAbsence(held.id(), on);
        Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
        FIELDS.forEach(field -> nothing.put(field, null));
        return acts.change(access, held.person(), Field.Group.RESIDENCE, nothing, on, "absence-ended", ground);
    }

    /** Absence is declared where one lives, permanently or for a time. */
    private void requireResident(Access access, UUID person) {
        var household = acts.home(access, person);
        if (household.isEmpty()) {
            throw Rejection.of(ResidenceError.NO_RESIDENCE);
        }
        if (access.actor().kind() == Actor.Kind.OFFICER
                && household.stream().noneMatch(unit -> Acts.covers(access.actor(), unit))) {
            acts.requireArea(access.actor(), household.getFirst());
        }
    }

    private void requireLength(Declaration asked, LocalDate today) {
        Rule least = acts.rule(asked.kind().rule(), asked.from());
        if (asked.until().plusDays(1).isBefore(Acts.after(asked.from(), least))) {
            throw Acts.citing(ResidenceError.ABSENCE_TOO_SHORT, least);
        }
        boolean far = asked.from().isAfter(today.plusDays(MOST_DAYS_AHEAD));
        if (far
                || asked.until().isAfter(asked.from().plusYears(MOST_YEARS))
                || asked.until().isBefore(today)) {
            throw Rejection.of(ResidenceError.ABSENCE_DAYS)
                    .with("ahead", MOST_DAYS_AHEAD)
                    .with("years", MOST_YEARS);
        }
    }

    private static void requirePlace(String to) {
        if (to.isBlank() || to.length() > LONGEST_PLACE || to.chars().anyMatch(Character::isISOControl)) {
            throw Rejection.of(ResidenceError.ABSENT_TO).with("most", LONGEST_PLACE);
        }
    }
}
