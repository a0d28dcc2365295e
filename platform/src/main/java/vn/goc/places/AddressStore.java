package vn.goc.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.goc.kernel.AreaCode;

@Component
class AddressStore {
    static final String ADD = """
            insert into places.address (id, unit_code, unit_from, line, search)
            values (:id, :unit, coalesce(:from::date, '-infinity'), :line, :search)
            on conflict (id) do nothing
            """;
    static final String COPY = """
            copy places.incoming_address (id, unit_code, unit_from, line, search)
            from stdin (format csv, encoding 'UTF8')
            """;
    static final String TAKE = """
            with taken as (delete from places.incoming_address returning *)
            insert into places.address select distinct on (id) * from taken
            on conflict (id) do nothing
            """;
    static final String LIST = """
            select id, unit_code, nullif(unit_from, '-infinity') as unit_from, line
              from places.address where id = any(:ids::uuid[])
            """;
    static final String SUGGEST = """
            select id, unit_code, nullif(unit_from, '-infinity') as unit_from, line
              from places.address
             where unit_code = :unit and unit_from = coalesce(:from::date, '-infinity') and search like :pattern
             order by search, id limit :limit
            """;

    private final JdbcClient jdbc;

    AddressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Unit unit, AddressLine line) {
        jdbc.sql(ADD)
                .param("id", id)
                .param("unit", unit.code().digits())
                .param("from", unit.from())
                .param("line", line.text())
                .param("search", line.search())
                .update();
    }

    List<Address> list(Collection<UUID> ids) {
        return jdbc.sql(LIST)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(AddressStore::address)
                .list();
    }

    List<Address> suggest(Unit unit, String pattern, int limit) {
        return jdbc.sql(SUGGEST)
                .param("unit", unit.code().digits())
                .param("from", unit.from())
                .param("pattern", pattern)
                .param("limit", limit)
                .query(AddressStore::address)
                .list();
    }

    private static Address address(ResultSet row, int n) throws SQLException {
        return new Address(
                row.getObject("id", UUID.class),
                new AreaCode(row.getString("unit_code")),
                row.getObject("unit_from", LocalDate.class),
                row.getString("line"));
    }
}
