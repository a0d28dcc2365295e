package vn.goc.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.nation.Marital;
import vn.goc.nation.Relation;
import vn.goc.nation.Religion;

class CodeListsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String ETHNICITY = "4c3ff90fd05aa9ad748baad314ba9b56bcb2a0e062a6ade275feb00d455940db";

    private final CodeLists lists = new CodeLists();

    @Test
    void the_ethnic_groups_are_the_pinned_list_of_54_and_two() {
        CodeList list = lists.get("ethnicity");
        assertThat(lists.checksum("ethnicity")).isEqualTo(ETHNICITY);
        assertThat(list.codes()).hasSize(56);
        assertThat(list.codes())
                .extracting(Code::code)
                .startsWith("01", "02")
                .endsWith("55", "56")
                .isSorted();
        assertThat(lists.code("ethnicity", "01", TODAY).vi()).isEqualTo("Kinh");
        assertThat(lists.code("ethnicity", "47", TODAY).vi())
                .as("other numberings have Bố Y")
                .isEqualTo("Cơ Lao");
        assertThat(lists.code("ethnicity", "49", TODAY).vi()).isEqualTo("Bố Y");
        assertThat(lists.code("ethnicity", "54", TODAY).vi()).isEqualTo("Rơ-măm");
        assertThat(list.version()).isEqualTo(lists.version("ethnicity")).isNotBlank();
    }

    @Test
    void a_text_is_found_as_name_alias_or_code_without_accents_and_in_any_unicode_form() {
        assertThat(found("ethnicity", "hmong")).isEqualTo("08");
        assertThat(found("ethnicity", "H’MÔNG")).isEqualTo("08");
        assertThat(found("ethnicity", "khơ me")).isEqualTo("05");
        assertThat(found("ethnicity", Normalizer.normalize("Ê-đê", Normalizer.Form.NFD)))
                .isEqualTo("12");
        assertThat(found("ethnicity", "bru van kieu")).isEqualTo("23");
        assertThat(found("nationality", "viet nam")).isEqualTo("VNM");
        assertThat(found("nationality", "vn")).isEqualTo("VNM");
        assertThat(found("religion", "Đạo Phật")).isEqualTo("phat-giao");
        assertThat(lists.find("ethnicity", "Bố", TODAY)).isEmpty();
        assertThat(lists.find("ethnicity", "x".repeat(1_000_000), TODAY)).isEmpty();
        assertThat(lists.find("ethnicity", "", TODAY)).isEmpty();
    }

    @Test
    void a_text_that_fits_two_codes_without_accents_is_no_answer_but_exactly_written_it_is() {
        assertThat(found("ethnicity", "mạ")).isEqualTo("28");
        assertThat(found("nationality", "NGA")).isEqualTo("NGA");
        assertThat(found("nationality", "Nga")).isEqualTo("RUS");
        for (CodeList list : lists.all()) {
            for (Code code : list.codes()) {
                assertThat(lists.find(list.id(), code.vi(), TODAY))
                        .as(code.vi())
                        .contains(code);
                assertThat(lists.find(list.id(), code.code(), TODAY))
                        .as(code.code())
                        .contains(code);
            }
        }
    }

    @Test
    void every_code_that_the_synthetic_nation_and_the_kernel_use_is_in_its_list() {
        Stream.of(Relation.values())
                .forEach(r ->
                        assertThat(lists.code("relation", r.code(), TODAY).vi()).isEqualTo(r.vi()));
        Stream.of(Religion.values())
                .forEach(r ->
                        assertThat(lists.code("religion", r.code(), TODAY).vi()).isEqualTo(r.vi()));
        Stream.of(Marital.values())
                .forEach(m ->
                        assertThat(lists.code("marital", m.code(), TODAY).vi()).isEqualTo(m.vi()));
        Stream.of(Sex.values())
                .forEach(
                        s -> assertThat(lists.code("sex", s.code(), TODAY).en()).isEqualTo(s.en()));
    }

    @Test
    void nationalities_are_the_249_codes_of_iso_3166_with_names_in_both_languages() {
        var jdk = new HashSet<String>();
        Arrays.stream(java.util.Locale.getISOCountries())
                .forEach(c -> jdk.add(java.util.Locale.of("", c).getISO3Country()));
        assertThat(lists.get("nationality").codes()).extracting(Code::code).containsExactlyInAnyOrderElementsOf(jdk);
        assertThat(lists.get("nationality").codes()).hasSize(249).allSatisfy(c -> {
            assertThat(c.code()).matches("[A-Z]{3}");
            assertThat(c.vi()).isNotEqualTo(c.code());
        });
        assertThat(lists.code("nationality", "VNM", TODAY).vi()).isEqualTo("Việt Nam");
        assertThat(lists.name("nationality", "DEU", false)).isEqualTo("Germany");
        assertThat(lists.name("nationality", "XYZ", true)).isEqualTo("XYZ");
    }

    @Test
    void religions_and_relations_say_that_they_are_not_verified() {
        assertThat(lists.get("religion").codes()).extracting(Code::mark).containsOnly("R");
        assertThat(lists.get("relation").codes()).extracting(Code::mark).containsOnly("S");
    }

    @Test
    void unknown_lists_and_codes_are_refused_by_name() {
        assertThatThrownBy(() -> lists.get("zodiac")).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.refusal().id()).isEqualTo("codes.unknown-list");
            assertThat(r.vi()).contains("zodiac", "ethnicity");
        });
        assertThatThrownBy(() -> lists.code("sex", "m", TODAY)).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.refusal().id()).isEqualTo("codes.unknown-code");
            assertThat(r.en()).contains("sex", "“m”", "24/11/2026");
        });
    }

    @Test
    void a_code_that_ended_is_refused_afterwards_and_still_shown() {
        String file = """
                code,vi,en,aliases,valid_from,valid_to,mark
                a,Một,One,,,2020-01-01,R
                a,Hai,Two,,2020-01-01,,R
                """;
        var codes = CodeFile.codes("own", file.getBytes(StandardCharsets.UTF_8));
        assertThat(codes.stream()
                        .filter(c -> c.holdsOn(LocalDate.of(2019, 12, 31)))
                        .map(Code::vi))
                .containsExactly("Một");
        assertThat(codes.stream()
                        .filter(c -> c.holdsOn(LocalDate.of(2020, 1, 1)))
                        .map(Code::vi))
                .containsExactly("Hai");
        assertThatThrownBy(() ->
                        CodeFile.codes("own", (file + "a,Ba,Three,,2021-01-01,,R\n").getBytes(StandardCharsets.UTF_8)))
                .hasMessage("codes/own.csv, line 4: code “a” stands twice on one day");
        assertThatThrownBy(() -> CodeFile.codes("own", (file + "b,Ba,Three,,,,Z\n").getBytes(StandardCharsets.UTF_8)))
                .hasMessage("codes/own.csv, line 4: mark “Z” is not V, S or R");
    }

    private String found(String list, String text) {
        return lists.find(list, text, TODAY).map(Code::code).orElse("none");
    }
}
