package vn.goc.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** The register's search by name and birth date on one connection, byte for byte as {@code Persons.query} sends it. */
public final class NameQuery implements AutoCloseable {
    private static final int MOST = 11;

    private final Connection connection;
    private final PreparedStatement statement;

    public NameQuery(Connection connection) throws SQLException {
        Pool.prepare(connection);
        this.connection = connection;
        this.statement = connection.prepareStatement(PersonStore.SCOPE + ";" + PersonStore.BY_NAME_AND_BIRTH);
        Pool.scope(statement);
        statement.setBoolean(7, false);
        statement.setInt(8, MOST);
    }

    /**
     * @param name without tone marks
     * @return how many were found
     */
    public int people(String name, LocalDate birth) throws SQLException {
        statement.setObject(4, birth);
        statement.setString(5, birth.toString());
        statement.setArray(6, connection.createArrayOf("text", PersonSearch.patterns(name)));
        statement.execute();
        statement.getMoreResults();
        int found = 0;
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                found++;
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
