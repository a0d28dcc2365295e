package vn.goc.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.goc.SignedIn;
import vn.goc.World;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;
import vn.goc.register.Persons;

class HouseholdPagesTest {
    private static final World WORLD = World.get();

    @Test
    void a_citizen_sees_who_is_in_the_own_household_without_their_numbers_and_each_of_them_sees_the_look() {
        Household household = People.household(4);
        HttpResponse<String> page = SignedIn.citizen(household.head()).get("/me/household");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(household.addressLine(), "Chủ hộ", "(bạn)");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        for (SyntheticPerson member : household.members()) {
            assertThat(page.body())
                    .contains(member.name().full())
                    .doesNotContain(member.number().digits());
            var id = WORLD.door(Persons.class).idOf(member.number()).orElseThrow();
            List<Tracker.Line> lines =
                    WORLD.door(Tracker.class).list(id, Instant.now().plusSeconds(60), 5);
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line.fields()).containsExactly("name", "household.relation"));
        }
        SyntheticPerson second = household.members().get(1);
        assertThat(SignedIn.citizen(second).get("/me/who-saw").body()).contains("Người cùng hộ");
    }
}
