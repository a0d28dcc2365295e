package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.nation.SyntheticPerson;
import vn.goc.places.Addresses;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.People;
import vn.goc.register.PersonEvents;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.residence.Move.JoinHousehold;
import vn.goc.residence.Move.Mover;
import vn.goc.residence.Move.NewHousehold;
import vn.goc.site.Tx;

class ResidencesTest {
    private static final Access ALL = People.upkeep("*");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final String BASIS = "Luật Cư trú 68/2020/QH14, Điều 22";

    private final World world = World.get();
    private final Residences residences = world.door(Residences.class);
    private final Households households = world.door(Households.class);
    private final Persons persons = world.door(Persons.class);
    private final vn.goc.nation.Household home = People.household(3);
    private final vn.goc.nation.Household host = People.household(2);
    private final SyntheticPerson mover = home.members().get(1);
    private final UUID moverId = People.id(mover);
    private final Household hostHousehold = households.of(People.id(host.head()), DAY);

    @Test
    void a_move_into_a_household_changes_residence_and_household_and_keeps_yesterday() {
        List<Long> changes = residences.move(ALL, join(List.of(new Mover(moverId, "cung-o-nho")), "M-1"));
        assertThat(changes).hasSize(2);
        assertThat(residence(DAY)).startsWith(host.addressLine());
        assertThat(residence(DAY.minusDays(1))).startsWith(home.addressLine());
        Household now = households.of(moverId, DAY);
        assertThat(now.code()).isEqualTo(hostHousehold.code());
        assertThat(now.head()).isEqualTo(People.id(host.head()));
        assertThat(households.of(moverId, DAY.minusDays(1)).head()).isEqualTo(People.id(home.head()));
        var view = persons.find(
                        ALL,
                        mover.number(),
                        List.of("household.head", "household.relation", "residence.permanentSince"),
                        "test")
                .value()
                .orElseThrow();
        assertThat(view.values())
                .containsEntry("household.head", host.head().name().full());
        assertThat(view.text("household.relation", true)).isEqualTo("Cùng ở nhờ");
        assertThat(view.values()).containsEntry("residence.permanentSince", DAY.toString());
    }

    @Test
    void the_event_says_how_the_person_was_counted_and_is_counted_now() {
        List<Long> changes = residences.move(ALL, join(List.of(new Mover(moverId, "cung-o-nho")), "M-2"));
        var moved = world.door(PersonEvents.class).ofChanges(changes).stream()
                .filter(event -> event.kind().equals("moved"))
                .findFirst()
                .orElseThrow();
        assertThat(moved.was()).isNotNull();
        assertThat(moved.was().commune()).isEqualTo(home.commune().digits());
        assertThat(moved.is().commune()).isEqualTo(host.commune().digits());
        assertThat(moved.before().path("residence.permanent").path("commune").asString())
                .isEqualTo(home.commune().digits());
    }

    @Test
    void the_same_dossier_again_has_one_effect_and_gives_the_same_changes() {
        Move move = join(List.of(new Mover(moverId, "cung-o-nho")), "M-3");
        List<Long> first = residences.move(ALL, move);
        assertThat(residences.move(ALL, move)).isEqualTo(first);
    }

    @Test
    void a_head_leaves_only_when_somebody_follows_as_head_and_everybody_says_how_they_are_related() {
        UUID head = People.id(home.head());
        List<UUID> rest = home.members().stream().skip(1).map(People::id).toList();
        Move alone = join(List.of(new Mover(head, "cung-o-nho")), "M-4");
        refused(ResidenceError.HEAD_LEAVES, alone);
        List<Mover> staying = new ArrayList<>();
        rest.forEach(id -> staying.add(new Mover(id, staying.isEmpty() ? Household.HEAD : "cung-o-nho")));
        refused(ResidenceError.HEAD_LEAVES, with(alone, staying.subList(0, 1)));
        residences.move(ALL, with(alone, staying));
        Household left = households.of(rest.getFirst(), DAY);
        assertThat(left.head()).isEqualTo(rest.getFirst());
        assertThat(left.persons()).containsExactlyInAnyOrderElementsOf(rest);
        String newHead = home.members().get(1).name().full();
        for (SyntheticPerson member : home.members().subList(1, home.members().size())) {
            assertThat(persons.find(ALL, member.number(), List.of("household.head"), "test")
                            .value()
                            .orElseThrow()
                            .values())
                    .containsEntry("household.head", newHead);
        }
    }

