package vn.goc.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.goc.kernel.Rejection;
import vn.goc.site.SiteSettings;

class RulesTest {
    private static final String HEAD =
            "id,value,unit,attributes,name_vi,name_en,article_vi,article_en,mark,valid_from,valid_to,from_mark\n";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path data = Path.of("");

    @Test
    void permanent_residence_takes_seven_working_days_by_article_22_since_july_2021() {
        Rule rule = shipped().on("residence.permanent.decide", TODAY);
        assertThat(rule.number()).isEqualTo(7);
        assertThat(rule.shown(true)).isEqualTo("7 ngày làm việc");
        assertThat(rule.shown(false)).isEqualTo("7 working days");
        assertThat(rule.article(true)).isEqualTo("Điều 22 Luật Cư trú 68/2020/QH14");
        assertThat(rule.mark()).isEqualTo(Rule.Mark.V);
        assertThat(rule.after()).as("the 15:00 rule is of linked procedures").isEmpty();

        assertThatThrownBy(() -> shipped().on("residence.permanent.decide", LocalDate.of(2021, 6, 30)))
                .isInstanceOfSatisfying(Rejection.class, r -> {
                    assertThat(r.refusal().id()).isEqualTo("law.no-rule-on-that-day");
                    assertThat(r.vi()).contains("residence.permanent.decide", "30/06/2021");
                });
    }

    @Test
    void every_shipped_rule_is_complete_in_both_languages_and_what_is_not_verified_is_marked() {
        List<Rule> all = shipped().all(TODAY);
        assertThat(all).hasSizeGreaterThan(70).extracting(Rule::id).isSorted().doesNotHaveDuplicates();
        assertThat(all).allSatisfy(rule -> {
            assertThat(rule.articleEn()).doesNotContain("Điều", "Luật", "Nghị định", "Quyết định");
            assertThat(Normalizer.isNormalized(rule.nameVi() + rule.articleVi(), Normalizer.Form.NFC))
                    .isTrue();
        });
        assertThat(all.stream().filter(r -> r.mark() != Rule.Mark.V).map(Rule::id))
                .contains("card.decide", "residence.temporary.decide", "period.end-on-rest-day");
    }

    @Test
    void an_unknown_id_is_refused_and_a_huge_one_is_not_repeated_whole() {
        assertThatThrownBy(() -> shipped().history("x".repeat(100_000))).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.refusal()).isEqualTo(LawError.UNKNOWN_RULE);
            assertThat(r.vi()).hasSizeLessThan(300);
        });
        assertThat(shipped().find("no.such", TODAY)).isEmpty();
    }

    @Test
    void a_file_of_the_data_directory_replaces_the_rules_it_names_and_only_those() throws IOException {
        Files.writeString(
                data.resolve("own.csv"),
                HEAD
                        + "residence.permanent.decide,7,working-day,,a,b,c,d,V,2021-07-01,2027-01-01,V\n"
                        + "residence.permanent.decide,5,working-day,after=16:00,a,b,c,d,V,2027-01-01,,V\n");
        var rules = new Rules(new LawSettings(Path.of("own.csv"), null), site());
        assertThat(rules.on("residence.permanent.decide", LocalDate.of(2026, 12, 31))
                        .number())
                .isEqualTo(7);
        assertThat(rules.on("residence.permanent.decide", LocalDate.of(2027, 1, 1))
                        .number())
                .isEqualTo(5);
        assertThat(rules.history("residence.permanent.decide")).hasSize(2);
        assertThat(rules.all(TODAY)).hasSameSizeAs(shipped().all(TODAY));
    }

    @Test
    void overlap_gap_and_every_other_mistake_stop_the_start_with_file_and_line() {
        String ok = "a.b,1,day,,x,y,z,w,V,2020-01-01,2021-01-01,V\n";
        wrong(ok + "a.b,2,day,,x,y,z,w,V,2020-06-01,,V\n", "line 3: “a.b” overlaps line 2");
        wrong(ok + "a.b,2,day,,x,y,z,w,V,2020-01-01,2021-01-01,V\n", "line 3: “a.b” overlaps line 2");
        wrong("a.b,2,day,,x,y,z,w,V,2021-06-01,,V\n" + ok, "line 2: “a.b” leaves a gap after line 3");
        wrong("a.b,1,day,,x,y,z,w,V,2020-01-01,,V\n" + "a.b,2,day,,x,y,z,w,V,2025-01-01,,V\n", "line 3");
        wrong("a.b,1,fortnight,,x,y,z,w,V,2020-01-01,,V\n", "line 2: unit “fortnight” is not known");
        wrong("a.b,7.5,day,,x,y,z,w,V,2020-01-01,,V\n", "line 2: value “7.5”");
        wrong("a.b,1,day,after=3pm,x,y,z,w,V,2020-01-01,,V\n", "line 2: attribute “after=3pm”");
        wrong("a.b,1,day,after=15:00;after=16:00,x,y,z,w,V,2020-01-01,,V\n", "line 2: attribute");
        wrong("a.b,1,day,,x,y,z,w,Q,2020-01-01,,V\n", "line 2: mark “Q” is not known");
        wrong("A B,1,day,,x,y,z,w,V,2020-01-01,,V\n", "line 2: id “A B”");
        wrong("a.b,1,day,,x,y,,w,V,2020-01-01,,V\n", "Line 2: cell “article_vi” is empty");
        wrong("a.b,1,day,,x,y,z,w,V,2020-13-01,,V\n", "Line 2: cell “valid_from”");
        wrong("a.b,1,day,,x,y,z,w,V,2020-01-02,2020-01-02,V\n", "line 2: valid_to must be after");
        wrong("a.b,1,day\n", "Line 2");
        assertThat(read(ok + "a.b,2,day,,x,y,z,w,V,2021-01-01,,V\n").get("a.b")).hasSize(2);
    }

    private static void wrong(String rows, String message) {
        assertThatThrownBy(() -> read(rows))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("own.csv")
                .hasMessageContaining(message);
    }

    private static java.util.Map<String, List<Rule>> read(String rows) {
        return RulesFile.read("own.csv", new ByteArrayInputStream((HEAD + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private Rules shipped() {
        return new Rules(new LawSettings(null, null), site());
    }

    private SiteSettings site() {
        return new SiteSettings(data, "localhost/goc", Duration.ofMinutes(1), Duration.ofHours(1), 8, "node-1");
    }
}
