package vn.goc.residence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.KernelError;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.law.Rule;

/**
 * Lưu trú: staying fewer than thirty days outside one's permanent and temporary residence (Law 68/2020/QH14 Arts. 2, 30).
 * The words of a notice and what can be told of it without looking anything up.
 */
public final class Stay {
    private static final int LONGEST_KEY = 80;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 200;
    private static final String PAPER_NUMBER = "[A-Za-z0-9 /.-]{3,30}";

    private Stay() {}

    /** By what a guest is known. */
    public enum Paper {
        NUMBER("number", "Số định danh cá nhân", "Personal number"),
        PASSPORT("passport", "Hộ chiếu", "Passport"),
        OTHER("other", "Giấy tờ khác", "Another paper");

        private final String code;
        private final String vi;
        private final String en;

        Paper(String code, String vi, String en) {
            this.code = code;
            this.vi = vi;
            this.en = en;
        }

        /** @throws Rejection {@code residence.paper-unknown} */
        public static Paper ofCode(String code) {
            for (Paper paper : values()) {
                if (paper.code.equals(code)) {
                    return paper;
                }
            }
            throw Rejection.of(ResidenceError.PAPER_UNKNOWN).with("paper", Rejection.shorten(code));
        }

        public String code() {
            return code;
        }

        public String shown(boolean vietnamese) {
            return vietnamese ? vi : en;
        }
    }

    /**
     * One guest as the host notifies.
     *
     * @param key the host's own, at most 80 characters: the same key has one effect, however often it comes
     * @param paper {@code number}, {@code passport} or {@code other}
     * @param paperNumber of that paper
     * @param arrives day and time in Vietnam, without offset
     * @param leaves expected last day
     */
    public record Guest(
            String key,
            String name,
            String paper,
            String paperNumber,
            LocalDateTime arrives,
            LocalDate leaves,
            String reason) {}

    /** Where guests stay, and who may say so. */
    public sealed interface Place {}

    /**
     * The citizen's own dwelling.
     *
     * @param temporary the temporary residence instead of the permanent one
     */
    public record Home(boolean temporary) implements Place {}

    /**
     * A place in an officer's area, notified at the desk.
     *
     * @param commune of today
     * @param host who takes the guest in
     */
    public record At(String commune, String line, String host) implements Place {}

    /**
     * A registered lodging.
     *
     * @param code as {@link Stays#registerLodging} gave it
     */
    public record Lodging(String code) implements Place {}

    /** What becomes of a row; nothing of the register is in it. */
    public enum Outcome {
        ACCEPTED,
        /** Taken, after the hour the law sets. */
        LATE,
        /** Taken before under this key. */
        REPEATED,
        REFUSED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param articleVi what makes it late; null otherwise
     * @param error id of the refusal; null when taken
     * @param vi what to do; null when taken in time
     */
    public record Verdict(
            String key,
            String outcome,
            @Nullable String articleVi,
            @Nullable String articleEn,
            @Nullable String error,
            @Nullable String vi,
            @Nullable String en) {
        static Verdict of(String key, Outcome outcome) {
            return new Verdict(key, outcome.code(), null, null, null, null, null);
        }

        static Verdict late(String key, Rule rule) {
            return new Verdict(
                    key,
                    Outcome.LATE.code(),
                    rule.article(true),
                    rule.article(false),
                    null,
                    "Đã nhận, quá hạn " + rule.value() + ".",
                    "Taken, after the deadline of " + rule.value() + ".");
        }

        static Verdict refused(String key, Rejection why) {
            return new Verdict(
                    key, Outcome.REFUSED.code(), null, null, why.refusal().id(), why.vi(), why.en());
        }
    }

    /**
     * A stay as an officer or the guest themselves reads it.
     *
     * @param matched number and name agree with the register
     */
    public record Shown(
            String guest,
            String paper,
            String paperNumber,
            String host,
            String address,
            LocalDateTime arrives,
            LocalDate leaves,
            String reason,
            boolean late,
            boolean matched) {}

    /** By when a stay had to be notified, and the rule that says so. */
    record Deadline(LocalDateTime before, Rule rule) {}

    /** Before the hour of the first day; whoever arrives after it, before the hour of the next morning. */
    static Deadline deadline(LocalDateTime arrives, Rule evening, Rule morning) {
        LocalTime hour = LocalTime.parse(evening.value());
        LocalDate day = arrives.toLocalDate();
        return arrives.toLocalTime().isBefore(hour)
                ? new Deadline(day.atTime(hour), evening)
                : new Deadline(day.plusDays(1).atTime(LocalTime.parse(morning.value())), morning);
    }

    /** @throws Rejection {@code residence.stay-…}, {@code paper-…}, {@code kernel.…} */
    static void require(Guest guest, LocalDateTime now, Rule lessThan) {
        text("key", guest.key(), LONGEST_KEY);
        text("reason", guest.reason(), LONGEST_REASON);
        text("name", guest.name(), LONGEST_NAME);
        if (Paper.ofCode(guest.paper()) == Paper.NUMBER) {
            PersonalNumber.parse(guest.paperNumber());
            new PersonName(guest.name());
        } else if (!guest.paperNumber().strip().matches(PAPER_NUMBER)) {
            throw Rejection.of(ResidenceError.PAPER_NUMBER);
        }
        LocalDate first = guest.arrives().toLocalDate();
        if (guest.arrives().isAfter(now.plusDays(1)) || guest.arrives().isBefore(now.minusYears(1))) {
            throw Rejection.of(ResidenceError.STAY_DAY);
        }
        if (guest.leaves().isBefore(first)) {
            throw Rejection.of(ResidenceError.STAY_ENDS_FIRST);
        }
        if (!guest.leaves().isBefore(first.plusDays(lessThan.number()))) {
            throw Acts.citing(ResidenceError.STAY_TOO_LONG, lessThan);
        }
    }

    private static void text(String what, String text, int most) {
        if (text.isBlank() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw Rejection.of(ResidenceError.STAY_TEXT).with("what", what).with("most", most);
        }
    }

    static boolean malformed(Rejection rejection) {
        return rejection.refusal() instanceof KernelError || rejection.refusal() instanceof ResidenceError;
    }
}
