package vn.goc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.goc.engine.ledger.TlogProof;

/** The server's clock is set back under it. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockFaultTest {
    private static final Pattern LINE = Pattern.compile("/me/who-saw/(\\d+-\\d+)\"");

    private Victim victim;

    @BeforeAll
    void start() throws Exception {
        victim = new Victim(Faults.directory("clock")).start();
    }

    @AfterAll
    void clean() throws Exception {
        victim.close();
        Faults.delete(victim.data());
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void a_clock_set_back_disturbs_no_order_refuses_nobody_and_hides_no_line(Faults.Round round) throws Exception {
        var random = new Random(round.seed());
        UUID person = new UUID(random.nextLong(), random.nextLong());
        List<String> receipts = new ArrayList<>();
        receipts.addAll(look(person, 4));
        long back = 120 + random.nextInt(3_000);
        victim.get("/api/victim/clock?seconds=-" + back);
        try {
            receipts.addAll(look(person, 4));
            String cookie =
                    "goc=" + victim.get("/api/victim/session?person=" + person).body();
            var page = victim.get("/me/who-saw", "Cookie", cookie, "Accept", "text/html");
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(LINE.matcher(page.body()).results().map(m -> m.group(1)).distinct())
                    .as("lines of before and after, with the clock %d s back", back)
                    .hasSize(8);
            assertThat(victim.get("/readyz").statusCode()).isEqualTo(200);
        } finally {
            victim.get("/api/victim/clock?seconds=0");
        }
        receipts.addAll(look(person, 2));
        victim.settled();
        List<Long> indexes = new ArrayList<>();
        for (String id : receipts) {
            var proof = victim.get("/log/receipt/" + id).body().getBytes(StandardCharsets.UTF_8);
            indexes.add(TlogProof.parse(proof).index());
        }
        assertThat(indexes).isSorted().doesNotHaveDuplicates();
        round.say("clock-back", back + " s, log indexes " + indexes);
    }

    /** Looks one by one, each after the last is numbered, so that their order is known. */
    private List<String> look(UUID person, int times) throws Exception {
        List<String> receipts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            var answer = victim.get("/api/victim/look?person=" + person);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String id = answer.headers().firstValue("Goc-Receipt").orElseThrow();
            Faults.await(
                    "proof of " + id, () -> victim.get("/log/receipt/" + id).statusCode() == 200);
            receipts.add(id);
        }
        return receipts;
    }
}
