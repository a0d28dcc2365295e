package vn.goc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.goc.TestDatabase;
import vn.goc.engine.ledger.Checkpoint;

/** {@code kill -9}, again and again, on one log that must only grow. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillFaultTest {
    private static final int CALLERS = 12;

    private Victim victim;

    @BeforeAll
    void start() throws Exception {
        victim = new Victim(Faults.directory("kill")).start();
    }

    @AfterAll
    void clean() throws Exception {
        victim.close();
        Faults.delete(victim.data());
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void every_answer_that_left_a_killed_server_is_in_the_log(Faults.Round round) throws Exception {
        var random = new Random(round.seed());
        Checkpoint before;
        try (Load load = Load.on(CALLERS, round.seed(), victim)) {
            load.awaitAnswers(100);
            before = victim.checkpoint();
            load.awaitAnswers(1 + random.nextInt(60));
            Thread.sleep(random.nextInt(30));
            victim.kill();
            load.end();
            victim.start();
            Evidence.holds(victim, load, before, round.seed());
            round.say(
                    "server-killed",
                    load.receipts().size() + " receipts, " + load.changes().size() + " changes, " + load.refusals()
                            + "; " + victim.readyIn());
        }
    }

    @Test
    void a_kill_between_the_file_of_a_checkpoint_and_its_row_is_no_obstacle_to_the_next_start() throws Exception {
        byte[] older;
        Checkpoint before;
        try (Load load = Load.on(CALLERS, 1, victim)) {
            load.awaitAnswers(20);
            load.end();
            victim.settled();
            older = Files.readAllBytes(victim.log().resolve("checkpoint"));
        }
        try (Load load = Load.on(CALLERS, 2, victim)) {
            load.awaitAnswers(20);
            load.end();
            victim.settled();
            before = victim.checkpoint();
            victim.stop();
            try (var database = TestDatabase.start(victim.data());
                    var connection = DriverManager.getConnection(database.url());
                    var update = connection.prepareStatement("update ledger.head set note = ?")) {
                update.setBytes(1, older);
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
            victim.start();
            Evidence.holds(victim, load, before, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void a_killed_database_is_started_again_and_nothing_was_answered_without_it(Faults.Round round) throws Exception {
        var random = new Random(round.seed());
        String session = victim.get("/api/victim/session?person=" + new java.util.UUID(1, round.seed()))
                .body();
        Checkpoint before;
        try (Load load = Load.on(CALLERS, round.seed(), victim)) {
            load.awaitAnswers(60);
            before = victim.checkpoint();
            Thread.sleep(random.nextInt(30));
            List<ProcessHandle> processes = new java.util.ArrayList<>(victim.databaseProcesses());
            if (random.nextBoolean()) { // sometimes the postmaster alone, whose backends then outlive it for a moment
                processes = List.of(processes.getFirst());
            } else {
                Collections.shuffle(processes, random);
            }
            long begun = System.nanoTime();
            processes.forEach(ProcessHandle::destroyForcibly);
            load.awaitRefusals("ledger.not-logged", "site.database-away");
            var page = victim.get("/me/who-saw", "Cookie", "goc=" + session, "Accept", "application/json");
            assertThat(page.statusCode())
                    .as("a page with a session: %s", page.body())
                    .isIn(200, 503);
            Faults.await("readiness", () -> victim.get("/readyz").statusCode() == 200);
            long away = (System.nanoTime() - begun) / 1_000_000;
            load.awaitAnswers(60);
            load.end();
            Evidence.holds(victim, load, before, round.seed());
            round.say(
                    "database-killed",
                    processes.size() + " processes killed, ready after " + away + " ms, "
                            + load.receipts().size() + " receipts, " + load.refusals());
        }
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void while_the_database_does_not_move_requests_are_refused_in_time_and_go_on_after(Faults.Round round)
            throws Exception {
        Checkpoint before = victim.checkpoint();
        try (Load load = Load.on(CALLERS, round.seed(), victim)) {
            load.awaitAnswers(30);
            List<ProcessHandle> processes = victim.databaseProcesses();
            signal("-STOP", processes);
            try {
                load.timeAgain();
                load.awaitRefusals("ledger.not-logged", "site.database-away");
                assertThat(victim.get("/healthz").statusCode()).isEqualTo(200);
            } finally {
                signal("-CONT", processes);
            }
            load.awaitAnswers(60);
            load.end();
            Evidence.holds(victim, load, before, round.seed());
            assertThat(load.slowestMillis()).as("slowest answer").isLessThan(30_000);
            round.say("database-frozen", "slowest answer " + load.slowestMillis() + " ms, " + load.refusals());
        }
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue(); // one that has ended meanwhile needs no signal
        }
    }
}
