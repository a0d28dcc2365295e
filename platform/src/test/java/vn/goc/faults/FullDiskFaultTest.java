package vn.goc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.goc.engine.ledger.Checkpoint;

/** Disks that fill up while the server runs; needs root for small file systems, else it is left out by name. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskFaultTest {
    private static final String LOG_SIZE = "size=2m,mode=0700";
    private static final String DATABASE_SIZE = "size=200m,mode=0700";

    private Victim victim;
    private boolean mounted;

    @BeforeAll
    void start() throws Exception {
        victim = new Victim(Faults.directory("disk"));
        Path database = victim.data().resolve("db");
        Path aside = victim.data().resolve("db.aside");
        Files.move(database, aside);
        Faults.delete(victim.log());
        mounted = mount(Files.createDirectories(database), DATABASE_SIZE)
                && mount(Files.createDirectories(victim.log()), LOG_SIZE);
        if (mounted) {
            Faults.copy(aside, database);
            Faults.delete(aside);
            victim.start();
        }
    }

    @AfterAll
    void clean() throws Exception {
        victim.close();
        for (Path path : new Path[] {victim.data().resolve("db"), victim.log()}) {
            try {
                Faults.run("umount", path.toString());
            } catch (IOException e) {
                assertThat(mounted).as("left mounted: %s", e.getMessage()).isFalse();
            }
        }
        Faults.delete(victim.data());
    }

    private static boolean mount(Path path, String options) {
        try {
            Faults.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void a_full_disk_under_the_log_delays_numbers_and_loses_nothing(Faults.Round round) throws Exception {
        assumeTrue(mounted, "left out: a full disk under the log (mounting a tmpfs needs root)");
        Checkpoint before;
        try (Load load = Load.on(6, round.seed(), victim)) {
            load.awaitAnswers(20);
            before = victim.checkpoint();
            Path filler = fill(victim.log());
            try {
                Faults.await("trouble", () -> victim.get("/readyz").body().contains("numberer waits"));
                load.awaitAnswers(20); // the journal itself is on another disk: what is answered is committed there
            } finally {
                Files.delete(filler);
            }
            Faults.await("readiness", () -> victim.get("/readyz").statusCode() == 200);
            load.awaitAnswers(20);
            load.end();
            Evidence.holds(victim, load, before, round.seed());
            round.say("log-disk-full", load.receipts().size() + " receipts, " + load.refusals());
        }
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void a_full_disk_under_the_database_stops_answers_until_there_is_space_again(Faults.Round round) throws Exception {
        assumeTrue(mounted, "left out: a full disk under the database (mounting a tmpfs needs root)");
        Checkpoint before;
        try (Load load = Load.on(8, round.seed(), victim)) {
            load.awaitAnswers(20);
            before = victim.checkpoint();
            Path filler = fill(victim.data().resolve("db"));
            try {
                load.awaitRefusals("ledger.not-logged", "site.database-away");
            } finally {
                Files.delete(filler);
            }
            Faults.await("readiness", () -> victim.get("/readyz").statusCode() == 200);
            load.awaitAnswers(20);
            load.end();
            Evidence.holds(victim, load, before, round.seed());
            round.say("database-disk-full", load.receipts().size() + " receipts, " + load.refusals());
        }
    }

    /** Leaves no byte free. */
    private static Path fill(Path directory) throws IOException {
        Path filler = directory.resolve("filler");
        byte[] bytes = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException e) {
            assertThat(directory.toFile().getUsableSpace()).isZero();
        }
        return filler;
    }
}
