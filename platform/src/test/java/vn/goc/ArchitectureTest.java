package vn.goc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house's rules, read by a machine. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.goc");
    private static final Path ROOT = root();
    private static final int LONGEST_FILE = 500;
    private static final double MOST_DUPLICATED = 0.03;

    @Test
    void a_room_calls_only_rooms_before_it() {
        for (int i = 0; i < Room.LINE.size(); i++) {
            String here = "vn.goc." + Room.LINE.get(i).word() + "..";
            String[] later = Room.LINE.subList(i + 1, Room.LINE.size()).stream()
                    .map(room -> "vn.goc." + room.word() + "..")
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(here)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void the_kernel_the_formats_and_the_engines_know_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage("vn.goc.kernel..", "vn.goc.formats..", "vn.goc.engine..", "vn.goc.nation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void no_class_has_a_name_that_says_nothing() {
        classes()
                .that(describe("are ours", c -> !c.getPackageName().startsWith("vn.goc.pages")))
                .should()
                .haveNameNotMatching(".*(Impl|Dto|Mapper|Util|Utils|Helper|Manager)$")
                .andShould()
                .haveNameNotMatching(".*\\.(Base|Abstract)[A-Z]\\w*$")
                .check(CLASSES);
    }

    @Test
    void nothing_is_injected_into_fields_or_read_by_value_expressions() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("lombok..", "org.mockito..", "jakarta.persistence..")
                .check(CLASSES);
    }

    @Test
    void controllers_are_package_private_words_of_a_web_package() {
        classes()
                .that()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .or()
                .areAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .bePackagePrivate()
                .andShould()
                .resideInAPackage("..web")
                .check(CLASSES);
    }

    @Test
    void every_package_is_null_marked_and_says_what_it_is() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path folder : sources().map(Path::getParent).distinct().toList()) {
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info)
                    || !Files.readString(info).contains("@" + NullMarked.class.getSimpleName())
                    || !Files.readString(info).contains("/**")) {
                missing.add(folder.toString());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void no_file_is_longer_than_five_hundred_lines() throws IOException {
        assertThat(sources().filter(file -> lines(file).size() > LONGEST_FILE)).isEmpty();
    }

    @Test
    void a_room_reads_no_other_rooms_schema() throws IOException {
        List<String> trespasses = new ArrayList<>();
        for (Path file : sources()
                .filter(f -> f.getFileName().toString().endsWith("Store.java"))
                .toList()) {
            String own = file.getParent().getFileName().toString();
            String text = Files.readString(file);
            for (Room room : Room.LINE) {
                if (!room.word().equals(own)
                        && Pattern.compile("(?i)\\b(from|join|into|update)\\s+" + room.word() + "\\.")
                                .matcher(text)
                                .find()) {
                    trespasses.add(file + " reads schema " + room.word());
                }
            }
        }
        assertThat(trespasses).isEmpty();
    }

    @Test
    void a_room_stays_below_forty_files_and_ten_settings() throws IOException {
        Map<String, Integer> files = new HashMap<>();
        sources()
                .filter(f -> f.toString().contains("/platform/") && !f.endsWith("package-info.java"))
                .forEach(f -> {
                    for (Room room : Room.LINE) {
                        if (f.toString().contains("/vn/goc/" + room.word() + "/")) {
                            files.merge(room.word(), 1, Integer::sum);
                        }
                    }
                });
        assertThat(files.entrySet().stream().filter(e -> e.getValue() > 40)).isEmpty();
        CLASSES.stream()
                .filter(c -> c.isAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties"))
                .forEach(c -> assertThat(c.getAllFields().stream()
                                .filter(f -> !f.getModifiers()
                                        .contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC)))
                        .as(c.getName())
                        .hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void less_than_three_percent_of_twelve_line_windows_stand_twice() throws IOException {
        Map<String, Integer> windows = new HashMap<>();
        int all = 0;
        for (Path file : sources().toList()) {
            List<String> code = lines(file).stream()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("import ") && !l.startsWith("*") && !l.startsWith("/*"))
                    .toList();
            for (int i = 0; i + 12 <= code.size(); i++) {
                windows.merge(String.join("\n", code.subList(i, i + 12)), 1, Integer::sum);
                all++;
            }
        }
        int twice = windows.values().stream()
                .filter(n -> n > 1)
                .mapToInt(Integer::intValue)
                .sum();
        assertThat((double) twice / all).as("%d of %d windows", twice, all).isLessThan(MOST_DUPLICATED);
    }

    @Test
    void sources_say_nothing_twice_of_banned_things() throws IOException {
        Set<String> banned = Set.of("@" + "Value(", "import " + "lombok", "org." + "mockito");
        assertThat(sources()
                        .filter(f -> banned.stream()
                                .anyMatch(b -> String.join("\n", lines(f)).contains(b))))
                .isEmpty();
    }

    private static Stream<Path> sources() throws IOException {
        try (var walk = Files.walk(ROOT)) {
            return walk
                    .filter(p -> p.toString().endsWith(".java"))
                    .filter(p -> p.toString().contains("/src/main/java/")
                            && !p.toString().contains("/target/"))
                    .toList()
                    .stream();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("goc")) || Files.exists(here.resolve("kernel")) ? here : here.getParent();
    }
}
