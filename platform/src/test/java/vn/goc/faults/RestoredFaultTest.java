package vn.goc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database put back to yesterday's copy under today's log: going on would begin a second history. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredFaultTest {
    private Victim victim;

    @BeforeAll
    void prepare() throws Exception {
        victim = new Victim(Faults.directory("restored"));
    }

    @AfterAll
    void clean() throws Exception {
        victim.close();
        Faults.delete(victim.data());
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void a_restored_database_halts_the_server_which_says_why_and_publishes_nothing(Faults.Round round)
            throws Exception {
        Path today = victim.data().resolve("db");
        Path yesterday = victim.data().resolve("db.yesterday");
        Path kept = victim.data().resolve("db.today");
        Faults.run("cp", "-a", today.toString(), yesterday.toString());
        victim.start();
        try (Load load = Load.on(6, round.seed(), victim)) {
            load.awaitAnswers(20);
        }
        victim.settled();
        victim.stop();
        Files.move(today, kept);
        Files.move(yesterday, today);
        Map<String, Integer> before = files(victim.log());

        victim.begin();
        long rows = victim.ask("select count(*) from ledger.entry");
        var early = victim.get("/api/victim/read");
        assertThat(early.statusCode())
                .as("an answer before log and database are compared")
                .isEqualTo(503);
        Faults.await("halt", () -> victim.get("/readyz").body().contains("halted"));
        var ready = victim.get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("restored to an older state");
        for (String path : new String[] {"/api/victim/read", "/api/victim/change?code=V-0"}) {
            var refused = victim.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(503);
            assertThat(refused.body()).contains("ledger.halted");
        }
        assertThat(victim.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(victim.ask("select count(*) from ledger.entry")).isEqualTo(rows);
        assertThat(files(victim.log())).isEqualTo(before);
        victim.stop();
        assertThat(files(victim.log())).isEqualTo(before);

        Faults.delete(today); // today's database is found again: all goes on
        Files.move(kept, today);
        round.say("database-restored", ready.body());
    }

    /** Every file of a log with what is in it, but for the one that counts openings and the one that holds the lock. */
    private static Map<String, Integer> files(Path log) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (var walk = Files.walk(log)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = log.relativize(file).toString();
                if (!name.equals("state") && !name.equals("lock")) {
                    files.put(name, Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        assertThat(files).containsKey("checkpoint");
        return files;
    }
}
