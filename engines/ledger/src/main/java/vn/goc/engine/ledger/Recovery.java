package vn.goc.engine.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the right edge again when a log is opened, and writes the tiles that were not durable yet.
 *
 * <p>The newest sound slot of {@link LogState} says which size is durable, with which root, and up to where tiles are.
 * Normally only the entries after that are read again. If they do not lead to that root, every entry is read from the first
 * on; then either the tiles were damaged, and are written anew, or entries were, which is reported and not mended.
 */
final class Recovery {
    private static final int CHUNK = 64 * TilePath.FULL;

    private final Path dir;
    private final TileReader reader;
    private final TileWriter writer;
    private final LogState.@Nullable Mark mark;
    private final boolean spoiled;
    private final @Nullable Checkpoint published;

    Recovery(Path dir, TileReader reader, TileWriter writer, LogState state, Optional<Checkpoint> published)
            throws IOException {
        this.dir = dir;
        this.reader = reader;
        this.writer = writer;
        this.mark = state.latest().orElse(null);
        this.spoiled = state.spoiled();
        this.published = published.orElse(null);
    }

    /** The durable right edge. With {@code cut}, of the sound entries only, the rest being moved aside. */
    Frontier run(boolean cut) throws IOException {
        Frontier quick = cut ? null : quick();
        if (quick != null) {
            return quick;
        }
        long goal = Math.max(mark == null ? 0 : mark.size(), published == null ? 0 : published.size());
        if (mark == null || spoiled) {
            // A slot is written when its entries are durable, so a torn one may stand for entries that are all there:
            // what hashes to its place in level 0 is kept.
            goal = Math.max(goal, firstUnsound(Long.MAX_VALUE));
        }
        Frontier all = scan(goal);
        if (all != null) {
            rebuild(goal);
            return all;
        }
        long bad = firstUnsound(goal);
        if (!cut && bad < goal) {
            String file = new TilePath(TilePath.ENTRIES, bad / TilePath.FULL, TilePath.FULL).toString();
            throw new LogDamaged(
                    file,
                    bad,
                    "this entry was durable and is lost or changed; the log had " + goal
                            + " entries. Restore the file from a copy, or repair the log, which cuts it here, and append the rest again.");
        }
        Frontier kept = scan(bad);
        if (kept == null) {
            throw new LogDamaged(
                    "checkpoint or state",
                    bad,
                    "the " + bad + " entries before it fit their tiles, but not"
                            + " the root that was published or committed: this is not the same log. Restore it from a copy.");
        }
        moveAside(bad);
        rebuild(bad);
        return kept;
    }

    private @Nullable Frontier quick() {
        if (mark == null || spoiled || (published != null && published.size() > mark.size())) {
            return null;
        }
        try {
            // the last bundle is always read again: it is the one that still grows
            long from = Math.min(mark.tilesDurable(), Math.max(0, mark.size() - 1) / TilePath.FULL * TilePath.FULL);
            reader.durable(mark.tilesDurable());
            Frontier start = reader.frontier(from);
            Frontier end = read(start, mark.size());
            if (end.size() != mark.size() || !Arrays.equals(end.root(), mark.root())) {
                return null;
            }
            write(start, mark.size());
            writer.rewind(end.size());
            reader.durable(end.size());
            boolean agrees = published == null || Arrays.equals(reader.root(published.size()), published.root());
            return agrees ? end : null;
        } catch (IOException e) {
            return null; // a file is missing or short: the long way says which
        }
    }

    /** The edge at {@code size}, or at the last whole entry before it. Writes nothing. */
    private Frontier read(Frontier start, long size) throws IOException {
        Frontier edge = start;
        for (List<byte[]> leaves; edge.size() < size; edge = edge.append(leaves)) {
            leaves = leaves(edge.size(), size);
            if (leaves.isEmpty()) {
                return edge;
            }
        }
        return edge;
    }

    /** Writes the tiles of entries that were just read. */
    private void write(Frontier start, long size) throws IOException {
        Frontier edge = start;
        while (edge.size() < size) {
            List<byte[]> leaves = leaves(edge.size(), size);
            if (leaves.isEmpty()) {
                throw new IOException("entry " + edge.size() + " was there a moment ago");
            }
            edge = TileLog.grow(edge, leaves, writer);
        }
    }

