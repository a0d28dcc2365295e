package vn.goc.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a script-less browser: keeps cookies, fills in form tokens, signs in with password and code. */
final class Visitor implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");
    private static final int SEE_OTHER = 303;
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private final Wire wire;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    Visitor(int port) {
        this.wire = new Wire(port);
    }

    /** Signs in through the pages; the code is read where the demo's messages lie. */
    void signIn(Cast.Login login) throws IOException, InterruptedException {
        String spool = "/demo/spool.txt?to=" + encode(login.phone());
        String before = get(spool);
        get("/sign-in");
        post("/sign-in", Map.of("login", login.login(), "password", login.password(), "to", "/account"));
        expect(SEE_OTHER, "the password");
        get("/sign-in/code");
        Matcher code = CODE.matcher(sent(spool, before));
        if (!code.find()) {
            throw new IOException("no code was sent to " + login.login());
        }
        post("/sign-in/code", Map.of("code", code.group(1), "to", "/account"));
        expect(SEE_OTHER, "the code");
        get("/account");
        expect(200, "the account's page");
    }

    /** What was sent since, newest first; messages leave some moments after they are written. */
    private String sent(String spool, String before) throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        String now = get(spool);
        while (now.equals(before) && System.nanoTime() < limit) {
            Thread.sleep(50);
            now = get(spool);
        }
        return now.substring(0, Math.max(0, now.length() - before.length()));
    }

    String get(String path) throws IOException {
        return send(Wire.request("GET", path, headers("Accept: text/html,*/*;q=0.8\r\n"), ""));
    }

    /** Posts a form with the token of the page seen last. */
    String post(String path, Map<String, String> fields) throws IOException {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        String body = all.entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
        String type = "Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        return send(Wire.request("POST", path, headers(type), body));
    }

    /** A POST of JSON as the pages' own script would send it, as bytes, for many connections at once. */
    byte[] jsonRequest(String path, String body) {
        return Wire.request(
                "POST", path, headers("Content-Type: application/json\r\nX-CSRF-TOKEN: " + token + "\r\n"), body);
    }

    /** A form of any kind with the token in a header, as bytes. */
    byte[] formRequest(String path, String type, String body) {
        return Wire.request(
                "POST",
                path,
                headers("Accept: text/html\r\nContent-Type: " + type + "\r\nX-CSRF-TOKEN: " + token + "\r\n"),
                body);
    }

    /** Header lines with this visitor's cookies. */
    String headers(String more) {
        String all = cookies.entrySet().stream()
                .map(c -> c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
        return (all.isEmpty() ? "" : "Cookie: " + all + "\r\n") + more;
    }

    /** Gets raw bytes, compressed when the server does so. */
    byte[] compressed(String path) throws IOException {
        return wire.call(Wire.request("GET", path, headers("Accept: text/html,*/*\r\nAccept-Encoding: gzip\r\n"), ""));
    }

    Wire wire() {
        return wire;
    }

    void expect(int status, String what) throws IOException {
        if (wire.status() != status) {
            throw new IOException("signing in: " + what + " was answered " + wire.status());
        }
    }

    private String send(byte[] request) throws IOException {
        String body = new String(wire.call(request), StandardCharsets.UTF_8);
        for (String set : wire.headers("Set-Cookie")) {
            String pair = set.split(";")[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        cookies.values().removeIf(String::isEmpty);
        Matcher found = TOKEN.matcher(body);
        if (found.find()) {
            token = found.group(1);
        }
        return body;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
