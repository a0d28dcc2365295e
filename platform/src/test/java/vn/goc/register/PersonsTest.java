package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.residence.SearchPurposes;
import vn.goc.site.Tx;

class PersonsTest {
    private static final List<String> NAME = List.of("name");

    private final World world = World.get();
    private final Persons persons = world.door(Persons.class);
    private final Household household = People.household(2);
    private final SyntheticPerson person = household.head();
    private final UUID id = People.id(person);

    @Test
    void a_mask_is_mandatory_bounded_and_knows_its_paths() {
        Access all = People.upkeep("*");
        refused(RegisterError.MASK_SIZE, () -> persons.find(all, person.number(), List.of(), "test"));
        refused(
                RegisterError.MASK_SIZE,
                () -> persons.find(all, person.number(), Collections.nCopies(131, "name"), "test"));
        refused(
                RegisterError.MASK_PATH_TOO_LONG,
                () -> persons.find(all, person.number(), List.of("n".repeat(201)), "test"));
        assertThatThrownBy(() -> persons.find(all, person.number(), List.of("name", "salary"), "test"))
                .isInstanceOfSatisfying(Rejection.class, r -> {
                    assertThat(r.refusal()).isEqualTo(RegisterError.UNKNOWN_FIELD);
                    assertThat(r.details())
                            .containsEntry("parameter", "fields[1]")
                            .containsEntry("field", "salary");
                });
    }

    @Test
    void a_refused_mask_is_seen_by_the_person_with_the_fields_that_there_are() {
        Access all = People.upkeep("*");
        refused(
                RegisterError.UNKNOWN_FIELD,
                () -> persons.find(all, person.number(), List.of("sex", "salary", "name"), "test"));
        Tracker.Line line = newest(id);
        assertThat(line.kind()).isEqualTo("refused");
        assertThat(line.outcome()).isEqualTo("register.unknown-field");
        assertThat(line.fields()).containsExactly("name", "sex");
        refused(RegisterError.MASK_SIZE, () -> persons.find(all, person.number(), List.of(), "test"));
        assertThat(newest(id).outcome()).isEqualTo("register.mask-size");
        refused(RegisterError.UNKNOWN_FIELD, () -> persons.verify(all, person.number(), Map.of("salary", "1"), "test"));
        assertThat(newest(id).outcome()).isEqualTo("register.unknown-field");
        refused(
                RegisterError.MASK_SIZE,
                () -> persons.query(
                        all, new PersonQuery.ByNumbers(List.of(person.number()), false), List.of(), "test"));
        assertThat(newest(id).outcome()).isEqualTo("register.mask-size");
    }

    @Test
    void a_purpose_that_the_role_does_not_have_is_refused_and_seen_by_the_person() {
        for (Purpose purpose : Purpose.values()) {
            boolean has =
                    SearchPurposes.find(People.officer("*"), purpose.code()).isPresent();
            var asked = new Access(People.officer("*"), purpose, "Điều 22", null);
            if (purpose.needsCase() || !has) {
                refused(has ? LedgerError.CASE_REQUIRED : RegisterError.PURPOSE_NOT_YOURS, () -> find(asked));
                assertThat(newest(id).purpose()).isEqualTo(purpose.code());
            } else {
                assertThat(find(asked)).isTrue();
            }
        }
        Actor leader = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G1", "Ủy ban mẫu", "leader", "*");
        refused(
                RegisterError.PURPOSE_NOT_YOURS,
                () -> find(new Access(leader, Purpose.REGISTER_UPKEEP, "Điều 6", null)));
        assertThat(newest(id).outcome()).isEqualTo("register.purpose-not-yours");
        assertThat(newest(id).unit()).isEqualTo("Ủy ban mẫu");
    }

    @Test
    void an_answer_holds_what_was_asked_and_nothing_else_and_its_row_names_those_fields() {
        var answer = persons.find(People.upkeep("*"), person.number(), List.of("birth.date", "sex"), "test");
        PersonView view = answer.value().orElseThrow();
        assertThat(view.number()).isNull();
        assertThat(view.values()).containsOnlyKeys("birth.date", "sex");
        assertThat(answer.receipts()).hasSize(1);
        Tracker.Line line = newest(id);
        assertThat(line.fields()).containsExactly("birth.date", "sex");
        assertThat(line.outcome()).isEqualTo("answered");
    }