    /** The edge at {@code size}, or null when the entries do not reach it or do not lead to the roots that are known. */
    private @Nullable Frontier scan(long size) throws IOException {
        Frontier edge = Frontier.EMPTY;
        long[] known = {mark == null ? 0 : mark.size(), published == null ? 0 : published.size(), size};
        Arrays.sort(known);
        for (long stop : known) {
            edge = read(edge, Math.min(stop, size));
            if (edge.size() < Math.min(stop, size) || contradicts(edge)) {
                return null;
            }
        }
        return edge;
    }

    private boolean contradicts(Frontier edge) {
        boolean other = mark != null && mark.size() == edge.size() && !Arrays.equals(mark.root(), edge.root());
        return other
                || (published != null
                        && published.size() == edge.size()
                        && !Arrays.equals(published.root(), edge.root()));
    }

    private void rebuild(long size) throws IOException {
        write(Frontier.EMPTY, size);
        writer.rewind(size);
        TileWriter.forceTiles(dir, 0, size);
        reader.durable(0);
        reader.durable(size);
    }

    /** Leaf hashes of whole entries from {@code from} on: to the end of a run of bundles, of the files, or to {@code to}. */
    private List<byte[]> leaves(long from, long to) throws IOException {
        List<byte[]> leaves = new ArrayList<>();
        long end = Math.min(to, from - from % TilePath.FULL + CHUNK);
        for (long at = from; at < end; ) {
            long number = at / TilePath.FULL;
            int wanted = (int) Math.min(TilePath.FULL, end - number * TilePath.FULL);
            List<byte[]> entries = entries(number, wanted);
            int skip = (int) (at % TilePath.FULL);
            for (int i = skip; i < entries.size(); i++) {
                leaves.add(Rfc6962.leafHash(entries.get(i)));
            }
            if (entries.size() < wanted) {
                break;
            }
            at = number * TilePath.FULL + wanted;
        }
        return leaves;
    }

    private List<byte[]> entries(long number, int wanted) throws IOException {
        try {
            return TileFiles.entries(reader.bundle(number), wanted);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The first index, at most {@code limit}, whose entry is not whole or does not hash to its place in level 0. */
    private long firstUnsound(long limit) throws IOException {
        long at = 0;
        while (at < limit) {
            long number = at / TilePath.FULL;
            int wanted = (int) Math.min(TilePath.FULL, limit - at);
            List<byte[]> entries = entries(number, wanted);
            Path tile = new TilePath(0, number, TilePath.FULL).file(dir);
            byte[] hashes = Files.exists(tile) ? Files.readAllBytes(tile) : new byte[0];
            for (int i = 0; i < entries.size(); i++) {
                boolean hashed = (i + 1) * Rfc6962.HASH_BYTES <= hashes.length;
                if (!hashed || !Arrays.equals(TileReader.hashAt(hashes, i), Rfc6962.leafHash(entries.get(i)))) {
                    return at + i;
                }
            }
            if (entries.size() < wanted || wanted < TilePath.FULL) {
                return at + entries.size();
            }
            at += TilePath.FULL;
        }
        return limit;
    }

    /** Keeps what is about to be cut as evidence: copies the bundles from the first bad entry on to {@code damaged/}. */
    private void moveAside(long bad) throws IOException {
        Path aside = dir.resolve("damaged");
        long number = bad / TilePath.FULL;
        boolean first = true;
        while (true) {
            TilePath bundle = new TilePath(TilePath.ENTRIES, number, TilePath.FULL);
            Path file = bundle.file(dir);
            boolean known = mark != null && number * TilePath.FULL < mark.size();
            if (!Files.exists(file) && !known) {
                return;
            }
            if (Files.exists(file)) {
                Path kept = free(aside, bundle);
                Files.createDirectories(kept.resolve("..").normalize());
                Files.copy(file, kept);
                if (!first) {
                    Files.delete(file);
                }
            }
            if (!first) {
                Files.deleteIfExists(new TilePath(0, number, TilePath.FULL).file(dir));
            }
            first = false;
            number++;
        }
    }

    private static Path free(Path aside, TilePath bundle) {
        for (int attempt = 1; ; attempt++) {
            Path kept = aside.resolve(attempt + "-" + bundle.toString().replace('/', '-'));
            if (!Files.exists(kept)) {
                return kept;
            }
        }
    }
}
