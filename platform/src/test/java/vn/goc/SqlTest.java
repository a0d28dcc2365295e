package vn.goc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every SQL constant of every store prepares on the real database, as the role that requests run under. */
class SqlTest {
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    @Test
    void every_sql_constant_prepares() throws Exception {
        var failures = new ArrayList<String>();
        Map<String, String> all = constants();
        try (Connection connection = World.get().door(DataSource.class).getConnection()) {
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
        }
        assertThat(all).isNotEmpty();
        assertThat(failures).isEmpty();
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
