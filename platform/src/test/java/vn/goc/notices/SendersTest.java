package vn.goc.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;

/** The real senders against real servers: one that speaks SMTP on a socket, one that speaks HTTP. */
class SendersTest {
    @TempDir
    Path directory;

    private static NoticeSettings settings(String smsUrl, Path tokenFile) {
        return new NoticeSettings("http", "smtp", smsUrl, tokenFile, Duration.ofMillis(800), "khong-tra-loi@goc.vn", 3);
    }

    /** Takes one letter over SMTP, or refuses its recipient. */
    private static final class PostOffice implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final CompletableFuture<List<String>> heard = new CompletableFuture<>();

        PostOffice(String answerToRecipient) throws IOException {
            Thread.ofVirtual().start(() -> serve(answerToRecipient));
        }

        private void serve(String answerToRecipient) {
            var lines = new ArrayList<String>();
            try (var client = socket.accept();
                    var in =
                            new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
                out.print("220 buu-dien ESMTP\r\n");
                out.flush();
                boolean data = false;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    lines.add(line);
                    String verb = line.toUpperCase(Locale.ROOT);
                    if (data) {
                        data = !line.equals(".");
                        if (!data) {
                            out.print("250 taken\r\n");
                        }
                    } else if (verb.startsWith("RCPT")) {
                        out.print(answerToRecipient + "\r\n");
                    } else if (verb.startsWith("DATA")) {
                        data = true;
                        out.print("354 go on\r\n");
                    } else if (verb.startsWith("QUIT")) {
                        out.print("221 bye\r\n");
                        out.flush();
                        break;
                    } else {
                        out.print("250 ok\r\n");
                    }
                    out.flush();
                }
                heard.complete(lines);
            } catch (IOException e) {
                heard.completeExceptionally(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static SmtpSender smtp(int port) {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setDefaultEncoding("UTF-8");
        var factory = new StaticListableBeanFactory();
        factory.addBean("mail", server);
        return new SmtpSender(factory.getBeanProvider(JavaMailSender.class), settings("http://unused", Path.of("x")));
    }

    private static Outgoing letter() {
        return new Outgoing(7, Outgoing.Channel.EMAIL, "lan@vidu.vn", "Hẹn trả mới", "Hồ sơ của bạn đã duyệt.", 1);
    }

    @Test
    void a_letter_reaches_the_mail_server_with_its_accents() throws Exception {
        try (var office = new PostOffice("250 ok")) {
            smtp(office.socket.getLocalPort()).send(letter());
            String all = String.join("\n", office.heard.get());
            assertThat(all).contains("MAIL FROM:<khong-tra-loi@goc.vn>").contains("RCPT TO:<lan@vidu.vn>");
            String body = all.substring(all.indexOf("\n\n") + 2, all.indexOf("\n.\n"));
            String text = all.contains("base64")
                    ? new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8)
                    : body;
            assertThat(text.replace("=\n", ""))
                    .satisfiesAnyOf(
                            t -> assertThat(t).contains("Hồ sơ của bạn đã duyệt."),
                            t -> assertThat(t).contains("H=E1=BB=93 s=C6=A1 c=E1=BB=A7a b=E1=BA=A1n"));
        }
    }

    @Test
    void a_mailbox_that_does_not_exist_is_not_tried_again_and_its_name_is_not_repeated() throws Exception {
        try (var office = new PostOffice("550 no such mailbox lan@vidu.vn")) {
            assertThatThrownBy(() -> smtp(office.socket.getLocalPort()).send(letter()))
                    .isInstanceOfSatisfying(Sender.SendFailed.class, e -> {
                        assertThat(e.forGood()).isTrue();
                        assertThat(e).hasMessageContaining("550").hasMessageNotContaining("lan@");
                    });
        }
    }

    @Test
    void a_mail_server_that_is_away_or_busy_is_tried_again() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThatThrownBy(() -> smtp(closed).send(letter()))
                .isInstanceOfSatisfying(
                        Sender.SendFailed.class, e -> assertThat(e.forGood()).isFalse());
        try (var office = new PostOffice("451 later")) {
            assertThatThrownBy(() -> smtp(office.socket.getLocalPort()).send(letter()))
                    .isInstanceOfSatisfying(
                            Sender.SendFailed.class,
                            e -> assertThat(e.forGood()).isFalse());
        }
    }

    @Test
    void a_mail_server_that_says_nothing_is_not_waited_for() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            assertThatThrownBy(() -> smtp(silent.getLocalPort()).send(letter())).isInstanceOf(Sender.SendFailed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void an_sms_is_posted_with_the_token_and_its_id() throws Exception {
        var heard = new CompletableFuture<String>();
        HttpServer gateway = gateway(202, heard, Duration.ZERO);
        try {
            sms(gateway).send(new Outgoing(9, Outgoing.Channel.SMS, "0912345678", "", "123456 là mã", 1));
            assertThat(heard.get())
                    .contains("Bearer t0ken")
                    .contains("key 9")
                    .contains("\"to\":\"0912345678\"")
                    .contains("123456 là mã");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void a_gateway_that_refuses_a_number_is_believed_and_one_that_fails_is_tried_again() throws Exception {
        for (int status : new int[] {422, 500, 401, 429}) {
            HttpServer gateway = gateway(status, new CompletableFuture<>(), Duration.ZERO);
            try {
                assertThatThrownBy(() ->
                                sms(gateway).send(new Outgoing(9, Outgoing.Channel.SMS, "0912345678", "", "mã", 1)))
                        .isInstanceOfSatisfying(
                                Sender.SendFailed.class,
                                e -> assertThat(e.forGood()).isEqualTo(status == 422));
            } finally {
                gateway.stop(0);
            }
        }
    }

    @Test
    void a_gateway_that_hangs_is_not_waited_for() throws Exception {
        HttpServer gateway = gateway(200, new CompletableFuture<>(), Duration.ofSeconds(3));
        try {
            assertThatThrownBy(
                            () -> sms(gateway).send(new Outgoing(9, Outgoing.Channel.SMS, "0912345678", "", "mã", 1)))
                    .isInstanceOfSatisfying(
                            Sender.SendFailed.class,
                            e -> assertThat(e.forGood()).isFalse());
        } finally {
            gateway.stop(0);
        }
    }

    private SmsHttpSender sms(HttpServer gateway) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "t0ken\n");
        String url = "http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms";
        return new SmsHttpSender(settings(url, token), JsonMapper.builder().build());
    }

    private static HttpServer gateway(int status, CompletableFuture<String> heard, Duration delay) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/sms", exchange -> {
            heard.complete(exchange.getRequestHeaders().getFirst("Authorization") + " key "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
