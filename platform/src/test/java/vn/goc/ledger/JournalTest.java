package vn.goc.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.engine.ledger.NoteKey;
import vn.goc.engine.ledger.NoteVerifier;
import vn.goc.engine.ledger.Rfc6962;
import vn.goc.engine.ledger.TlogProof;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.site.Tx;

class JournalTest {
    private static final Access ACCESS = new Access(
            new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G99", "Công an phường Mẫu", "residence-officer", "*"),
            Purpose.REGISTER_UPKEEP,
            "Luật Cư trú 68/2020/QH14, Điều 22",
            null);

    private final World world = World.get();
    private final Journal journal = world.door(Journal.class);
    private final Receipts receipts = world.door(Receipts.class);
    private final Tracker tracker = world.door(Tracker.class);

    @Test
    void a_recorded_access_is_in_a_signed_checkpoint_within_300_ms_and_its_proof_verifies_alone() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            Receipt receipt = journal.record(JournalEntry.read(UUID.randomUUID(), ACCESS, List.of("name"), "test"));
            Receipts.Proven proven = await(receipt);
            millis.add((System.nanoTime() - begun) / 1_000_000);
            var key = NoteKey.parse(receipts.vkey());
            TlogProof proof = TlogProof.parse(proven.proof());
            assertThat(proof.extra()).isEqualTo(receipt.leaf());
            assertThat(proof.verify(Rfc6962.leafHash(receipt.leaf()), key.name(), new NoteVerifier(key))
                            .size())
                    .isEqualTo(proven.size());
        }
        assertThat(millis.stream().sorted().toList().get(10))
                .as("median of %s", millis)
                .isLessThan(300);
    }

    @Test
    void the_promise_given_with_the_answer_is_signed_by_the_log() {
        Receipt receipt = journal.record(JournalEntry.read(UUID.randomUUID(), ACCESS, List.of("name"), "test"));
        var key = NoteKey.parse(receipts.vkey());
        var note = new NoteVerifier(key).verify(receipt.promise());
        assertThat(note.text()).isEqualTo(Receipt.promiseText(key.name(), receipt.leaf()));
    }

    @Test
    void many_callers_get_distinct_numbers_and_every_row_is_numbered_once() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Receipt>> calls = IntStream.range(0, 800)
                    .<Callable<Receipt>>mapToObj(i -> () ->
                            journal.record(JournalEntry.read(UUID.randomUUID(), ACCESS, List.of("birth"), "test")))
                    .toList();
            var places = new HashSet<String>();
            var indexes = new HashSet<Long>();
            for (var done : pool.invokeAll(calls)) {
                Receipt receipt = done.get();
                assertThat(places.add(receipt.writer() + "." + receipt.seq())).isTrue();
                assertThat(indexes.add(await(receipt).index())).isTrue();
            }
            assertThat(indexes).hasSize(800);
        }
    }

    @Test
    void a_change_that_rolls_back_leaves_no_row_and_one_that_commits_is_in_the_feed_in_order() throws Exception {
        Tx tx = world.door(Tx.class);
        Feed feed = world.door(Feed.class);
        UUID person = UUID.randomUUID();
        assertThatThrownBy(() -> tx.write(Actor.system(), () -> {
                    journal.change(JournalEntry.change(person, ACCESS, List.of("residence"), "test"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tracker.list(person, Instant.now().plusSeconds(60), 10)).isEmpty();

        long from = feed.numberedSize();
        long first = tx.write(
                Actor.system(),
                () -> journal.change(JournalEntry.change(person, ACCESS, List.of("residence"), "test")));
        long second = tx.write(
                Actor.system(),
                () -> journal.change(JournalEntry.change(person, ACCESS, List.of("residence"), "test")));
        Instant limit = Instant.now().plus(Duration.ofMinutes(1));
        List<Feed.NumberedChange> changes;
        do {
            changes = feed.changesFrom(from, 100).stream()
                    .filter(c -> c.seq() == first || c.seq() == second)
                    .toList();
        } while (changes.size() < 2 && Instant.now().isBefore(limit));
        assertThat(changes).extracting(Feed.NumberedChange::seq).containsExactly(first, second);
        assertThat(changes.get(1).index()).isGreaterThan(changes.get(0).index());
        assertThat(tracker.list(person, Instant.now().plusSeconds(60), 10)).hasSize(2);
    }

    @Test
    void a_person_sees_who_looked_with_evidence_that_hashes_to_the_leaf_and_nobody_elses_line() throws Exception {
        UUID person = UUID.randomUUID();
        Receipt receipt = journal.record(JournalEntry.read(person, ACCESS, List.of("name", "birth.date"), "api"));
        await(receipt);
        Tracker.Line line =
                tracker.list(person, Instant.now().plusSeconds(60), 10).getFirst();
        assertThat(line.unit()).isEqualTo("Công an phường Mẫu");
        assertThat(line.fields()).containsExactly("name", "birth.date");
        assertThat(line.purpose()).isEqualTo("register-upkeep");
        Tracker.Evidence evidence = tracker.evidence(person, line.key()).orElseThrow();
        assertThat(Leaf.matches(evidence.leaf(), evidence.salt(), evidence.plain()))
                .isTrue();
        assertThat(evidence.proven()).isPresent();
        assertThat(tracker.evidence(UUID.randomUUID(), line.key())).isEmpty();
        assertThat(tracker.evidence(person, "../1")).isEmpty();
    }

    @Test
    void a_purpose_that_needs_a_case_is_checked_against_live_ones() {
        Cases cases = world.door(Cases.class);
        Tx tx = world.door(Tx.class);
        UUID person = UUID.randomUUID();
        var officer = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G99.1", "Đơn vị", "residence-officer", "00004");
        String code = "CASE-" + UUID.randomUUID();
        var access = new Access(officer, Purpose.RESIDENCE_REGISTRATION, "Điều 22", code);
        refused(LedgerError.CASE_UNKNOWN, () -> cases.check(access));
        refused(
                LedgerError.CASE_REQUIRED,
                () -> cases.check(new Access(officer, Purpose.RESIDENCE_REGISTRATION, "Điều 22", null)));
        tx.write(Actor.system(), () -> {
            cases.open(code, "dossier", "G99.1", List.of(person));
            return null;
        });
        assertThat(cases.check(access)).containsExactly(person);
        var stranger =
                new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "G99.2", "Đơn vị khác", "residence-officer", "00008");
        refused(
                LedgerError.CASE_UNKNOWN,
                () -> cases.check(new Access(stranger, Purpose.RESIDENCE_REGISTRATION, "Điều 22", code)));
        tx.write(Actor.system(), () -> {
            cases.close(code);
            return null;
        });
        refused(LedgerError.CASE_CLOSED, () -> cases.check(access));
    }

    @Test
    void the_public_log_serves_checkpoint_and_tiles_but_no_entries_and_no_path_tricks() throws Exception {
        await(journal.record(JournalEntry.empty(ACCESS, List.of("name"), "test")));
        var browser = world.browser();
        assertThat(browser.get("/log/checkpoint").body()).startsWith("localhost/goc\n");
        assertThat(browser.get("/log/vkey").body()).startsWith("localhost/goc+");
        for (String path :
                List.of("entries/000", "entries/000.p/1", "..%2f..%2fkeys%2flog.key", "0/x", "0/000.p/0", "64/000")) {
            assertThat(browser.get("/log/tile/" + path).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(browser.get("/log/receipt/1.1." + "0".repeat(64)).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/log/receipt/" + "9".repeat(500)).statusCode()).isEqualTo(404);
    }

    private static void refused(LedgerError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }

    private Receipts.Proven await(Receipt receipt) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofMinutes(1));
        while (true) {
            try {
                return receipts.prove(receipt.id());
            } catch (Rejection e) {
                if (e.refusal() != LedgerError.RECEIPT_EARLY || Instant.now().isAfter(limit)) {
                    throw e;
                }
                Thread.sleep(5);
            }
        }
    }
}
