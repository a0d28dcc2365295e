package vn.goc.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser of one width and language, which looks at each page it comes to: pictures, axe, sideways scroll. */
@SuppressWarnings("deprecation") // axe in one window: a busy machine is slow to open another
final class Screen implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target/screens");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final Duration PATIENCE = Duration.ofSeconds(90); // machines that run tests are often busy

    private final ChromeDriver driver;
    private final String address;
    private final String lang;
    private final int width;
    private final Map<String, Set<Cookie>> aside = new HashMap<>();
    private String holder;

    Screen(String address, String lang, int width, boolean script, String holder) {
        this.holder = holder;
        this.address = address;
        this.lang = lang;
        this.width = width;
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--window-size=1280,900");
        if (!script) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
        Map<String, Object> metrics = new HashMap<>();
        metrics.put("width", width);
        metrics.put("height", width < 500 ? 640 : 900);
        metrics.put("deviceScaleFactor", 1);
        metrics.put("mobile", width < 500);
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
        inLanguage();
    }

    private void inLanguage() {
        go("/lang/" + lang + "?to=/");
    }

    /**
     * Puts one person's cookies aside and another's in their place; a newcomer finds none but the language.
     *
     * @return whether this person was here before
     */
    boolean handTo(String person) {
        aside.put(holder, driver.manage().getCookies());
        driver.manage().deleteAllCookies();
        holder = person;
        Set<Cookie> kept = aside.get(person);
        if (kept == null) {
            inLanguage();
            return false;
        }
        kept.forEach(driver.manage()::addCookie);
        return true;
    }

    static boolean available() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    ChromeDriver driver() {
        return driver;
    }

    void go(String path) {
        driver.get(address + path);
    }

    String place() {
        return driver.getCurrentUrl().replace(address, "");
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void says(String words) {
        assertThat(text()).as("page %s", place()).contains(words);
    }

    WebElement find(String css) {
        return until(d -> d.findElement(By.cssSelector(css)));
    }

    <T> T until(Function<WebDriver, T> met) {
        return new WebDriverWait(driver, PATIENCE).until(met);
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Clicks and waits for the next page. */
    void press(String css) {
        WebElement element = find(css);
        WebElement before = driver.findElement(By.tagName("html"));
        element.click();
        until(d -> {
            try {
                before.isEnabled();
                return false;
            } catch (StaleElementReferenceException e) {
                return true;
            } catch (WebDriverException e) {
                return false; // between two pages the browser may know neither; it is asked again
            }
        });
    }

    /** A picture for people, and for machines: no WCAG 2.2 AA violation, no sideways scroll. */
    void look(String name) {
        try {
            Files.createDirectories(PICTURES);
            Map<String, Object> picture = driver.executeCdpCommand(
                    "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"));
            Files.write(
                    PICTURES.resolve(name + "-" + lang + "-" + width + ".png"),
                    java.util.Base64.getDecoder().decode((String) picture.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WebDriverException e) {
            driver.getScreenshotAs(OutputType.BYTES);
        }
        Number sideways =
                (Number) driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth");
        assertThat(sideways.intValue())
                .as("%s scrolls sideways at %d", name, width)
                .isLessThanOrEqualTo(0);
        List<Rule> violations = new AxeBuilder()
                .setLegacyMode() // no page has frames: no second window is needed
                .withTags(WCAG)
                .disableIframeTesting()
                .analyze(driver)
                .getViolations();
        assertThat(violations)
                .as("%s at %d", name, width)
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .limit(3)
                                .map(n -> n.getHtml())
                                .toList())
                .isEmpty();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
