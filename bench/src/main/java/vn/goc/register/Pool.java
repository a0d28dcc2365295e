package vn.goc.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/** A connection as the program's own pool begins it, and the scope of an officer who sees the whole country. */
final class Pool {
    private Pool() {}

    static void prepare(Connection connection) throws SQLException {
        var settings = new Properties();
        try (var file = Pool.class.getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var statement = connection.createStatement()) {
            statement.execute(settings.getProperty("spring.datasource.hikari.connection-init-sql"));
        }
    }

    static void scope(PreparedStatement statement) throws SQLException {
        statement.setString(1, "00000000-0000-0000-0000-000000000001");
        statement.setString(2, "*");
        statement.setString(3, "");
    }
}