    @Test
    void a_whole_household_that_moves_begins_a_new_one_and_closes_the_old() {
        String old = households.of(moverId, DAY).code();
        UUID address = world.door(Addresses.class).add(host.commune(), DAY, "Số 1, đường Nhà Mới");
        List<Mover> all = home.members().stream()
                .map(p -> new Mover(People.id(p), p.relationToHead().code()))
                .toList();
        UUID head = People.id(home.head());
        residences.move(ALL, new Move(all, address, new NewHousehold(head), DAY, "M-5-" + head, "CT01", BASIS));
        assertThat(households.find(old, DAY)).isEmpty();
        assertThat(households.find(old, DAY.minusDays(1))).isPresent();
        Household begun = households.of(head, DAY);
        assertThat(begun.code()).startsWith(host.province().digits() + "1");
        assertThat(begun.members()).hasSize(home.members().size());
        assertThat(begun.members().getFirst().person()).isEqualTo(head);
    }

    @Test
    void a_household_divided_at_its_own_address_leaves_residence_as_it_is() {
        Household whole = households.of(moverId, DAY);
        List<Long> changes = residences.move(
                ALL,
                new Move(
                        List.of(new Mover(moverId, Household.HEAD)),
                        whole.address(),
                        new NewHousehold(moverId),
                        DAY,
                        "M-6-" + moverId,
                        "CT01",
                        "Luật Cư trú 68/2020/QH14, Điều 25"));
        assertThat(changes).hasSize(1);
        assertThat(households.listAt(whole.address(), DAY)).hasSizeGreaterThanOrEqualTo(2);
        var since = persons.find(ALL, mover.number(), List.of("residence.permanentSince"), "test")
                .value()
                .orElseThrow();
        assertThat(since.values())
                .containsEntry(
                        "residence.permanentSince", mover.permanentSince().toString());
    }

    @Test
    void a_move_that_cannot_be_is_refused_with_what_to_do_and_changes_nothing() {
        Mover one = new Mover(moverId, "cung-o-nho");
        refused(ResidenceError.NOBODY_MOVES, join(List.of(), "M-7"));
        refused(ResidenceError.NOBODY_MOVES, join(List.of(one, one), "M-7"));
        refused(ResidenceError.ONE_HEAD, join(List.of(new Mover(moverId, Household.HEAD)), "M-7"));
        refused(vn.goc.codes.CodesError.UNKNOWN_CODE, join(List.of(new Mover(moverId, "ban-be")), "M-7"));
        refused(
                ResidenceError.DAY_AHEAD,
                new Move(
                        List.of(one),
                        hostHousehold.address(),
                        new JoinHousehold(hostHousehold.code()),
                        LocalDate.of(2999, 1, 1),
                        "M-7",
                        "x",
                        BASIS));
        refused(
                ResidenceError.UNKNOWN_HOUSEHOLD,
                new Move(
                        List.of(one),
                        hostHousehold.address(),
                        new JoinHousehold("990000000000"),
                        DAY,
                        "M-7",
                        "x",
                        BASIS));
        UUID elsewhere = world.door(Addresses.class).add(host.commune(), DAY, "Số 2, đường Chỗ Khác");
        refused(
                ResidenceError.HOUSEHOLD_ELSEWHERE,
                new Move(List.of(one), elsewhere, new JoinHousehold(hostHousehold.code()), DAY, "M-7", "x", BASIS));
        refused(
                ResidenceError.HEAD_NOT_AMONG_MOVERS,
                new Move(List.of(one), elsewhere, new NewHousehold(UUID.randomUUID()), DAY, "M-7", "x", BASIS));
        assertThat(residence(DAY)).startsWith(home.addressLine());
        assertThat(households.of(moverId, DAY).head()).isEqualTo(People.id(home.head()));
    }

