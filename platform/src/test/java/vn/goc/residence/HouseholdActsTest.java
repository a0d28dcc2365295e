package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Tracker;
import vn.goc.nation.SyntheticPerson;
import vn.goc.notices.Notices;
import vn.goc.places.Addresses;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.People;
import vn.goc.register.Persons;
import vn.goc.residence.Move.Mover;
import vn.goc.site.Texts;

/** Removal, change of head, who lived where, and that households and register say the same whatever happens. */
class HouseholdActsTest {
    private static final Access ALL = People.upkeep("*");
    private static final LocalDate TODAY = LocalDate.now(Texts.ZONE);

    private final World world = World.get();
    private final Removals removals = world.door(Removals.class);
    private final Heads heads = world.door(Heads.class);
    private final Residences residences = world.door(Residences.class);
    private final Households households = world.door(Households.class);
    private final Occupants occupants = world.door(Occupants.class);
    private final Persons persons = world.door(Persons.class);
    private final Addresses addresses = world.door(Addresses.class);
    private final vn.goc.nation.Household home = People.household(3);
    private final UUID head = People.id(home.head());
    private final UUID second = People.id(home.members().get(1));

    @Test
    void removal_takes_residence_and_household_away_with_reason_and_moment() {
        var asked = new Removals.Removal(second, RemovalGround.EMIGRATION, null, TODAY, List.of(), ground("XT-1"));
        List<Long> changes = removals.remove(ALL, asked);
        assertThat(removals.remove(ALL, asked)).isEqualTo(changes).hasSize(2);
        assertThat(values(second)).isEmpty();
        assertThat(households.findOf(second, TODAY)).isEmpty();
        assertThat(households.findOf(second, TODAY.minusDays(1))).isPresent();
        assertThat(households.of(head, TODAY).members()).hasSize(home.members().size() - 1);
        assertThat(world.door(Notices.class).list(second, null, 1).getFirst().bodyVi())
                .contains("b) Ra nước ngoài", "Điều 24 khoản 1 điểm b");
        refused(
                ResidenceError.NOT_PERMANENT,
                () -> removals.remove(
                        ALL,
                        new Removals.Removal(second, RemovalGround.CANCELLED, null, TODAY, List.of(), ground("XT-2"))));
        UUID away = addresses.add(home.commune(), TODAY, "Số 5, đường Ở Tạm");
        var present = new Presents.Declaration(List.of(second), away, TODAY, ground("NO-2"));
        world.door(Presents.class).declare(ALL, present);
        assertThat(values(second)).containsOnlyKeys("residence.present");
        residences.move(
                ALL,
                new Move(
                        List.of(new Mover(second, Household.HEAD)),
                        away,
                        new Move.NewHousehold(second),
                        TODAY,
                        "XT-3-" + second,
                        "CT01",
                        "Điều 22"));
        assertThat(values(second))
                .containsKeys("residence.permanent", "household.code")
                .doesNotContainKey("residence.present");
    }

    @Test
    void a_head_who_is_removed_leaves_a_household_with_a_head_and_time_must_have_passed_where_the_law_says_so() {
        LocalDate since = TODAY.minusMonths(11);
        refused(
                ResidenceError.SINCE_NEEDED,
                () -> removals.remove(ALL, removal(RemovalGround.ABSENT, null, List.of(), "XT-4")));
        refused(
                ResidenceError.REMOVAL_TOO_EARLY,
                () -> removals.remove(ALL, removal(RemovalGround.SOLD, since, List.of(), "XT-4")));
        refused(
                ResidenceError.HEAD_LEAVES,
                () -> removals.remove(ALL, removal(RemovalGround.DEATH, null, List.of(), "XT-4")));
        assertThat(world.door(Tracker.class).list(head, Instant.now().plusSeconds(60), 20))
                .anyMatch(line -> line.outcome().equals("residence.head-leaves"));
        List<Mover> staying = new ArrayList<>();
        home.members().stream()
                .skip(1)
                .map(People::id)
                .forEach(id -> staying.add(new Mover(id, staying.isEmpty() ? Household.HEAD : "cung-o-nho")));
        removals.remove(ALL, removal(RemovalGround.SOLD, since.minusMonths(1), staying, "XT-4"));
        assertThat(households.of(second, TODAY).head()).isEqualTo(second);
        assertThat(values(head)).isEmpty();
    }

