package vn.goc.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Sex;
import vn.goc.site.Texts;

class CubeTest {
    private static final AreaCode NORTH = new AreaCode("01");
    private static final AreaCode SOUTH = new AreaCode("79");
    private static final List<String> COMMUNES = List.of("00004", "00008", "25747", "26506");

    private final PretendPeople people = new PretendPeople();
    private final Hand clock = new Hand(LocalDate.of(2026, 7, 14));
    private final CubeKeeper keeper = new CubeKeeper(people, day -> shape(), clock);

    @Test
    void after_random_births_moves_and_deaths_the_cube_equals_a_recount_at_every_step() {
        long seed = 20_260_714;
        var random = new Random(seed);
        keeper.rescan();
        for (int round = 0; round < 400; round++) {
            IntStream.range(0, 1 + random.nextInt(5)).forEach(i -> something(random));
            if (random.nextInt(3) > 0) {
                people.number(random.nextInt(4));
            }
            if (random.nextInt(10) == 0) {
                clock.day = clock.day.plusDays(1);
            }
            if (random.nextInt(40) == 0) {
                keeper.rescan(); // with changes committed but not numbered
            }
            keeper.step();
            people.number(0);
            keeper.step();
            assertCounted("seed " + seed + ", round " + round);
        }
        assertThat(people.scans)
                .as("days turned without counting everybody anew")
                .isLessThan(40);
    }

    @Test
    void a_change_committed_but_unnumbered_at_the_scan_is_counted_once() {
        people.born("00004", Sex.MALE, LocalDate.of(1990, 1, 1));
        keeper.rescan();
        assertThat(total(NORTH)).isEqualTo(1);
        people.number(3);
        keeper.step();
        keeper.step();
        assertThat(total(NORTH)).isEqualTo(1);
        int second = people.born("00008", Sex.FEMALE, LocalDate.of(1991, 1, 1));
        keeper.step();
        assertThat(total(NORTH)).as("not numbered, not counted").isEqualTo(1);
        people.number(0);
        keeper.step();
        people.moves(second, "26506");
        people.number(0);
        keeper.step();
        assertThat(total(NORTH)).isEqualTo(1);
        assertThat(total(SOUTH)).isEqualTo(1);
    }

    @Test
    void a_birthday_snapshot_that_sees_unnumbered_changes_counts_them_once_too() {
        int person = people.born("00004", Sex.MALE, LocalDate.of(2000, 7, 15));
        people.number(0);
        keeper.rescan();
        clock.day = LocalDate.of(2026, 7, 15);
        people.moves(person, "26506");
        int child = people.born("00004", Sex.FEMALE, LocalDate.of(2026, 7, 15));
        keeper.step();
        assertThat(cube().count(row("26506"), Sex.MALE, 26)).isEqualTo(1);
        assertThat(cube().count(row("00004"), Sex.FEMALE, 0)).isEqualTo(1);
        people.number(2);
        keeper.step();
        people.dies(child);
        people.number(0);
        keeper.step();
        assertCounted("after the number came");
        assertThat(people.scans).isEqualTo(1);
    }

    @Test
    void at_midnight_in_viet_nam_those_whose_birthday_it_is_are_a_year_older_and_nobody_else() {
        people.load(List.of(
                new Counted("00004", Sex.MALE, LocalDate.of(1990, 7, 15)),
                new Counted("00004", Sex.MALE, LocalDate.of(1990, 7, 16)),
                new Counted("00004", Sex.MALE, null)));
        keeper.rescan();
        assertThat(cube().count(row("00004"), Sex.MALE, 35)).isEqualTo(2);
        clock.day = LocalDate.of(2026, 7, 15);
        keeper.step();
        assertThat(cube().count(row("00004"), Sex.MALE, 36)).isEqualTo(1);
        assertThat(cube().count(row("00004"), Sex.MALE, 35)).isEqualTo(1);
        assertThat(cube().count(row("00004"), Sex.MALE, Cube.UNKNOWN)).isEqualTo(1);
        assertThat(cube().total(row("00004"))).isEqualTo(3);
        assertThat(IntStream.of(cube().groups(row("00004"), Sex.MALE)).sum())
                .as("known ages")
                .isEqualTo(2);
    }

    @Test
    void those_born_on_29_february_turn_on_1_march_of_a_common_year() {
        people.load(List.of(new Counted("00004", Sex.FEMALE, LocalDate.of(2004, 2, 29))));
        clock.day = LocalDate.of(2027, 2, 28);
        keeper.rescan();
        assertThat(cube().count(row("00004"), Sex.FEMALE, 22)).isEqualTo(1);
        clock.day = LocalDate.of(2027, 3, 1);
        keeper.step();
        assertThat(cube().count(row("00004"), Sex.FEMALE, 23)).isEqualTo(1);
    }

