package vn.goc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.goc.TestDatabase;
import vn.goc.engine.ledger.Checkpoint;

/** Several servers on one database, all of the same name as a careless operator leaves it: never two logs. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersFaultTest {
    private Path shared;
    private TestDatabase database;
    private Victim one;
    private Victim two;
    private Victim stranger;

    @BeforeAll
    void start() throws Exception {
        shared = Faults.directory("shared");
        database = TestDatabase.start(shared);
        one = new Victim(node("one"), database.url());
        two = new Victim(node("two"), database.url());
        stranger = new Victim(node("stranger"), database.url());
        Faults.copy(shared.resolve("keys"), Files.createDirectories(one.data().resolve("keys")));
        Faults.copy(shared.resolve("keys"), Files.createDirectories(two.data().resolve("keys")));
        one.start();
        two.start();
        stranger.begin(); // with a log key of its own
    }

    private static Path node(String name) throws IOException {
        return Files.createTempDirectory("goc-fault-" + name);
    }

    @AfterAll
    void clean() throws Exception {
        for (Victim victim : List.of(one, two, stranger)) {
            victim.close();
            Faults.delete(victim.data());
        }
        database.close();
        Faults.delete(shared);
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void both_answer_one_numbers_and_when_it_is_killed_the_other_goes_on_with_the_same_log(Faults.Round round)
            throws Exception {
        Faults.await("a leader", () -> leads(one) || leads(two));
        Victim leader = leads(one) ? one : two;
        Victim other = leader == one ? two : one;
        Checkpoint before;
        long gap;
        try (Load load = Load.on(6, round.seed(), one, two);
                Load rest = Load.on(4, round.seed() + 1, other)) {
            load.awaitAnswers(60);
            rest.awaitAnswers(20);
            assertThat(leads(other)).as("both lead").isFalse();
            before = leader.checkpoint();
            leader.kill();
            load.end();
            long begun = System.nanoTime();
            Faults.await("the other leads", () -> leads(other));
            gap = (System.nanoTime() - begun) / 1_000_000;
            rest.awaitAnswers(20);
            rest.end();
            other.settled();
            assertThat(rest.strange()).isEmpty();
            Evidence.provesAll(other, rest.receipts(), round.seed());
            Evidence.holds(other, load, before, round.seed());
        }
        leader.start();
        assertThat(leads(leader)).isFalse();
        sameLogs(other.settled());
        strangerNeverLeads();
        round.say(
                "leader-killed",
                "the other led after " + gap + " ms, log of "
                        + other.checkpoint().size());
    }

    private void strangerNeverLeads() throws Exception {
        assertThat(leads(stranger)).isFalse();
        var ready = stranger.get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("log key");
        var answer = stranger.get("/api/victim/read");
        assertThat(answer.statusCode())
                .as("an answer whose promise nobody can check")
                .isEqualTo(503);
        assertThat(Files.readString(stranger.said(), StandardCharsets.UTF_8)).doesNotContain("this node numbers");
    }

    /** Byte for byte, once both have all of it. */
    private void sameLogs(Checkpoint at) throws Exception {
        Faults.await(
                "both at " + at,
                () -> one.checkpoint().equals(at) && two.checkpoint().equals(at));
        try (var walk = Files.walk(one.log())) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path name = one.log().relativize(file);
                if (!name.toString().equals("state") && !name.toString().equals("lock")) {
                    assertThat(Files.mismatch(file, two.log().resolve(name)))
                            .as("%s differs at", name)
                            .isEqualTo(-1);
                }
            }
        }
        assertThat(count(two.log())).isEqualTo(count(one.log()));
    }

    private static long count(Path log) throws IOException {
        try (var walk = Files.walk(log.resolve("tile"))) {
            return walk.filter(Files::isRegularFile).count();
        }
    }

    private static boolean leads(Victim victim) throws IOException {
        return victim.alive() && victim.get("/metrics").body().contains("goc_log_leading 1");
    }
}
