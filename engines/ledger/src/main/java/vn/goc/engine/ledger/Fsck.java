package vn.goc.engine.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole log again and compares every entry, tile, state slot and the checkpoint with each other. Changes nothing;
 * may run beside the writer, of whose log it then checks what was durable at its start.
 */
public final class Fsck {
    private static final int MAX_PROBLEMS = 100;
    private static final int PADDING_FROM = 96;

    private final Path dir;
    private final TileReader reader;
    private final List<Problem> problems = new ArrayList<>();
    private final List<ByteBuffer> tiles = new ArrayList<>();
    private final List<Dispute> disputes = new ArrayList<>();
    private long[] tileNumbers = {};
    private boolean rootsHold = true;

    /** An entry and a hash of level 0 that do not fit; the roots tell which of them was changed. */
    private record Dispute(TilePath tile, int at, long entry) {}

    private Fsck(Path dir) {
        this.dir = dir;
        this.reader = new TileReader(dir);
    }

    /**
     * One thing that does not fit.
     *
     * @param file relative to the log's directory
     * @param at index of the entry for a file of entries, otherwise position of the byte
     * @param what in a few words
     */
    public record Problem(String file, long at, String what) {
        @Override
        public String toString() {
            return file + " at " + at + ": " + what;
        }
    }

    /** What does not fit, at most 100 findings; empty when the log is whole. The keys are those of its checkpoint. */
    public static List<Problem> check(Path dir, NoteVerifier keys) {
        try {
            Fsck fsck = new Fsck(dir);
            fsck.run(keys);
            return List.copyOf(fsck.problems);
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + dir + " cannot be read", e);
        }
    }

    private void run(NoteVerifier keys) throws IOException {
        Checkpoint published = checkpoint(keys);
        List<LogState.Mark> marks = state();
        long size = marks.stream()
                .max((a, b) -> Long.compare(a.sequence(), b.sequence()))
                .map(LogState.Mark::size)
                .orElse(published == null ? 0 : published.size());
        if (published != null && published.size() > size) {
            found("checkpoint", 0, "is signed for " + published.size() + " entries, durable are " + size);
        }
        Frontier edge = Frontier.EMPTY;
        roots(edge, marks, published);
        while (edge.size() < size && problems.size() < MAX_PROBLEMS) {
            int wanted = (int) Math.min(TilePath.FULL, size - edge.size());
            List<byte[]> entries = bundle(edge.size() / TilePath.FULL, wanted);
            if (entries.size() < wanted) {
                found(
                        name(TilePath.ENTRIES, edge.size()),
                        edge.size() + entries.size(),
                        "the entry is missing or breaks off");
                return;
            }
            for (byte[] entry : entries) {
                edge = edge.append(List.of(Rfc6962.leafHash(entry)), this::collect);
                roots(edge, marks, published);
            }
        }
        for (int level = 0; level < tiles.size(); level++) {
            if (tiles.get(level).position() > 0) {
                compare(level);
            }
        }
        for (Dispute dispute : disputes) {
            if (rootsHold) {
                found(dispute.tile.toString(), dispute.at, "is not the hash of entry " + dispute.entry);
            } else {
                String place = dispute.tile + " byte " + dispute.at;
                found(name(TilePath.ENTRIES, dispute.entry), dispute.entry, "entry does not hash to " + place);
            }
        }
    }

    private @Nullable Checkpoint checkpoint(NoteVerifier keys) throws IOException {
        try {
            return Checkpoint.parse(
                    keys.verify(Files.readAllBytes(dir.resolve("checkpoint"))).text());
        } catch (NoSuchFileException e) {
            return null;
        } catch (MalformedNote e) {
            found("checkpoint", 0, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private List<LogState.Mark> state() throws IOException {
        byte[] bytes = Files.exists(dir.resolve("state")) ? Files.readAllBytes(dir.resolve("state")) : new byte[0];
        List<LogState.Mark> marks = LogState.marks(bytes);
        if (bytes.length != LogState.SLOTS * LogState.SLOT_BYTES || marks.isEmpty()) {
            found("state", bytes.length, "is not whole: " + marks.size() + " sound slots");
        }
        for (int at = 0; at + LogState.SLOT_BYTES <= bytes.length; at += LogState.SLOT_BYTES) {
            byte[] slot = Arrays.copyOfRange(bytes, at, at + LogState.SLOT_BYTES);
            Arrays.fill(slot, 0, LogState.mark(bytes, at).isPresent() ? PADDING_FROM : 0, (byte) 0);
            if (!Arrays.equals(slot, new byte[LogState.SLOT_BYTES])) {
                found("state", at, "the slot is spoiled: a torn write, or changed");
            }
        }
        return marks;
    }

    private void roots(Frontier edge, List<LogState.Mark> marks, @Nullable Checkpoint published) {
        for (LogState.Mark mark : marks) {
            if (mark.size() == edge.size() && !Arrays.equals(mark.root(), edge.root())) {
                rootsHold = false;
                found(
                        "state",
                        mark.sequence() % LogState.SLOTS * LogState.SLOT_BYTES,
                        "the entries lead to another root");
            }
        }
        if (published != null && published.size() == edge.size() && !Arrays.equals(published.root(), edge.root())) {
            rootsHold = false;
            found("checkpoint", 0, "the entries lead to another root");
        }
    }

    private List<byte[]> bundle(long number, int wanted) throws IOException {
        try {
            byte[] bytes = reader.bundle(number);
            int length = TileFiles.prefixLength(bytes, TilePath.FULL);
            if (length >= 0 && length < bytes.length) {
                found(
                        name(TilePath.ENTRIES, number * TilePath.FULL),
                        (number + 1) * TilePath.FULL,
                        "bytes after the last entry");
            }
            return TileFiles.entries(bytes, wanted);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private void collect(int level, byte[] hash) {
        if (level == tiles.size()) {
            tiles.add(ByteBuffer.allocate(TilePath.FULL * Rfc6962.HASH_BYTES));
            tileNumbers = Arrays.copyOf(tileNumbers, level + 1);
        }
        if (!tiles.get(level).put(hash).hasRemaining()) {
            compare(level);
            tiles.get(level).clear();
            tileNumbers[level]++;
        }
    }

    private void compare(int level) {
        TilePath tile = new TilePath(level, tileNumbers[level], TilePath.FULL);
        int length = tiles.get(level).position();
        byte[] expected = Arrays.copyOf(tiles.get(level).array(), length);
        try {
            byte[] there = Files.readAllBytes(tile.file(dir));
            int at = Arrays.mismatch(expected, Arrays.copyOf(there, Math.min(there.length, length)));
            if (at >= 0) {
                long below = tile.number() * TilePath.FULL + at / Rfc6962.HASH_BYTES;
                if (level == 0) {
                    disputes.add(new Dispute(tile, at, below));
                } else {
                    found(tile.toString(), at, "is not the hash of " + new TilePath(level - 1, below, TilePath.FULL));
                }
            } else if (length == TilePath.FULL * Rfc6962.HASH_BYTES && there.length > length) {
                found(tile.toString(), length, "bytes after the end of a full tile");
            }
        } catch (NoSuchFileException e) {
            found(tile.toString(), 0, "is missing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int level, long entry) {
        return new TilePath(level, entry / TilePath.FULL, TilePath.FULL).toString();
    }

    private void found(String file, long at, String what) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(file, at, what));
        }
    }
}
