package vn.goc.civil;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.goc.civil.Registry.couple;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.SignedIn;
import vn.goc.World;
import vn.goc.kernel.Sex;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;

class CivilPagesTest {
    private static final Pattern DOSSIER = Pattern.compile("name=\"dossier\" value=\"([^\"]+)\"");

    private final World world = World.get();
    private final World.Browser officer = officer(Registry.COMMUNE);

    @Test
    void a_birth_goes_from_an_empty_form_over_the_check_into_the_book_and_gives_a_certificate() {
        List<SyntheticPerson> parents = couple();
        Map<String, String> form = birth(parents, "Lê Thị Trang Giấy");
        form.put("do", "find");
        String looked = officer.post("/civil/birth", form).body();
        assertThat(looked)
                .contains(parents.get(1).name().full(), parents.get(0).name().full())
                .contains("Từ CSDL quốc gia về dân cư", "Lê Thị Trang Giấy");
        form.put("do", "check");
        HttpResponse<String> check = officer.post("/civil/birth", form);
        assertThat(check.statusCode()).isEqualTo(200);
        assertThat(check.headers().firstValue("Goc-Receipt")).isPresent();
        assertThat(check.body()).contains("Xem lại rồi ghi vào sổ", "Bệnh viện Giấy");
        HttpResponse<String> done = officer.post("/civil/birth/register", form);
        String place = location(done);
        assertThat(place).startsWith("/civil/records/").doesNotContainPattern("[0-9]{12}");
        HttpResponse<String> record = officer.get(place);
        assertThat(record.body()).contains("Đã ghi vào sổ", "Giấy khai sinh", "Lê Thị Trang Giấy");
        assertThat(record.headers().firstValue("Cache-Control")).contains("no-store");
        Matcher pdf = Pattern.compile("href=\"(/civil/records/[^\"]+\\.pdf)\"").matcher(record.body());
        assertThat(pdf.find()).isTrue();
        HttpResponse<String> file = officer.get(pdf.group(1));
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.headers().firstValue("Goc-Receipt")).isPresent();
        assertThat(location(officer.post("/civil/birth/register", form)))
                .as("the same form sent twice")
                .isEqualTo(place);
    }

    @Test
    void each_mistake_stands_at_its_input_and_nothing_typed_is_lost() {
        Map<String, String> form = birth(couple(), "");
        form.put("born-m", "13");
        form.put("mother-number", "123");
        form.put("place-text", "Bệnh viện Giữ Lại");
        form.remove("sex");
        form.put("do", "check");
        HttpResponse<String> answer = officer.post("/civil/birth", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#name\"", "href=\"#born\"", "href=\"#mother-number\"", "href=\"#sex\"")
                .contains("Bệnh viện Giữ Lại", "id=\"mother-number-e\"");
    }

    @Test
    void a_child_on_record_is_shown_before_the_book_and_a_twin_needs_a_reason() {
        List<SyntheticPerson> parents = couple();
        Map<String, String> first = birth(parents, "Lê Thị Trước");
        assertThat(officer.post("/civil/birth/register", first).statusCode()).isEqualTo(303);
        Map<String, String> second = birth(parents, "Lê Thị Sau");
        second.put("do", "check");
        String check = officer.post("/civil/birth", second).body();
        assertThat(check).contains("Đã có trẻ giống thông tin này", "Lê Thị Trước");
        Matcher number =
                Pattern.compile("name=\"confirmed\" value=\"([0-9]{12})\"").matcher(check);
        assertThat(number.find()).isTrue();
        second.put("confirmed", number.group(1));
        HttpResponse<String> unreasoned = officer.post("/civil/birth/register", second);
        assertThat(unreasoned.statusCode()).isEqualTo(409);
        assertThat(unreasoned.body()).contains("href=\"#reason\"");
        second.put("reason", "sinh đôi, thứ hai");
        assertThat(officer.post("/civil/birth/register", second).statusCode()).isEqualTo(303);
    }

    @Test
    void a_death_is_registered_and_the_same_again_is_refused_on_the_form() {
        SyntheticPerson person = couple().get(0);
        Map<String, String> form = death(person);
        form.put("do", "check");
        assertThat(officer.post("/civil/death", form).body())
                .contains(person.name().full(), "khóa", "Tuổi già");
        String place = location(officer.post("/civil/death/register", form));
        assertThat(officer.get(place).body())
                .contains("Trích lục khai tử", person.name().full());
        HttpResponse<String> again = officer.post("/civil/death/register", death(person));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("đã được đăng ký khai tử", "id=\"person-number-e\"");
    }

    @Test
    void a_marriage_gives_each_a_certificate_and_the_citizen_finds_their_own() {
        SyntheticPerson man = Registry.single(Sex.MALE, Registry::adult);
        SyntheticPerson woman = Registry.single(Sex.FEMALE, Registry::adult);
        Map<String, String> form = new HashMap<>();
        form.put("dossier", dossier("/civil/marriage"));
        form.put("husband-number", man.number().digits());
        form.put("wife-number", woman.number().digits());
        form.put("do", "check");
        HttpResponse<String> unsigned = officer.post("/civil/marriage", form);
        assertThat(unsigned.statusCode()).isEqualTo(422);
        assertThat(unsigned.body()).contains("href=\"#signed\"", man.name().full());
        form.put("signed", "yes");
        assertThat(officer.post("/civil/marriage", form).body())
                .contains("đã ký sổ", woman.name().full());
        String place = location(officer.post("/civil/marriage/register", form));
        assertThat(officer.get(place).body()).contains("Giấy chứng nhận kết hôn");
        World.Browser wife = SignedIn.citizen(woman);
        HttpResponse<String> own = wife.get("/me/papers");
        assertThat(own.body()).contains("Giấy chứng nhận kết hôn", "Còn hiệu lực");
        Matcher pdf = Pattern.compile("href=\"(/me/papers/[^\"]+\\.pdf)\"").matcher(own.body());
        assertThat(pdf.find()).isTrue();
        assertThat(wife.get(pdf.group(1)).headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(SignedIn.citizen(man).get(pdf.group(1)).statusCode()).isEqualTo(404);
        String found = officer.post(
                        "/civil/search", Map.of("number", woman.number().digits()))
                .body();
        assertThat(found).contains("Kết hôn", place.replaceFirst("\\?.*", ""));
        officer.get(place);
        HttpResponse<String> extract =
                officer.post(place.replaceFirst("\\?.*", "/issue"), Map.of("kind", "trich-luc-ket-hon"));
        assertThat(officer.get(location(extract)).body()).contains("Trích lục kết hôn");
    }

    @Test
    void the_desk_names_nobody_and_only_its_officer_sees_it_in_both_languages() {
        List<SyntheticPerson> parents = couple();
        officer.post("/civil/birth/register", birth(parents, "Lê Thị Không Tên"));
        assertThat(officer.get("/civil").body())
                .contains("Đăng ký khai sinh", "Khai sinh <span class=\"num\">")
                .doesNotContain("Lê Thị Không Tên");
        assertThat(location(officer.get("/"))).isEqualTo("/civil");
        for (String path : List.of("/civil/birth", "/civil/death", "/civil/marriage", "/civil/search")) {
            officer.get("/lang/en?to=/");
            assertThat(officer.get(path).body()).contains("lang=\"en\"").doesNotContain("Ghi số");
            officer.get("/lang/vi?to=/");
        }
        Household household = People.household(1);
        World.Browser police = SignedIn.as(UUID.randomUUID(), SignedIn.officer(household), "Công an");
        World.Browser citizen = SignedIn.citizen(household.head());
        for (String path : List.of("/civil", "/civil/birth", "/civil/search")) {
            assertThat(police.get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(citizen.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(world.browser().get("/civil").statusCode()).isEqualTo(302);
    }

    @Test
    void the_same_acts_are_done_as_json_by_the_same_door() {
        List<SyntheticPerson> parents = couple();
        String dossier = Registry.dossier();
        String body = """
                {"dossier":"%s","name":"Lê Thị Jason","sex":"F","bornOn":"%s","birthPlace":"46","birthPlaceText":"Trạm y tế",
                 "origin":"46","ethnicity":"01","nationality":"VNM","mother":{"number":"%s"},"father":{"number":"%s"},
                 "evidence":{"kind":"chung-sinh","number":"GCS-9"},"declarant":"Lê Văn Cha","relation":"cha"}
                """.formatted(
                        dossier,
                        Registry.TODAY.minusDays(1),
                        parents.get(1).number(),
                        parents.get(0).number());
        HttpResponse<String> done = json("/api/civil/births", body);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        JsonNode first = read(done);
        assertThat(first.path("childNumber").asString()).matches("[0-9]{12}");
        assertThat(read(json("/api/civil/births", body)).path("record").asString())
                .isEqualTo(first.path("record").asString());
        String second = body.replace(dossier, Registry.dossier());
        HttpResponse<String> refused = json("/api/civil/births", second);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(read(refused).path("title").asString()).isEqualTo("civil.duplicate-suspected");
        HttpResponse<String> alike = json("/api/civil/births/candidates", second);
        assertThat(alike.headers().firstValue("Goc-Receipt")).isPresent();
        assertThat(read(alike).path("persons").get(0).path("number").asString())
                .isEqualTo(first.path("childNumber").asString());
        HttpResponse<String> dead = json("/api/civil/deaths", """
                {"dossier":"%s","number":"%s","diedOn":"2026-10","place":"Tại nhà","cause":"benh",
                 "evidence":{"kind":"uy-ban"},"declarant":"Lê Văn Con","relation":"con"}
                """.formatted(
                        Registry.dossier(), parents.get(0).number()));
        assertThat(dead.statusCode()).as(dead.body()).isEqualTo(201);
        assertThat(json("/api/civil/marriages", "{\"dossier\":\"HT-XX\"}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> json(String path, String body) {
        officer.get("/civil/search");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(officer.get("/civil/search").body());
        assertThat(token.find()).isTrue();
        return officer.send(HttpRequest.newBuilder(officer.uri(path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token.group(1))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode read(HttpResponse<String> answer) {
        return world.door(JsonMapper.class).readTree(answer.body());
    }

    private Map<String, String> birth(List<SyntheticPerson> parents, String name) {
        Map<String, String> form = new HashMap<>();
        form.put("dossier", dossier("/civil/birth"));
        form.put("name", name);
        form.put("sex", "F");
        form.put("born-d", Integer.toString(Registry.TODAY.minusDays(2).getDayOfMonth()));
        form.put("born-m", Integer.toString(Registry.TODAY.minusDays(2).getMonthValue()));
        form.put("born-y", Integer.toString(Registry.TODAY.minusDays(2).getYear()));
        form.put("place-text", "Bệnh viện Giấy");
        form.put("place", "46");
        form.put("origin", "46");
        form.put("ethnicity", "01");
        form.put("nationality", "VNM");
        form.put("mother-number", parents.get(1).number().digits());
        form.put("father-number", parents.get(0).number().digits());
        form.put("evidence", "chung-sinh");
        form.put("evidence-number", "GCS-7");
        form.put("declarant", "Lê Văn Cha");
        form.put("relation", "cha");
        return form;
    }

    private Map<String, String> death(SyntheticPerson person) {
        Map<String, String> form = new HashMap<>();
        form.put("dossier", dossier("/civil/death"));
        form.put("person-number", person.number().digits());
        form.put("died-y", Integer.toString(Registry.TODAY.getYear()));
        form.put("place", "Tại nhà");
        form.put("cause", "tuoi-gia");
        form.put("evidence", "uy-ban");
        form.put("declarant", "Lê Thị Con");
        form.put("relation", "con");
        return form;
    }

    private String dossier(String path) {
        Matcher found = DOSSIER.matcher(officer.get(path).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static World.Browser officer(String commune) {
        Registrar registrar = Registry.registrar(commune);
        return SignedIn.as(UUID.randomUUID(), registrar.actor(), registrar.name());
    }
}
