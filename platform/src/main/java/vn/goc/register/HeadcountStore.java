package vn.goc.register;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import vn.goc.kernel.PartialDate;

/** Streams the living, within the running transaction and in constant memory. */
@Component
class HeadcountStore {
    static final String LIVING = "select commune, sex, doc->>'birth.date' from register.person where status = 'living'";
    /** Of a partial date the last possible day counts: the end of its month or year. */
    static final String BORN_ON = """
            select commune, sex, doc->>'birth.date' from register.person
             where status = 'living' and birth_earliest is not null
               and to_char(case length(doc->>'birth.date')
                             when 10 then birth_earliest
                             when 7 then (birth_earliest + interval '1 month - 1 day')::date
                             else (birth_earliest + interval '1 year - 1 day')::date
                           end, 'MM-DD') = ?::text
            """;

    private static final String UNHURRIED = "set local statement_timeout = 0";
    private static final int FETCH = 10_000;

    private final DataSource database;

    HeadcountStore(DataSource database) {
        this.database = database;
    }

    long living(Consumer<Headcount.Row> rows) {
        return stream(LIVING, rows);
    }

    long bornOn(MonthDay day, Consumer<Headcount.Row> rows) {
        return stream(BORN_ON, rows, day.toString().substring(2));
    }

    private static @Nullable LocalDate latest(@Nullable String birth) {
        return birth == null ? null : PartialDate.parse(birth).latest();
    }

    private long stream(String sql, Consumer<Headcount.Row> rows, String... values) {
        var connection = DataSourceUtils.getConnection(database);
        try (var statement = connection.createStatement();
                PreparedStatement query = connection.prepareStatement(sql)) {
            statement.execute(UNHURRIED);
            query.setFetchSize(FETCH);
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            long count = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.accept(new Headcount.Row(row.getString(1), row.getString(2), latest(row.getString(3))));
                    count++;
                }
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException("the count broke off: " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
