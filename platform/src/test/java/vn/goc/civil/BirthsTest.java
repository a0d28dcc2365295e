package vn.goc.civil;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.goc.civil.Registry.atOnce;
import static vn.goc.civil.Registry.child;
import static vn.goc.civil.Registry.couple;
import static vn.goc.civil.Registry.refused;
import static vn.goc.civil.Registry.registrar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.civil.NewBirth.Parent;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Tracker;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.Explanation;
import vn.goc.register.People;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;

class BirthsTest {
    private final World world = World.get();
    private final Births births = world.door(Births.class);
    private final Persons persons = world.door(Persons.class);
    private final Records records = world.door(Records.class);
    private final Registrar registrar = registrar(Registry.COMMUNE);

    @Test
    void a_birth_gives_the_child_a_number_a_record_and_a_line_in_the_book() {
        List<SyntheticPerson> parents = couple();
        Registered done = births.register(registrar, child(parents, "Lê Thị Đầu Lòng", 10));
        assertThat(done.number()).matches("[1-9][0-9]*/" + Registry.TODAY.getYear());
        assertThat(done.late()).isFalse();
        PersonView view = view(done, "name", "mother.number", "father.name", "origin", "birth.registrationPlace");
        assertThat(view.text("name", true)).isEqualTo("Lê Thị Đầu Lòng");
        assertThat(view.text("mother.number", true))
                .isEqualTo(parents.get(1).number().digits());
        assertThat(view.text("father.name", true))
                .isEqualTo(parents.get(0).name().full());
        CivilRecord record = records.get(registrar, done.record()).value().record();
        assertThat(record.text("child.number")).isEqualTo(done.childNumber());
        assertThat(record.text("mother.birthYear"))
                .isEqualTo(Integer.toString(parents.get(1).birth().year()));
        assertThat(record.party("mother")).hasValue(People.id(parents.get(1)));
        Explanation.Step why =
                persons.explain(all(), id(done), "name", "test").value().steps().getFirst();
        assertThat(why.kind()).isEqualTo("born");
        assertThat(why.evidence()).isEqualTo("Giấy chứng sinh GCS-01");
        assertThat(why.legalBasis()).contains("60/2014/QH13");
    }

    @Test
    void mother_and_child_see_who_looked_and_in_which_case_which_is_closed_afterwards() {
        List<SyntheticPerson> parents = couple();
        NewBirth birth = child(parents, "Lê Thị Minh Bạch", 9);
        births.register(registrar, birth);
        Tracker.Line line = world.door(Tracker.class)
                .list(People.id(parents.get(1)), Instant.now().plusSeconds(60), 10)
                .getFirst();
        assertThat(line.caseCode()).isEqualTo("HT-" + Registry.COMMUNE + "-" + birth.dossier());
        var later = new Access(registrar.actor(), Purpose.CIVIL_STATUS, "thử", line.caseCode());
        refused(
                LedgerError.CASE_CLOSED,
                () -> persons.find(later, parents.get(1).number(), List.of("name"), "test"));
    }