    @Test
    void a_move_before_the_last_one_is_refused() {
        residences.move(ALL, join(List.of(new Mover(moverId, "cung-o-nho")), "M-11"));
        refused(
                ResidenceError.BEFORE_LAST_MOVE,
                new Move(
                        List.of(new Mover(moverId, Household.HEAD)),
                        world.door(Addresses.class).add(home.commune(), DAY, "Số 4, đường Hôm Trước"),
                        new NewHousehold(moverId),
                        DAY.minusDays(1),
                        "M-12",
                        "x",
                        BASIS));
    }

    @Test
    void an_address_in_a_commune_that_was_split_takes_nobody_until_somebody_decides_where_it_lies() {
        Units units = world.door(Units.class);
        LocalDate before = LocalDate.of(2025, 6, 30);
        AreaCode split = units.provinces(before).stream()
                .flatMap(province -> units.children(province.code(), before).stream())
                .map(Unit::code)
                .filter(code -> units.successors(code).ambiguous())
                .findFirst()
                .orElseThrow();
        UUID old = world.door(Addresses.class).add(split, before, "Số 3, đường Đã Cũ");
        refused(
                ResidenceError.PLACE_GONE,
                new Move(
                        List.of(new Mover(moverId, Household.HEAD)),
                        old,
                        new NewHousehold(moverId),
                        DAY,
                        "M-8",
                        "x",
                        BASIS));
    }

    @Test
    void the_receiving_officer_moves_somebody_of_another_commune_under_the_dossiers_case_only() {
        Actor officer = People.officer(host.commune().digits());
        String code = "CASE-" + UUID.randomUUID();
        Move move = join(List.of(new Mover(moverId, "cung-o-nho")), "M-9");
        Access without = new Access(officer, Purpose.REGISTER_UPKEEP, BASIS, null);
        if (!home.commune().equals(host.commune())) {
            assertThatThrownBy(() -> residences.move(without, move))
                    .isInstanceOfSatisfying(
                            Rejection.class,
                            r -> assertThat(r.refusal()).isEqualTo(RegisterError.NOT_FOUND_OR_NOT_YOURS));
        }
        world.door(Tx.class).write(Actor.system(), () -> {
            world.door(Cases.class)
                    .open(code, "dossier", java.util.Objects.requireNonNull(officer.agency()), List.of(moverId));
            return code;
        });
        Access within = new Access(officer, Purpose.RESIDENCE_REGISTRATION, BASIS, code);
        assertThat(residences.move(within, move)).hasSize(2);
    }

    @Test
    void two_moves_of_one_person_at_once_leave_them_in_one_household() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (String dossier : List.of("M-10a", "M-10b")) {
                calls.add(() -> {
                    try {
                        residences.move(ALL, join(List.of(new Mover(moverId, "cung-o-nho")), dossier));
                        return true;
                    } catch (Rejection | org.springframework.dao.DataAccessException lost) {
                        return false;
                    }
                });
            }
            int won = 0;
            for (var done : pool.invokeAll(calls)) {
                won += done.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(households.of(moverId, DAY).code()).isEqualTo(hostHousehold.code());
    }

    private Move join(List<Mover> movers, String dossier) {
        return new Move(
                movers,
                hostHousehold.address(),
                new JoinHousehold(hostHousehold.code()),
                DAY,
                dossier + "-" + moverId,
                "CT01",
                BASIS);
    }

    private static Move with(Move move, List<Mover> staying) {
        return new Move(
                move.movers(),
                move.address(),
                move.target(),
                move.from(),
                move.dossier(),
                move.evidence(),
                move.legalBasis(),
                staying);
    }

    private String residence(LocalDate on) {
        return persons.asOf(ALL, mover.number(), on, Instant.now(), List.of("residence.permanent"), "test")
                .value()
                .orElseThrow()
                .text("residence.permanent", true);
    }

    private void refused(Refusal error, Move move) {
        assertThatThrownBy(() -> residences.move(ALL, move))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
