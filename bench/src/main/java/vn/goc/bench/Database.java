package vn.goc.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The PostgreSQL of a data directory, while its server runs; reached as its superuser. */
record Database(Path data) {
    static final String USER = "postgres";

    int port() {
        return Integer.parseInt(lines("db/postmaster.pid").get(3).strip());
    }

    /** Its postmaster, parent of every backend. */
    long pid() {
        return Long.parseLong(lines("db/postmaster.pid").getFirst().strip());
    }

    String password() {
        return lines("db.password").getFirst().strip();
    }

    /** Prepares on the server from the first execution on. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?prepareThreshold=1&user=" + USER
                + "&password=" + password();
    }

    /** The platform's own database. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"));
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    long one(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private java.util.List<String> lines(String file) {
        try {
            return Files.readAllLines(data.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
