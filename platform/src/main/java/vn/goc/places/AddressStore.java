package vn.goc.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.goc.kernel.AreaCode;

@Component
class AddressStore {
    static final String ADD =
            """
            insert into places.address (id, unit_code, unit_from, line, line_key, search)
            values (:id, :unit, coalesce(:from::date, '-infinity'), :line, :key, :search)
            on conflict (unit_code, unit_from, line_key) do nothing
            """;
    static final String SAME =
            """
            select id from places.address
             where unit_code = :unit and unit_from = coalesce(:from::date, '-infinity') and line_key = :key
            """;
    static final String LIST =
            """
            select id, unit_code, nullif(unit_from, '-infinity') as unit_from, line
              from places.address where id = any(:ids::uuid[])
            """;
    static final String SUGGEST =
            """
            select id, unit_code, nullif(unit_from, '-infinity') as unit_from, line
              from places.address
             where unit_code = :unit and unit_from = coalesce(:from::date, '-infinity') and search like :pattern
             order by search, id limit :limit
            """;

    private final JdbcClient jdbc;

    AddressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the unit already has the line. */
    boolean add(UUID id, Unit unit, AddressLine line) {
        return jdbc.sql(ADD)
                        .param("id", id)
                        .param("unit", unit.code().digits())
                        .param("from", unit.from())
                        .param("line", line.text())
                        .param("key", line.key())
                        .param("search", line.search())
                        .update()
                == 1;
    }

    Optional<UUID> same(Unit unit, AddressLine line) {
        return jdbc.sql(SAME)
                .param("unit", unit.code().digits())
                .param("from", unit.from())
                .param("key", line.key())
                .query(UUID.class)
                .optional();
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
