package vn.goc.exchange;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.provider.Clients;
import vn.goc.register.Fields;

/** An agency's system with an agreement of its own, for tests: through doors and over HTTP. */
public final class AgencySystem {
    private final World world = World.get();
    private final String agency = "G97." + UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Cơ quan mẫu " + agency;
    private final Clients.Registered client =
            world.door(Clients.class).register(agency, name, "hệ thống", Set.of("persons"));
    private final Actor actor = new Actor(Actor.Kind.AGENCY, client.clientId(), agency, name, "agency", "*");
    private String token = "";

    public Actor actor() {
        return actor;
    }

    public String agency() {
        return agency;
    }

    public String name() {
        return name;
    }

    /** An agreement over every field, in force. */
    public String agreement(List<String> purposes, List<String> kinds) {
        return agreement(Fields.ALL.stream().map(field -> field.path()).toList(), purposes, kinds);
    }

    public String agreement(List<String> fields, List<String> purposes, List<String> kinds) {
        String id = "TT-" + UUID.randomUUID().toString().substring(0, 8);
        world.door(Agreements.class)
                .register(new Agreement(
                        id,
                        actor.id(),
                        agency,
                        name,
                        fields,
                        purposes,
                        "Thỏa thuận " + id,
                        List.of("1.004222"),
                        kinds,
                        LocalDate.of(2026, 1, 1),
                        null,
                        600_000,
                        null,
                        null));
        return id;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public HttpResponse<String> post(String path, String type, String body, String... headers) {
        var request = request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> form(String path, Map<String, String> fields, byte[] file, String... headers) {
        return send(multipart(request(path), fields, file).headers(headers));
    }

    /** A form with one file, as browsers send it. */
    public static HttpRequest.Builder multipart(HttpRequest.Builder request, Map<String, String> fields, byte[] file) {
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) ->
                text(body, "--goc\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n"));
        text(
                body,
                "--goc\r\nContent-Disposition: form-data; name=\"file\"; filename=\"tep.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n");
        body.writeBytes(file);
        text(body, "\r\n--goc--\r\n");
        return request.header("Content-Type", "multipart/form-data; boundary=goc")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(world.browser().uri(path)).header("Authorization", "Bearer " + token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return world.browser().send(request);
    }

    private String token() {
        if (token.isEmpty()) {
            String form = "grant_type=client_credentials&client_id=" + client.clientId() + "&client_secret="
                    + client.secret();
            token = world.browser()
                    .send(HttpRequest.newBuilder(world.browser().uri("/oauth2/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)))
                    .body()
                    .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        }
        return Objects.requireNonNull(token);
    }
}
