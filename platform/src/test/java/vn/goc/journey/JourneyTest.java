package vn.goc.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import vn.goc.DemoWorld;
import vn.goc.demo.Demo;
import vn.goc.demo.DemoSheet;
import vn.goc.kernel.PersonalNumber;
import vn.goc.register.Loading;
import vn.goc.register.Persons;
import vn.goc.residence.Households;
import vn.goc.site.Texts;

/**
 * The story in Chromium: in Vietnamese at 1280 px, in English at 320 px, and once without JavaScript. Every page passed is
 * pictured in {@code target/screens} and checked by axe.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static DemoWorld world;
    private static Path paper;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Screen.available(), "Chromium and chromedriver are not installed");
        world = new DemoWorld();
        paper = Files.createTempFile("giay-to-nha", ".pdf");
        Files.writeString(
                paper,
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj"
                        + " 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    @Order(1)
    void in_vietnamese_on_a_desktop_with_a_passkey() {
        story("vi", 1280, "receiving", "canbo@tiepnhan", true);
    }

    @Test
    @Order(2)
    void in_english_on_a_small_phone() {
        story("en", 320, "home", "canbo@noidi", false);
    }

    @Test
    @Order(3)
    void without_javascript_every_citizen_page_works() {
        try (var screen =
                new Screen(world.address(), "vi", 1280, false, citizen().login())) {
            signIn(screen, citizen());
            for (String path : List.of(
                    "/", "/me", "/me/who-saw", "/dossiers", "/inbox", "/account", "/map", "/dossiers/new/1.004222")) {
                screen.go(path);
                assertThat(screen.place()).isEqualTo(path);
                assertThat(screen.has("h1")).as(path).isTrue();
            }
        }
    }

    @Test
    @Order(4)
    void a_report_is_verified_and_the_officers_desks_are_readable_on_a_desktop() {
        rightData("vi", 1280, "religion");
    }

    @Test
    @Order(5)
    void the_same_in_english_on_a_small_phone() {
        rightData("en", 320, "bloodGroup");
    }

    private void rightData(String lang, int width, String field) {
        try (var screen =
                new Screen(world.address(), lang, width, true, citizen().login())) {
            signIn(screen, citizen());
            screen.go("/me/report/" + field);
            screen.type("#text", "Chưa đúng, xem giấy khai sinh");
            screen.press("#report-form button.btn");
            become(screen, login("canbo@noidi"));
            screen.until(d -> {
                screen.go("/quality");
                return screen.has("a[href^='/quality/tasks/']");
            });
            screen.look("right-data");
            screen.press("a[href^='/quality/tasks/']");
            screen.look("task");
            screen.press("#task-form button.btn");
            screen.look("task-errors");
            pick(screen, "#outcome");
            screen.type("#finding", "Đã xem giấy khai sinh, đúng như đang ghi.");
            screen.press("#task-form button.btn");
            assertThat(screen.place()).isEqualTo("/quality?done=task");
            screen.go("/quality/propose/number-change");
            screen.look("propose");
            screen.go("/quality/doubles");
            screen.type("#number", citizen().login());
            screen.type("#other", housemate());
            screen.press("#doubles-form button.btn");
            screen.look("doubles");
            for (String[] page : new String[][] {
                {"/residence", "residence"}, {"/residence/occupants", "occupants"}, {"/verification", "verification"}
            }) {
                screen.go(page[0]);
                screen.look(page[1]);
            }
            become(screen, login("hotich@tiepnhan"));
            for (String[] page :
                    new String[][] {{"/civil", "civil"}, {"/civil/birth", "birth"}, {"/p", "paper-check"}}) {
                screen.go(page[0]);
                assertThat(screen.text()).doesNotContain("404");
                screen.look(page[1]);
            }
        }
    }

    @Test
    void a_start_that_names_no_number_keeps_the_people_who_are_there() {
        long people = world.door(Loading.class).people();
        List<String> said = new ArrayList<>();
        world.door(Demo.class).prepare(-1, said::add);
        assertThat(world.door(Loading.class).people()).isEqualTo(people);
        assertThat(said)
                .anyMatch(
                        line -> line.contains(world.sheet().logins().getFirst().login()));
    }

    private void story(String lang, int width, String to, String officer, boolean passkey) {
        try (var screen =
                new Screen(world.address(), lang, width, true, citizen().login())) {
            screen.go("/");
            screen.look("home-visitor");
            screen.go("/sign-in");
            screen.look("sign-in");
            signIn(screen, citizen());
            screen.go("/");
            screen.look("home");
            if (passkey) {
                byPasskey(screen);
            }
            String code = file(screen, to);
            screen.go("/dossiers");
            screen.look("dossiers");
            screen.go("/dossiers/" + code);
            screen.look("dossier");
            officer(screen, officer, code, "supplement");
            become(screen, citizen());
            screen.go("/dossiers/" + code);
            screen.look("dossier-supplement");
            screen.find("input[type=file]").sendKeys(paper.toString());
            screen.press("form[action$='/supplement'] button.btn");
            officer(screen, officer, code, "accept");
            officer(screen, officer, code, "approve");
            become(screen, citizen());
            for (String[] page : new String[][] {
                {"/dossiers/" + code, "dossier-done"},
                {"/me", "my-data"},
                {"/me/who-saw", "who-saw"},
                {"/inbox", "inbox"},
                {"/account", "account"},
                {"/nowhere", "not-found"},
                {"/errors", "errors"},
                {"/api", "api"},
                {"/receipt", "receipt"},
                {"/demo", "demo"},
                {"/map", "map-public"}
            }) {
                screen.go(page[0]);
                screen.look(page[1]);
            }
            screen.go("/me/who-saw");
            screen.press("main ul.list a");
            assertThat(screen.has(".proof")).isTrue();
            String good = screen.find("#self-check").getDomAttribute("data-good");
            screen.until(d -> screen.text().contains(String.valueOf(good)));
            screen.look("who-saw-line");
            staff(screen);
        }
    }

    /** Pages of leader, operator and agency's engineer. */
    private void staff(Screen screen) {
        for (String[] one : new String[][] {
            {"lanhdao@tinh", "/map/" + world.sheet().values().get("province"), "map-province"},
            {"vanhanh@goc", "/ops", "operations"},
            {"kysu@bhxh", "/agency", "agency"},
            {"canbo@tiepnhan", "/desk/search", "search"}
        }) {
            become(screen, login(one[0]));
            screen.go(one[1]);
            screen.look(one[2]);
        }
    }

    /** The one browser in another person's hands, who signs in the first time. */
    private void become(Screen screen, DemoSheet.Login who) {
        if (!screen.handTo(who.login())) {
            signIn(screen, who);
        }
    }

    private void byPasskey(Screen screen) {
        var options = new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true);
        screen.driver().addVirtualAuthenticator(options);
        screen.go("/account");
        screen.press("#add-passkey-form button");
        screen.look("account-passkey");
        screen.press("form[action='/sign-out'] button");
        screen.go("/sign-in");
        screen.press("#passkey-form button");
        assertThat(screen.place()).doesNotContain("sign-in");
    }

    /** The form, step by step, as a citizen fills it in. */
    private String file(Screen screen, String to) {
        screen.go("/dossiers/new/1.004222");
        screen.look("procedure");
        screen.press("form[action^='/dossiers/new/'] button.btn");
        screen.look("form-movers");
        next(screen);
        String commune = world.sheet().values().get(to);
        String name = world.door(vn.goc.places.Units.class)
                .on(
                        new vn.goc.kernel.AreaCode(String.valueOf(commune)),
                        java.time.LocalDate.now(vn.goc.site.Texts.ZONE))
                .name();
        screen.type("#q", name);
        screen.press("form[role=search] button");
        screen.look("form-commune");
        pick(screen, "input[name=commune][value='" + commune + "']");
        next(screen);
        screen.type("#line", "Số 48, đường Bằng Lăng");
        screen.type("input[name=since-d]", "1");
        screen.type("input[name=since-m]", "10");
        screen.type("input[name=since-y]", "2026");
        screen.look("form-address");
        next(screen);
        pick(screen, "input[name=household][value=new]");
        screen.look("form-household");
        next(screen);
        for (WebElement select : screen.driver().findElements(By.cssSelector("main select"))) {
            boolean head = List.of("relation-0", "staying-0").contains(select.getDomAttribute("name"));
            new Select(select).selectByValue(head ? "chu-ho" : "o-nho");
        }
        screen.look("form-relations");
        next(screen);
        pick(screen, "input[name=tenure][value=own]");
        screen.driver().findElements(By.cssSelector("input[type=file]")).forEach(f -> f.sendKeys(paper.toString()));
        screen.look("form-papers");
        next(screen);
        screen.look("form-check");
        screen.says("Bằng Lăng");
        pick(screen, "input[name=declare]");
        screen.press("form[action$='/file'] button.btn");
        screen.look("form-filed");
        Matcher code = Pattern.compile("/dossiers/([^/?]+)/filed").matcher(screen.place());
        assertThat(code.find()).as(screen.place()).isTrue();
        return code.group(1);
    }

    private void officer(Screen screen, String login, String code, String decision) {
        become(screen, login(login));
        screen.go("/desk");
        screen.says(code);
        screen.look("queue");
        screen.go("/desk/dossiers/" + code);
        screen.look("desk-" + decision);
        pick(screen, "input[name=decision][value=" + decision + "]");
        if (decision.equals("supplement")) {
            screen.type("textarea[name=reason]", "Gửi lại trang 2, ảnh mờ");
        }
        screen.press("#decision-form button.btn");
    }

    private static void next(Screen screen) {
        screen.press("main form[method=post] button.btn:not(.quiet):not(.danger)");
    }

    /** A choice is clicked by its label: the whole of it is the target. */
    private static void pick(Screen screen, String css) {
        WebElement input = screen.find(css);
        if (!input.isSelected()) {
            screen.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", input);
            input.click();
        }
    }

    private static void signIn(Screen screen, DemoSheet.Login who) {
        screen.go("/sign-in");
        int before = codes(who).size();
        screen.type("#login", who.login());
        screen.type("#password", who.password());
        screen.press("#password-form button");
        screen.until(d -> codes(who).size() > before);
        screen.type("#code", codes(who).getFirst());
        screen.press("main form[action='/sign-in/code'] button.btn:not(.quiet)");
        assertThat(screen.place()).doesNotContain("sign-in");
    }

    /** One-time codes sent to somebody, newest first, as the demo's spool shows them. */
    private static List<String> codes(DemoSheet.Login who) {
        try {
            String spool = CLIENT.send(
                            HttpRequest.newBuilder(URI.create(world.address() + "/demo/spool.txt?to=" + who.phone()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
            return spool.lines()
                    .map(line -> Pattern.compile("\\b\\d{6}\\b").matcher(line.substring(line.indexOf('\t') + 1)))
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The number of somebody of the citizen's household, else their own. */
    private static String housemate() {
        Persons persons = world.door(Persons.class);
        UUID me = persons.idOf(new PersonalNumber(citizen().login())).orElseThrow();
        return world.door(Households.class).of(me, LocalDate.now(Texts.ZONE)).persons().stream()
                .filter(person -> !person.equals(me))
                .findFirst()
                .flatMap(persons::numberOf)
                .map(PersonalNumber::digits)
                .orElse(citizen().login());
    }

    private static DemoSheet.Login citizen() {
        return world.sheet().logins().getFirst();
    }

    private static DemoSheet.Login login(String name) {
        return world.sheet().logins().stream()
                .filter(l -> l.login().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
