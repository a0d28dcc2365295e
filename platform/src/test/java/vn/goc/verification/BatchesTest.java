package vn.goc.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.goc.World;
import vn.goc.exchange.AgencySystem;
import vn.goc.kernel.Actor;
import vn.goc.site.Tx;

/** A large file: whole, cut short, taken up again, and by several at once. */
class BatchesTest {
    private static final String JOURNALED =
            "select count(*) from ledger.opening where convert_from(plain, 'UTF8') like ?";

    private final World world = World.get();
    private final Verifications verifications = world.door(Verifications.class);
    private final Batches batches = world.door(Batches.class);
    private final FileWorker worker = world.door(FileWorker.class);
    private final AgencySystem agency = new AgencySystem();
    private final Actor system = agency.actor();
    private final String agreement = agency.agreement(List.of("register-upkeep"), List.of());

    @BeforeEach
    void alone() {
        worker.stop();
    }

    @AfterEach
    void together() {
        worker.start();
    }

    @Test
    void a_hundred_thousand_rows_are_checked_and_each_is_journaled_once() {
        worker.start();
        String csv = Checked.rows(100_000);
        long begun = System.nanoTime();
        UUID id = Checked.handIn(system, agreement, csv).id();
        long taken = System.nanoTime();
        VerificationFile done = Checked.ended(system, id);
        System.out.printf(
                "100,000 rows taken in %d ms, checked in %d ms%n",
                (taken - begun) / 1_000_000, (System.nanoTime() - taken) / 1_000_000);
        assertThat(done.matched()).isEqualTo(100_000);
        assertThat(Checked.lines(system, id)).hasSize(100_000).last().asString().startsWith("100000,,");
        assertThat(journaled()).isEqualTo(100_000 + 1); // and the fetching
        for (int i = 0; i < 200 && openStreams() > 0; i++) {
            Checked.pause();
        }
        assertThat(openStreams()).as("streams of pieces that are numbered").isZero();
    }

    @Test
    void work_cut_short_within_or_between_pieces_goes_on_and_nothing_is_done_twice() {
        UUID id = Checked.handIn(system, agreement, Checked.rows(12_000)).id();
        assertThatThrownBy(() -> world.door(Tx.class).write(system, () -> {
                    batches.step();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(verifications.file(system, id).done()).isZero();
        assertThat(journaled()).isZero();
        assertThat(batches.step()).isTrue();
        assertThat(verifications.file(system, id).done()).isEqualTo(5_000);
        assertThat(journaled()).isEqualTo(5_000);
        assertThat(claimsKept(id)).isEqualTo(2);
        worker.start();
        assertThat(Checked.ended(system, id).matched()).isEqualTo(12_000);
        assertThat(claimsKept(id)).isZero();
        assertThat(journaled()).isEqualTo(12_000);
    }

    @Test
    void several_at_once_share_the_files_and_never_a_piece() throws Exception {
        UUID one = Checked.handIn(system, agreement, Checked.rows(11_000)).id();
        UUID two = Checked.handIn(system, agreement, Checked.rows(7_000)).id();
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(Thread.ofVirtual().start(() -> {
                while (!verifications.file(system, one).ended()
                        || !verifications.file(system, two).ended()) {
                    batches.step();
                }
            }));
        }
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(verifications.file(system, one).matched()).isEqualTo(11_000);
        assertThat(verifications.file(system, two).matched()).isEqualTo(7_000);
        assertThat(journaled()).isEqualTo(18_000);
    }

    @Test
    void a_file_is_deleted_with_its_verdicts_when_its_time_has_passed() {
        UUID id = Checked.handIn(system, agreement, Checked.rows(3)).id();
        batches.step();
        VerificationFile done = verifications.file(system, id);
        assertThat(done.deletedAt())
                .isEqualTo(java.util.Objects.requireNonNull(done.endedAt()).plus(java.time.Duration.ofDays(7)));
        assertThat(batches.expire()).isZero();
        jdbc().sql("update verification.file set expires_at = now() - interval '1 s' where id = ?")
                .param(id)
                .update();
        assertThat(batches.expire()).isEqualTo(1);
        assertThat(jdbc().sql("select count(*) from verification.part where file = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int openStreams() {
        return jdbc().sql("select count(*) from ledger.stream where open and last is not null")
                .query(Integer.class)
                .single();
    }

    private int claimsKept(UUID id) {
        return jdbc().sql("select count(*) from verification.part where file = ? and input is not null")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private int journaled() {
        return jdbc().sql(JOURNALED)
                .param("%\"agency\":\"" + agency.agency() + "\"%\"via\":\"file\"%")
                .query(Integer.class)
                .single();
    }

    private JdbcClient jdbc() {
        return world.door(JdbcClient.class);
    }
}
