package vn.goc.notices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * SMS through a gateway: {@code POST} of {@code {"id", "to", "text"}} as JSON with a bearer token; 2xx is taken, 400, 404 and
 * 422 are refused for good, anything else is tried again. In use with {@code goc.notices.sms=http}.
 */
@Component
class SmsHttpSender implements Sender {
    private final NoticeSettings settings;
    private final JsonMapper json;
    private final HttpClient client;

    SmsHttpSender(NoticeSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public boolean carries(Outgoing.Channel channel) {
        return channel == Outgoing.Channel.SMS && settings.sms().equals("http");
    }

    @Override
    public void send(Outgoing message) throws SendFailed {
        try {
            Path tokenFile = Objects.requireNonNull(settings.smsTokenFile());
            String token = Files.readString(tokenFile).strip();
            String body = json.writeValueAsString(
                    Map.of("id", Long.toString(message.id()), "to", message.address(), "text", message.body()));
            var request = HttpRequest.newBuilder(URI.create(Objects.requireNonNull(settings.smsUrl())))
                    .timeout(settings.timeout())
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Idempotency-Key", Long.toString(message.id()))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                boolean forGood = status == 400 || status == 404 || status == 422;
                throw new SendFailed("the SMS gateway answered " + status, forGood);
            }
        } catch (IOException e) {
            throw new SendFailed("the SMS gateway: " + e.getClass().getSimpleName(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailed("interrupted", false);
        }
    }
}
