package vn.goc.engine.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An append-only Merkle log in a directory, laid out as C2SP tiles, with one writer and any number of readers.
 *
 * <p>{@link #append} returns when its entries survive a crash. Tiles follow from entries: they are made durable later, in
 * the background, and computed again when a crash came first. Methods throw {@link UncheckedIOException} when the disk
 * refuses; after that, the log is as it was before the call and the call may be repeated.
 */
public final class TileLog implements AutoCloseable {
    /** Most entries one append takes. */
    public static final int MAX_BATCH = 65_536;

    /** Longest entry in bytes. */
    public static final int MAX_ENTRY_BYTES = TileFiles.MAX_ENTRY_BYTES;

    private static final String CHECKPOINT = "checkpoint";

    private final Path dir;
    private final DirectoryLock lock;
    private final LogState state;
    private final TileReader reader;
    private final TileWriter writer;
    private final TileSync sync;
    private volatile Frontier frontier;
    private volatile @Nullable Checkpoint published;
    private boolean torn;
    private boolean closed;

    private TileLog(Path dir, DirectoryLock lock, LogState state, boolean cut) throws IOException {
        this.dir = dir;
        this.lock = lock;
        this.state = state;
        this.reader = new TileReader(dir);
        this.writer = new TileWriter(dir);
        Optional<LogState.Mark> mark = state.latest();
        Optional<Checkpoint> onDisk = readCheckpoint(dir);
        try {
            this.frontier = new Recovery(dir, reader, writer, state, onDisk).run(cut);
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
        this.published = onDisk.orElse(null);
        this.reader.durable(frontier.size());
        TileWriter.forceTiles(dir, mark.map(LogState.Mark::tilesDurable).orElse(0L), frontier.size());
        this.sync = new TileSync(dir, frontier.size());
        for (int slot = 0; slot < (cut || state.spoiled() ? LogState.SLOTS : 1); slot++) {
            state.write(frontier.size(), frontier.size(), frontier.root()); // after a cut no old slot may tell of more
        }
    }

    /**
     * Opens or creates the log of this directory, with everything that was ever durable. Reads only what was appended since
     * tiles were last made durable, at most some 130,000 entries; {@link Fsck} reads all.
     *
     * @throws LogBusy when another writer has it open
     * @throws LogDamaged when something durable is lost or changed; nothing has been touched then
     */
    public static TileLog open(Path dir) {
        return open(dir, false);
    }

    /**
     * Opens a log after reading every entry of it: damaged tiles are written anew, and at the first entry that is lost or
     * changed the log is cut. Bundles that are cut are kept in {@code damaged/}. The published checkpoint stays and may be
     * larger than the log until the owner has appended the lost entries again; entries other than those it vouches for are
     * refused.
     */
    public static TileLog repair(Path dir) {
        return open(dir, true);
    }

    private static TileLog open(Path dir, boolean cut) {
        try {
            Files.createDirectories(dir);
            DirectoryLock lock = DirectoryLock.take(dir);
            LogState state = null;
            try {
                state = LogState.open(dir);
                return new TileLog(dir, lock, state, cut);
            } catch (IOException | RuntimeException e) {
                if (state != null) {
                    state.close();
                }
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the log " + dir, e);
        }
    }

    /** Number of durable entries. */
    public long size() {
        return frontier.size();
    }

    /** The durable right edge, from which the next root can be computed before anything is written. */
    public Frontier frontier() {
        return frontier;
    }

    /**
     * Appends entries durably. All or none: after a failure or crash in between, none counts.
     *
     * @param startIndex must be {@link #size()}: guards against a second source of entries
     * @param entries at most {@link #MAX_BATCH}, each at most {@link #MAX_ENTRY_BYTES} long
     */
    public synchronized void append(long startIndex, List<byte[]> entries) {
        requireOpen();
        Frontier before = frontier;
        if (startIndex != before.size()) {
            throw new IllegalArgumentException("the next index is " + before.size() + ", not " + startIndex);
        }
        if (entries.size() > MAX_BATCH) {
            throw new IllegalArgumentException("a batch has at most " + MAX_BATCH + " entries, not " + entries.size());
        }
        if (entries.isEmpty()) {
            return;
        }
        List<byte[]> leaves = new ArrayList<>(entries.size());
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException("an entry has at most " + MAX_ENTRY_BYTES + " bytes");
            }
            leaves.add(Rfc6962.leafHash(entry));
        }
        requireAgreement(before, leaves);
        try {
            if (torn) {
                writer.rewind(before.size());
            }
            torn = true;
            Frontier after = grow(before, leaves, writer);
            writer.entries(startIndex, entries);
            state.write(after.size(), sync.durable(), after.root());
            torn = false;
            reader.durable(after.size());
            frontier = after;
            sync.grown(after.size());
        } catch (IOException e) {
            throw new UncheckedIOException("nothing was appended to the log " + dir, e);
        }
    }

    /** The bytes of one entry. */
    public byte[] entry(long index) {
        requireWithin(index, frontier.size() - 1, "index");
        try {
            int inBundle = (int) (index % TilePath.FULL);
            List<byte[]> entries = TileFiles.entries(reader.bundle(index / TilePath.FULL), inBundle + 1);
            if (entries.size() <= inBundle) {
                throw new IOException("the bundle breaks off before entry " + index);
            }
            return entries.get(inBundle);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Proof that the entry lies in the tree of the first {@code size} entries: hashes, the leaf's sibling first. */
    public List<byte[]> inclusionProof(long index, long size) {
        requireWithin(size, frontier.size(), "size");
        requireWithin(index, size - 1, "index");
        try {
            return reader.inclusion(index, size);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Proof that the tree of {@code to} entries begins with the tree of {@code from}; empty when from is 0 or to. */
    public List<byte[]> consistencyProof(long from, long to) {
        requireWithin(to, frontier.size(), "size");
        requireWithin(from, to, "size");
        try {
            return from == 0 || from == to ? List.of() : reader.consistency(from, to);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The root of the first {@code size} entries. */
    public byte[] root(long size) {
        Frontier now = frontier;
        requireWithin(size, now.size(), "size");
        try {
            return size == now.size() ? now.root() : reader.root(size);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * What the log serves under this URL path: {@code tile/<L>/<N>[.p/<W>]} or {@code tile/entries/<N>[.p/<W>]}, without
     * leading slash. Empty for any other spelling and for tiles that the published checkpoint does not cover.
     */
    public Optional<byte[]> tile(String path) {
        Checkpoint covered = published;
        long size = covered == null ? 0 : Math.min(covered.size(), frontier.size());
        Optional<TilePath> tile = TilePath.parse(path).filter(named -> named.within(size));
        if (tile.isEmpty()) {
            return Optional.empty();
        }
        try {
            TilePath named = tile.get();
            if (named.level() != TilePath.ENTRIES) {
                return Optional.of(reader.hashes(named.level(), named.number(), 0, named.width()));
            }
            byte[] bundle = reader.bundle(named.number());
            int length = TileFiles.prefixLength(bundle, named.width());
            if (length < 0) {
                throw new IOException("the bundle " + named + " breaks off");
            }
            return Optional.of(Arrays.copyOf(bundle, length));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Makes this signed note the log's checkpoint, durably and at once for every reader.
     *
     * @throws IllegalArgumentException when it is larger than the log, has another root than the log at that size, or is
     *     smaller than or of another origin than the one already published
     * @throws MalformedNote when the bytes are not a signed checkpoint
     */
    public synchronized void publish(byte[] note) {
        requireOpen();
        Checkpoint next = Checkpoint.parse(note);
        Checkpoint last = published;
        if (next.size() > frontier.size()) {
            throw new IllegalArgumentException(
                    "a checkpoint of " + next.size() + " entries over a log of " + frontier.size());
        }
        if (!Arrays.equals(next.root(), root(next.size()))) {
            throw new IllegalArgumentException("the log has another root at size " + next.size());
        }
        if (last != null && (next.size() < last.size() || !next.origin().equals(last.origin()))) {
            throw new IllegalArgumentException("the checkpoint " + last + " is published already");
        }
        try {
            Path fresh = dir.resolve(CHECKPOINT + ".new");
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                TileFiles.writeFully(channel, ByteBuffer.wrap(note), 0);
                channel.force(true);
            }
            Files.move(fresh, dir.resolve(CHECKPOINT), StandardCopyOption.ATOMIC_MOVE);
            TileFiles.forceDirectory(dir);
            published = next;
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint was not published in " + dir, e);
        }
    }

    /** Number of entries under the published checkpoint, -1 while there is none. */
    public long publishedSize() {
        Checkpoint last = published;
        return last == null ? -1 : last.size();
    }

    /** The published checkpoint's bytes, if there is one. */
    public Optional<byte[]> checkpoint() {
        try {
            return published == null ? Optional.empty() : Optional.of(Files.readAllBytes(dir.resolve(CHECKPOINT)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Makes all tiles durable and frees the directory. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock;
                state;
                writer) {
            sync.close();
            if (torn) {
                writer.rewind(frontier.size());
            }
            TileWriter.forceTiles(dir, sync.durable(), frontier.size());
            state.write(frontier.size(), frontier.size(), frontier.root());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the log " + dir + " was not closed cleanly; opening it again mends that", e);
        }
    }

    /** Writes what these leaves add to the tiles of every level, and gives the new edge. */
    static Frontier grow(Frontier edge, List<byte[]> leaves, TileWriter writer) throws IOException {
        List<List<byte[]>> levels = new ArrayList<>();
        Frontier grown = edge.append(leaves, (level, hash) -> {
            while (levels.size() <= level) {
                levels.add(new ArrayList<>());
            }
            levels.get(level).add(hash);
        });
        for (int level = 0; level < levels.size(); level++) {
            writer.hashes(level, edge.size() >> (TilePath.HEIGHT * level), levels.get(level));
        }
        return grown;
    }

    /** A log cut after damage may only be filled with what its published checkpoint vouches for. */
    private void requireAgreement(Frontier before, List<byte[]> leaves) {
        Checkpoint vouched = published;
        if (vouched == null || vouched.size() <= before.size() || vouched.size() > before.size() + leaves.size()) {
            return;
        }
        Frontier at = before.append(leaves.subList(0, (int) (vouched.size() - before.size())));
        if (!Arrays.equals(at.root(), vouched.root())) {
            throw new IllegalArgumentException("these entries contradict the published checkpoint " + vouched);
        }
    }

    private static Optional<Checkpoint> readCheckpoint(Path dir) throws IOException {
        Path file = dir.resolve(CHECKPOINT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.parse(Files.readAllBytes(file)));
        } catch (MalformedNote e) {
            Files.move(file, dir.resolve(CHECKPOINT + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    private static void requireWithin(long value, long limit, String what) {
        if (value < 0 || value > limit) {
            throw new IllegalArgumentException("the " + what + " is 0 to " + limit + ", not " + value);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the log " + dir + " is closed");
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("the log " + dir + " cannot be read", e);
    }
}
