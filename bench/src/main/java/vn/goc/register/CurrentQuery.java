package vn.goc.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The register's question about one person as of now on one connection, byte for byte as {@code Persons.find} sends it: the
 * reader's scope for row security and the question in one round trip, prepared on the server.
 */
public final class CurrentQuery implements AutoCloseable {
    private final PreparedStatement statement;

    public CurrentQuery(Connection connection) throws SQLException {
        Pool.prepare(connection);
        this.statement = connection.prepareStatement(PersonStore.SCOPE + ";" + PersonStore.BY_NUMBER);
        Pool.scope(statement);
    }

    /** @return the document as JSON */
    public String document(String number) throws SQLException {
        statement.setString(4, number);
        statement.execute();
        statement.getMoreResults();
        try (ResultSet row = statement.getResultSet()) {
            if (!row.next() || row.getString(2) == null) {
                throw new SQLException("no such person, or not theirs to see");
            }
            return row.getString(6);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
