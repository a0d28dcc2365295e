package vn.goc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import vn.goc.kernel.Sha256;

/**
 * Brings every room's schema up to date, in the line's order, each by its own owner role and with its own history.
 *
 * <p>Requests run under {@code goc_app}, which owns nothing: what it may do is granted table by table in the migrations.
 */
final class Migrations {
    private static final String APP = "goc_app";
    private static final String SCHEMA =
            "create table if not exists public.goc_schema (fingerprint text primary key, at timestamptz not null default now())";
    private static final String CURRENT = """
            select exists (select 1 from public.goc_schema where fingerprint = ?)
               and ? <= (select count(*) from pg_roles where rolname like 'goc\\_%' and pg_has_role(oid, 'member'))
            """;
    private static final String REMEMBER =
            "insert into public.goc_schema (fingerprint) values (?) on conflict (fingerprint) do nothing";

    private Migrations() {}

    static void run(DataSource admin) {
        String fingerprint = fingerprint();
        try (Connection connection = admin.getConnection()) {
            if (current(connection, fingerprint)) {
                return;
            }
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
        remember(admin, fingerprint);
    }

    private static void remember(DataSource admin, String fingerprint) {
        try (Connection connection = admin.getConnection();
                var statement = connection.createStatement();
                var insert = connection.prepareStatement(REMEMBER)) {
            statement.execute("reset role"); // Flyway leaves its last one on the pool's connections
            insert.setString(1, fingerprint);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The database refused to be prepared: " + e.getMessage(), e);
        }
    }

    /** One hash over every migration of every room, in the line's order. */
    private static String fingerprint() {
        try {
            var hash = Sha256.start();
            var found = new PathMatchingResourcePatternResolver();
            for (Room room : Room.LINE) {
                hash.update(("room " + room.word() + "\n").getBytes(UTF_8));
                Resource[] files = found.getResources("classpath:db/" + room.word() + "/*.sql");
                Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
                for (Resource file : files) {
                    byte[] text = file.getContentAsByteArray();
                    hash.update((file.getFilename() + " " + text.length + "\n").getBytes(UTF_8));
                    hash.update(text);
                }
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations cannot be read", e);
        }
    }

    /**
     * Whether these very migrations ran to their end here: then Flyway need not look, which takes seconds. A version
     * before and one after it, running together, each find their own line. Copies without our roles do not count.
     */
    private static boolean current(Connection connection, String fingerprint) throws SQLException {
        try (var statement = connection.createStatement();
                var known = statement.executeQuery("select to_regclass('public.goc_schema') is not null")) {
            if (!known.next() || !known.getBoolean(1)) {
                return false;
            }
        }
        try (var statement = connection.prepareStatement(CURRENT)) {
            statement.setString(1, fingerprint);
            statement.setInt(2, Room.LINE.size() + 1);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
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
            statement.execute(SCHEMA);
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
