package vn.goc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * A small country for tests: one real server on a database of its own, shared by the tests of a run. People and accounts
 * come in through the rooms' doors, never by inserting rows.
 */
public final class World {
    private static final World THE = new World();

    private final Path data;
    private final Server server;

    private World() {
        try {
            data = Files.createTempDirectory("goc-world");
            Path programs = data.resolveSibling("goc-test-postgresql");
            Files.createSymbolicLink(data.resolve("postgresql"), LocalDatabase.unpack(programs));
            server = Server.start(new Goc.Options("serve", 0, data, 0), System.getenv("GOC_TEST_DB_URL"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            try {
                FileSystemUtils.deleteRecursively(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    public static World get() {
        return THE;
    }

    public <T> T door(Class<T> type) {
        return server.rooms().getBean(type);
    }

    public String address() {
        return server.address();
    }

    public Path data() {
        return data;
    }

    public Browser browser() {
        return new Browser(server.address());
    }

    /** A browser without script: keeps cookies, follows no redirect by itself, fills in form tokens. */
    public static final class Browser {
        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

        private final String address;
        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private String last = "";

        Browser(String address) {
            this.address = address;
        }

        public HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html"));
        }

        /** Posts a form with the token of the page seen last. */
        public HttpResponse<String> post(String path, Map<String, String> fields) {
            Matcher token = TOKEN.matcher(last);
            String form = fields.entrySet().stream()
                    .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                    .collect(Collectors.joining("&"));
            String body = token.find() ? form + (form.isEmpty() ? "" : "&") + "_csrf=" + encode(token.group(1)) : form;
            return send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "text/html")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        public HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                    last = answer.body();
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public URI uri(String path) {
            return URI.create(address + path);
        }

        public CookieManager cookies() {
            return cookies;
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
