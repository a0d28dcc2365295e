package vn.goc.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.ledger.Feed;
import vn.goc.nation.Nation;
import vn.goc.nation.NationPlan;
import vn.goc.nation.SyntheticPerson;
import vn.goc.places.Addresses;
import vn.goc.places.Units;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.People;
import vn.goc.register.Persons;
import vn.goc.site.Sessions;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

class InsightTest {
    private static final World WORLD = World.get();
    private static final Counts COUNTS = WORLD.door(Counts.class);
    private static final Releases RELEASES = WORLD.door(Releases.class);
    private static final JsonMapper JSON = WORLD.door(JsonMapper.class);
    private static final AreaCode HUE = new AreaCode("46");
    private static final String PHU_XUAN = communeOf("46", 0);
    private static final String THUAN_AN = communeOf("46", 1);
    private static final NationPlan PLAN = People.PLAN;
    private static final Access UPKEEP = Access.system(Purpose.REGISTER_UPKEEP, "Luật Cư trú 68/2020/QH14, Điều 22");
    private static final List<SyntheticPerson> MOVERS = new ArrayList<>();

    @BeforeAll
    static void a_country_is_loaded_counted_and_published() {
        People.households();
        Nation.households(PLAN)
                .flatMap(h -> h.members().stream())
                .skip(2_600)
                .limit(200)
                .forEach(MOVERS::add);
        assertThat(COUNTS.rescan()).isPositive();
        if (RELEASES.latest().isEmpty()) {
            HttpResponse<String> page = get("/map", null);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Chưa có số liệu nào được công bố", "Quần đảo Trường Sa");
            assertThat(get("/api/insight/map", null).statusCode()).isEqualTo(404);
            RELEASES.publish(Actor.system());
        }
    }

