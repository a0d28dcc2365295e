package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.law.Rules;
import vn.goc.ledger.Journal;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.notices.Notices;
import vn.goc.places.Addresses;
import vn.goc.places.Units;
import vn.goc.register.People;
import vn.goc.register.Persons;
import vn.goc.residence.Stay.Guest;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

class StaysTest {
    private final World world = World.get();
    private final Stays stays = world.door(Stays.class);
    private final Household home = People.household(2);
    private final Actor host = Actor.citizen(People.id(home.head()));
    private final SyntheticPerson guest = People.household(1).head();
    private final UUID guestId = People.id(guest);
    private final Actor officer = People.officer(home.commune().digits());
    private final LocalDateTime now = LocalDateTime.now(Texts.ZONE);

    @Test
    void a_citizen_notifies_a_guest_at_home_the_officer_and_the_guest_see_it_and_the_key_counts_once() {
        Guest row = guest("K-1", guest.name().full(), guest.number().digits());
        assertThat(outcomes(stays.report(host, new Stay.Home(false), List.of(row))))
                .containsAnyOf("accepted", "late");
        assertThat(outcomes(stays.report(host, new Stay.Home(false), List.of(row))))
                .containsExactly("repeated");
        Guest other = guest("K-1", "Tên Khác", guest.number().digits());
        assertThat(stays.report(host, new Stay.Home(false), List.of(other))
                        .getFirst()
                        .error())
                .isEqualTo("residence.key-otherwise");
        Stay.Shown own = stays.own(Actor.citizen(guestId), "test").value().getFirst();
        assertThat(own.address()).startsWith(home.addressLine());
        assertThat(own.host()).isEqualTo(home.head().name().full());
        assertThat(stays.inCommune(officer, home.commune().digits(), now.toLocalDate(), 0, "test")
                        .value())
                .anyMatch(stay -> stay.paperNumber().equals(guest.number().digits()) && stay.matched());
        assertThat(world.door(Tracker.class).list(guestId, Instant.now().plusSeconds(60), 10))
                .anyMatch(line -> line.outcome().equals("stay-notified"))
                .anyMatch(line -> line.outcome().equals("answered"));
        refused(ResidenceError.NO_HOME, () -> stays.report(host, new Stay.Home(true), List.of(row)));
    }

    @Test
    void a_number_that_is_nobodys_or_anothers_is_taken_all_the_same_and_marked_for_the_officer_alone() {
        List<Stay.Verdict> verdicts = stays.report(
                host,
                new Stay.Home(false),
                List.of(
                        guest("U-1", guest.name().full(), guest.number().digits()),
                        guest("U-2", guest.name().full(), "000099999997"),
                        guest("U-3", "Người Khác Hẳn", guest.number().digits()),
                        new Guest(
                                "U-4",
                                "John Smith",
                                "passport",
                                "C01X00T47",
                                now.minusMinutes(1),
                                now.toLocalDate(),
                                "du lịch")));
        assertThat(outcomes(verdicts).stream().distinct())
                .as("all the same to the host")
                .hasSize(1);
        List<Stay.Shown> seen = stays.inCommune(officer, home.commune().digits(), now.toLocalDate(), 0, "test")
                .value();
        assertThat(seen).anyMatch(stay -> stay.paperNumber().equals("000099999997") && !stay.matched());
        assertThat(seen).anyMatch(stay -> stay.guest().equals("Người Khác Hẳn") && !stay.matched());
        assertThat(stays.own(Actor.citizen(guestId), "test").value()).hasSize(1);
        Actor elsewhere = People.officer(home.commune().digits().equals("00004") ? "00008" : "00004");
        refused(
                ResidenceError.NOT_YOUR_AREA,
                () -> stays.inCommune(elsewhere, home.commune().digits(), now.toLocalDate(), 0, "test"));
        refused(
                ResidenceError.NOT_YOUR_PURPOSE,
                () -> stays.inCommune(host, home.commune().digits(), now.toLocalDate(), 0, "test"));
    }