    @Test
    void an_officer_sees_their_commune_and_their_province_and_nobody_elsewhere_and_the_attempt_is_journaled() {
        String commune = household.commune().digits();
        assertThat(find(People.upkeep(commune))).isTrue();
        assertThat(find(People.upkeep(household.province().digits()))).isTrue();
        String elsewhere = commune.equals("00004") ? "00008" : "00004";
        assertThat(find(People.upkeep(elsewhere))).isFalse();
        Tracker.Line line = newest(id);
        assertThat(line.kind()).isEqualTo("refused");
        assertThat(line.outcome()).isEqualTo("register.not-found-or-not-yours");
    }

    @Test
    void not_found_and_not_yours_leave_the_same_trace_in_the_public_log() {
        Access elsewhere = People.upkeep("00004".equals(household.commune().digits()) ? "00008" : "00004");
        var hidden = persons.find(elsewhere, person.number(), NAME, "test")
                .receipts()
                .getFirst();
        var nobody = persons.find(elsewhere, new PersonalNumber("000099999999"), NAME, "test")
                .receipts()
                .getFirst();
        assertThat(hidden.leaf()[1]).isEqualTo(nobody.leaf()[1]);
    }

    @Test
    void an_actor_without_an_area_sees_nobody_even_of_people_without_residence() {
        Actor lost = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G1", "Đơn vị", "residence-officer", null);
        assertThat(find(new Access(lost, Purpose.REGISTER_UPKEEP, "Điều 22", null)))
                .isFalse();
        Actor empty = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G1", "Đơn vị", "residence-officer", "");
        assertThat(find(new Access(empty, Purpose.REGISTER_UPKEEP, "Điều 22", null)))
                .isFalse();
    }

    @Test
    void a_live_case_shows_its_persons_outside_the_area_and_a_purpose_without_one_is_refused_and_journaled() {
        Actor officer = People.officer("00004".equals(household.commune().digits()) ? "00008" : "00004");
        String code = "CASE-" + UUID.randomUUID();
        world.door(Tx.class).write(Actor.system(), () -> {
            world.door(Cases.class)
                    .open(code, "dossier", java.util.Objects.requireNonNull(officer.agency()), List.of(id));
            return code;
        });
        assertThat(find(new Access(officer, Purpose.RESIDENCE_REGISTRATION, "Điều 22", code)))
                .isTrue();
        refused(
                LedgerError.CASE_REQUIRED,
                () -> find(new Access(officer, Purpose.RESIDENCE_REGISTRATION, "Điều 22", null)));
        assertThat(newest(id).outcome()).isEqualTo("ledger.case-required");
        refused(
                LedgerError.CASE_UNKNOWN,
                () -> find(new Access(officer, Purpose.RESIDENCE_REGISTRATION, "Điều 22", "CASE-0")));
    }

    @Test
    void a_citizen_reads_their_own_record_and_nobody_elses() {
        Actor citizen = Actor.citizen(id);
        assertThat(persons.own(Access.own(citizen), NAME, "test").value().values())
                .containsEntry("name", person.name().full());
        SyntheticPerson other = household.members().get(1);
        assertThat(persons.find(Access.own(citizen), other.number(), NAME, "test")
                        .value())
                .isEmpty();
        refused(
                RegisterError.NOT_FOUND_OR_NOT_YOURS,
                () -> persons.own(Access.own(Actor.citizen(UUID.randomUUID())), NAME, "test"));
    }

