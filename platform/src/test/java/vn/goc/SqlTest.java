package vn.goc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Every SQL constant of every store prepares on the real databases, the newest and the oldest one allowed, as the role
 * that requests run under.
 */
class SqlTest {
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");
    private static final Path OLDEST = Path.of("/usr/lib/postgresql/15");

    @Test
    void every_sql_constant_prepares() throws Exception {
        try (Connection connection = World.get().door(DataSource.class).getConnection()) {
            assertThat(failures(connection)).isEmpty();
        }
    }

    @Test
    void every_migration_runs_and_every_sql_constant_prepares_on_postgresql_15_too() throws Exception {
        assumeTrue(Files.isExecutable(OLDEST.resolve("bin/postgres")), "left out: no PostgreSQL 15 in " + OLDEST);
        Path data = Files.createTempDirectory("goc-sql-15");
        try (var database = LocalDatabase.start(data, OLDEST);
                var admin = new HikariDataSource()) {
            admin.setJdbcUrl(database.url());
            Migrations.run(admin);
            try (Connection connection = DriverManager.getConnection(database.url());
                    var statement = connection.createStatement()) {
                assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
                statement.execute("set role goc_app");
                assertThat(failures(connection)).isEmpty();
            }
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /** What does not prepare, and why. */
    private static List<String> failures(Connection connection) throws Exception {
        var failures = new ArrayList<String>();
        Map<String, String> all = constants();
        assertThat(all).isNotEmpty();
        connection.setAutoCommit(false);
        for (var constant : all.entrySet()) {
            try (var statement = connection.createStatement()) {
                statement.execute("prepare probe as " + numbered(constant.getValue()));
                statement.execute("deallocate probe");
            } catch (SQLException e) {
                failures.add(constant.getKey() + ": " + e.getMessage());
            }
            connection.rollback();
        }
        return failures;
    }

    static Map<String, String> constants() throws Exception {
        var found = new LinkedHashMap<String, String>();
        for (var type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.goc")) {
            if (!type.getSimpleName().endsWith("Store") && !type.getSimpleName().equals("Tx")) {
                continue;
            }
            for (Field field : type.reflect().getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    String text = (String) field.get(null);
                    if (text.strip().matches("(?is)(select|insert|update|delete|with)\\b.*")) {
                        found.put(type.getSimpleName() + "." + field.getName(), text);
                    }
                }
            }
        }
        return found;
    }

    /** Named parameters and question marks become $1, $2, … as the driver would send them. */
    private static String numbered(String sql) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(sql);
        var out = new StringBuilder();
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                names.add(matcher.group(1));
            }
            matcher.appendReplacement(out, "\\$" + (names.indexOf(matcher.group(1)) + 1));
        }
        matcher.appendTail(out);
        String text = out.toString();
        for (int n = names.size() + 1; text.contains("?"); n++) {
            text = text.replaceFirst("\\?", "\\$" + n);
        }
        return text;
    }
}
