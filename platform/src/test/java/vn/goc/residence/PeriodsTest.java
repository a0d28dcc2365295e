package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.law.Rules;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Journal;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.notices.Notices;
import vn.goc.places.Addresses;
import vn.goc.places.Units;
import vn.goc.register.Facts;
import vn.goc.register.People;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.residence.Absences.Kind;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/** Temporary residence, absence and present dwelling, and how they run out. */
class PeriodsTest {
    private static final Access ALL = People.upkeep("*");
    private static final LocalDate TODAY = LocalDate.now(Texts.ZONE);

    private final World world = World.get();
    private final Temporaries temporaries = world.door(Temporaries.class);
    private final Absences absences = world.door(Absences.class);
    private final Persons persons = world.door(Persons.class);
    private final Household home = People.household(2);
    private final SyntheticPerson person = home.members().get(1);
    private final UUID id = People.id(person);
    private final AreaCode away =
            home.commune().digits().equals("19753") ? new AreaCode("00008") : new AreaCode("19753");
    private final UUID room = world.door(Addresses.class).add(away, TODAY, "Số 7, đường Trọ Xanh");

    @Test
    void temporary_residence_stands_in_the_register_and_the_inbox_the_same_dossier_has_one_effect() {
        var asked = register(TODAY, TODAY.plusYears(1), "TT-1");
        List<Long> changes = temporaries.register(ALL, asked);
        assertThat(changes).hasSize(1);
        assertThat(temporaries.register(ALL, asked)).isEqualTo(changes);
        PersonView view = view();
        assertThat(view.text("residence.temporary", true)).startsWith("Số 7, đường Trọ Xanh");
        assertThat(view.values())
                .containsEntry("residence.temporarySince", TODAY.toString())
                .containsEntry("residence.temporaryUntil", TODAY.plusYears(1).toString());
        assertThat(temporaries.findOf(id, TODAY).orElseThrow().address()).isEqualTo(room);
        assertThat(world.door(Notices.class).list(id, null, 5).getFirst().subjectVi())
                .contains(Texts.day(TODAY.plusYears(1)));
        refused(
                ResidenceError.DOSSIER_OTHERWISE,
                () -> temporaries.register(ALL, register(TODAY, TODAY.plusMonths(3), "TT-1")));
    }

    @Test
    void a_list_is_registered_whole_or_not_at_all() {
        UUID other = People.id(home.head());
        temporaries.register(ALL, register(TODAY, TODAY.plusMonths(2), "TT-2"));
        var both = new Temporaries.Registration(List.of(other, id), room, TODAY, TODAY.plusMonths(3), ground("TT-3"));
        refused(ResidenceError.ALREADY_TEMPORARY, () -> temporaries.register(ALL, both));
        assertThat(temporaries.findOf(other, TODAY)).isEmpty();
        assertThat(persons.find(ALL, other, List.of("residence.temporary"), "test")
                        .value()
                        .orElseThrow()
                        .values())
                .isEmpty();
    }

    @Test
    void what_the_law_does_not_allow_is_refused_with_its_article_and_the_person_sees_the_attempt() {
        refused(
                ResidenceError.TEMPORARY_TOO_SHORT,
                () -> temporaries.register(ALL, register(TODAY, TODAY.plusDays(28), "TT-4")));
        refused(
                ResidenceError.TEMPORARY_TOO_LONG,
                () -> temporaries.register(
                        ALL, register(TODAY, TODAY.plusYears(2).plusDays(1), "TT-4")));
        refused(
                ResidenceError.DAY_AHEAD,
                () -> temporaries.register(ALL, register(TODAY.plusDays(1), TODAY.plusYears(1), "TT-4")));
        refused(
                ResidenceError.TEMPORARY_TOO_LONG,
                () -> temporaries.register(ALL, register(TODAY.minusDays(90), TODAY.minusDays(1), "TT-4")));
        UUID own = world.door(Addresses.class).add(home.commune(), TODAY, "Số 8, đường Cùng Xã");
        refused(
                ResidenceError.OWN_COMMUNE,
                () -> temporaries.register(
                        ALL,
                        new Temporaries.Registration(List.of(id), own, TODAY, TODAY.plusMonths(2), ground("TT-4"))));
        refused(
                ResidenceError.GROUND_MISSING,
                () -> temporaries.register(
                        ALL,
                        new Temporaries.Registration(
                                List.of(id), room, TODAY, TODAY.plusMonths(2), new Ground(" ", "CT01", "Điều 27"))));
        refused(
                ResidenceError.NOBODY_NAMED,
                () -> temporaries.register(
                        ALL,
                        new Temporaries.Registration(List.of(), room, TODAY, TODAY.plusMonths(2), ground("TT-4"))));
        assertThat(world.door(Tracker.class).list(id, Instant.now().plusSeconds(60), 50))
                .anyMatch(line -> line.outcome().equals("residence.temporary-too-short"))
                .anyMatch(line -> line.outcome().equals("residence.own-commune"));
        assertThat(view().values()).isEmpty();
        temporaries.register(ALL, register(TODAY, TODAY.plusDays(29), "TT-5")); // thirty days, both ends counted
    }

