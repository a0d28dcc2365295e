package vn.goc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that are slow, idle or too many do not take the server from the others. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdFaultTest {
    private static final int AT_ONCE = 8;
    private static final int IDLE = 2_000;
    private static final int SLOW = 40;
    private static final int HOLD_MILLIS = 3_000;

    private Victim victim;

    @BeforeAll
    void start() throws Exception {
        victim = new Victim(Faults.directory("crowd"))
                .with("goc.site.requests-at-once", Integer.toString(AT_ONCE))
                .start();
    }

    @AfterAll
    void clean() throws Exception {
        victim.close();
        Faults.delete(victim.data());
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void idle_connections_and_headers_that_drip_do_not_keep_others_waiting(Faults.Round round) throws Exception {
        List<SocketChannel> idle = new ArrayList<>();
        List<SocketChannel> dripping = new ArrayList<>();
        byte[] head = ("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + "s".repeat(200))
                .getBytes(StandardCharsets.US_ASCII);
        long slowest = 0;
        try {
            for (int i = 0; i < IDLE; i++) {
                idle.add(connect());
            }
            for (int i = 0; i < SLOW; i++) {
                dripping.add(connect());
            }
            for (int second = 0; second < 3; second++) {
                for (SocketChannel slow : dripping) {
                    slow.write(ByteBuffer.wrap(
                            head, second, 1)); // one byte a second each, five times the limit of requests
                }
                for (int i = 0; i < 10; i++) {
                    long begun = System.nanoTime();
                    assertThat(victim.get("/api/victim/read").statusCode()).isEqualTo(200);
                    slowest = Math.max(slowest, (System.nanoTime() - begun) / 1_000_000);
                }
                Thread.sleep(1_000);
            }
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
            for (SocketChannel channel : dripping) {
                channel.close();
            }
        }
        assertThat(slowest).as("slowest answer in ms").isLessThan(5_000);
        round.say("slow-clients", IDLE + " idle, " + SLOW + " dripping, slowest answer " + slowest + " ms");
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void over_the_limit_requests_are_refused_at_once_and_health_passes(Faults.Round round) throws Exception {
        var served = new AtomicInteger();
        var refused = new AtomicInteger();
        List<Long> waits = java.util.Collections.synchronizedList(new ArrayList<>());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE * 5; i++) {
                calls.add(() -> {
                    long begun = System.nanoTime();
                    HttpResponse<String> answer = victim.get("/api/victim/hold?millis=" + HOLD_MILLIS);
                    if (answer.statusCode() == 200) {
                        served.incrementAndGet();
                    } else {
                        waits.add((System.nanoTime() - begun) / 1_000_000);
                        assertThat(answer.statusCode()).isEqualTo(503);
                        assertThat(answer.body()).contains("site.busy");
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                        refused.incrementAndGet();
                    }
                    return null;
                });
            }
            var running = calls.stream().map(pool::submit).toList();
            Faults.await("a refusal", () -> refused.get() > 0);
            assertThat(victim.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(victim.get("/readyz").statusCode()).isEqualTo(200);
            for (var call : running) {
                call.get();
            }
        }
        assertThat(served.get() + refused.get()).isEqualTo(AT_ONCE * 5);
        assertThat(served.get()).isBetween(1, AT_ONCE * 2); // callers that came late found room again
        long median = waits.stream().sorted().toList().get(waits.size() / 2);
        assertThat(median).as("median wait for a refusal, ms").isLessThan(HOLD_MILLIS / 2);
        assertThat(victim.get("/api/victim/read").statusCode()).isEqualTo(200);
        round.say("too-many", served + " served, " + refused + " refused, median wait " + median + " ms");
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(
                new InetSocketAddress("127.0.0.1", victim.address().getPort()));
    }
}
