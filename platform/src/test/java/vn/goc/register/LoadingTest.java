package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Feed;
import vn.goc.nation.Household;
import vn.goc.nation.NationPlan;
import vn.goc.nation.SyntheticPerson;
import vn.goc.residence.Households;
import vn.goc.site.Tx;

class LoadingTest {
    private final World world = World.get();
    private final List<Household> households = People.households();
    private final Loading loading = world.door(Loading.class);
    private final Persons persons = world.door(Persons.class);

    @Test
    void everybody_of_the_nation_is_in_the_register_and_loading_again_changes_nothing() {
        long there = loading.people();
        assertThat(there).isGreaterThanOrEqualTo(People.PLAN.people());
        assertThat(loading.load(People.PLAN, (done, of) -> {})).isEqualTo(there);
    }

    @Test
    void another_population_on_top_is_refused() {
        assertThatThrownBy(() -> loading.load(new NationPlan(8, 100, LocalDate.of(2026, 7, 1)), (d, o) -> {}))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.LOADED_OTHERWISE));
    }

    @Test
    void a_loaded_person_reads_as_the_nation_made_them() {
        Household household = People.household(3);
        while (household.members().stream().allMatch(p -> p.fatherNo() == null)) {
            household = People.household(3);
        }
        for (SyntheticPerson person : household.members()) {
            PersonView view = persons.find(
                            People.upkeep("*"),
                            person.number(),
                            Fields.ALL.stream().map(Field::path).toList(),
                            "test")
                    .value()
                    .orElseThrow();
            assertThat(view.number()).isEqualTo(person.number().digits());
            assertThat(view.values())
                    .containsEntry("name", person.name().full())
                    .containsEntry("birth.date", person.birth().toString())
                    .containsEntry(
                            "residence.permanentSince", person.permanentSince().toString())
                    .containsEntry("household.head", household.head().name().full());
            assertThat(view.text("ethnicity", true)).isNotEqualTo(person.ethnicity());
            assertThat(view.text("sex", false)).isEqualTo(person.sex().en());
            assertThat(view.text("residence.permanent", true)).startsWith(household.addressLine() + ", ");
            assertThat(view.text("household.relation", true))
                    .isEqualTo(person.relationToHead().vi());
            assertThat(view.text("life.status", true)).isEqualTo("Còn sống");
            assertThat(view.values().containsKey("father.name")).isEqualTo(person.fatherNo() != null);
        }
    }

    @Test
    void households_stand_in_residence_with_the_same_heads_and_members() {
        Household household = households.get(5);
        var found = world.door(Households.class).of(People.id(household.head()), LocalDate.of(2026, 7, 1));
        assertThat(found.head()).isEqualTo(People.id(household.head()));
        assertThat(found.persons())
                .containsExactlyInAnyOrder(
                        household.members().stream().map(People::id).toArray(UUID[]::new));
        assertThat(world.door(Households.class).listAt(found.address(), LocalDate.of(2026, 7, 1)))
                .contains(found);
    }

    @Test
    void every_index_and_constraint_dropped_for_loading_is_built_again() {
        List<String> missing = world.door(Tx.class)
                .read(
                        Actor.system(),
                        () -> world.door(JdbcClient.class)
                                .sql("""
                        select name from unnest(:names::text[]) as name
                         where not exists (select 1 from pg_class where relname = name)
                           and not exists (select 1 from pg_constraint where conname = name)
                        """)
                                .param("names", names())
                                .query(String.class)
                                .list());
        assertThat(missing).isEmpty();
    }

    @Test
    void the_count_streams_everybody_living_in_one_snapshot() {
        Headcount headcount = world.door(Headcount.class);
        long[] men = {0};
        Headcount.Snapshot snapshot = headcount.scan(row -> men[0] += row.sex().equals("M") ? 1 : 0);
        assertThat(snapshot.people()).isGreaterThan(2_900);
        assertThat(men[0]).isBetween(snapshot.people() * 4 / 10, snapshot.people() * 6 / 10);
        assertThat(snapshot.numberedSize())
                .isLessThanOrEqualTo(world.door(Feed.class).numberedSize());
    }

    @Test
    void a_loaded_batch_gives_feeds_no_events() {
        Feed feed = world.door(Feed.class);
        List<Long> seqs =
                feed.changesFrom(0, 1000).stream().map(Feed.NumberedChange::seq).toList();
        assertThat(world.door(PersonEvents.class).ofChanges(seqs))
                .noneMatch(event -> event.kind().equals("loaded"));
    }

    @Test
    void a_born_year_alone_stays_a_year() {
        SyntheticPerson old = households.stream()
                .flatMap(h -> h.members().stream())
                .filter(p -> !p.birth().full())
                .findFirst()
                .orElseThrow();
        PersonView view = persons.find(People.upkeep("*"), old.number(), List.of("birth.date"), "test")
                .value()
                .orElseThrow();
        assertThat(view.values())
                .containsEntry("birth.date", Integer.toString(old.birth().year()));
    }

    private static String[] names() {
        List<String> names = new java.util.ArrayList<>(List.of(
                "person_commune",
                "person_birth",
                "person_address",
                "person_number_of",
                "person_number_pkey",
                "person_number_person",
                "person_number_current",
                "membership_household",
                "membership_one_household",
                "membership_one_head",
                "membership_of",
                "household_address"));
        for (int i = 0; i < 8; i++) {
            names.add("fact_" + i + "_one");
            names.add("fact_" + i + "_person");
        }
        return names.toArray(String[]::new);
    }
}