    @Test
    void late_is_after_the_evening_hour_or_for_late_arrivals_after_the_next_mornings() {
        LocalDate day = LocalDate.of(2026, 11, 3);
        assertThat(at(day.atTime(22, 59), day.atTime(21, 0))).isEqualTo("accepted");
        Stay.Verdict late = verdict(day.atTime(23, 0), day.atTime(21, 0));
        assertThat(late.outcome()).isEqualTo("late");
        assertThat(late.articleVi()).contains("Điều 30");
        assertThat(at(day.plusDays(1).atTime(7, 59), day.atTime(23, 0))).isEqualTo("accepted");
        assertThat(at(day.plusDays(1).atTime(8, 0), day.atTime(23, 30))).isEqualTo("late");
        assertThat(at(day.atTime(22, 0), day.atTime(0, 30)))
                .as("after midnight is that day")
                .isEqualTo("accepted");
    }

    @Test
    void a_row_that_is_wrong_holds_no_other_up() {
        Guest good = guest("W-1", guest.name().full(), guest.number().digits());
        List<Stay.Verdict> verdicts = stays.report(
                host,
                new Stay.Home(false),
                List.of(
                        good,
                        new Guest(
                                "W-1",
                                guest.name().full(),
                                "number",
                                guest.number().digits(),
                                now,
                                now.toLocalDate(),
                                "x"),
                        guest("W-2", guest.name().full(), "12"),
                        new Guest("W-3", "A B", "ticket", "1234", now, now.toLocalDate(), "x"),
                        new Guest(
                                "W-4",
                                "A B",
                                "passport",
                                "C1234567",
                                now,
                                now.toLocalDate().plusDays(30),
                                "x"),
                        new Guest(
                                "W-5",
                                "A B",
                                "passport",
                                "C1234567",
                                now,
                                now.toLocalDate().minusDays(2),
                                "x"),
                        new Guest("W-6", "A B", "passport", "C1234567", now.minusYears(2), now.toLocalDate(), "x"),
                        new Guest("W-7", "A B", "passport", "<>", now, now.toLocalDate(), "x"),
                        new Guest(
                                "W-8",
                                "A B",
                                "passport",
                                "C1234567",
                                now,
                                now.toLocalDate().plusDays(29),
                                "x")));
        assertThat(verdicts.stream().map(Stay.Verdict::error))
                .containsExactly(
                        null,
                        "residence.key-twice",
                        "kernel.number-not-twelve-digits",
                        "residence.paper-unknown",
                        "residence.stay-too-long",
                        "residence.stay-ends-first",
                        "residence.stay-day",
                        "residence.paper-number",
                        null);
        refused(ResidenceError.STAYS_SIZE, () -> stays.report(host, new Stay.Home(false), List.of()));
    }