    @Test
    void centenarians_share_the_last_year_and_people_without_a_known_commune_are_in_the_nation_only() {
        people.load(List.of(
                new Counted("00004", Sex.MALE, LocalDate.of(1926, 1, 1)),
                new Counted("00004", Sex.MALE, LocalDate.of(1910, 1, 1)),
                new Counted("99999", Sex.MALE, LocalDate.of(1990, 1, 1)),
                new Counted("01", Sex.MALE, LocalDate.of(1990, 1, 1)),
                new Counted(null, Sex.FEMALE, LocalDate.of(1990, 1, 1))));
        keeper.rescan();
        assertThat(cube().count(row("00004"), Sex.MALE, 100)).isEqualTo(2);
        assertThat(cube().total(cube().shape().unplaced())).isEqualTo(3);
        assertThat(cube().total(cube().shape().nation())).isEqualTo(5);
        assertThat(total(NORTH)).isEqualTo(2);
    }

    @Test
    void a_reader_always_sees_a_mover_in_exactly_one_place() throws Exception {
        int person = people.born("00004", Sex.MALE, LocalDate.of(1990, 1, 1));
        people.number(0);
        keeper.rescan();
        var stop = new AtomicBoolean();
        var wrong = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                Cube cube = cube();
                int sum = COMMUNES.stream().mapToInt(c -> cube.total(row(c))).sum();
                wrong.compareAndSet(false, sum != 1 || cube.total(cube.shape().nation()) != 1);
            }
        });
        for (int i = 0; i < 2_000; i++) {
            people.moves(person, COMMUNES.get(i % COMMUNES.size()));
            people.number(0);
            keeper.step();
        }
        stop.set(true);
        reader.join();
        assertThat(wrong).isFalse();
    }

    @Test
    void what_the_cube_says_it_knows_up_to_is_a_number_below_which_everything_is_counted() {
        people.born("00004", Sex.MALE, LocalDate.of(1990, 1, 1));
        people.number(10);
        assertThat(keeper.rescan().upTo()).isEqualTo(11);
        people.number(5);
        keeper.step();
        assertThat(keeper.known().orElseThrow().upTo())
                .as("reads alone move it on")
                .isEqualTo(16);
        Cube before = cube();
        people.born("00004", Sex.MALE, LocalDate.of(1990, 1, 1));
        keeper.step();
        assertThat(cube()).isSameAs(before);
        people.number(0);
        keeper.step();
        assertThat(keeper.known().orElseThrow().upTo()).isEqualTo(17);
        assertThat(total(NORTH)).isEqualTo(2);
    }

    @Test
    void a_cube_that_would_fall_below_zero_counts_everybody_anew() {
        people.load(List.of(new Counted("00004", Sex.MALE, LocalDate.of(1990, 1, 1))));
        keeper.rescan();
        int unseen = 1;
        people.load(List.of(new Counted("00008", Sex.MALE, LocalDate.of(1980, 1, 1))));
        people.dies(unseen);
        people.number(0);
        keeper.step();
        assertCounted("after the second scan");
        assertThat(people.scans).isEqualTo(2);
    }

    private void something(Random random) {
        String commune = random.nextInt(20) == 0 ? null : COMMUNES.get(random.nextInt(COMMUNES.size()));
        int person = random.nextInt(1 + people.all().size() * 2);
        try {
            switch (random.nextInt(4)) {
                case 0 -> people.dies(alive(person));
                case 1 -> people.moves(alive(person), commune);
                default ->
                    people.born(
                            commune,
                            random.nextBoolean() ? Sex.MALE : Sex.FEMALE,
                            clock.day.minusDays(random.nextInt(40_000)));
            }
        } catch (IllegalArgumentException e) {
            people.born(commune, Sex.MALE, clock.day);
        }
    }

    private int alive(int person) {
        people.of(person);
        return person;
    }

    private void assertCounted(String when) {
        Cube now = cube();
        Cube.Draft draft = Cube.empty(shape(), clock.day).draft();
        people.all().forEach(draft::add);
        Cube recount = draft.done();
        assertThat(now.day()).isEqualTo(clock.day);
        for (int row = 0; row < shape().size(); row++) {
            assertThat(now.total(row)).as(when).isEqualTo(recount.total(row));
            for (Sex sex : Sex.values()) {
                for (int age = 0; age <= Cube.UNKNOWN; age++) {
                    assertThat(now.count(row, sex, age))
                            .as("%s: row %d, %s, age %d", when, row, sex, age)
                            .isEqualTo(recount.count(row, sex, age));
                }
            }
        }
    }

    private Cube cube() {
        return keeper.known().orElseThrow().cube();
    }

    private int total(AreaCode area) {
        return cube().total(cube().shape().row(area));
    }

    private static int row(String commune) {
        return shape().commune(commune);
    }

    private static CubeShape shape() {
        Map<AreaCode, List<AreaCode>> communes = new LinkedHashMap<>();
        communes.put(NORTH, List.of(new AreaCode("00004"), new AreaCode("00008")));
        communes.put(SOUTH, List.of(new AreaCode("25747"), new AreaCode("26506")));
        return new CubeShape(communes);
    }

    /** A clock moved by hand, at noon in Viet Nam. */
    private static final class Hand extends Clock {
        private LocalDate day;

        Hand(LocalDate day) {
            this.day = day;
        }

        @Override
        public ZoneId getZone() {
            return Texts.ZONE;
        }

        @Override
        public Clock withZone(@Nullable ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return day.atTime(12, 0).atZone(Texts.ZONE).toInstant();
        }
    }
}
