package vn.goc;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.goc.accounts.Accounts;
import vn.goc.kernel.Actor;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.Persons;
import vn.goc.site.Sessions;

/** Browsers of people who have signed in, for tests of pages behind the door. */
public final class SignedIn {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private SignedIn() {}

    /** The browser of a synthetic person with an eID account. */
    public static World.Browser citizen(SyntheticPerson person) {
        World world = World.get();
        UUID id = world.door(Persons.class).idOf(person.number()).orElseThrow();
        Accounts accounts = world.door(Accounts.class);
        UUID account = accounts.findByPerson(id)
                .map(found -> found.id())
                .orElseGet(() -> accounts.openCitizen(
                        id, person.number().digits(), person.name().full(), "0100000000", "lúa chín vàng đồng 9", 2));
        return as(account, Actor.citizen(id), person.name().full());
    }

    /** A residence officer of the commune in which a household lives. */
    public static Actor officer(Household household) {
        String commune = household.commune().digits();
        return new Actor(
                Actor.Kind.OFFICER,
                UUID.nameUUIDFromBytes(commune.getBytes(StandardCharsets.UTF_8)),
                "CA." + commune,
                "Công an xã số " + commune,
                "residence-officer",
                commune);
    }

    public static World.Browser as(UUID account, Actor actor, String name) {
        World world = World.get();
        String token =
                world.door(Sessions.class).open(account, actor, name, 2, "test").token();
        World.Browser browser = world.browser();
        var cookie = new HttpCookie("goc", token);
        cookie.setPath("/");
        cookie.setVersion(0);
        browser.cookies().getCookieStore().add(URI.create(world.address()), cookie);
        return browser;
    }

    /** Posts a form in which a name may stand several times, with the token of a page. */
    public static HttpResponse<String> post(
            World.Browser browser, HttpResponse<String> page, String path, Map<String, List<String>> fields) {
        String form = fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        Matcher token = TOKEN.matcher(page.body());
        String body = token.find() ? form + "&_csrf=" + encode(token.group(1)) : form;
        return browser.send(HttpRequest.newBuilder(browser.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
