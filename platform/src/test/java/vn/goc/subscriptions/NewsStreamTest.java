package vn.goc.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.nation.Household;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.People;
import vn.goc.site.Sessions;

/** The signal to signed-in pages, read as a browser's EventSource reads it. */
class NewsStreamTest {
    private static final Access ALL = People.upkeep("*");

    private final World world = World.get();
    private final Sessions sessions = world.door(Sessions.class);
    private final Household household = People.household(2);
    private final UUID id = People.id(household.head());

    @Test
    void an_officer_and_the_citizen_learn_that_something_is_new_and_nothing_else() throws Exception {
        try (var officer = new Stream(
                        open(People.officer(household.commune().digits())).token());
                var citizen = new Stream(open(Actor.citizen(id)).token());
                var other = new Stream(
                        open(Actor.citizen(People.id(household.members().get(1))))
                                .token())) {
            assertThat(officer.head).contains("200", "text/event-stream", "no-store");
            change("A");
            assertThat(officer.next()).matches("event:news\nid:\\d+\ndata:\\d+\n");
            assertThat(citizen.next()).matches("event:news\nid:\\d+\ndata:\\d+\n");
            change("B");
            assertThat(citizen.next()).contains("event:news");
            assertThat(other.nextWithin(1_500)).isNull();
        }
    }

    @Test
    void a_session_has_few_streams_and_they_end_with_it() throws Exception {
        Sessions.Opened opened = open(Actor.citizen(id));
        try (var one = new Stream(opened.token());
                var two = new Stream(opened.token());
                var three = new Stream(opened.token());
                var four = new Stream(opened.token());
                var five = new Stream(opened.token())) {
            assertThat(five.head).contains(" 429 ");
            assertThat(two.head + three.head + four.head).doesNotContain(" 429 ");
            sessions.close(opened.session().key());
            change("AB");
            assertThat(one.rest()).as("at the next news or heartbeat").isTrue();
            assertThat(two.rest()).isTrue();
        }
        try (var nobody = new Stream("nothing")) {
            assertThat(nobody.head).doesNotContain("event-stream");
        }
    }

    private Sessions.Opened open(Actor actor) {
        return sessions.open(actor.id(), actor, "Người Mẫu", 2, "test");
    }

    private void change(String blood) {
        world.door(Facts.class)
                .change(
                        ALL,
                        id,
                        new FactChange(
                                FactChange.Kind.CHANGE,
                                Field.Group.IDENTITY,
                                Map.of("bloodGroup", blood),
                                LocalDate.of(2026, 9, blood.length() + blood.charAt(0) - 'A' + 1),
                                "changed",
                                null,
                                null,
                                "Luật 26/2023/QH15, Điều 9"));
    }

    /** One connection. */
    private final class Stream implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        final String head;

        Stream(String token) throws IOException {
            URI address = URI.create(world.address());
            socket = new Socket("127.0.0.1", address.getPort());
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: goc="
                                    + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var lines = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.append(line).append('\n');
            }
            head = lines.toString();
            if (head.contains("event-stream")) {
                String hello = next(true);
                assertThat(hello).contains("listening");
            }
        }

        String next() throws IOException {
            return Objects.requireNonNull(next(false));
        }

        @Nullable
        String nextWithin(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                return next(false);
            } catch (java.net.SocketTimeoutException quiet) {
                return null;
            } finally {
                socket.setSoTimeout(20_000);
            }
        }

        /** Whether the server ends it. */
        boolean rest() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("0")) {
                    return true; // the last chunk
                }
            }
            return true;
        }

        /** Chunk sizes are no part of an event. */
        private @Nullable String next(boolean comments) throws IOException {
            var event = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.matches("[0-9a-f]{1,4}")) {
                    continue;
                }
                if (line.isEmpty()) {
                    if (event.length() > 0) {
                        return event.toString();
                    }
                } else if (comments || !line.startsWith(":")) {
                    event.append(line).append('\n');
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