    @Test
    void row_security_hides_people_from_sql_that_forgot_to_ask() {
        JdbcClient jdbc = world.door(JdbcClient.class);
        Tx tx = world.door(Tx.class);
        String sql = "select count(*) from register.person where id = '" + id + "'";
        assertThat(tx.read(
                        People.officer("00004".equals(household.commune().digits()) ? "00008" : "00004"),
                        () -> jdbc.sql(sql).query(Long.class).single()))
                .isZero();
        assertThat(tx.read(
                        People.officer(household.commune().digits()),
                        () -> jdbc.sql(sql).query(Long.class).single()))
                .isOne();
        assertThat(tx.read(
                        Actor.citizen(UUID.randomUUID()),
                        List.of(id),
                        () -> jdbc.sql(sql).query(Long.class).single()))
                .isOne();
        assertThat(jdbc.sql(sql).query(Long.class).single()).isZero();
    }

    @Test
    void the_old_nine_digit_number_resolves() {
        SyntheticPerson old = People.household(1).head();
        while (old.oldNumber9() == null) {
            old = People.household(1).head();
        }
        PersonView view = persons.findByOldNumber(
                        People.upkeep("*"),
                        java.util.Objects.requireNonNull(old.oldNumber9()),
                        List.of("number", "oldNumber"),
                        "test")
                .value()
                .orElseThrow();
        assertThat(view.number()).isEqualTo(old.number().digits());
        assertThat(view.values()).containsEntry("oldNumber", old.oldNumber9());
    }

    @Test
    void a_name_is_found_without_accents_in_any_order_decomposed_or_with_a_star() {
        String name = person.name().full();
        for (String asked : List.of(
                name,
                Normalizer.normalize(name, Normalizer.Form.NFD),
                person.name().searchKey().toUpperCase(Locale.ROOT),
                person.name().given() + " " + person.name().surname())) {
            var found = persons.query(
                            People.upkeep("*"),
                            new PersonQuery.ByNameAndBirth(asked, person.birth(), false),
                            List.of("number"),
                            "test")
                    .value();
            assertThat(found)
                    .as(asked)
                    .extracting(PersonView::number)
                    .contains(person.number().digits());
        }
    }

    @Test
    void people_are_found_by_name_and_commune_and_by_address_and_by_numbers() {
        Access all = People.upkeep("*");
        List<String> number = List.of("number");
        assertThat(persons.query(
                                all,
                                new PersonQuery.ByNameAndCommune(person.name().full(), household.commune(), false),
                                number,
                                "test")
                        .value())
                .extracting(PersonView::number)
                .contains(person.number().digits());
        assertThat(persons.query(
                                all,
                                new PersonQuery.ByAddress(household.commune(), household.addressLine(), false),
                                number,
                                "test")
                        .value())
                .extracting(PersonView::number)
                .contains(person.number().digits());
        var two = household.members().stream()
                .limit(2)
                .map(SyntheticPerson::number)
                .toList();
        var answer = persons.query(all, new PersonQuery.ByNumbers(two, false), number, "test");
        assertThat(answer.value()).hasSize(2);
        assertThat(answer.receipts()).hasSize(2);
    }

    @Test
    void a_search_is_limited_to_ten_and_says_so_and_one_that_is_too_wide_is_refused() {
        Access all = People.upkeep("*");
        var commune = busiestCommune();
        refused(
                RegisterError.TOO_MANY_HITS,
                () -> persons.query(
                        all, new PersonQuery.ByNameAndCommune(commonWord(commune), commune, false), NAME, "test"));
        for (String bad : List.of("", "n", "ng*", "%%", "a_b", "x".repeat(101))) {
            refused(
                    RegisterError.NAME_TOO_SHORT,
                    () -> persons.query(all, new PersonQuery.ByNameAndCommune(bad, commune, false), NAME, "test"));
        }
        refused(
                RegisterError.NUMBERS_SIZE,
                () -> persons.query(all, new PersonQuery.ByNumbers(List.of(), false), NAME, "test"));
    }

    @Test
    void a_search_that_finds_nobody_is_an_access_too() {
        var answer = persons.query(
                People.upkeep("*"), new PersonQuery.ByNameAndBirth("Không Có Ai", person.birth(), false), NAME, "test");
        assertThat(answer.value()).isEmpty();
        assertThat(answer.receipts()).hasSize(1);
    }