    @Test
    void one_dossier_registers_one_child_however_often_and_at_once_it_comes() throws Exception {
        NewBirth birth = child(couple(), "Lê Thị Một Lần", 8);
        List<Callable<Registered>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> births.register(registrar, birth));
        }
        List<Object> done = atOnce(calls);
        assertThat(done).hasOnlyElementsOfType(Registered.class);
        assertThat(done.stream().map(r -> ((Registered) r).record()).distinct()).hasSize(1);
        assertThat(done.stream().filter(r -> !((Registered) r).again())).hasSize(1);
        NewBirth other = child(birth.dossier(), "Lê Thị Tên Khác", LocalDate.now(), birth.mother(), null, "chung-sinh");
        refused(CivilError.DOSSIER_OTHERWISE, () -> births.register(registrar, other));
    }

    @Test
    void after_sixty_days_it_is_noted_as_late_and_not_before() {
        assertThat(births.register(registrar, child(couple(), "Lê Thị Còn Hạn", 60))
                        .late())
                .isFalse();
        assertThat(births.register(registrar, child(couple(), "Lê Thị Quá Hạn", 61))
                        .late())
                .isTrue();
    }

    @Test
    void a_foundling_has_no_parents_and_another_child_has_one_at_least() {
        LocalDate born = Registry.TODAY.minusDays(3);
        NewBirth foundling = child(Registry.dossier(), "Nguyễn Thị Hoa Tìm", born, null, null, "bo-roi");
        Registered done = births.register(registrar, foundling);
        assertThat(view(done, "name", "mother.name").text("mother.name", true)).isEmpty();
        refused(
                CivilError.PARENT_NEEDED,
                () -> births.register(
                        registrar, child(Registry.dossier(), "Lê Thị Thiếu", born, null, null, "chung-sinh")));
        Parent mother = Parent.of(couple().get(1).number());
        refused(
                CivilError.ABANDONED_HAS_NO_PARENTS,
                () -> births.register(
                        registrar, child(Registry.dossier(), "Lê Thị Thừa", born, mother, null, "bo-roi")));
    }

    @Test
    void a_parent_outside_the_register_is_named_with_the_year_of_birth() {
        var mother = new Parent(null, "Phạm Thị Ngoài Sổ", 1995, "01", "VNM", "Không rõ");
        LocalDate born = Registry.TODAY.minusDays(3);
        Registered done = births.register(
                registrar, child(Registry.dossier(), "Phạm Thị Con Một", born, mother, null, "cam-doan"));
        assertThat(view(done, "name", "mother.name").text("mother.name", true)).isEqualTo("Phạm Thị Ngoài Sổ");
        var unnamed = new Parent(null, "Phạm Thị Ngoài Sổ", null, "", "", "");
        refused(
                CivilError.PARENT_INCOMPLETE,
                () -> births.register(
                        registrar, child(Registry.dossier(), "Phạm Thị Hai", born, unnamed, null, "cam-doan")));
    }

    @Test
    void a_father_is_not_a_mother_and_nobody_is_older_than_their_parents() {
        List<SyntheticPerson> parents = couple();
        LocalDate born = Registry.TODAY.minusDays(3);
        Parent father = Parent.of(parents.get(0).number());
        refused(
                CivilError.PARENT_SEX,
                () -> births.register(
                        registrar, child(Registry.dossier(), "Lê Thị Nhầm", born, father, null, "chung-sinh")));
        refused(
                CivilError.PARENT_TOO_YOUNG,
                () -> births.register(
                        registrar,
                        child(Registry.dossier(), "Lê Thị Già", LocalDate.of(1930, 1, 1), null, father, "cam-doan")));
    }

    @Test
    void the_same_child_again_is_suspected_shown_and_let_in_only_with_a_reason() {
        List<SyntheticPerson> parents = couple();
        NewBirth first = child(parents, "Lê Thị Sinh Đôi", 7);
        Registered one = births.register(registrar, first);
        NewBirth second = child(parents, "Lê Thị Song Sinh", 7);
        Registrar elsewhere = registrar("19774");
        refused(CivilError.DUPLICATE_SUSPECTED, () -> births.register(elsewhere, second));
        List<PersonView> seen = births.candidates(elsewhere, second).value();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().text("name", true)).isEqualTo("Lê Thị Sinh Đôi");
        List<PersonalNumber> confirmed =
                List.of(new PersonalNumber(String.valueOf(seen.getFirst().number())));
        refused(CivilError.REASON_NEEDED, () -> births.register(elsewhere, second.confirming(confirmed, "")));
        Registered two = births.register(elsewhere, second.confirming(confirmed, "sinh đôi, thứ hai"));
        assertThat(two.childNumber()).isNotEqualTo(one.childNumber());
        assertThat(records.get(elsewhere, two.record()).value().record().text("notADuplicate"))
                .isEqualTo("sinh đôi, thứ hai");
    }

    @Test
    void a_child_whom_only_the_register_knows_is_suspected_by_name_day_and_parent() {
        SyntheticPerson known = People.households().stream()
                .flatMap(household -> household.members().stream()
                        .filter(person ->
                                person.fatherNo() != null && person.birth().full())
                        .filter(person -> household.members().stream().anyMatch(p -> p.no() == person.fatherNo())))
                .findFirst()
                .orElseThrow();
        SyntheticPerson father = People.households().stream()
                .flatMap(household -> household.members().stream())
                .filter(p -> p.no() == known.fatherNo())
                .findFirst()
                .orElseThrow();
        NewBirth again = child(
                Registry.dossier(),
                known.name().full(),
                known.birth().earliest(),
                null,
                Parent.of(father.number()),
                "cam-doan");
        refused(CivilError.DUPLICATE_SUSPECTED, () -> births.register(registrar, again));
        assertThat(births.candidates(registrar, again).value().getFirst().number())
                .isEqualTo(known.number().digits());
    }

    @Test
    void of_two_officers_who_register_one_child_at_once_one_does_and_the_other_is_told() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<SyntheticPerson> parents = couple();
            List<Callable<Registered>> calls = new ArrayList<>();
            for (String commune : List.of(Registry.COMMUNE, "19774", "19777")) {
                calls.add(() -> births.register(registrar(commune), child(parents, "Lê Thị Cùng Lúc", 6)));
            }
            List<Object> done = atOnce(calls);
            assertThat(done.stream().filter(Registered.class::isInstance)).hasSize(1);
            assertThat(done.stream().filter(CivilError.DUPLICATE_SUSPECTED::equals))
                    .hasSize(2);
        }
    }

    @Test
    void numbers_in_a_book_have_no_gap_and_no_repeat_though_some_are_refused_on_the_way() throws Exception {
        Registrar busy = registrar("19804");
        List<Callable<Registered>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            NewBirth birth = child(couple(), "Lê Thị Đếm Số", 5);
            calls.add(() -> births.register(busy, birth));
            if (i % 3 == 0) {
                // fails in the register, after everything but the book line: an unknown place
                NewBirth wrong = new NewBirth(
                        Registry.dossier(),
                        birth.name(),
                        birth.sex(),
                        vn.goc.kernel.PartialDate.parse("1990"),
                        "00999",
                        "Nhà",
                        "46",
                        "01",
                        "VNM",
                        new Parent(null, "Phạm Thị Không Đâu", 1950 + i, "", "", ""),
                        null,
                        birth.evidence(),
                        0,
                        "",
                        birth.declarant(),
                        List.of(),
                        "");
                calls.add(() -> births.register(busy, wrong));
            }
        }
        List<Object> done = atOnce(calls);
        List<Integer> numbers = done.stream()
                .filter(Registered.class::isInstance)
                .map(r -> Integer.valueOf(((Registered) r).number().split("/")[0]))
                .sorted()
                .toList();
        assertThat(numbers).hasSize(12);
        assertThat(numbers.getFirst()).isEqualTo(1);
        assertThat(numbers.getLast()).isEqualTo(12);
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void only_a_civil_status_officer_of_a_commune_registers() {
        var police = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G01", "Công an", "residence-officer", "19753");
        refused(CivilError.NOT_A_REGISTRAR, () -> new Registrar(police, "Ai đó"));
        var province = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "TP.46", "Sở", "civil-officer", "46");
        refused(CivilError.NOT_A_REGISTRAR, () -> new Registrar(province, "Ai đó"));
    }

    private PersonView view(Registered done, String... fields) {
        return persons.find(all(), id(done), List.of(fields), "test").value().orElseThrow();
    }

    private UUID id(Registered done) {
        return persons.idOf(new PersonalNumber(String.valueOf(done.childNumber())))
                .orElseThrow();
    }

    private static Access all() {
        return People.upkeep("*");
    }
}