    @Test
    void a_registered_lodging_sends_a_thousand_rows_once_however_many_calls_come_at_once() throws Exception {
        Actor hotel = new Actor(Actor.Kind.AGENCY, UUID.randomUUID(), "LD." + guestId, "Khách sạn Mẫu", "agency", "*");
        String code = stays.registerLodging(
                officer, hotel.agency(), "Khách sạn Mẫu", home.commune().digits(), "Số 1, đường Khách Sạn");
        refused(
                ResidenceError.LODGING_UNKNOWN,
                () -> stays.report(host, new Stay.Lodging(code), List.of(guest("x", "A B", "000099999997"))));
        List<Guest> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(guest("H-" + i, guest.name().full(), "000099" + String.format(java.util.Locale.ROOT, "%06d", i)));
        }
        List<Callable<List<Stay.Verdict>>> calls = List.of(
                () -> stays.report(hotel, new Stay.Lodging(code), rows),
                () -> stays.report(hotel, new Stay.Lodging(code), rows));
        long fresh = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var done : pool.invokeAll(calls)) {
                assertThat(done.get()).hasSize(1000);
                fresh += done.get().stream()
                        .filter(v -> !v.outcome().equals("repeated"))
                        .count();
            }
        }
        assertThat(fresh).isEqualTo(1000);
        rows.add(guest("H-more", "A B", "000099999997"));
        refused(ResidenceError.STAYS_SIZE, () -> stays.report(hotel, new Stay.Lodging(code), rows));
        refused(
                ResidenceError.NOT_YOUR_AREA,
                () -> stays.registerLodging(
                        People.officer(home.commune().digits().equals("00004") ? "00008" : "00004"),
                        "LD",
                        "x",
                        home.commune().digits(),
                        "Số 1"));
    }

    @Test
    void a_case_at_the_counter_needs_number_name_and_birth_date_and_lets_the_officer_act_until_it_is_closed() {
        Counter counter = world.door(Counter.class);
        Actor desk = People.officer(home.commune().digits());
        String birth = guest.birth().shown();
        PersonalNumber number = guest.number();
        refused(ResidenceError.COUNTER_MISMATCH, () -> counter.receive(desk, number, "Nguyễn Văn Khác", birth, "test"));
        refused(
                ResidenceError.COUNTER_MISMATCH,
                () -> counter.receive(desk, number, guest.name().full(), "01/01/1900", "test"));
        refused(
                ResidenceError.COUNTER_MISMATCH,
                () -> counter.receive(
                        desk, PersonalNumber.parse("000099999997"), guest.name().full(), birth, "test"));
        assertThat(world.door(Tracker.class).list(guestId, Instant.now().plusSeconds(60), 10))
                .anyMatch(line -> line.outcome().equals("residence.counter-mismatch"));
        String code = counter.receive(desk, number, guest.name().full(), birth, "test");
        Counter.Open open = counter.of(desk, code);
        assertThat(open.person()).isEqualTo(guestId);
        assertThat(world.door(Persons.class)
                        .find(open.access(), guestId, List.of("name"), "test")
                        .value())
                .isPresent();
        assertThat(world.door(Notices.class).list(guestId, null, 5))
                .anyMatch(notice -> notice.subjectVi().contains(code));
        refused(ResidenceError.COUNTER_CLOSED, () -> counter.of(People.officer("00013"), code));
        counter.close(desk, code);
        refused(ResidenceError.COUNTER_CLOSED, () -> counter.of(desk, code));
        refused(
                LedgerError.CASE_CLOSED,
                () -> world.door(Persons.class).find(open.access(), guestId, List.of("name"), "test"));
    }

    private Guest guest(String key, String name, String number) {
        return new Guest(key, name, "number", number, now.minusMinutes(1), now.toLocalDate(), "thăm người thân");
    }

    private static List<String> outcomes(List<Stay.Verdict> verdicts) {
        return verdicts.stream().map(Stay.Verdict::outcome).toList();
    }

    private String at(LocalDateTime reported, LocalDateTime arrives) {
        return verdict(reported, arrives).outcome();
    }

    private Stay.Verdict verdict(LocalDateTime reported, LocalDateTime arrives) {
        Clock clock = Clock.fixed(reported.atZone(Texts.ZONE).toInstant(), ZoneOffset.UTC);
        Stays then = new Stays(
                world.door(StayStore.class),
                world.door(HouseholdStore.class),
                world.door(ResidenceStore.class),
                world.door(Acts.class),
                world.door(Persons.class),
                world.door(Addresses.class),
                world.door(Units.class),
                world.door(Rules.class),
                world.door(Journal.class),
                clock,
                world.door(Tx.class));
        return then.report(
                        host,
                        new Stay.Home(false),
                        List.of(new Guest(
                                "T-" + UUID.randomUUID(),
                                "A B",
                                "passport",
                                "C1234567",
                                arrives,
                                arrives.toLocalDate().plusDays(2),
                                "du lịch")))
                .getFirst();
    }

    private static void refused(Refusal error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
