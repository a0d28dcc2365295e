package vn.goc.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.goc.site.Texts;

/**
 * Keeps the cube true: one scan, then every numbered change once, in order.
 *
 * <p>A snapshot of size N holds all changes below N and those committed without a number; the latter are remembered and
 * skipped when their number comes. So each change is counted exactly once, however reading and numbering interleave.
 */
final class CubeKeeper {
    private static final int BATCH = 1_000;
    private static final int MOST_DAYS = 7;

    /** The cube and how far it knows. {@code upTo}: every change with a smaller log index is counted. */
    record Known(Cube cube, long upTo, Instant at) {}

    private final PeopleSource people;
    private final Function<LocalDate, CubeShape> shapes;
    private final Clock clock;
    private final Set<Long> countedAlready = new HashSet<>();
    private long next;
    private volatile @Nullable Known known;

    CubeKeeper(PeopleSource people, Function<LocalDate, CubeShape> shapes, Clock clock) {
        this.people = people;
        this.shapes = shapes;
        this.clock = clock;
    }

    /** Empty until the first scan is done. */
    Optional<Known> known() {
        return Optional.ofNullable(known);
    }

    /** Counts everybody anew; needed after bulk loads, whose events feeds leave out. */
    synchronized Known rescan() {
        LocalDate today = today();
        Cube.Draft draft = Cube.empty(shapes.apply(today), today).draft();
        PeopleSource.Snapshot snapshot = people.scan(draft::add);
        countedAlready.clear();
        countedAlready.addAll(snapshot.unnumbered());
        next = snapshot.size();
        return publish(draft.done(), next);
    }

    /** Counts what is new. Returns at once when nothing is; a failure leaves the cube as it was. */
    synchronized void step() {
        Known now = known;
        if (now == null) {
            rescan();
            return;
        }
        LocalDate today = today();
        try {
            if (now.cube().day().isBefore(today)) {
                turnDays(now.cube(), today);
            }
            long size = people.numberedSize(); // asked before the changes: all of them below it are then seen
            while (!follow(Long.MAX_VALUE)) {
                // batch by batch until nothing is left
            }
            publish(cube(), Math.max(size, next));
        } catch (Cube.MiscountException e) {
            rescan();
        }
    }

    /** Counts numbered changes with an index below a limit; true when none is left. */
    private boolean follow(long below) {
        List<PeopleSource.NumberedChange> changes = people.changesFrom(next, BATCH);
        List<PeopleSource.NumberedChange> mine =
                changes.stream().filter(c -> c.index() < below).toList();
        if (!mine.isEmpty()) {
            List<Long> seqs = new ArrayList<>();
            List<Long> skipped = new ArrayList<>();
            mine.forEach(c -> (countedAlready.contains(c.seq()) ? skipped : seqs).add(c.seq()));
            Cube.Draft draft = cube().draft();
            people.movesOf(seqs).forEach(draft::apply);
            Cube counted = draft.done();
            skipped.forEach(countedAlready::remove);
            next = mine.getLast().index() + 1;
            publish(counted, next);
        }
        return changes.size() < BATCH || mine.size() < changes.size();
    }

    private void turnDays(Cube cube, LocalDate today) {
        boolean few = cube.day().plusDays(MOST_DAYS).isAfter(today);
        boolean leapless = cube.day()
                .datesUntil(today.plusDays(1))
                .anyMatch(d -> d.getMonthValue() == 3
                        && d.getDayOfMonth() == 1
                        && !d.isLeapYear()); // then those born on 29 February turn too: two birthdays in one day
        if (!few
                || leapless
                || !shapes.apply(today).communes().equals(cube.shape().communes())) {
            rescan();
            return;
        }
        while (cube().day().isBefore(today)) {
            List<Counted> birthdays = new ArrayList<>();
            PeopleSource.Snapshot snapshot =
                    people.bornOn(MonthDay.from(cube().day().plusDays(1)), birthdays::add);
            while (!follow(snapshot.size())) {
                // until the cube knows all that the snapshot had seen with a number
            }
            List<Long> early = snapshot.unnumbered().stream()
                    .filter(seq -> !countedAlready.contains(seq))
                    .sorted()
                    .toList();
            Cube.Draft draft = cube().draft();
            people.movesOf(early).forEach(draft::apply);
            draft.nextDay(birthdays);
            Cube turned = draft.done();
            countedAlready.addAll(early);
            next = Math.max(next, snapshot.size());
            publish(turned, next);
        }
    }

    private Cube cube() {
        Known now = known;
        if (now == null) {
            throw new IllegalStateException("no scan yet");
        }
        return now.cube();
    }

    private Known publish(Cube cube, long upTo) {
        Known now = new Known(cube, upTo, clock.instant());
        known = now;
        return now;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
