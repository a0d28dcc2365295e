package vn.goc.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileLogTest {
    /** Per size: hashes on each tile level, from which full tiles and the partial one follow. */
    private static final Map<Integer, List<Integer>> LEVELS = Map.of(
            0, List.of(),
            1, List.of(1),
            255, List.of(255),
            256, List.of(256, 1),
            257, List.of(257, 1),
            65_535, List.of(65_535, 255),
            65_536, List.of(65_536, 256, 1),
            70_000, List.of(70_000, 273, 1));

    @TempDir(factory = MemoryDir.class)
    Path dir;

    @Test
    void every_size_gives_exactly_the_tiles_the_specification_names() throws Exception {
        List<byte[]> entries = PlainTree.entries(70_000, 8, 3);
        Keys keys = Keys.fresh();
        for (Map.Entry<Integer, List<Integer>> expected : LEVELS.entrySet()) {
            int size = expected.getKey();
            List<Integer> levels = expected.getValue();
            Path home = dir.resolve("size" + size);
            try (TileLog log = TileLog.open(home)) {
                for (int at = 0; at < size; at += TileLog.MAX_BATCH) {
                    log.append(at, entries.subList(at, Math.min(size, at + TileLog.MAX_BATCH)));
                }
                log.publish(keys.checkpoint(log, size));
                List<String> names = new ArrayList<>();
                for (int level = 0; level < levels.size(); level++) {
                    int hashes = levels.get(level);
                    for (int tile = 0; tile * 256 < hashes; tile++) {
                        names.add(new TilePath(level, tile, 256).toString());
                        if (level == 0) {
                            names.add(new TilePath(TilePath.ENTRIES, tile, 256).toString());
                        }
                    }
                    int full = hashes / 256;
                    int rest = hashes % 256;
                    String next = new TilePath(level, full, 256).toString();
                    assertThat(log.tile(next)).as(size + " " + next).isEmpty();
                    if (rest > 0) {
                        assertThat(log.tile(next + ".p/" + rest))
                                .hasValueSatisfying(t -> assertThat(t).hasSize(rest * 32));
                    }
                    assertThat(log.tile(next + ".p/" + (rest + 1)))
                            .as(size + " " + next)
                            .isEmpty();
                }
                assertThat(files(home)).containsExactlyInAnyOrderElementsOf(names);
            }
        }
    }

    @Test
    void tiles_hold_the_hashes_and_bundles_the_entries_of_their_place() throws Exception {
        List<byte[]> entries = PlainTree.entries(70_000, 30, 4);
        Keys keys = Keys.fresh();
        try (TileLog log = TileLog.open(dir)) {
            Random random = new Random(5);
            while (log.size() < 70_000) {
                int from = (int) log.size();
                log.append(from, entries.subList(from, Math.min(70_000, from + 1 + random.nextInt(9_000))));
            }
            log.publish(keys.checkpoint(log, 70_000));
            byte[] partial = log.tile("tile/0/273.p/112").orElseThrow();
            assertThat(TileReader.hashAt(partial, 111)).isEqualTo(Rfc6962.leafHash(entries.get(69_999)));
            byte[] level1 = log.tile("tile/1/001.p/17").orElseThrow();
            assertThat(TileReader.hashAt(level1, 16)).isEqualTo(PlainTree.root(entries.subList(272 * 256, 273 * 256)));
            byte[] level2 = log.tile("tile/2/000.p/1").orElseThrow();
            assertThat(level2).isEqualTo(PlainTree.root(entries.subList(0, 65_536)));
            ByteBuffer bundle =
                    ByteBuffer.wrap(log.tile("tile/entries/273.p/112").orElseThrow());
            for (int i = 0; i < 112; i++) {
                byte[] entry = new byte[Short.toUnsignedInt(bundle.getShort())];
                bundle.get(entry);
                assertThat(entry).isEqualTo(entries.get(273 * 256 + i));
            }
            assertThat(bundle.hasRemaining()).isFalse();
            assertThat(log.entry(12_345)).isEqualTo(entries.get(12_345));
        }
    }

    @Test
    void only_exact_tile_paths_are_read() throws Exception {
        assertThat(new TilePath(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
        assertThat(TilePath.parse("tile/entries/x001/x234/067.p/8"))
                .contains(new TilePath(TilePath.ENTRIES, 1_234_067, 8));
        assertThat(TilePath.parse("tile/63/000")).contains(new TilePath(63, 0, 256));
        List<String> hostile = List.of(
                "",
                "/tile/0/000",
                "tile/0/000/",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/000",
                "tile/0/x000/x001/000",
                "tile/0/../0/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/",
                "tile/0/000.p/1/",
                "tile/entries/../../state",
                "tile/entries/..",
                "tile/entries/000\u0000",
                "tile/entries/000\n",
                "tile/0/٠٠٠",
                "tile/ENTRIES/000",
                "tile/0/X001/000",
                "tile/entrıes/000",
                "tile//000",
                "tile/0//000",
                "tile\\0\\000",
                "%2e%2e/state",
                "state",
                "checkpoint",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                "tile/0/" + "x001/".repeat(10_000) + "000");
        Keys keys = Keys.fresh();
        try (TileLog log = TileLog.open(dir)) {
            log.append(0, PlainTree.entries(300, 10, 6));
            log.publish(keys.checkpoint(log, 300));
            assertThat(log.tile("tile/0/000")).isPresent();
            for (String path : hostile) {
                assertThat(TilePath.parse(path)).as(path).isEmpty();
                assertThat(log.tile(path)).as(path).isEmpty();
            }
            assertThat(log.tile("tile/0/x999/999")).isEmpty();
            assertThat(log.tile("tile/63/000.p/1")).isEmpty();
        }
    }

    @Test
    void nothing_is_served_that_no_checkpoint_covers() throws Exception {
        Keys keys = Keys.fresh();
        try (TileLog log = TileLog.open(dir)) {
            log.append(0, PlainTree.entries(300, 10, 6));
            assertThat(log.tile("tile/0/000")).isEmpty();
            log.publish(keys.checkpoint(log, 100));
            assertThat(log.tile("tile/0/000.p/100")).isPresent();
            assertThat(log.tile("tile/0/000.p/101")).isEmpty();
            assertThat(log.tile("tile/entries/000")).isEmpty();
        }
    }

    @Test
    void a_checkpoint_that_does_not_fit_the_log_is_refused() throws Exception {
        Keys keys = Keys.fresh();
        try (TileLog log = TileLog.open(dir)) {
            List<byte[]> entries = PlainTree.entries(20, 10, 9);
            log.append(0, entries);
            Frontier ahead = log.frontier().append(PlainTree.leaves(entries));
            byte[] tooLarge = keys.signer()
                    .sign(new Checkpoint(Keys.ORIGIN, 40, ahead.root()))
                    .encode();
            assertThatThrownBy(() -> log.publish(tooLarge)).hasMessageContaining("40 entries over a log of 20");
            byte[] otherRoot = keys.signer()
                    .sign(new Checkpoint(Keys.ORIGIN, 20, ahead.root()))
                    .encode();
            assertThatThrownBy(() -> log.publish(otherRoot)).hasMessageContaining("another root");
            assertThatThrownBy(() -> log.publish(new byte[10])).isInstanceOf(MalformedNote.class);
            assertThat(log.checkpoint()).isEmpty();
            log.publish(keys.checkpoint(log, 20));
            byte[] smaller = keys.checkpoint(log, 19);
            assertThatThrownBy(() -> log.publish(smaller)).hasMessageContaining("published already");
            byte[] foreign = keys.signer()
                    .sign(new Checkpoint("other.vn", 20, log.root(20)))
                    .encode();
            assertThatThrownBy(() -> log.publish(foreign)).hasMessageContaining("published already");
            assertThat(Checkpoint.parse(log.checkpoint().orElseThrow()).size()).isEqualTo(20);
        }
    }

    @Test
    void a_second_writer_is_refused_and_told_who_holds_the_log() throws Exception {
        try (TileLog log = TileLog.open(dir)) {
            assertThatThrownBy(() -> TileLog.open(dir))
                    .isInstanceOf(LogBusy.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(log.size()).isZero();
        }
        TileLog.open(dir).close();
    }

    @Test
    void an_append_that_breaks_a_rule_changes_nothing() {
        try (TileLog log = TileLog.open(dir)) {
            log.append(0, PlainTree.entries(3, 10, 1));
            byte[] root = log.root(3);
            assertThatThrownBy(() -> log.append(2, PlainTree.entries(1, 10, 1)))
                    .hasMessageContaining("next index is 3");
            assertThatThrownBy(() -> log.append(3, List.of(new byte[1], new byte[65_536])))
                    .hasMessageContaining("at most 65535 bytes");
            assertThatThrownBy(() -> log.entry(3)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> log.inclusionProof(3, 3)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> log.consistencyProof(3, 2)).isInstanceOf(IllegalArgumentException.class);
            assertThat(log.root(3)).isEqualTo(root);
            byte[] longest = new byte[65_535];
            log.append(3, List.of(longest, new byte[0]));
            assertThat(log.entry(3)).isEqualTo(longest);
            assertThat(log.entry(4)).isEmpty();
        }
    }

    @Test
    void an_append_the_disk_refuses_or_an_interrupt_stops_may_simply_be_repeated() throws Exception {
        List<byte[]> entries = PlainTree.entries(900, 30, 12);
        try (TileLog log = TileLog.open(dir)) {
            log.append(0, entries.subList(0, 200));
            Path inTheWay = Files.createDirectories(dir.resolve("tile/entries/001/in-the-way"));
            assertThatThrownBy(() -> log.append(200, entries.subList(200, 600)))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(log.size()).isEqualTo(200);
            assertThat(log.entry(199)).isEqualTo(entries.get(199));
            Files.delete(inTheWay);
            Files.delete(dir.resolve("tile/entries/001"));
            log.append(200, entries.subList(200, 600));

            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> log.append(600, entries.subList(600, 700)))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(log.size()).isEqualTo(600);
            log.append(600, entries.subList(600, 610)); // fewer than the failed attempt: its rest must be gone
            log.append(610, entries.subList(610, 900));
            assertThat(log.root(900)).isEqualTo(PlainTree.root(entries));
        }
        assertThat(Fsck.check(dir, new NoteVerifier())).isEmpty();
    }

    @Test
    void tiles_are_made_durable_behind_a_long_run_of_appends() throws Exception {
        List<byte[]> batch = PlainTree.entries(30_000, 3, 13);
        long durable = 0;
        try (TileLog log = TileLog.open(dir)) {
            for (int i = 0; i < 200 && durable == 0; i++) {
                log.append(log.size(), batch.subList(0, i < 3 ? 30_000 : 1));
                durable = LogState.marks(Files.readAllBytes(dir.resolve("state"))).stream()
                        .mapToLong(LogState.Mark::tilesDurable)
                        .max()
                        .orElse(0);
                Thread.sleep(i < 3 ? 0 : 20);
            }
        }
        assertThat(durable).isGreaterThanOrEqualTo(TileSync.INTERVAL);
    }

    @Test
    void readers_beside_the_writer_always_see_a_consistent_log() throws Exception {
        List<byte[]> entries = PlainTree.entries(20_000, 30, 11);
        AtomicBoolean done = new AtomicBoolean();
        try (TileLog log = TileLog.open(dir);
                var threads = Executors.newFixedThreadPool(2)) {
            log.append(0, entries.subList(0, 1));
            List<Future<Integer>> readers = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                Random random = new Random(reader);
                readers.add(threads.submit(() -> {
                    int checks = 0;
                    do {
                        long size = log.size();
                        int index = random.nextInt((int) size);
                        byte[] entry = log.entry(index);
                        assertThat(entry).isEqualTo(entries.get(index));
                        List<byte[]> proof = log.inclusionProof(index, size);
                        byte[] leaf = Rfc6962.leafHash(entry);
                        assertThat(Proofs.verifyInclusion(leaf, index, size, proof, log.root(size)))
                                .isTrue();
                        checks++;
                    } while (!done.get());
                    return checks;
                }));
            }
            Random random = new Random(99);
            while (log.size() < entries.size()) {
                int from = (int) log.size();
                log.append(from, entries.subList(from, Math.min(entries.size(), from + 1 + random.nextInt(200))));
            }
            done.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    static List<String> files(Path home) throws Exception {
        if (!Files.exists(home.resolve("tile"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve("tile"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .toList();
        }
    }
}
