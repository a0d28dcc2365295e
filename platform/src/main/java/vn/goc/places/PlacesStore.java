package vn.goc.places;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import vn.goc.places.UnitIndex.AttributeRow;
import vn.goc.places.UnitIndex.ChangeRow;
import vn.goc.places.UnitIndex.UnitRow;

@Component
class PlacesStore {
    static final String LOCK = "select pg_advisory_xact_lock(6062023)";
    static final String CHECKSUM = "select sha256 from places.source where file = :file";
    static final String NOTE = """
            insert into places.source (file, sha256, row_count) values (:file, :sha256, :rows)
            on conflict (file) do update
               set sha256 = excluded.sha256, row_count = excluded.row_count, loaded_at = clock_timestamp()
            """;
    static final String UNITS = """
            select code, nullif(valid_from, '-infinity') as valid_from, nullif(valid_to, 'infinity') as valid_to,
                   level, kind, name, name_en, parent, area_km2
              from places.unit order by code, places.unit.valid_from
            """;
    static final String ATTRIBUTES = """
            select code, nullif(unit_from, '-infinity') as unit_from, attribute, value,
                   lower(during) as first, upper(during) as last
              from places.unit_attribute
            """;
    static final String CHANGES =
            "select old_level, old_code, new_level, new_code, extent, effective from places.change order by 2, 4";
    static final String FORGET_ATTRIBUTES = "delete from places.unit_attribute";
    static final String FORGET_CHANGES = "delete from places.change";
    static final String FORGET_UNITS = """
            delete from places.unit u where not exists (
                select from places.incoming_unit i where (i.code, i.valid_from) = (u.code, u.valid_from))
            """;
    static final String EMPTY_INCOMING = "delete from places.incoming_unit";
    static final String TAKE_UNITS = """
            insert into places.unit select * from places.incoming_unit
            on conflict (code, valid_from) do update
               set (valid_to, level, kind, name, name_en, parent, area_km2) = (excluded.valid_to, excluded.level,
                   excluded.kind, excluded.name, excluded.name_en, excluded.parent, excluded.area_km2)
             where unit.* is distinct from excluded.*
            """;
    static final String ADD_ATTRIBUTE = """
            insert into places.unit_attribute (code, unit_from, attribute, value, during, source)
            values (:code, coalesce(:unitFrom::date, '-infinity'), :attribute, :value,
                    daterange(:first::date, :last::date), :source)
            """;

    private static final String UNIT_COLUMNS =
            "code, level, parent, kind, name, name_en, valid_from, valid_to, area_km2";

    private final JdbcClient jdbc;
    private final DataSource source;

    PlacesStore(JdbcClient jdbc, DataSource source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    /** One node loads at a time; the others wait and then find the checksum noted. */
    void lock() {
        jdbc.sql(LOCK).query().singleRow();
    }

    Optional<String> checksum(String file) {
        return jdbc.sql(CHECKSUM).param("file", file).query(String.class).optional();
    }

    void note(String file, String sha256, int rows) {
        jdbc.sql(NOTE)
                .param("file", file)
                .param("sha256", sha256)
                .param("rows", rows)
                .update();
    }

    /** Fills the empty table of units. */
    void addUnits(String csv) {
        copy("places.unit (" + UNIT_COLUMNS + ")", csv);
    }

    /** Makes the table of units equal to these CSV lines; a vanished unit that an address points to is refused. */
    void replaceUnits(String csv) {
        statement(EMPTY_INCOMING);
        copy("places.incoming_unit (" + UNIT_COLUMNS + ")", csv);
        statement(TAKE_UNITS);
        statement(FORGET_UNITS);
        statement(EMPTY_INCOMING);
    }

    void replaceChanges(String csv) {
        statement(FORGET_CHANGES);
        copy("places.change (old_level, old_code, new_level, new_code, extent, effective)", csv);
    }

    void forgetAttributes() {
        statement(FORGET_ATTRIBUTES);
    }

    void add(
            String code,
            @Nullable LocalDate unitFrom,
            String attribute,
            String value,
            LocalDate first,
            @Nullable LocalDate last,
            String origin) {
        jdbc.sql(ADD_ATTRIBUTE)
                .param("code", code)
                .param("unitFrom", unitFrom)
                .param("attribute", attribute)
                .param("value", value)
                .param("first", first)
                .param("last", last)
                .param("source", origin)
                .update();
    }

    List<UnitRow> units() {
        return jdbc.sql(UNITS)
                .query((row, n) -> new UnitRow(
                        row.getString("code"),
                        day(row, "valid_from"),
                        day(row, "valid_to"),
                        Level.of(row.getString("level")),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("parent"),
                        row.getObject("area_km2") == null ? null : row.getDouble("area_km2")))
                .list();
    }

    List<AttributeRow> attributes() {
        return jdbc.sql(ATTRIBUTES)
                .query((row, n) -> new AttributeRow(
                        row.getString("code"),
                        day(row, "unit_from"),
                        row.getString("attribute"),
                        row.getString("value"),
                        day(row, "first"),
                        day(row, "last")))
                .list();
    }

    List<ChangeRow> changes() {
        return jdbc.sql(CHANGES)
                .query((row, n) -> new ChangeRow(
                        Level.of(row.getString("old_level")),
                        row.getString("old_code"),
                        Level.of(row.getString("new_level")),
                        row.getString("new_code"),
                        row.getString("extent").equals("full"),
                        row.getObject("effective", LocalDate.class)))
                .list();
    }

    private void statement(String sql) {
        jdbc.sql(sql).update();
    }

    private void copy(String target, String csv) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + target + " from stdin (format csv, null '\\N', encoding 'UTF8')",
                            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        } catch (SQLException e) {
            throw new IllegalStateException("places: the units were refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