    @Test
    void an_officer_registers_in_their_own_area_whom_a_case_lets_them_see() {
        Actor officer = People.officer(away.digits());
        Access none = new Access(officer, Purpose.RESIDENCE_REGISTRATION, "Điều 28", null);
        refused(
                LedgerError.CASE_REQUIRED,
                () -> temporaries.register(none, register(TODAY, TODAY.plusYears(1), "TT-6")));
        Access area = new Access(officer, Purpose.REGISTER_UPKEEP, "Điều 28", null);
        refused(
                RegisterError.NOT_FOUND_OR_NOT_YOURS,
                () -> temporaries.register(area, register(TODAY, TODAY.plusYears(1), "TT-6")));
        Access within = withCase(officer);
        UUID elsewhere = world.door(Addresses.class).add(new AreaCode("00004"), TODAY, "Số 9, đường Nơi Khác");
        refused(
                ResidenceError.NOT_YOUR_AREA,
                () -> temporaries.register(
                        within,
                        new Temporaries.Registration(
                                List.of(id), elsewhere, TODAY, TODAY.plusYears(1), ground("TT-6"))));
        assertThat(temporaries.register(within, register(TODAY, TODAY.plusYears(1), "TT-6")))
                .hasSize(1);
    }

    @Test
    void it_is_extended_within_its_last_days_only_and_ended_early() {
        LocalDate until = TODAY.plusDays(20);
        Temporaries before = on(TODAY.minusDays(60));
        before.register(ALL, register(TODAY.minusDays(60), until, "TT-7"));
        var extension = new Temporaries.Extension(List.of(id), until.plusYears(1), ground("TT-8"));
        refused(ResidenceError.EXTENSION_TOO_EARLY, () -> temporaries.extend(ALL, extension));
        Temporaries later = on(TODAY.plusDays(5));
        refused(
                ResidenceError.TEMPORARY_TOO_LONG,
                () -> later.extend(
                        ALL,
                        new Temporaries.Extension(
                                List.of(id), until.plusYears(2).plusDays(1), ground("TT-8"))));
        temporaries.end(ALL, new Temporaries.Ending(List.of(id), TODAY, ground("TT-9")));
        assertThat(view().values()).isEmpty();
        assertThat(temporaries.findOf(id, TODAY)).isEmpty();
        assertThat(temporaries.findOf(id, TODAY.minusDays(1))).isPresent();
        refused(
                ResidenceError.NO_TEMPORARY,
                () -> temporaries.end(ALL, new Temporaries.Ending(List.of(id), TODAY, ground("TT-10"))));
        before.register(
                ALL,
                new Temporaries.Registration(
                        List.of(People.id(home.head())),
                        room,
                        TODAY.minusDays(60),
                        TODAY.plusDays(10),
                        ground("TT-11")));
        temporaries.extend(
                ALL,
                new Temporaries.Extension(
                        List.of(People.id(home.head())), TODAY.plusDays(10).plusYears(2), ground("TT-12")));
        assertThat(temporaries.findOf(People.id(home.head()), TODAY.plusYears(2)))
                .isPresent();
    }

    @Test
    void what_ran_out_is_taken_away_from_the_day_after_once_by_however_many_nodes() throws Exception {
        LocalDate last = TODAY.minusDays(3);
        on(TODAY.minusDays(60)).register(ALL, register(TODAY.minusDays(60), last, "TT-13"));
        assertThat(view().values()).isNotEmpty();
        Expiry expiry = world.door(Expiry.class);
        atOnce(List.of(expiry::run, expiry::run, expiry::run));
        expiry.run();
        assertThat(view().values()).isEmpty();
        var fields = List.of("residence.temporary");
        assertThat(persons.asOf(ALL, person.number(), last, Instant.now(), fields, "test")
                        .value()
                        .orElseThrow()
                        .values())
                .isNotEmpty();
        assertThat(persons.asOf(ALL, person.number(), last.plusDays(1), Instant.now(), fields, "test")
                        .value()
                        .orElseThrow()
                        .values())
                .isEmpty();
        assertThat(world.door(Notices.class).list(id, null, 10).stream()
                        .filter(n -> n.subjectVi().startsWith("Tạm trú đã hết")))
                .hasSize(1);
        assertThat(expiry.run()).isZero();
    }

