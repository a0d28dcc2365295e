package vn.goc.law;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Rejection;
import vn.goc.site.SiteSettings;
import vn.goc.site.Texts;

/**
 * Lịch làm việc: the working days of public bodies, Asia/Ho_Chi_Minh, and due days counted on them.
 *
 * <p>Monday to Friday are worked but for holidays, days in lieu and days swapped off; a make-up Saturday is worked. A day
 * whose mark is unconfirmed counts as the file states it (a day of rest), and every due day that rests on it says so and
 * names the earlier day on which it would fall otherwise. Outside the years of the file nothing is guessed: {@link
 * LawError#CALENDAR_MISSING}.
 */
@Service
public class WorkingDays {
    private static final int LONGEST_STRIP = 400;
    private static final String REST_DAY_RULE = "period.end-on-rest-day";

    private final NavigableMap<LocalDate, DayMark> marks;
    private final Rules rules;

    WorkingDays(LawSettings settings, SiteSettings site, Rules rules) {
        Path path = settings.calendar();
        String name =
                path == null ? "law/holidays.csv" : site.data().resolve(path).toString();
        InputStream in = path == null
                ? Rules.resource("/law/holidays.csv")
                : Rules.open(site.data().resolve(path));
        this.marks = CalendarFile.read(name, in, Rules.resource("/law/holiday-names.csv"));
        this.rules = rules;
    }

    /** Whether the calendar knows the year of this day. */
    public boolean covers(LocalDate day) {
        return day.getYear() >= marks.firstKey().getYear()
                && day.getYear() <= marks.lastKey().getYear();
    }

    /** @throws Rejection {@link LawError#CALENDAR_MISSING} */
    public boolean isWorkingDay(LocalDate day) {
        DayMark mark = marks.get(covered(day));
        return mark == null ? weekday(day) : mark.works();
    }

    /**
     * The last day of a rule's period for something received at an instant.
     *
     * <p>The day of receipt does not count (Civil Code 91/2015/QH13 Art. 147). Where the rule has {@code after=15:00},
     * what comes later than that, or on a day of rest, counts as received on the next working day. Zero working days is
     * that same day, or the next working day when it is one of rest. Calendar days, months and years that end on a day of
     * rest end with the next working day where {@code period.end-on-rest-day} holds.
     *
     * @throws Rejection {@link LawError#NOT_A_PERIOD}, {@link LawError#CALENDAR_MISSING}
     */
    public Due due(Instant received, Rule rule) {
        LocalDateTime local = LocalDateTime.ofInstant(received, Texts.ZONE);
        LocalDate first = local.toLocalDate();
        LocalDate day = end(local, rule, this::isWorkingDay);
        LocalDate earliest = end(local, rule, this::worksIfUnconfirmedDaysAreWorked);
        boolean counted = rule.unit() == Rule.Unit.WORKING_DAY;
        LocalDate nominal = counted ? first : plus(first, rule);
        List<DayMark> doubtful =
                marks.subMap(nominal, true, day.isBefore(nominal) ? nominal : day, true).values().stream()
                        .filter(mark -> !mark.status().settled() && mark.works() != weekday(mark.day()))
                        .filter(mark -> counts(mark.day(), local, rule))
                        .toList();
        boolean unconfirmed = doubtful.stream().anyMatch(mark -> mark.status() == DayMark.Status.UNCONFIRMED);
        return new Due(day, unconfirmed, doubtful, rule, earliest);
    }

    /** Working days after {@code from} up to and with {@code to}; negative when {@code to} is the earlier. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        covered(from);
        covered(to);
        return Math.toIntExact(
                from.datesUntil(to).filter(day -> isWorkingDay(day.plusDays(1))).count());
    }

    /**
     * Every day of a stretch, both ends included, at most {@value #LONGEST_STRIP}.
     *
     * @throws Rejection {@link LawError#STRIP_TOO_LONG}, {@link LawError#CALENDAR_MISSING}
     */
    public List<CalendarDay> strip(LocalDate from, LocalDate to) {
        covered(from);
        covered(to);
        if (to.isBefore(from) || from.plusDays(LONGEST_STRIP).compareTo(to) <= 0) {
            throw Rejection.of(LawError.STRIP_TOO_LONG).with("limit", LONGEST_STRIP);
        }
        return from.datesUntil(to.plusDays(1))
                .map(day -> new CalendarDay(day, isWorkingDay(day), marks.get(day)))
                .toList();
    }

    /** Every marked day of a year, in order. */
    public List<DayMark> marks(int year) {
        covered(LocalDate.of(year, 1, 1));
        return List.copyOf(marks.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .values());
    }

    private LocalDate end(LocalDateTime received, Rule rule, Predicate<LocalDate> works) {
        LocalDate day = received.toLocalDate();
        if (rule.unit() != Rule.Unit.WORKING_DAY) {
            LocalDate nominal = plus(day, rule);
            boolean moves = rules.find(REST_DAY_RULE, day)
                    .filter(r -> r.value().equals("next-working-day"))
                    .isPresent();
            return moves ? onOrAfter(nominal, works) : covered(nominal);
        }
        boolean late = rule.after().filter(received.toLocalTime()::isAfter).isPresent();
        if (late) {
            day = day.plusDays(1);
        }
        if (rule.after().isPresent() || rule.number() == 0) {
            day = onOrAfter(day, works);
        }
        covered(day);
        for (int left = rule.number(); left > 0; left--) {
            day = onOrAfter(day.plusDays(1), works);
        }
        return day;
    }

    private LocalDate plus(LocalDate day, Rule rule) {
        return switch (rule.unit()) {
            case DAY -> covered(day.plusDays(rule.number()));
            case MONTH -> covered(day.plusMonths(rule.number()));
            case YEAR -> covered(day.plusYears(rule.number()));
            default -> throw Rejection.of(LawError.NOT_A_PERIOD).with("rule", rule.id());
        };
    }

    private LocalDate onOrAfter(LocalDate day, Predicate<LocalDate> works) {
        while (!works.test(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The day of receipt itself matters only where the rule looks whether it was worked. */
    private static boolean counts(LocalDate day, LocalDateTime received, Rule rule) {
        boolean asksForReceipt =
                rule.unit() != Rule.Unit.WORKING_DAY || rule.after().isPresent() || rule.number() == 0;
        return asksForReceipt || !day.equals(received.toLocalDate());
    }

    private boolean worksIfUnconfirmedDaysAreWorked(LocalDate day) {
        DayMark mark = marks.get(covered(day));
        if (mark == null || mark.status() == DayMark.Status.UNCONFIRMED) {
            return weekday(day);
        }
        return mark.works();
    }

    private LocalDate covered(LocalDate day) {
        if (!covers(day)) {
            throw Rejection.of(LawError.CALENDAR_MISSING)
                    .with("year", day.getYear())
                    .with("from", marks.firstKey().getYear())
                    .with("to", marks.lastKey().getYear());
        }
        return day;
    }

    private static boolean weekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
