package vn.goc.accounts;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.goc.World;
import vn.goc.notices.SpoolSender;

/** People of the tests with accounts, and browsers in which they are signed in. */
public final class SignedIn {
    public static final String PASSWORD = "một câu dài dễ nhớ 2026";
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 800_000));

    private SignedIn() {}

    /** A citizen's account with a login and a phone of its own. */
    public static Account citizen(UUID person, String name) {
        int n = NEXT.incrementAndGet();
        UUID id = accounts()
                .openCitizen(person, String.format(java.util.Locale.ROOT, "%012d", n), name, phone(n), PASSWORD, 2);
        return accounts().find(id).orElseThrow();
    }

    /** @param role as {@link Accounts#openOfficer} takes it */
    public static Account officer(String role, String agency, String unit, String area) {
        int n = NEXT.incrementAndGet();
        UUID id = accounts()
                .openOfficer("canbo" + n + "@thu", "Trần Thị Cán Bộ", role, agency, unit, area, phone(n), PASSWORD);
        return accounts().find(id).orElseThrow();
    }

    /** Signs an account in as a person would, with password and code. */
    public static World.Browser browser(Account account) {
        World.Browser browser = World.get().browser();
        signIn(browser, account, "/");
        return browser;
    }

    public static HttpResponse<String> signIn(World.Browser browser, Account account, String to) {
        int before = messages(account).size();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("login", account.login(), "password", PASSWORD, "to", to));
        browser.get("/sign-in/code");
        return browser.post("/sign-in/code", Map.of("code", code(account, before), "to", to));
    }

    /** The newest code sent to the account, once more than {@code before} messages have arrived. */
    public static String code(Account account, int before) {
        for (int i = 0; i < 1200; i++) { // a minute: machines that run tests are often busy
            List<String> found = messages(account);
            for (String text :
                    found.subList(0, Math.max(0, found.size() - before))) { // other notices may have come too
                Matcher code = CODE.matcher(text);
                if (code.find()) {
                    return code.group();
                }
            }
            pause(50);
        }
        throw new AssertionError("no code came");
    }

    /** Texts sent to the account's phone, newest first. */
    public static List<String> messages(Account account) {
        return World.get().door(SpoolSender.class).recent().stream()
                .filter(s -> s.message().address().equals(account.phone()))
                .map(s -> s.message().body())
                .toList();
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Accounts accounts() {
        return World.get().door(Accounts.class);
    }

    private static String phone(int n) {
        return String.format(java.util.Locale.ROOT, "09%08d", n);
    }
}
