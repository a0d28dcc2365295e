package vn.goc.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * The register's as-of query on one connection, byte for byte as {@code Persons.asOf} sends it: the reader's scope for row
 * security and the question in one round trip, prepared on the server.
 */
public final class AsOfQuery implements AutoCloseable {
    private static final Integer[] GROUPS = {1, 2, 3, 4, 5, 6};

    private final PreparedStatement statement;
    private final LocalDate on;
    private final OffsetDateTime known;

    /**
     * @param on the day that is asked about
     * @param known the moment whose knowledge is asked for
     */
    public AsOfQuery(Connection connection, LocalDate on, OffsetDateTime known) throws SQLException {
        Pool.prepare(connection);
        this.statement = connection.prepareStatement(PersonStore.SCOPE + ";" + PersonStore.AS_OF);
        this.on = on;
        this.known = known;
        Pool.scope(statement);
        statement.setArray(4, connection.createArrayOf("int4", GROUPS));
        statement.setObject(5, on);
        statement.setObject(6, known);
        statement.setObject(7, on);
    }

    /** @return the slices of all six groups as JSON */
    public String slices(String number) throws SQLException {
        statement.setString(8, number);
        statement.execute();
        statement.getMoreResults();
        try (ResultSet row = statement.getResultSet()) {
            if (!row.next() || row.getString(2) == null || row.getString(6) == null) {
                throw new SQLException("no such person, or not theirs to see");
            }
            return row.getString(8);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    @Override
    public String toString() {
        return "as of " + on + ", known at " + known;
    }
}
