package vn.goc.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a crash or a bad disk leaves behind, the log opens at its last durable size or says what is lost. */
class RecoveryTest {
    private static final int CRASHES = 250;
    private static final int DAMAGES = 120;

    @TempDir(factory = MemoryDir.class)
    Path dir;

    @Test
    void a_crash_in_the_middle_of_an_append_leaves_the_last_durable_size() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<byte[]> entries = PlainTree.entries(1_500, 60, seed);
        for (int round = 0; round < CRASHES; round++) {
            String which = "seed " + seed + " round " + round;
            Path home = dir.resolve("crash" + round);
            int opened = random.nextInt(700);
            int before = opened + random.nextInt(300);
            int after = before + 1 + random.nextInt(400);
            fill(home, entries.subList(0, opened));
            Map<Path, byte[]> old;
            Map<Path, byte[]> fresh;
            try (TileLog log = TileLog.open(home)) {
                log.append(opened, entries.subList(opened, before));
                old = files(home);
                log.append(before, entries.subList(before, after));
                fresh = files(home);
            }
            Crash crash = Crash.values()[random.nextInt(3)];
            restore(home, torn(home, old, fresh, crash, opened, random));
            try (TileLog log = TileLog.open(home)) {
                int durable = (int) log.size();
                assertThat(durable)
                        .as(which)
                        .isBetween(crash == Crash.AFTER ? after : before, crash == Crash.BEFORE ? before : after);
                assertThat(log.root(durable))
                        .as(which)
                        .isEqualTo(edge(entries, durable).root());
                log.append(durable, entries.subList(durable, 1_500));
                assertThat(log.root(1_500))
                        .as(which)
                        .isEqualTo(edge(entries, 1_500).root());
                assertThat(log.entry(durable)).as(which).isEqualTo(entries.get(durable));
            }
            assertThat(Fsck.check(home, new NoteVerifier())).as(which).isEmpty();
        }
    }

    @Test
    void a_file_cut_anywhere_is_mended_or_named_and_never_contradicts_the_checkpoint() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Keys keys = Keys.fresh();
        List<byte[]> entries = PlainTree.entries(900, 60, seed);
        int named = 0;
        int mended = 0;
        for (int round = 0; round < DAMAGES; round++) {
            String which = "seed " + seed + " round " + round;
            Path home = dir.resolve("damage" + round);
            int size = 300 + random.nextInt(600);
            int published = random.nextInt(size + 1);
            byte[] note;
            try (TileLog log = TileLog.open(home)) {
                log.append(0, entries.subList(0, size / 2));
                log.append(size / 2, entries.subList(size / 2, size));
                note = keys.checkpoint(log, published);
                log.publish(note);
            }
            List<Path> files = new ArrayList<>(files(home).keySet());
            Path victim = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(victim);
            Files.write(victim, Arrays.copyOf(whole, random.nextInt(whole.length)));
            String file = home.relativize(victim).toString();
            boolean lost = file.contains("entries");
            if (lost) {
                assertThat(Fsck.check(home, keys.verifier()))
                        .as(which)
                        .anySatisfy(problem -> assertThat(problem.file()).isEqualTo(file));
                named++;
            } else {
                mended++;
            }
            if (file.endsWith(String.format(Locale.ROOT, "entries/%03d", (size - 1) / 256))) {
                assertThatThrownBy(() -> TileLog.open(home))
                        .as(which)
                        .isInstanceOf(LogDamaged.class)
                        .hasMessageContaining(file);
            }
            boolean heals = !lost && healed(home, keys);
            try (TileLog log = lost || !heals ? TileLog.repair(home) : TileLog.open(home)) {
                int kept = (int) log.size();
                assertThat(log.root(kept))
                        .as(which)
                        .isEqualTo(edge(entries, kept).root());
                assertThat(lost || kept == size).as(which).isTrue();
                if (lost && kept < published) {
                    List<byte[]> foreign = PlainTree.entries(published - kept, 9, seed + 1);
                    assertThatThrownBy(() -> log.append(kept, foreign))
                            .as(which)
                            .hasMessageContaining("contradict");
                }
                log.append(kept, entries.subList(kept, 900));
                assertThat(log.root(published))
                        .as(which)
                        .isEqualTo(Checkpoint.parse(note).root());
                assertThat(log.root(900)).as(which).isEqualTo(edge(entries, 900).root());
                log.publish(keys.checkpoint(log, 900));
            }
            assertThat(Fsck.check(home, keys.verifier())).as(which).isEmpty();
        }
        assertThat(named).isPositive();
        assertThat(mended).isPositive();
    }

    @Test
    void a_changed_entry_in_the_last_bundle_is_named_and_nothing_is_touched() throws Exception {
        Path home = dir.resolve("changed");
        fill(home, PlainTree.entries(600, 60, 1));
        flip(home.resolve("tile/entries/002"), 550 - 512);
        Map<Path, byte[]> before = files(home);
        assertThatThrownBy(() -> TileLog.open(home))
                .isInstanceOfSatisfying(
                        LogDamaged.class, e -> assertThat(e.entry()).isEqualTo(549))
                .hasMessageContaining("tile/entries/002, entry 549");
        Map<Path, byte[]> after = files(home);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach(
                (file, bytes) -> assertThat(after.get(file)).as(file.toString()).isEqualTo(bytes));
    }

    @Test
    void an_old_entry_that_changed_is_found_by_fsck_and_cutting_keeps_it_as_evidence() throws Exception {
        Path home = dir.resolve("old");
        List<byte[]> entries = PlainTree.entries(600, 60, 1);
        fill(home, entries);
        flip(home.resolve("tile/entries/001"), 45);
        byte[] evidence = Files.readAllBytes(home.resolve("tile/entries/001"));
        TileLog.open(home).close();
        assertThat(Fsck.check(home, new NoteVerifier()))
                .anySatisfy(p -> assertThat(p.at()).isEqualTo(300));
        try (TileLog log = TileLog.repair(home)) {
            assertThat(log.size()).isEqualTo(300);
            assertThat(home.resolve("damaged/1-tile-entries-001")).hasBinaryContent(evidence);
            log.append(300, entries.subList(300, 600));
            assertThat(log.root(600)).isEqualTo(edge(entries, 600).root());
        }
        assertThat(Fsck.check(home, new NoteVerifier())).isEmpty();
    }

    @Test
    void a_checkpoint_of_another_log_keeps_the_log_shut() throws Exception {
        Keys keys = Keys.fresh();
        Path home = dir.resolve("mine");
        Path other = dir.resolve("other");
        fill(home, PlainTree.entries(100, 60, 1));
        fill(other, PlainTree.entries(100, 60, 2));
        try (TileLog log = TileLog.open(other)) {
            log.publish(keys.checkpoint(log, 80));
        }
        Files.copy(other.resolve("checkpoint"), home.resolve("checkpoint"));
        assertThatThrownBy(() -> TileLog.open(home))
                .isInstanceOf(LogDamaged.class)
                .hasMessageContaining("checkpoint");
        assertThatThrownBy(() -> TileLog.repair(home)).isInstanceOf(LogDamaged.class);
    }

    /** True when opening alone mended everything; damage in old tiles waits for a repair. */
    private static boolean healed(Path home, Keys keys) {
        TileLog.open(home).close();
        return Fsck.check(home, keys.verifier()).isEmpty();
    }

    private static void fill(Path home, List<byte[]> entries) {
        try (TileLog log = TileLog.open(home)) {
            log.append(0, entries);
        }
    }

    /** Changes a bit in the last byte of the bundle's {@code count}-th entry. */
    private static void flip(Path bundle, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[TileFiles.prefixLength(bytes, count) - 1] ^= 4;
        Files.write(bundle, bytes);
    }

    private static Frontier edge(List<byte[]> entries, int size) {
        return Frontier.EMPTY.append(PlainTree.leaves(entries.subList(0, size)));
    }

    /** When the crash came: before the bundles were durable, while the state slot was written, after it was. */
    private enum Crash {
        BEFORE,
        WITHIN_STATE,
        AFTER
    }

    /** What a disk may hold: bundles whole once the new state slot is, everything else between old and new, or zeroes. */
    private static Map<Path, byte[]> torn(
            Path home, Map<Path, byte[]> old, Map<Path, byte[]> fresh, Crash crash, int tilesDurable, Random random) {
        Map<Path, byte[]> left = new TreeMap<>();
        fresh.forEach((file, bytes) -> {
            byte[] was = old.getOrDefault(file, new byte[0]);
            String name = home.relativize(file).toString();
            if (name.equals("state")) {
                byte[] state = crash == Crash.AFTER ? bytes.clone() : was.clone();
                int changed = Arrays.mismatch(was, bytes);
                if (crash == Crash.WITHIN_STATE) {
                    int slot = changed - changed % LogState.SLOT_BYTES;
                    System.arraycopy(bytes, slot, state, slot, 1 + random.nextInt(90));
                }
                left.put(file, state);
            } else if (name.startsWith("tile/entries/")) {
                left.put(file, crash == Crash.BEFORE ? tear(bytes, was.length, random) : bytes);
            } else {
                int level = Integer.parseInt(name.substring(5, 6));
                int number = Integer.parseInt(name.substring(7));
                int hashes = Math.max(0, Math.min(256, (tilesDurable >> (8 * level)) - number * 256));
                left.put(file, tear(bytes, hashes * 32, random));
            }
        });
        left.values().removeIf(bytes -> bytes.length == 0);
        return left;
    }

    private static byte[] tear(byte[] bytes, int durable, Random random) {
        int length = durable + random.nextInt(bytes.length - durable + 1);
        byte[] torn = Arrays.copyOf(bytes, length);
        if (random.nextInt(3) == 0) {
            Arrays.fill(torn, durable + random.nextInt(length - durable + 1), length, (byte)
                    0); // size grew, data did not come
        }
        return torn;
    }

    private static Map<Path, byte[]> files(Path home) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(home)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("lock")) {
                    files.put(file, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static void restore(Path home, Map<Path, byte[]> files) throws IOException {
        for (Path file : files(home).keySet()) {
            Files.delete(file);
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }
}