    @Test
    void of_the_dead_the_locked_record_keeps_the_last_residence_and_the_household_ends() {
        world.door(Facts.class)
                .change(
                        ALL,
                        second,
                        new FactChange(
                                FactChange.Kind.CHANGE,
                                Field.Group.LIFE,
                                Map.of("life.status", "dead", "life.diedOn", TODAY.toString()),
                                TODAY,
                                "died",
                                "KT-1-" + second,
                                "x",
                                "Điều 32"));
        removals.remove(ALL, new Removals.Removal(second, RemovalGround.DEATH, null, TODAY, List.of(), ground("XT-5")));
        assertThat(households.findOf(second, TODAY)).isEmpty();
        assertThat(values(second)).containsOnlyKeys("residence.permanent");
    }

    @Test
    void another_member_becomes_head_and_every_relation_follows_or_is_asked_for() {
        Household before = households.of(head, TODAY);
        var lines = heads.preview(ALL, second).value();
        assertThat(lines).hasSize(before.members().size());
        Map<UUID, String> stated = new HashMap<>();
        lines.stream().filter(line -> line.derived() == null).forEach(line -> stated.put(line.person(), "cung-o-nho"));
        if (!stated.isEmpty()) {
            refused(
                    ResidenceError.RELATIONS_NEEDED,
                    () -> heads.change(ALL, new Heads.Change(second, Map.of(), TODAY, ground("CH-1"))));
        }
        heads.change(ALL, new Heads.Change(second, stated, TODAY, ground("CH-1")));
        Household after = households.of(head, TODAY);
        assertThat(after.head()).isEqualTo(second);
        assertThat(after.code()).isEqualTo(before.code());
        assertThat(after.persons()).containsExactlyInAnyOrderElementsOf(before.persons());
        for (Household.Member member : after.members()) {
            assertThat(values(member.person()))
                    .containsEntry(
                            "household.head", home.members().get(1).name().full());
            assertThat(relation(member.person())).isEqualTo(member.relation());
        }
        refused(
                ResidenceError.ALREADY_HEAD,
                () -> heads.change(ALL, new Heads.Change(second, stated, TODAY, ground("CH-2"))));
    }

    @Test
    void who_lived_at_an_address_is_told_in_the_officers_area_and_seen_by_everybody_named() {
        Access officer = People.upkeep(home.commune().digits());
        var then = occupants.at(officer, home.commune(), home.addressLine(), TODAY, "test");
        assertThat(then.value().stream().map(Occupants.Occupant::name).toList())
                .containsAll(home.members().stream().map(p -> p.name().full()).toList());
        for (SyntheticPerson member : home.members()) {
            assertThat(world.door(Tracker.class)
                            .list(People.id(member), Instant.now().plusSeconds(60), 5))
                    .anyMatch(line -> line.fields().contains("residence.permanent"));
        }
        UUID guest = People.id(People.household(1).head());
        UUID address = addresses.add(home.commune(), TODAY, home.addressLine());
        try {
            world.door(Temporaries.class)
                    .register(
                            ALL,
                            new Temporaries.Registration(
                                    List.of(guest), address, TODAY, TODAY.plusYears(1), ground("TT-20")));
            assertThat(occupants
                            .at(officer, home.commune(), home.addressLine(), TODAY, "test")
                            .value())
                    .anyMatch(Occupants.Occupant::temporary);
        } catch (Rejection same) {
            assertThat(same.refusal()).isEqualTo(ResidenceError.OWN_COMMUNE);
        }
        Access elsewhere = People.upkeep(home.commune().digits().equals("00004") ? "00008" : "00004");
        refused(
                ResidenceError.NOT_YOUR_AREA,
                () -> occupants.at(elsewhere, home.commune(), home.addressLine(), TODAY, "test"));
        var statistics = new Access(officer.actor(), Purpose.STATISTICS, "x", null);
        refused(
                ResidenceError.NOT_YOUR_PURPOSE,
                () -> occupants.at(statistics, home.commune(), home.addressLine(), TODAY, "test"));
        assertThat(occupants
                        .at(officer, home.commune(), "Số 0, đường Không Ai", TODAY, "test")
                        .value())
                .isEmpty();
        String code = households.of(head, TODAY).code();
        assertThat(occupants.history(officer, code, "test").value())
                .hasSizeGreaterThanOrEqualTo(home.members().size());
        refused(ResidenceError.UNKNOWN_HOUSEHOLD, () -> occupants.history(officer, "990000000000", "test"));
    }

