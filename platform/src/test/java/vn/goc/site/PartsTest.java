package vn.goc.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.output.StringOutput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.goc.kernel.Actor;
import vn.goc.pages.StaticTemplates;

class PartsTest {
    private static final LocalDate COMPLETE = LocalDate.of(2026, 11, 10);
    private static final LocalDate DUE = LocalDate.of(2026, 11, 19);

    @Test
    void the_strip_shows_working_days_and_one_gap_for_a_weekend() {
        List<Day> days = Day.strip(COMPLETE, LocalDate.of(2026, 11, 11), DUE, PartsTest::weekday, PartsTest::vi);
        assertThat(days.stream()
                        .map(day -> day.date().getDayOfMonth() + day.mark())
                        .toList())
                .containsExactly("10past", "11now", "12", "13", "14off", "16", "17", "18", "19due");
        assertThat(days.getFirst().note()).isEqualTo("đủ hồ sơ");
        assertThat(days.getLast().weekday()).isEqualTo("T5");
    }

    @Test
    void the_strip_goes_on_to_today_when_the_due_day_is_past() {
        List<Day> days = Day.strip(COMPLETE, LocalDate.of(2026, 11, 20), DUE, PartsTest::weekday, PartsTest::en);
        assertThat(days.getLast()).isEqualTo(new Day(LocalDate.of(2026, 11, 20), "Fri", "today", "now"));
        assertThat(days).contains(new Day(DUE, "Thu", "due", "late"));
    }

    @Test
    void a_long_term_has_no_strip() {
        assertThat(Day.strip(COMPLETE, COMPLETE, COMPLETE.plusDays(90), PartsTest::weekday, PartsTest::vi))
                .isEmpty();
    }

    @Test
    void the_pager_leaves_out_what_is_far_but_never_a_single_page() {
        assertThat(new Pager(5, 120, "/x").shown()).containsExactly(1, 0, 4, 5, 6, 0, 120);
        assertThat(new Pager(4, 7, "/x").shown()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(new Pager(1, 1, "/x").shown()).containsExactly(1);
        assertThat(new Pager(2, 3, "/x?q=a").at(3)).isEqualTo("/x?q=a&page=3");
        assertThatThrownBy(() -> new Pager(4, 3, "/x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_status_says_what_to_do_in_both_languages() {
        for (int status : new int[] {400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 502, 503, 504}) {
            ProblemWords vi = ProblemWords.of(status, PartsTest::vi);
            ProblemWords en = ProblemWords.of(status, PartsTest::en);
            assertThat(vi.title()).as("title of %d", status).isNotBlank().isNotEqualTo(en.title());
            assertThat(vi.steps()).hasSameSizeAs(en.steps()).isNotEmpty().doesNotContainAnyElementsOf(en.steps());
        }
    }

    @Test
    void a_wrong_field_is_tied_to_its_label_hint_and_error() {
        String html = html(out -> new StaticTemplates()
                .partField(
                        page("vi", null),
                        "pin",
                        "Số định danh",
                        "\"><b>",
                        "12 chữ số",
                        "Ghi đủ 12 chữ số, hiện có 11",
                        "text",
                        "num w12",
                        "numeric",
                        "username",
                        12,
                        true,
                        true,
                        false)
                .render(out));
        assertThat(html)
                .contains("<label for=\"pin\">Số định danh</label>")
                .contains("aria-invalid=\"true\"")
                .contains("aria-describedby=\"pin-h pin-e\"")
                .contains("value=\"&#34;>&lt;b>\"");
    }

    @Test
    void a_sound_field_carries_no_empty_attributes() {
        String html = html(out -> new StaticTemplates()
                .partField(
                        page("en", null),
                        "street",
                        "Street",
                        "48",
                        null,
                        null,
                        "text",
                        "",
                        null,
                        null,
                        0,
                        false,
                        true,
                        false)
                .render(out));
        assertThat(html)
                .contains("(optional)")
                .doesNotContain("aria-")
                .doesNotContain("=\"\" ")
                .doesNotContain("maxlength");
    }

    @Test
    void the_frame_has_the_skip_link_first_and_no_inline_style_script_or_handler() {
        for (String lang : List.of("vi", "en")) {
            String html = html(
                    out -> new StaticTemplates().siteHome(page(lang, officer())).render(out));
            String body = html.substring(html.indexOf("<body"));
            assertThat(body.substring(body.indexOf("<a "))).startsWith("<a class=\"skip\" href=\"#main\">");
            assertThat(html).contains("<html lang=\"" + lang + "\">").contains("name=\"_csrf\" value=\"token\"");
            assertThat(html).doesNotContainPattern("<style|style=|<script(?! src=)|\\son[a-z]+=|javascript:");
            assertThat(html).contains("Công an phường An Thử").containsOnlyOnce("<h1>");
        }
    }

    @Test
    void every_icon_a_template_names_is_drawn() throws java.io.IOException {
        Set<String> drawn = matches("id=\"i-([a-z]+)\"", text("src/main/resources/assets/icons.svg"));
        Set<String> named = new HashSet<>();
        try (var files = java.nio.file.Files.walk(java.nio.file.Path.of("src/main/jte"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                named.addAll(matches("part\\.icon\\(page = page, name = \"([a-z]+)\"", text(file.toString())));
            }
        }
        assertThat(named).isNotEmpty();
        assertThat(drawn).containsAll(named).contains("info", "warn", "stop", "ok");
    }

    private static String vi(String vi, String en) {
        return vi;
    }

    private static String en(String vi, String en) {
        return en;
    }

    private static boolean weekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static String text(String file) throws java.io.IOException {
        return java.nio.file.Files.readString(java.nio.file.Path.of(file), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String html(java.util.function.Consumer<StringOutput> template) {
        var out = new StringOutput();
        template.accept(out);
        return out.toString();
    }

    private static Page page(String lang, @org.jspecify.annotations.Nullable Session session) {
        return new Page(
                lang,
                "/",
                session,
                Nav.items(session, "/", List.of()),
                () -> "token",
                new Assets(),
                new Page.LogHead(1_284_339, "11/11/2026 10:42:07"));
    }

    private static Session officer() {
        Instant now = Instant.parse("2026-11-11T03:42:07Z");
        Actor actor = new Actor(
                Actor.Kind.OFFICER, UUID.randomUUID(), "G99", "Công an phường An Thử", "residence-officer", "99048");
        return new Session("k", UUID.randomUUID(), actor, "Lê Văn Thử", 2, "", now, now, now);
    }
}
