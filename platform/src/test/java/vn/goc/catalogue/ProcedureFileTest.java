package vn.goc.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProcedureFileTest {
    private static final ProcedureFile.Known KNOWN = new ProcedureFile.Known(rule -> true, paper -> true, path -> true);

    @Test
    void the_procedure_is_read_with_both_versions_and_each_day_has_its_own() throws IOException {
        Procedure read = ProcedureFile.read("x.json", text().getBytes(StandardCharsets.UTF_8), KNOWN);
        assertThat(read.codeMark()).isEqualTo(Procedure.Mark.S);
        assertThat(read.on(LocalDate.of(2025, 6, 30)).orElseThrow().version()).isEqualTo(1);
        assertThat(read.on(LocalDate.of(2025, 7, 1)).orElseThrow().version()).isEqualTo(2);
        assertThat(read.on(LocalDate.of(2020, 1, 1))).isEmpty();
        assertThat(read.versions().getLast().slips()).containsOnlyKeys("CT04", "CT05", "CT06");
    }

    @Test
    void a_mistake_is_named_with_file_and_line() throws IOException {
        String good = text();
        broken(
                good.replaceFirst("\"codeMark\"", "\"extra\": 1, \"codeMark\""),
                "x.json:3: Unrecognized property \"extra\"");
        broken(good.replaceFirst("\"codeMark\": \"S\",", ""), "codeMark");
        broken(good.replaceFirst("\"version\": 2", "\"version\": 2, \"version\": 2"), "Duplicate");
        broken(good + "{}", "x.json:");
        broken(good.replaceFirst("1\\.004222", "1004222"), "x.json:2: “1004222”: a national code is d.dddddd");
        broken(good.replaceFirst("\"from\": \"2025-07-01\"", "\"from\": \"2025-06-01\""), "begins before");
        broken(good.replaceFirst("\"part\": \"WAYS\"", "\"part\": \"ORDER\""), "a part stands once");
    }

    @Test
    void rules_papers_and_paths_must_exist() throws IOException {
        byte[] good = text().getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ProcedureFile.read(
                        "x.json", good, new ProcedureFile.Known(rule -> false, paper -> true, path -> true)))
                .hasMessageMatching("x\\.json:\\d+: “[a-z.]+”: no such rule of law");
        assertThatThrownBy(() -> ProcedureFile.read(
                        "x.json", good, new ProcedureFile.Known(rule -> true, paper -> false, path -> true)))
                .hasMessageContaining("no such code");
        assertThatThrownBy(() -> ProcedureFile.read(
                        "x.json",
                        good,
                        new ProcedureFile.Known(rule -> true, paper -> true, path -> !path.equals("name"))))
                .hasMessageContaining("“name”: no such path");
    }

    private static void broken(String text, String says) {
        assertThatThrownBy(() -> ProcedureFile.read("x.json", text.getBytes(StandardCharsets.UTF_8), KNOWN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(says)
                .hasMessageStartingWith("x.json:");
    }

    private static String text() throws IOException {
        try (var in = Objects.requireNonNull(ProcedureFileTest.class.getResourceAsStream("/catalogue/1.004222.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
