package vn.goc.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import vn.goc.World;

/** Signing in, adding a passkey and using it in a real browser, whose pages are looked at and checked. */
@EnabledIf("browserIsThere")
@SuppressWarnings("deprecation") // axe in one window: a busy machine is slow to open another
class PasskeyJourneyTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENS = Path.of("target/screens");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final World world = World.get();
    private final Account citizen = SignedIn.citizen(UUID.randomUUID(), "Nguyễn Thị Huyền Trang Nguyên");
    private ChromeDriver chrome;

    static boolean browserIsThere() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(SCREENS);
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory("goc-chrome"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        chrome = new ChromeDriver(service, options);
        chrome.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true)
                .setIsUserConsenting(true));
    }

    @AfterEach
    void close() {
        chrome.quit();
    }

    @Test
    void a_citizen_signs_in_with_a_code_adds_a_passkey_and_comes_back_with_it() throws IOException {
        chrome.get(world.address() + "/sign-in?to=/account");
        look("sign-in");
        chrome.findElement(By.id("login")).sendKeys(citizen.login());
        chrome.findElement(By.id("password")).sendKeys("sai rồi");
        chrome.findElement(By.cssSelector("#password-form button")).click();
        until(By.id("errors"));
        look("sign-in-wrong");
        chrome.findElement(By.id("password")).sendKeys(SignedIn.PASSWORD);
        chrome.findElement(By.cssSelector("#password-form button")).click();
        until(By.id("code"));
        look("code");
        chrome.findElement(By.id("code")).sendKeys(SignedIn.code(citizen, 0));
        chrome.findElement(By.cssSelector("#code-form button")).click();
        until(By.id("devices"));
        assertThat(chrome.getCurrentUrl()).isEqualTo(world.address() + "/account");
        chrome.findElement(By.id("label")).sendKeys("Điện thoại của tôi");
        chrome.findElement(By.cssSelector("#add-passkey-form button")).click();
        until(By.cssSelector(".note.good"));
        assertThat(chrome.getPageSource()).contains("Đã thêm khóa truy cập").contains("Điện thoại của tôi");
        look("account");
        for (String page : List.of("/account/password", "/account/lock", "/sign-in/confirm?to=/account", "/inbox")) {
            chrome.get(world.address() + page);
            look(page.replaceAll("\\?.*", "").substring(1).replace('/', '-'));
        }
        chrome.findElement(By.cssSelector(".list a")).click();
        until(By.tagName("article"));
        look("notice");
        chrome.get(world.address() + "/demo/spool");
        look("spool");
        for (String page : List.of("/account", "/account/password", "/account/lock", "/sign-in/confirm", "/inbox")) {
            chrome.get(world.address() + "/lang/en?to=" + page);
            assertThat(chrome.findElement(By.tagName("html")).getDomAttribute("lang"))
                    .isEqualTo("en");
            look("en" + page.replace('/', '-'));
        }
        chrome.get(world.address() + "/lang/vi");
        chrome.findElement(By.cssSelector(".top form[action='/sign-out'] button"))
                .click();
        until(By.cssSelector(".top a[href^='/sign-in']")); // a page asked for too early would overtake the sign-out
        chrome.get(world.address() + "/sign-in?to=/inbox");
        chrome.findElement(By.cssSelector("#passkey-form button")).click();
        new WebDriverWait(chrome, PATIENCE).until(ExpectedConditions.urlToBe(world.address() + "/inbox"));
        chrome.get(world.address() + "/account");
        assertThat(chrome.getPageSource()).contains("Đã đăng nhập bằng khóa truy cập");
    }

    private void until(By what) {
        new WebDriverWait(chrome, PATIENCE).until(ExpectedConditions.presenceOfElementLocated(what));
    }

    /** In both languages, at 1280 and 320 px; axe finds nothing and nothing scrolls sideways. */
    private void look(String name) throws IOException {
        for (int width : new int[] {1280, 320}) {
            chrome.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width == 320));
            // no frames here, so no second window is needed
            var found = new AxeBuilder()
                    .setLegacyMode()
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze(chrome);
            assertThat(found.getViolations()).as(name + " at " + width).isEmpty();
            Object scroll = chrome.executeScript(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(((Number) scroll).intValue())
                    .as(name + " scrolls sideways at " + width)
                    .isZero();
            Files.write(SCREENS.resolve(name + "-" + width + ".png"), whole(width));
        }
    }

    private byte[] whole(int width) {
        Number height = (Number) chrome.executeScript("return document.documentElement.scrollHeight");
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        Math.max(600, height.intValue()),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width == 320));
        return chrome.getScreenshotAs(OutputType.BYTES);
    }
}