    @Test
    void a_split_against_a_move_at_once_leaves_everybody_in_one_household_with_one_head() throws Exception {
        UUID address = households.of(head, TODAY).address();
        UUID away = addresses.add(home.commune(), TODAY, "Số 6, đường Chạy Đua");
        List<Callable<Boolean>> calls = List.of(
                () -> won(() -> residences.move(
                        ALL,
                        new Move(
                                List.of(new Mover(second, Household.HEAD)),
                                address,
                                new Move.NewHousehold(second),
                                TODAY,
                                "RA-1-" + second,
                                "CT01",
                                "Điều 25"))),
                () -> won(() -> residences.move(
                        ALL,
                        new Move(
                                List.of(new Mover(second, Household.HEAD)),
                                away,
                                new Move.NewHousehold(second),
                                TODAY,
                                "RA-2-" + second,
                                "CT01",
                                "Điều 22"))),
                () -> won(() -> heads.change(ALL, new Heads.Change(second, stated(second), TODAY, ground("RA-3")))));
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            for (var done : pool.invokeAll(calls)) {
                done.get();
            }
        }
        Set<UUID> all = home.members().stream().map(People::id).collect(Collectors.toSet());
        same(all);
    }

    @Test
    void any_sequence_of_acts_keeps_one_household_a_person_one_head_a_household_and_the_register_equal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<vn.goc.nation.Household> some =
                List.of(home, People.household(3), People.household(2), People.household(4));
        List<UUID> all =
                some.stream().flatMap(h -> h.members().stream()).map(People::id).toList();
        int carriedOut = 0;
        for (int i = 0; i < 60; i++) {
            UUID one = all.get(random.nextInt(all.size()));
            UUID other = all.get(random.nextInt(all.size()));
            String dossier = "NN-" + i + "-" + seed;
            carriedOut += act(random, one, other, new Ground(dossier, "CT01", "Luật Cư trú")) ? 1 : 0;
            if (i % 10 == 9) {
                try {
                    same(Set.copyOf(all));
                } catch (AssertionError wrong) {
                    throw new AssertionError("seed " + seed + " after act " + i, wrong);
                }
            }
        }
        assertThat(carriedOut).as("seed " + seed).isGreaterThan(10);
    }

    private boolean act(Random random, UUID one, UUID other, Ground ground) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                UUID to = addresses.add(home.commune(), TODAY, "Số " + (1 + random.nextInt(4)) + ", đường Ngẫu Nhiên");
                yield won(() -> residences.move(
                        ALL,
                        new Move(
                                List.of(new Mover(one, Household.HEAD)),
                                to,
                                new Move.NewHousehold(one),
                                TODAY,
                                ground.dossier(),
                                "CT01",
                                "Điều 22",
                                rest(one))));
            }
            case 1 ->
                won(() -> {
                    Household target = households.of(other, TODAY);
                    residences.move(
                            ALL,
                            new Move(
                                    List.of(new Mover(one, "cung-o-nho")),
                                    target.address(),
                                    new Move.JoinHousehold(target.code()),
                                    TODAY,
                                    ground.dossier(),
                                    "CT01",
                                    "Điều 22",
                                    rest(one)));
                });
            case 2 -> won(() -> heads.change(ALL, new Heads.Change(one, stated(one), TODAY, ground)));
            case 3 ->
                won(() -> removals.remove(
                        ALL, new Removals.Removal(one, RemovalGround.CANCELLED, null, TODAY, rest(one), ground)));
            case 4 ->
                won(() -> world.door(Temporaries.class)
                        .register(
                                ALL,
                                new Temporaries.Registration(
                                        List.of(one),
                                        addresses.add(new AreaCode("00008"), TODAY, "Số 3, đường Trọ"),
                                        TODAY,
                                        TODAY.plusYears(1),
                                        ground)));
            default ->
                won(() -> residences.move(
                        ALL,
                        new Move(
                                List.of(new Mover(one, Household.HEAD)),
                                households.of(one, TODAY).address(),
                                new Move.NewHousehold(one),
                                TODAY,
                                ground.dossier(),
                                "CT01",
                                "Điều 25",
                                rest(one))));
        };
    }

    /** Those who stay when a head leaves, the first of them as head. */
    private List<Mover> rest(UUID leaving) {
        List<Mover> rest = new ArrayList<>();
        households
                .findOf(leaving, TODAY)
                .filter(household -> household.head().equals(leaving))
                .ifPresent(household -> household.persons().stream()
                        .filter(person -> !person.equals(leaving))
                        .forEach(
                                person -> rest.add(new Mover(person, rest.isEmpty() ? Household.HEAD : "cung-o-nho"))));
        return rest;
    }

    private Map<UUID, String> stated(UUID newHead) {
        Map<UUID, String> stated = new HashMap<>();
        households
                .findOf(newHead, TODAY)
                .ifPresent(household -> household.persons().stream()
                        .filter(person -> !person.equals(newHead))
                        .forEach(person -> stated.put(person, "cung-o-nho")));
        return stated;
    }

    /** Tables hold, and the register says the same. */
    private void same(Set<UUID> all) {
        for (UUID person : all) {
            var household = households.findOf(person, TODAY);
            Map<String, Object> values = values(person);
            assertThat(values.get("household.code"))
                    .isEqualTo(household.map(Household::code).orElse(null));
            assertThat(values.containsKey("residence.permanent")).isEqualTo(household.isPresent());
            assertThat(values.containsKey("residence.temporary"))
                    .isEqualTo(
                            world.door(Temporaries.class).findOf(person, TODAY).isPresent());
            household.ifPresent(found -> {
                assertThat(found.members().stream().filter(m -> m.relation().equals(Household.HEAD)))
                        .hasSize(1);
                assertThat(values.get("household.head"))
                        .isEqualTo(persons.nameOf(found.head()).orElseThrow());
                found.members().stream()
                        .filter(m -> m.person().equals(person))
                        .forEach(m -> assertThat(relation(person)).isEqualTo(m.relation()));
            });
        }
    }

    private static boolean won(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }

    private Removals.Removal removal(
            RemovalGround why,
            @org.jspecify.annotations.Nullable LocalDate since,
            List<Mover> staying,
            String dossier) {
        return new Removals.Removal(head, why, since, TODAY, staying, ground(dossier));
    }

    private Ground ground(String dossier) {
        return new Ground(dossier + "-" + head, "CT01", "Luật Cư trú 68/2020/QH14");
    }

    private Map<String, Object> values(UUID person) {
        return persons.find(
                        ALL,
                        person,
                        List.of(
                                "residence.permanent",
                                "residence.temporary",
                                "residence.present",
                                "household.code",
                                "household.head"),
                        "test")
                .value()
                .orElseThrow()
                .values();
    }

    private String relation(UUID person) {
        var view = persons.find(ALL, person, List.of("household.relation"), "test")
                .value()
                .orElseThrow();
        return ((vn.goc.register.PersonView.Coded)
                        java.util.Objects.requireNonNull(view.values().get("household.relation")))
                .code();
    }

    private static void refused(Refusal error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
