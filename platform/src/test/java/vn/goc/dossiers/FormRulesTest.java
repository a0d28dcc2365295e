package vn.goc.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.dossiers.Answers.Mover;
import vn.goc.dossiers.FormRules.Outcome;
import vn.goc.dossiers.People.Member;
import vn.goc.site.FieldError;

class FormRulesTest {
    private final FormRules rules = World.get().door(FormRules.class);

    @Test
    void a_name_in_decomposed_letters_is_kept_composed() {
        Outcome read = rules.household(
                Answers.none(), "join", "000 190 000 123", "Nguye\u0302\u0303n Thi\u0323 Thu\u031b\u0309", true);
        assertThat(read.errors()).isEmpty();
        assertThat(read.answers().headName()).isEqualTo("Nguyễn Thị Thử");
        assertThat(read.answers().headNumber()).isEqualTo("000190000123");
        Outcome line = rules.address(Answers.none(), " So\u0302\u0301  48 ", "1", "10", "2026", true);
        assertThat(line.answers().line()).isEqualTo("Số 48");
    }

    @Test
    void mistakes_say_what_to_do_in_the_readers_language() {
        assertThat(rules.household(Answers.none(), "join", "00016800733", "", true)
                        .errors())
                .extracting(FieldError::text)
                .containsExactly(
                        "Số định danh của chủ hộ: Ghi đủ 12 chữ số, hiện có 11.",
                        "Họ tên chủ hộ: Ghi họ, chữ đệm và tên.");
        assertThat(rules.household(Answers.none(), "", "", "", false).errors())
                .extracting(FieldError::field)
                .containsExactly("household");
        assertThat(rules.address(Answers.none(), "\u0007", "31", "11", "2026", true)
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("line", "since");
        assertThat(rules.address(Answers.none(), "x".repeat(201), "1", "1", "2999", false)
                        .errors())
                .extracting(FieldError::text)
                .noneMatch(text -> text.contains("Ghi"));
    }

    @Test
    void a_commune_of_before_the_reform_or_a_province_is_not_taken() {
        assertThat(rules.commune(Answers.none(), "19330", true).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.text()).contains("không còn từ ngày 01/07/2025"));
        assertThat(rules.commune(Answers.none(), "46", true).errors()).hasSize(1);
        assertThat(rules.commune(Answers.none(), "'; drop", true).errors()).hasSize(1);
        assertThat(rules.commune(Answers.none(), "19753", true).answers().commune())
                .isEqualTo("19753");
    }

    @Test
    void a_new_household_has_one_head_and_so_has_the_one_that_is_left() {
        var head = new Member(UUID.randomUUID(), "000190000001", "Trần Văn Chủ", Answers.HEAD, true);
        var wife = new Member(UUID.randomUUID(), "000190000002", "Lê Thị Vợ", "vo", false);
        var child = new Member(UUID.randomUUID(), "000190000003", "Trần Thị Con", "con-de", false);
        Answers alone = rules.movers(Answers.none(), List.of(head, wife, child), Set.of())
                .answers()
                .forming();
        assertThat(alone.movers()).extracting(Mover::name).containsExactly("Trần Văn Chủ");
        assertThat(alone.staying()).hasSize(2);
        Map<String, String> headless = Map.of("000190000001", "chu-ho", "000190000002", "vo", "000190000003", "con-de");
        assertThat(rules.relations(alone, headless, true).errors())
                .extracting(FieldError::field)
                .containsExactly("staying-0");
        Map<String, String> good = Map.of("000190000001", "chu-ho", "000190000002", "chu-ho", "000190000003", "con-de");
        assertThat(rules.relations(alone, good, true).errors()).isEmpty();
        Answers together = rules.movers(
                        Answers.none(), List.of(head, wife, child), Set.of("000190000002", "000190000003"))
                .answers();
        assertThat(together.staying()).isEmpty();
        assertThat(rules.relations(together.joining("000190000009", "Ngô Thị Giả"), good, true)
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("relation-0", "relation-1");
    }
}
