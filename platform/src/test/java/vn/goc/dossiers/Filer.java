package vn.goc.dossiers;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.goc.World;
import vn.goc.site.Texts;

/** A browser in the hands of somebody who fills in forms: keeps the page, sends its hidden fields, attaches files. */
final class Filer {
    static final String CT01 = "1.004222";
    private static final String BOUNDARY = "----goc-test-boundary";
    private static final Pattern DRAFT = Pattern.compile("/dossiers/draft/([0-9a-f-]{36})/");

    private final World.Browser browser;
    private HttpResponse<String> page;

    Filer(World.Browser browser) {
        this.browser = browser;
        this.page = browser.get("/");
    }

    HttpResponse<String> get(String path) {
        page = browser.get(path);
        return page;
    }

    String hidden(String name) {
        Matcher found = Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]*)\"").matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("no field " + name + " in " + page.uri() + " (" + page.statusCode() + ")");
        }
        return found.group(1);
    }

    /** Posts with the hidden once-only token and revision of the page, if it has them; stays on the page. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        for (String name : new String[] {"once", "revision"}) {
            if (page.body().contains("name=\"" + name + "\"")) {
                all.putIfAbsent(name, hidden(name));
            }
        }
        return browser.post(path, all);
    }

    /** Posts a multipart form with one file. */
    HttpResponse<String> upload(String path, Map<String, String> fields, String field, String name, byte[] file) {
        var body = new ByteArrayOutputStream();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", hidden("_csrf"));
        if (page.body().contains("name=\"once\"")) {
            all.putIfAbsent("once", hidden("once"));
        }
        all.forEach((key, value) -> part(body, "name=\"" + key + "\"", value.getBytes(StandardCharsets.UTF_8)));
        part(body, "name=\"" + field + "\"; filename=\"" + name + "\"", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.send(HttpRequest.newBuilder(browser.uri(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] value) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(value);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(
                answer.statusCode() + " instead of a redirect: " + answer.body().replaceAll("(?s)<[^>]+>|\\s+", " ")));
    }

    /** Fills the form up to the last look: alone, to a new household of one's own. */
    String draft(String commune, String line) {
        get("/dossiers/new/" + CT01);
        Matcher id = DRAFT.matcher(location(post("/dossiers/new/" + CT01, Map.of())));
        if (!id.find()) {
            throw new AssertionError("no draft");
        }
        String draft = "/dossiers/draft/" + id.group(1);
        get(draft + "/movers");
        location(post(draft + "/movers", Map.of()));
        location(post(draft + "/commune", Map.of("commune", commune)));
        LocalDate since = LocalDate.now(Texts.ZONE).minusDays(20);
        location(post(
                draft + "/address",
                Map.of(
                        "line", line,
                        "since-d", Integer.toString(since.getDayOfMonth()),
                        "since-m", Integer.toString(since.getMonthValue()),
                        "since-y", Integer.toString(since.getYear()))));
        location(post(draft + "/household", Map.of("household", "new")));
        get(draft + "/relations");
        Map<String, String> relations = new HashMap<>(Map.of("relation-0", "chu-ho"));
        for (int i = 0; page.body().contains("id=\"staying-" + i + "\""); i++) {
            relations.put("staying-" + i, i == 0 ? "chu-ho" : "con-de");
        }
        location(post(draft + "/relations", relations));
        get(draft + "/papers");
        location(upload(draft + "/papers", Map.of("tenure", "own"), "file-dwelling", "Sổ đỏ.pdf", Samples.pdf()));
        return draft;
    }

    /** Files a draft. */
    String file(String draft) {
        get(draft + "/check");
        String filed = location(post(draft + "/file", Map.of("declare", "yes")));
        return filed.replace("/dossiers/", "").replace("/filed", "");
    }
}
