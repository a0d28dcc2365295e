package vn.goc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings every room's schema up to date, in the line's order, each by its own owner role and with its own history.
 *
 * <p>Requests run under {@code goc_app}, which owns nothing: what it may do is granted table by table in the migrations.
 */
final class Migrations {
    private static final String APP = "goc_app";

    private Migrations() {}

    static void run(DataSource admin) {
        try (Connection connection = admin.getConnection()) {
            prepare(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database refused to be prepared: " + e.getMessage(), e);
        }
        for (Room room : Room.LINE) {
            Flyway.configure()
                    .dataSource(admin)
                    .schemas(room.word())
                    .createSchemas(false)
                    .locations("classpath:db/" + room.word())
                    .initSql("set role goc_" + room.word() + "; set lock_timeout = '2s'")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 15) {
                throw new SQLException("PostgreSQL 15 or newer is needed, this is " + version);
            }
            statement.execute("select pg_advisory_lock(6062022)");
            for (String extension : new String[] {"btree_gist", "pg_trgm"}) {
                statement.execute("create extension if not exists " + extension + " schema public");
            }
            role(connection, APP);
            for (Room room : Room.LINE) {
                String owner = "goc_" + room.word();
                role(connection, owner);
                statement.execute("create schema if not exists " + room.word() + " authorization " + owner);
                statement.execute("grant usage on schema " + room.word() + " to " + APP);
            }
            statement.execute("select pg_advisory_unlock(6062022)");
        }
    }

    private static void role(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_roles where rolname = '" + name + "'")) {
            if (!found.next()) {
                statement.execute("create role " + name + " nologin");
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("grant " + name + " to current_user");
        }
    }
}
