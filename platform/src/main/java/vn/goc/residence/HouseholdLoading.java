package vn.goc.residence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.goc.register.LoadPart;

/** Households and memberships of the first population. */
@Component
class HouseholdLoading implements LoadPart {
    @Override
    public List<Copy> rows(List<Loaded> households) {
        var household = new Copy("residence.household (code, address, opened)");
        var membership = new Copy("residence.membership (household, person, relation, during)");
        for (Loaded loaded : households) {
            household
                    .column(loaded.code())
                    .column(loaded.address().toString())
                    .column(loaded.opened().toString())
                    .end();
            for (Person member : loaded.members()) {
                membership
                        .column(loaded.code())
                        .column(member.id().toString())
                        .column(member.relation())
                        .column("[" + member.since() + ",)")
                        .end();
            }
        }
        return List.of(household, membership);
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter table residence.membership drop constraint membership_household,"
                    + " drop constraint membership_one_household, drop constraint membership_one_head");
            statement.execute("drop index residence.membership_of, residence.household_address");
        }
    }

    @Override
    public List<String> builds() {
        return List.of(
                constraint("membership_one_household", "exclude using gist (person with =, during with &&)"),
                constraint(
                        "membership_one_head",
                        "exclude using gist (household with =, during with &&) where (relation = 'chu-ho')"),
                constraint("membership_household", "foreign key (household) references residence.household (code)"),
                "create index if not exists membership_of on residence.membership (household)",
                "create index if not exists household_address on residence.household (address)",
                "analyze residence.household",
                "analyze residence.membership");
    }

    @Override
    public String owner() {
        return "goc_residence";
    }

    private static String constraint(String name, String definition) {
        return LoadPart.constraint("residence.membership", name, definition);
    }
}