    @Test
    void a_committed_change_is_in_the_leaders_totals_within_a_second() throws Exception {
        Actor leader = leader("*");
        SyntheticPerson person = mover();
        moves(person, THUAN_AN);
        settled();
        long before = COUNTS.total(leader, new AreaCode(PHU_XUAN));
        long province = COUNTS.total(leader, HUE);
        long nation = COUNTS.total(leader);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            moves(person, PHU_XUAN);
            millis.add(until(() -> COUNTS.total(leader, new AreaCode(PHU_XUAN)) == before + 1));
            moves(person, THUAN_AN);
            millis.add(until(() -> COUNTS.total(leader, new AreaCode(PHU_XUAN)) == before));
        }
        System.out.printf("committed change to leader's total: %s ms%n", millis);
        assertThat(millis).allMatch(m -> m < 1_000);
        assertThat(COUNTS.total(leader, HUE)).isEqualTo(province);
        assertThat(COUNTS.total(leader)).isEqualTo(nation);
        assertThat(COUNTS.byCommune(leader, HUE).stream()
                        .mapToLong(AreaCount::people)
                        .sum())
                .isEqualTo(province);
    }

    @Test
    void after_moves_and_deaths_through_the_register_the_cube_equals_the_registers_own_recount() throws Exception {
        long living = COUNTS.total(leader("*"));
        for (int i = 0; i < 30; i++) {
            moves(mover(), i % 2 == 0 ? PHU_XUAN : communeOf("01", i));
        }
        for (int i = 0; i < 5; i++) {
            dies(mover());
        }
        settled();
        Cube followed = cube();
        assertThat(followed.total(followed.shape().nation())).isEqualTo(living - 5);
        Map<String, Long> recount = recount();
        for (AreaCode commune : followed.shape().communes()) {
            for (Sex sex : Sex.values()) {
                long counted = java.util.stream.IntStream.rangeClosed(0, Cube.UNKNOWN)
                        .mapToLong(age -> followed.count(followed.shape().row(commune), sex, age))
                        .sum();
                assertThat(counted).as(commune + " " + sex).isEqualTo(recount.getOrDefault(commune + sex.code(), 0L));
            }
        }
        COUNTS.rescan();
        Cube scanned = cube();
        for (int row = 0; row < scanned.shape().size(); row++) {
            for (int age = 0; age <= Cube.UNKNOWN; age++) {
                assertThat(followed.count(row, Sex.FEMALE, age)).isEqualTo(scanned.count(row, Sex.FEMALE, age));
                assertThat(followed.count(row, Sex.MALE, age)).isEqualTo(scanned.count(row, Sex.MALE, age));
            }
        }
    }

    @Test
    void birthdays_come_from_the_register_by_the_last_possible_day() {
        var people = WORLD.door(RegisterPeople.class);
        List<Counted> all = new ArrayList<>();
        people.scan(all::add);
        for (String day : List.of("--12-31", "--06-30", "--02-28", "--05-17")) {
            MonthDay asked = MonthDay.parse(day);
            List<Counted> found = new ArrayList<>();
            people.bornOn(asked, found::add);
            assertThat(found)
                    .as(day)
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(p -> p.birth() != null
                                    && MonthDay.from(p.birth()).equals(asked))
                            .toList());
        }
    }

    @Test
    void live_counts_are_open_within_ones_own_area_only() {
        assertThat(COUNTS.total(leader("46"), HUE)).isPositive();
        assertThat(COUNTS.total(leader("46"), new AreaCode(PHU_XUAN))).isNotNegative();
        assertThat(COUNTS.pyramid(officer(PHU_XUAN), new AreaCode(PHU_XUAN)).total())
                .isNotNegative();
        refused(InsightError.NOT_YOUR_AREA, () -> COUNTS.total(leader("46")));
        refused(InsightError.NOT_YOUR_AREA, () -> COUNTS.total(leader("46"), new AreaCode("01")));
        refused(InsightError.NOT_YOUR_AREA, () -> COUNTS.total(officer(PHU_XUAN), HUE));
        refused(InsightError.NOT_YOUR_AREA, () -> COUNTS.byCommune(officer(PHU_XUAN), HUE));
        refused(InsightError.NOT_YOUR_AREA, () -> COUNTS.total(officer(PHU_XUAN), new AreaCode(THUAN_AN)));
        refused(InsightError.NOT_YOUR_AREA, () -> COUNTS.total(Actor.citizen(UUID.randomUUID()), HUE));
        refused(InsightError.NOT_YOUR_AREA, () -> COUNTS.total(staff("operator", "*"), HUE));
        refused(InsightError.UNKNOWN_AREA, () -> COUNTS.total(leader("*"), new AreaCode("99")));
    }

    @Test
    void a_communes_officer_sees_their_commune_live_and_never_the_neighbours() {
        JsonNode own = json(get("/api/insight/map?area=" + PHU_XUAN, officer(PHU_XUAN)));
        assertThat(own.get("live").asBoolean()).isTrue();
        assertThat(own.get("values").propertyNames()).containsExactly(PHU_XUAN);
        JsonNode leaders = json(get("/api/insight/map?area=" + PHU_XUAN, leader("46")));
        assertThat(leaders.get("values").size()).isGreaterThan(30);
        assertThat(json(get("/api/insight/map?area=" + PHU_XUAN, officer(PHU_XUAN)))
                        .get("values")
                        .size())
                .as("also after the leader's answer was written")
                .isEqualTo(1);
        assertThat(json(get("/api/insight/map?area=46", officer(PHU_XUAN)))
                        .get("live")
                        .asBoolean())
                .isFalse();
        assertThat(get("/api/insight/map?area=46&view=live", officer(PHU_XUAN)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_is_published_is_rounded_and_never_moves_with_the_register() throws Exception {
        String before = get("/api/insight/map?level=commune", null).body();
        String page = main(get("/map/46", null).body());
        JsonNode values = json(get("/api/insight/map?area=46", null)).get("values");
        values.forEach(value -> assertThat(value.asLong() % 10).isZero());
        for (int i = 0; i < 12; i++) {
            moves(mover(), PHU_XUAN);
        }
        settled();
        assertThat(get("/api/insight/map?level=commune", null).body()).isEqualTo(before);
        assertThat(main(get("/map/46", null).body())).isEqualTo(page);
        assertThat(json(get("/api/insight/map?area=46", leader("46")))
                        .get("total")
                        .asLong())
                .isEqualTo(COUNTS.total(leader("46"), HUE));
    }

    @Test
    void a_year_is_published_once_and_mended_only_with_a_reason_by_who_may() {
        refused(InsightError.ALREADY_PUBLISHED, () -> RELEASES.publish(Actor.system()));
        refused(InsightError.REASON_MISSING, () -> RELEASES.revise(Actor.system(), " "));
        refused(InsightError.REASON_MISSING, () -> RELEASES.revise(Actor.system(), "x".repeat(501)));
        refused(InsightError.NOT_A_PUBLISHER, () -> RELEASES.publish(leader("46")));
        refused(InsightError.NOT_A_PUBLISHER, () -> RELEASES.publish(staff("residence-officer", "*")));
        assertThat(Release.rounded(15, 10)).isEqualTo(20);
        assertThat(Release.rounded(14, 10)).isEqualTo(10);
        assertThat(Release.rounded(0, 100)).isZero();
        assertThat(Release.rounding(113_571_956)).isEqualTo(100);
        Release now = RELEASES.latest().orElseThrow();
        assertThat(now.figures().provinces()).hasSize(34);
        assertThat(now.figures().communes()).hasSize(3_321);
        assertThat(now.figures().pyramid().male()).allMatch(n -> n % now.rounding() == 0);
    }

    @Test
    void the_pyramid_of_a_commune_is_live_for_its_officer_and_not_published() {
        assertThat(get("/api/insight/pyramid?area=" + PHU_XUAN, null).statusCode())
                .isEqualTo(404);
        JsonNode live = json(get("/api/insight/pyramid?area=" + PHU_XUAN, officer(PHU_XUAN)));
        assertThat(live.get("male").size()).isEqualTo(21);
        JsonNode published = json(get("/api/insight/pyramid", null));
        assertThat(published.get("area").isNull()).isTrue();
        assertThat(published.get("groups").get(20).asString()).isEqualTo("100+");
    }

    @Test
    void hostile_codes_and_words_are_refused_in_both_languages() {
        for (String path : List.of(
                "/api/insight/map?area=" + "9".repeat(4_000),
                "/api/insight/map?area=%00",
                "/api/insight/map?area=46'%20or%201=1",
                "/api/insight/map?area=4%D9%A6",
                "/api/insight/map?area=99",
                "/api/insight/map?level=street",
                "/api/insight/map?view=everything",
                "/api/insight/pyramid?area=99999")) {
            HttpResponse<String> answer = get(path, null);
            assertThat(answer.statusCode()).as(path).isIn(400, 404, 422);
            assertThat(json(answer).get("vi").asString()).isNotBlank();
            assertThat(json(answer).get("en").asString()).isNotBlank();
        }
        for (String path : List.of(
                "/map/99",
                "/map/x",
                "/map/%3Cscript%3E",
                "/map/00001",
                "/map?m=age",
                "/map/46?sort=x",
                "/map?dir=up")) {
            HttpResponse<String> answer = get(path, null);
            assertThat(answer.statusCode()).as(path).isIn(400, 404, 422);
            assertThat(answer.body()).doesNotContain("<script>");
        }
        assertThat(get("/map/figures", null).statusCode())
                .as("nothing to refresh for visitors")
                .isEqualTo(302);
    }

    @Test
    void the_map_page_says_where_its_figures_come_from_and_has_them_as_a_table_too() {
        String visitor = get("/map", null).body();
        assertThat(visitor)
                .contains("Bản đồ tham khảo", "Quần đảo Hoàng Sa", "Quần đảo Trường Sa")
                .contains("làm tròn đến 10 người")
                .doesNotContain("style=", "Tính đến sự kiện", "hx-get");
        var unplaced =
                Pattern.compile("Không có trên bản đồ: 0 đơn vị, (\\d+) người").matcher(visitor);
        assertThat(unplaced.find()).isTrue();
        long nowhere = recount().entrySet().stream()
                .filter(count -> count.getKey().length() == 1)
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(Long.parseLong(unplaced.group(1)))
                .as("those without permanent residence, rounded to ten; others may have come since the release")
                .isLessThanOrEqualTo(nowhere + 5);
        assertThat(Pattern.compile("<tr><th scope=\"row\"><a href=\"/map/\\d\\d\">")
                        .matcher(visitor)
                        .results()
                        .count())
                .isEqualTo(34);
        String live = get("/map/46", leader("46")).body();
        assertThat(live).contains("Tính đến sự kiện số", "hx-get=\"/map/figures?area=46&amp;left=119\"");
        assertThat(get("/map", officer(PHU_XUAN)).body()).contains("href=\"/map/" + PHU_XUAN + "\"");
        String commune = get("/map/" + PHU_XUAN, officer(PHU_XUAN)).body();
        assertThat(commune).contains("aria-current=\"true\"", "ngoài địa bàn của bạn");
        String sorted = get("/map?sort=name&dir=asc", null).body();
        assertThat(sorted).contains("aria-sort=\"ascending\"");
        assertThat(sorted.indexOf(">An Giang<")).isLessThan(sorted.indexOf(">Vĩnh Long<"));
    }

    @Test
    void the_open_page_refreshes_its_figures_and_stops_by_itself() {
        String first = get("/map/figures?area=46&left=2", leader("46")).body();
        assertThat(first).contains("hx-get=\"/map/figures?area=46&amp;left=1\"").doesNotContain("<html");
        assertThat(get("/map/figures?area=46&left=0", leader("46")).body()).doesNotContain("hx-get");
    }

    @Test
    void first_map_paint_stays_within_its_budget() {
        for (String path : List.of("/map", "/map/01", "/map/56", "/map/40", "/map/79")) {
            for (Actor actor : new Actor[] {null, leader("*")}) {
                String html = get(path, actor).body();
                int assets = assets(html);
                int total = gzip(html.getBytes(StandardCharsets.UTF_8)).length + assets;
                System.out.printf(
                        "%s %s: html %d B gzip, with assets %d B%n",
                        path, actor == null ? "public" : "leader", total - assets, total);
                assertThat(total).as(path).isLessThanOrEqualTo(120 * 1024);
            }
        }
    }

    @Test
    void map_values_cost_little() {
        AreaValues values = WORLD.door(AreaValues.class);
        var actor = java.util.Optional.of(leader("*"));
        for (int i = 0; i < 20_000; i++) {
            values.map(actor, null, true, Overviews.View.BEST);
        }
        long begun = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            values.map(actor, null, true, Overviews.View.BEST);
        }
        double micros = (System.nanoTime() - begun) / 20_000 / 1e3;
        System.out.printf("all communes from the cube: %.2f µs%n", micros);
        assertThat(micros).isLessThan(1_000);
    }

    private static synchronized SyntheticPerson mover() {
        return MOVERS.removeLast();
    }

    private static void moves(SyntheticPerson person, String commune) {
        LocalDate today = LocalDate.now(Texts.ZONE);
        UUID address = WORLD.door(Addresses.class).add(new AreaCode(commune), today, "Tổ 1");
        change(person, Field.Group.RESIDENCE, Map.of("residence.permanent", address), "moved");
    }

    private static void dies(SyntheticPerson person) {
        LocalDate today = LocalDate.now(Texts.ZONE);
        change(person, Field.Group.LIFE, Map.of("life.status", "dead", "life.diedOn", today.toString()), "died");
    }

    private static void change(SyntheticPerson person, Field.Group group, Map<String, Object> values, String kind) {
        UUID id = WORLD.door(Persons.class).idOf(person.number()).orElseThrow();
        var change = new FactChange(
                FactChange.Kind.CHANGE, group, values, LocalDate.now(Texts.ZONE), kind, null, null, "Điều 22");
        WORLD.door(Facts.class).change(UPKEEP, id, change);
    }

    private static String main(String html) {
        return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
    }

    /** Until everything committed so far is numbered and counted. */
    private static void settled() throws InterruptedException {
        Feed feed = WORLD.door(Feed.class);
        until(() -> feed.unnumbered().isEmpty());
        long size = feed.numberedSize();
        until(() -> COUNTS.upTo().upTo() >= size);
    }

    private static Cube cube() {
        return COUNTS.known().cube();
    }

    private static Map<String, Long> recount() {
        String sql = "select commune || sex, count(*) from register.person where status = 'living' group by 1";
        Map<String, Long> counts = new HashMap<>();
        WORLD.door(Tx.class).read(Actor.system(), () -> {
            WORLD.door(JdbcClient.class)
                    .sql(sql)
                    .query((row, n) -> counts.put(row.getString(1), row.getLong(2)))
                    .list();
            return counts;
        });
        return counts;
    }

    private static String communeOf(String province, int n) {
        return WORLD.door(Units.class)
                .children(new AreaCode(province), LocalDate.now(Texts.ZONE))
                .get(n)
                .code()
                .digits();
    }

    private static Actor leader(String area) {
        return staff("leader", area);
    }

    private static Actor officer(String area) {
        return staff("residence-officer", area);
    }

    private static Actor staff(String role, String area) {
        return new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G99.1", "Đơn vị mẫu", role, area);
    }

    private static HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable Actor actor) {
        World.Browser browser = WORLD.browser();
        if (actor != null) {
            String token = WORLD.door(Sessions.class)
                    .open(UUID.randomUUID(), actor, "Nguyễn Mẫu", 2, "test")
                    .token();
            var cookie = new HttpCookie("goc", token);
            cookie.setPath("/");
            cookie.setVersion(0);
            browser.cookies().getCookieStore().add(URI.create(WORLD.address()), cookie);
        }
        return path.startsWith("/api/")
                ? browser.send(HttpRequest.newBuilder(browser.uri(path)).header("Accept", "application/json"))
                : browser.get(path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** Bytes of everything the page names, as it travels. */
    private static int assets(String html) {
        int sum = 0;
        var seen = new java.util.TreeSet<String>();
        var matcher = Pattern.compile("/assets/[^\"#)]+").matcher(html);
        while (matcher.find()) {
            seen.add(matcher.group());
        }
        List<String> css = seen.stream().filter(u -> u.endsWith(".css")).toList();
        for (String url : css) {
            var inner = Pattern.compile("/assets/[^\"#)]+").matcher(new String(body(url), StandardCharsets.UTF_8));
            while (inner.find()) {
                seen.add(inner.group());
            }
        }
        for (String url : seen) {
            byte[] bytes = body(url);
            sum += url.endsWith(".woff2") ? bytes.length : gzip(bytes).length;
        }
        return sum;
    }

    private static byte[] body(String url) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(WORLD.address() + url))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static long until(java.util.function.BooleanSupplier met) throws InterruptedException {
        long begun = System.nanoTime();
        while (!met.getAsBoolean() && System.nanoTime() - begun < 60_000_000_000L) {
            Thread.sleep(5);
        }
        assertThat(met.getAsBoolean()).isTrue();
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static void refused(InsightError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
