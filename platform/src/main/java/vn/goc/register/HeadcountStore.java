package vn.goc.register;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Streams the living, within the running transaction and in constant memory. */
@Component
class HeadcountStore {
    static final String LIVING =
            "select commune, sex, birth_earliest from register.person where status = 'living'";
    static final String BORN_ON =
            """
            select commune, sex, birth_earliest from register.person
             where status = 'living' and extract(month from birth_earliest) = ?::int
               and extract(day from birth_earliest) = ?::int
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
        return stream(BORN_ON, rows, day.getMonthValue(), day.getDayOfMonth());
    }

    private long stream(String sql, Consumer<Headcount.Row> rows, Integer... values) {
        var connection = DataSourceUtils.getConnection(database);
        try (var statement = connection.createStatement();
                PreparedStatement query = connection.prepareStatement(sql)) {
            statement.execute(UNHURRIED);
            query.setFetchSize(FETCH);
            for (int i = 0; i < values.length; i++) {
                query.setInt(i + 1, values[i]);
            }
            long count = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.accept(new Headcount.Row(
                            row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)));
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
