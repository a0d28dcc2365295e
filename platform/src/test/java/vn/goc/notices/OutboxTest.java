package vn.goc.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Tx;

/**
 * The outbox: sent after the commit, tried again, given up. Messages are held back by two hours so that the running server
 * leaves them to the outbox of the test, whose clock stands two hours ahead.
 */
class OutboxTest {
    private static final Duration LATER = Duration.ofHours(2);

    private final World world = World.get();
    private final Messages messages = world.door(Messages.class);
    private final List<Outgoing> seen = new ArrayList<>();

    private Outbox outbox(Instant at, Sender sender) {
        return new Outbox(
                world.door(OutboxStore.class),
                List.of(sender),
                world.door(NoticeSettings.class),
                world.door(Tx.class),
                Clock.fixed(at, ZoneOffset.UTC));
    }

    private Sender failing(String address, boolean forGood) {
        return new Sender() {
            @Override
            public boolean carries(Outgoing.Channel channel) {
                return true;
            }

            @Override
            public void send(Outgoing message) throws SendFailed {
                if (message.address().equals(address)) {
                    seen.add(message);
                    throw new SendFailed("away", forGood);
                }
            }
        };
    }

    @Test
    void the_spool_holds_what_would_have_been_sent() throws Exception {
        messages.sms("0900000101", "Xin chào Thuận Hoá", Duration.ZERO, Duration.ofMinutes(5));
        SpoolSender spool = world.door(SpoolSender.class);
        for (int i = 0; i < 1200 && spooled(spool, "0900000101").isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(spooled(spool, "0900000101"))
                .singleElement()
                .satisfies(s -> assertThat(s.message().body()).isEqualTo("Xin chào Thuận Hoá"));
        try (var files = Files.list(world.data().resolve("spool"))) {
            assertThat(files.anyMatch(f -> contains(f, "Xin chào Thuận Hoá"))).isTrue();
        }
        assertThat(world.browser().get("/demo/spool").body()).contains("Xin chào Thuận Hoá");
        assertThat(world.browser().get("/demo/spool.txt?to=0900000101").body())
                .isEqualTo("0900000101\tXin chào Thuận Hoá\n");
    }

    @Test
    void the_spool_is_not_shown_through_a_proxy() {
        var browser = world.browser();
        for (String[] mark : new String[][] {{"X-Forwarded-For", "203.0.113.9"}, {"X-Forwarded-Proto", "https"}}) {
            var request = java.net.http.HttpRequest.newBuilder(browser.uri("/demo/spool.txt"))
                    .header(mark[0], mark[1]);
            assertThat(browser.send(request).statusCode()).isEqualTo(404);
        }
        assertThat(browser.get("/demo/spool").statusCode()).isEqualTo(200);
    }

    @Test
    void a_message_of_a_deed_that_was_rolled_back_never_leaves() {
        Tx tx = world.door(Tx.class);
        int before = world.door(Outbox.class).depth().waiting();
        assertThatThrownBy(() -> tx.write(Actor.system(), () -> {
                    messages.sms("0900000102", "mã", LATER, Duration.ofHours(5));
                    throw new IllegalStateException("the deed failed");
                }))
                .hasMessage("the deed failed");
        assertThat(world.door(Outbox.class).depth().waiting()).isEqualTo(before);
    }

    @Test
    void a_failed_message_is_tried_again_after_pauses_and_given_up_in_the_end() {
        messages.sms("0900000103", "mã", LATER, Duration.ofDays(2));
        Sender away = failing("0900000103", false);
        Instant at = Instant.now().plus(LATER).plusSeconds(5);
        int dead = world.door(Outbox.class).depth().dead();
        outbox(at, away).round();
        outbox(at.plusSeconds(4), away).round();
        assertThat(seen).as("not before five seconds").hasSize(1);
        for (int i = 1; i < 20; i++) {
            at = at.plus(Outbox.pause(i)).plusSeconds(1);
            outbox(at, away).round();
        }
        assertThat(seen).hasSize(8).last().extracting(Outgoing::attempt).isEqualTo(8);
        assertThat(seen).extracting(Outgoing::id).containsOnly(seen.getFirst().id());
        assertThat(world.door(Outbox.class).depth().dead()).isEqualTo(dead + 1);
    }

    @Test
    void a_message_refused_for_good_is_given_up_at_once() {
        messages.email("ai@vidu.vn", "Thư", "nội dung", LATER, Duration.ofDays(1));
        Sender refusing = failing("ai@vidu.vn", true);
        Instant at = Instant.now().plus(LATER).plusSeconds(5);
        outbox(at, refusing).round();
        outbox(at.plus(Duration.ofHours(1)), refusing).round();
        assertThat(seen).hasSize(1);
    }

    @Test
    void a_message_nobody_has_use_for_any_more_is_not_sent() {
        messages.sms("0900000104", "mã cũ", LATER, LATER.plusSeconds(60));
        outbox(Instant.now().plus(LATER).plusSeconds(120), failing("0900000104", false))
                .round();
        assertThat(seen).isEmpty();
    }

    @Test
    void pauses_double_up_to_a_quarter_of_an_hour() {
        assertThat(Outbox.pause(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Outbox.pause(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(Outbox.pause(60)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void an_address_that_is_none_is_refused() {
        assertThatThrownBy(() -> messages.email("ai@vidu.vn\r\nBcc: x@y.vn", "a", "b", Duration.ZERO, LATER))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(NoticesError.ADDRESS_MALFORMED));
        assertThatThrownBy(() -> messages.sms("09O0000000", "b", Duration.ZERO, LATER))
                .isInstanceOf(Rejection.class);
    }

    private static List<SpoolSender.Spooled> spooled(SpoolSender spool, String to) {
        return spool.recent().stream()
                .filter(s -> s.message().address().equals(to))
                .toList();
    }

    private static boolean contains(java.nio.file.Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