    @Test
    void two_registrations_of_one_person_at_once_leave_one() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String dossier = "TT-14-" + i;
            calls.add(() -> {
                try {
                    temporaries.register(ALL, register(TODAY, TODAY.plusMonths(6), dossier));
                    return 1;
                } catch (Rejection lost) {
                    assertThat(lost.refusal()).isEqualTo(ResidenceError.ALREADY_TEMPORARY);
                    return 0;
                }
            });
        }
        assertThat(atOnce(calls).stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }

    @Test
    void an_absence_is_declared_from_its_grounds_length_on_ended_and_runs_out() {
        refused(
                ResidenceError.ABSENCE_TOO_SHORT,
                () -> absences.declare(ALL, absence(Kind.OTHER, TODAY, TODAY.plusMonths(11), "TV-1")));
        refused(
                ResidenceError.ABSENCE_TOO_SHORT,
                () -> absences.declare(ALL, absence(Kind.STATE_DUTY, TODAY, TODAY.plusMonths(2), "TV-1")));
        refused(
                ResidenceError.ABSENCE_DAYS,
                () -> absences.declare(ALL, absence(Kind.OTHER, TODAY, TODAY.plusYears(11), "TV-1")));
        absences.declare(ALL, absence(Kind.OTHER, TODAY.plusDays(5), TODAY.plusYears(2), "TV-2"));
        assertThat(values())
                .containsEntry("residence.absentSince", TODAY.plusDays(5).toString())
                .containsEntry("residence.absentTo", "Thành phố Hải Phòng");
        refused(
                ResidenceError.ABSENCE_OPEN,
                () -> absences.declare(ALL, absence(Kind.UNDER_MEASURES, TODAY, TODAY.plusDays(1), "TV-3")));
        absences.end(ALL, new Absences.Return(id, TODAY, ground("TV-4")));
        assertThat(values()).isEmpty();
        refused(ResidenceError.NOT_ABSENT, () -> absences.end(ALL, new Absences.Return(id, TODAY, ground("TV-5"))));
        SyntheticPerson other = home.head();
        Absences before =
                new Absences(acts(TODAY.minusDays(40)), world.door(ResidenceStore.class), world.door(Tx.class));
        before.declare(
                ALL,
                new Absences.Declaration(
                        People.id(other),
                        Kind.UNDER_MEASURES,
                        "Xã khác",
                        TODAY.minusDays(30),
                        TODAY.minusDays(1),
                        ground("TV-6")));
        world.door(Expiry.class).run();
        assertThat(absences.findOf(People.id(other))).isEmpty();
        assertThat(persons.find(ALL, other.number(), List.of("residence.absentTo"), "test")
                        .value()
                        .orElseThrow()
                        .values())
                .isEmpty();
    }

    @Test
    void a_present_dwelling_is_for_those_without_residence() {
        refused(
                ResidenceError.HAS_RESIDENCE,
                () -> world.door(Presents.class)
                        .declare(ALL, new Presents.Declaration(List.of(id), room, TODAY, ground("NO-1"))));
    }

    private PersonView view() {
        return persons.find(
                        ALL,
                        person.number(),
                        List.of("residence.temporary", "residence.temporarySince", "residence.temporaryUntil"),
                        "test")
                .value()
                .orElseThrow();
    }

    private java.util.Map<String, Object> values() {
        return persons.find(
                        ALL,
                        person.number(),
                        List.of("residence.absentSince", "residence.absentUntil", "residence.absentTo"),
                        "test")
                .value()
                .orElseThrow()
                .values();
    }

    private Temporaries.Registration register(LocalDate from, LocalDate until, String dossier) {
        return new Temporaries.Registration(List.of(id), room, from, until, ground(dossier));
    }

    private Absences.Declaration absence(Kind kind, LocalDate from, LocalDate until, String dossier) {
        return new Absences.Declaration(id, kind, "Thành phố Hải Phòng", from, until, ground(dossier));
    }

    private Ground ground(String dossier) {
        return new Ground(dossier + "-" + id, "CT01", "Luật Cư trú 68/2020/QH14, Điều 27");
    }

    private Access withCase(Actor officer) {
        String code = "CASE-" + UUID.randomUUID();
        world.door(Tx.class).write(Actor.system(), () -> {
            world.door(Cases.class)
                    .open(code, "dossier", java.util.Objects.requireNonNull(officer.agency()), List.of(id));
            return code;
        });
        return new Access(officer, Purpose.RESIDENCE_REGISTRATION, "Luật Cư trú 68/2020/QH14, Điều 28", code);
    }

    /** The door as it was, or will be, on another day. */
    private Temporaries on(LocalDate day) {
        Acts acts = acts(day);
        ResidenceStore store = world.door(ResidenceStore.class);
        return new Temporaries(acts, store, new Presents(acts, store), world.door(Tx.class));
    }

    private Acts acts(LocalDate day) {
        return new Acts(
                world.door(ResidenceStore.class),
                world.door(Facts.class),
                persons,
                world.door(Addresses.class),
                world.door(Units.class),
                world.door(Rules.class),
                world.door(Cases.class),
                world.door(Journal.class),
                world.door(Notices.class),
                Clock.fixed(day.atTime(9, 0).atZone(Texts.ZONE).toInstant(), ZoneOffset.UTC),
                world.door(Tx.class));
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            List<T> results = new ArrayList<>();
            for (var done : pool.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        }
    }

    private static void refused(Refusal error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
