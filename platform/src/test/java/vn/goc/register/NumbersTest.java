package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Hmac;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.places.Units;

class NumbersTest {
    private final World world = World.get();

    @Test
    void numbers_drawn_at_once_never_repeat_and_belong_to_nobody() throws Exception {
        People.households();
        Numbers numbers = world.door(Numbers.class);
        var commune = new AreaCode("19");
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<PersonalNumber>> calls = IntStream.range(0, 80)
                    .<Callable<PersonalNumber>>mapToObj(i -> () -> numbers.allocate(commune, 1985, Sex.FEMALE))
                    .toList();
            var seen = new HashSet<PersonalNumber>();
            for (var drawn : pool.invokeAll(calls)) {
                assertThat(seen.add(drawn.get())).isTrue();
                assertThat(drawn.get().digits()).startsWith("000185");
                assertThat(world.door(Persons.class).idOf(drawn.get())).isEmpty();
            }
        }
    }

    @Test
    void a_refused_new_number_is_seen_by_its_person() {
        Household household = People.household(1);
        UUID id = People.id(household.head());
        String elsewhere = "00004".equals(household.commune().digits()) ? "00008" : "00004";
        var change = new Numbers.Change(
                id, Numbers.Ground.SEX_OR_YEAR, new AreaCode("19"), true, "Cải chính năm sinh", "QĐ 1", "D-HUY-1");
        assertThatThrownBy(() -> world.door(Numbers.class).propose(People.upkeep(elsewhere), change))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.NOT_FOUND_OR_NOT_YOURS));
        Tracker.Line line = world.door(Tracker.class)
                .list(id, Instant.now().plusSeconds(60), 1)
                .getFirst();
        assertThat(line.outcome()).isEqualTo("register.not-found-or-not-yours");
        assertThat(line.fields()).containsExactly("number");
    }

    @Test
    void a_real_register_takes_the_prefix_of_the_province_that_stands_on_the_day() {
        Units units = world.door(Units.class);
        LocalDate before = LocalDate.of(2025, 6, 30);
        LocalDate after = LocalDate.of(2025, 7, 1);
        assertThat(NumberRules.prefix(false, units, new AreaCode("02"), before)).isEqualTo("002");
        assertThat(NumberRules.prefix(false, units, new AreaCode("08"), after)).isEqualTo("008");
        assertThat(NumberRules.prefix(true, units, new AreaCode("08"), after)).isEqualTo("000");
        String commune =
                units.children(new AreaCode("08"), after).getFirst().code().digits();
        assertThat(NumberRules.prefix(false, units, new AreaCode(commune), after))
                .isEqualTo("008");
    }

    @Test
    void ten_million_draws_at_once_never_repeat() throws Exception {
        People.households();
        Numbers numbers = world.door(Numbers.class);
        var commune = new AreaCode("19");
        int years = 10;
        var seen = new BitSet[years];
        Arrays.setAll(seen, i -> new BitSet(Numbers.SERIALS));
        var repeated = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> calls = IntStream.range(0, 10_000_000 / 10_000)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        int year = 2210 + i % years; // nobody else's
                        List<PersonalNumber> drawn = numbers.allocate(commune, year, Sex.MALE, 10_000);
                        BitSet met = seen[i % years];
                        synchronized (met) {
                            for (PersonalNumber number : drawn) {
                                int serial = Integer.parseInt(number.digits().substring(6));
                                if (met.get(serial)) {
                                    repeated.incrementAndGet();
                                }
                                met.set(serial);
                            }
                        }
                        return null;
                    })
                    .toList();
            for (var call : pool.invokeAll(calls)) {
                call.get();
            }
        }
        assertThat(repeated).hasValue(0);
        assertThat(seen).allSatisfy(met -> assertThat(met.cardinality()).isEqualTo(Numbers.SERIALS));
        assertThatThrownBy(() -> numbers.allocate(commune, 2210, Sex.MALE))
                .as("not one is left")
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.NUMBERS_EXHAUSTED));
        var operator = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G00", "Vận hành", "operator", null);
        Numbers.Series fullest = numbers.listFullest(operator, 1).getFirst();
        assertThat(fullest.used()).isEqualTo(Numbers.SERIALS);
        assertThat(fullest.left()).isZero();
        assertThatThrownBy(() -> numbers.listFullest(People.officer("*"), 1)).isInstanceOf(Rejection.class);
    }

    @Test
    void the_shuffle_of_a_series_meets_every_serial_once() {
        var secret = new Hmac(new byte[32]);
        var met = new BitSet(1_000_000);
        for (int serial : NumberRules.serials(secret, "000185", 0, 1_000_000)) {
            assertThat(met.get(serial)).isFalse();
            met.set(serial);
        }
        assertThat(met.cardinality()).isEqualTo(1_000_000);
        assertThat(NumberRules.serials(secret, "000185", 777, 3))
                .isEqualTo(Arrays.copyOfRange(NumberRules.serials(secret, "000185", 0, 1_000), 777, 780));
    }
}
