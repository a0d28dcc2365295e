package vn.goc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.Refusal;
import vn.goc.site.web.OpenApi;

/**
 * The documents that are made from code: rooms, errors, configuration. The test fails when they have drifted;
 * {@code ./goc docs} writes them again.
 */
class DocsTest {
    private static final boolean WRITE = Boolean.getBoolean("goc.docs.write");
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path JAVA = ROOT.resolve("platform/src/main/java/vn/goc");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.goc");

    @Test
    void the_list_of_rooms_is_what_the_rooms_say_of_themselves() throws IOException {
        var out = new StringBuilder(
                "# Rooms\n\nIn one line: a room calls only rooms before it. Written by `./goc docs` from each package's own words.\n");
        for (Room room : Room.LINE) {
            Path info = JAVA.resolve(room.word()).resolve("package-info.java");
            out.append("\n## ").append(room.word()).append("\n\n");
            out.append(Files.exists(info) ? prose(Files.readString(info)) : "Not built yet.")
                    .append('\n');
        }
        same("docs/rooms.md", out.toString());
    }

    @Test
    void the_list_of_errors_is_every_refusal_in_both_languages() throws IOException {
        var out = new StringBuilder(
                "# Errors\n\nEvery refusal has an id that is never reused, and says what to do in Vietnamese and in English."
                        + " Problems follow RFC 9457; `type` is `/errors#id`. Written by `./goc docs`.\n");
        String room = "";
        for (Refusal refusal : refusals()) {
            String own = refusal.id().substring(0, refusal.id().indexOf('.'));
            if (!own.equals(room)) {
                out.append("\n## ")
                        .append(own)
                        .append("\n\n| id | status | Tiếng Việt | English |\n|---|---|---|---|\n");
                room = own;
            }
            out.append("| `")
                    .append(refusal.id())
                    .append("` | ")
                    .append(refusal.status())
                    .append(" | ")
                    .append(cell(refusal.vi()))
                    .append(" | ")
                    .append(cell(refusal.en()))
                    .append(" |\n");
        }
        same("docs/errors.md", out.toString());
    }

    @Test
    void every_refusal_has_both_languages_a_sane_status_and_the_same_places_to_fill() {
        var ids = new HashSet<String>();
        for (Refusal refusal : refusals()) {
            assertThat(ids.add(refusal.id())).as(refusal.id()).isTrue();
            assertThat(refusal.vi()).as(refusal.id()).isNotBlank();
            assertThat(refusal.en()).as(refusal.id()).isNotBlank().isNotEqualTo(refusal.vi());
            assertThat(refusal.status()).as(refusal.id()).isBetween(400, 503);
            assertThat(places(refusal.vi())).as(refusal.id()).isEqualTo(places(refusal.en()));
            // a place may be filled by each language's own word: {status} and {statusEn}
        }
        assertThat(ids).hasSizeGreaterThan(20);
    }

    @Test
    void the_list_of_settings_is_every_settings_record() throws IOException {
        var out = new StringBuilder(
                "# Configuration\n\nGive a key as an environment variable (`goc.ledger.batch` is `GOC_LEDGER_BATCH`) or"
                        + " in `application.properties` beside the jar. Secrets only so, never in the database. Written by `./goc docs`.\n\n"
                        + "| variable of the launcher | meaning |\n|---|---|\n"
                        + "| `GOC_DB_URL` | JDBC address of a PostgreSQL ≥ 15 with user and password; without it the server brings its own 18 |\n"
                        + "| `GOC_JAVA_HOME` | the JDK to use, ≥ 25.0.3 |\n"
                        + "| `GOC_HEAP` | most heap of the server, `320m` unless said |\n");
        var settings = new TreeMap<String, Class<?>>();
        for (JavaClass type : CLASSES) {
            if (type.isAnnotatedWith(ConfigurationProperties.class)) {
                settings.put(
                        type.reflect()
                                .getAnnotation(ConfigurationProperties.class)
                                .value(),
                        type.reflect());
            }
        }
        for (var one : settings.entrySet()) {
            Map<String, String> meanings = meanings(one.getValue());
            out.append("\n## ").append(one.getKey()).append("\n\n| key | default | meaning |\n|---|---|---|\n");
            for (RecordComponent key : one.getValue().getRecordComponents()) {
                String meaning = meanings.get(key.getName());
                assertThat(meaning)
                        .as(one.getKey() + "." + key.getName() + " says what it means")
                        .isNotNull();
                out.append("| `")
                        .append(one.getKey())
                        .append('.')
                        .append(kebab(key.getName()))
                        .append("` | ")
                        .append(defaultOf(one.getValue(), key))
                        .append(" | ")
                        .append(cell(meaning))
                        .append(" |\n");
            }
        }
        same("docs/configuration.md", out.toString());
    }

    @Test
    void the_openapi_document_is_what_the_controllers_answer() throws IOException {
        Object document = World.get().door(OpenApi.class).document();
        same(
                "docs/api/openapi.json",
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
    }

    static List<Refusal> refusals() {
        List<Refusal> all = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (type.isEnum() && type.isAssignableTo(Refusal.class)) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    all.add((Refusal) constant);
                }
            }
        }
        all.sort(Comparator.comparing(Refusal::id));
        return all;
    }

    private static long places(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(m -> m.group())
                .distinct()
                .count();
    }

    private static String defaultOf(Class<?> record, RecordComponent key) {
        for (var constructor : record.getDeclaredConstructors()) {
            for (var parameter : constructor.getParameters()) {
                if (parameter.getName().equals(key.getName()) && parameter.isAnnotationPresent(DefaultValue.class)) {
                    String value = String.join(
                            ", ", parameter.getAnnotation(DefaultValue.class).value());
                    return value.isEmpty() ? "empty" : "`" + value + "`";
                }
            }
        }
        return "none";
    }

    private static Map<String, String> meanings(Class<?> record) throws IOException {
        Path source =
                ROOT.resolve("platform/src/main/java").resolve(record.getName().replace('.', '/') + ".java");
        var found = new TreeMap<String, String>();
        Matcher matcher = Pattern.compile("@param (\\w+)\\s+(.+?)(?=\\s*\\n \\*(?: @param|/))", Pattern.DOTALL)
                .matcher(Files.readString(source));
        while (matcher.find()) {
            String meaning = matcher.group(2).replaceAll("\\s*\\n \\*\\s*", " ");
            found.put(
                    matcher.group(1),
                    meaning.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`").strip());
        }
        return found;
    }

    private static String prose(String packageInfo) {
        int from = packageInfo.indexOf("/**");
        int to = packageInfo.indexOf("*/");
        return Arrays.stream(packageInfo.substring(from + 3, to).split("\n"))
                .map(line -> line.strip().replaceFirst("^\\* ?", ""))
                .map(line -> line.replace("<p>", "").replaceAll("\\{@\\w+ ([^}]*)}", "`$1`"))
                .map(line -> line.replaceFirst("^(owns|uses|publishes|tables|pages):", "* **$1**:"))
                .reduce("", (a, b) -> a + b + "\n")
                .strip();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static void same(String file, String made) throws IOException {
        Path path = ROOT.resolve(file);
        if (WRITE) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, made);
        }
        assertThat(Files.exists(path)).as(file + " exists; run ./goc docs").isTrue();
        try (Stream<String> lines = Files.lines(path)) {
            assertThat(lines.toList())
                    .as(file + " has drifted; run ./goc docs")
                    .isEqualTo(made.lines().toList());
        }
    }
}