    @Test
    void verification_says_yes_or_no_and_nothing_more() {
        SyntheticPerson full = person;
        Verification answer = persons.verify(
                        People.upkeep("*"),
                        full.number(),
                        Map.of(
                                "name",
                                        Normalizer.normalize(
                                                full.name().full().toUpperCase(Locale.ROOT), Normalizer.Form.NFD),
                                "birth.date", full.birth().shown(),
                                "sex", full.sex().vi(),
                                "residence.permanent", household.addressLine(),
                                "nationality", "USA"),
                        "test")
                .value();
        assertThat(answer.found()).isTrue();
        assertThat(answer.matches())
                .containsEntry("name", true)
                .containsEntry("birth.date", true)
                .containsEntry("sex", true)
                .containsEntry("residence.permanent", true)
                .containsEntry("nationality", false);
        Verification nobody = persons.verify(
                        People.upkeep("*"), new PersonalNumber("000099999998"), Map.of("sex", "M"), "test")
                .value();
        assertThat(nobody.found()).isFalse();
        assertThat(nobody.matches()).containsEntry("sex", false);
    }

    @Test
    void an_access_without_a_legal_basis_is_refused() {
        refused(
                RegisterError.BASIS_MISSING,
                () -> find(new Access(People.officer("*"), Purpose.REGISTER_UPKEEP, " ", null)));
    }

    @Test
    void as_of_shows_the_address_of_then_with_the_unit_of_then() {
        Household moved = People.households().stream()
                .filter(h -> h.priorAddress() != null
                        && h.head().permanentSince().equals(h.priorAddress().to()))
                .findFirst()
                .orElseThrow();
        LocalDate before = moved.head().permanentSince().minusDays(1);
        PersonView then = persons.asOf(
                        People.upkeep("*"),
                        moved.head().number(),
                        before,
                        Instant.now(),
                        List.of("name", "residence.permanent", "number"),
                        "test")
                .value()
                .orElseThrow();
        assertThat(then.text("residence.permanent", true))
                .startsWith(
                        java.util.Objects.requireNonNull(moved.priorAddress()).addressLine());
        assertThat(then.number()).isEqualTo(moved.head().number().digits());
        assertThat(persons.asOf(
                                People.upkeep("*"),
                                moved.head().number(),
                                before,
                                Instant.parse("2020-01-01T00:00:00Z"),
                                NAME,
                                "test")
                        .value())
                .as("before the register knew anybody")
                .isEmpty();
    }

    @Test
    void an_officer_elsewhere_gets_no_as_of_and_no_explanation_either() {
        Access elsewhere = People.upkeep("00004".equals(household.commune().digits()) ? "00008" : "00004");
        assertThat(persons.asOf(elsewhere, person.number(), LocalDate.of(2026, 7, 2), Instant.now(), NAME, "test")
                        .value())
                .isEmpty();
        refused(RegisterError.NOT_FOUND_OR_NOT_YOURS, () -> persons.explain(elsewhere, id, "name", "test"));
        assertThat(newest(id).outcome()).isEqualTo("register.not-found-or-not-yours");
    }

    private boolean find(Access access) {
        return persons.find(access, person.number(), NAME, "test").value().isPresent();
    }

    private Tracker.Line newest(UUID whom) {
        return world.door(Tracker.class)
                .list(whom, Instant.now().plusSeconds(60), 1)
                .getFirst();
    }

    private static AreaCode busiestCommune() {
        return People.households().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Household::commune,
                        java.util.stream.Collectors.summingInt(h -> h.members().size())))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** A word of more than ten names there; the busiest commune of 3,000 people has few, so the whole country's is used. */
    private static String commonWord(AreaCode commune) {
        return People.households().stream()
                .filter(h -> h.commune().equals(commune))
                .flatMap(h -> h.members().stream())
                .flatMap(p ->
                        java.util.Arrays.stream(p.name().searchKey().split(" ")).distinct())
                .filter(word -> word.length() > 1)
                .collect(java.util.stream.Collectors.groupingBy(w -> w, java.util.stream.Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static void refused(Refusal error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
