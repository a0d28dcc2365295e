package vn.goc.engine.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries and hashes into their files. A bundle or tile not yet full grows in place; only bundles are made durable
 * here, because every tile can be computed again from them.
 */
final class TileWriter implements AutoCloseable {
    private static final int LEVELS = 9; // bundles and tile levels 0 to 7: 2^63 leaves
    private static final int FIRST_BUFFER_BYTES = 256 * 1024;

    private final Path dir;
    private final @Nullable Open[] open = new @Nullable Open[LEVELS];
    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_BUFFER_BYTES);
    private long bundleEnd;

    TileWriter(Path dir) {
        this.dir = dir;
    }

    private record Open(long number, FileChannel channel) {}

    /** Writes entries from index {@code start} on into their bundles and returns when these are durable. */
    void entries(long start, List<byte[]> entries) throws IOException {
        Set<Path> renamed = new LinkedHashSet<>(); // directories with a new name in them
        int done = 0;
        while (done < entries.size()) {
            long index = start + done;
            int inBundle = (int) (index % TilePath.FULL);
            int count = Math.min(TilePath.FULL - inBundle, entries.size() - done);
            if (inBundle == 0) {
                bundleEnd = 0;
            }
            FileChannel channel = channel(TilePath.ENTRIES, index / TilePath.FULL);
            ByteBuffer bytes = encode(entries.subList(done, done + count));
            int length = bytes.remaining();
            TileFiles.writeFully(channel, bytes, bundleEnd);
            channel.force(false);
            if (bundleEnd == 0) {
                renamed.add(parent(new TilePath(TilePath.ENTRIES, index / TilePath.FULL, TilePath.FULL).file(dir)));
            }
            bundleEnd += length;
            done += count;
        }
        for (Path directory : renamed) {
            TileFiles.forceDirectory(directory);
        }
    }

    /** Writes hashes of one tile level from position {@code first} of that level on. */
    void hashes(int level, long first, List<byte[]> hashes) throws IOException {
        int done = 0;
        while (done < hashes.size()) {
            long position = first + done;
            int inTile = (int) (position % TilePath.FULL);
            int count = Math.min(TilePath.FULL - inTile, hashes.size() - done);
            buffer.clear();
            for (byte[] hash : hashes.subList(done, done + count)) {
                buffer.put(hash);
            }
            FileChannel channel = channel(level, position / TilePath.FULL);
            TileFiles.writeFully(channel, buffer.flip(), (long) inTile * Rfc6962.HASH_BYTES);
            done += count;
        }
    }

    /** Cuts everything after {@code size} entries: what a torn or failed append may have left. */
    void rewind(long size) throws IOException {
        close();
        long last = size / TilePath.FULL;
        int rest = (int) (size % TilePath.FULL);
        bundleEnd = 0;
        Path bundle = new TilePath(TilePath.ENTRIES, last, TilePath.FULL).file(dir);
        if (rest > 0) {
            int length = TileFiles.prefixLength(Files.readAllBytes(bundle), rest);
            if (length < 0) {
                throw new IOException(bundle + " breaks off before entry " + size);
            }
            bundleEnd = length;
        }
        cut(TilePath.ENTRIES, last, bundleEnd);
        for (int level = 0; level < LEVELS - 1; level++) {
            long hashes = size >> (TilePath.HEIGHT * level);
            cut(level, hashes / TilePath.FULL, hashes % TilePath.FULL * Rfc6962.HASH_BYTES);
        }
    }

    /** Makes the tiles (not bundles) of leaves {@code from … to − 1} durable. Touches files only: any thread may call it. */
    static void forceTiles(Path dir, long from, long to) throws IOException {
        for (int level = 0; level < LEVELS - 1; level++) {
            long first = from >> (TilePath.HEIGHT * level);
            long end = to >> (TilePath.HEIGHT * level);
            if (end == 0) {
                return;
            }
            Path last = dir;
            for (long number = first / TilePath.FULL; number * TilePath.FULL < end; number++) {
                Path file = new TilePath(level, number, TilePath.FULL).file(dir);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(false);
                }
                Path parent = parent(file);
                if (!parent.equals(last)) {
                    forceUpTo(dir, parent);
                    last = parent;
                }
            }
        }
    }

    private ByteBuffer encode(List<byte[]> entries) {
        int length = 0;
        for (byte[] entry : entries) {
            length += 2 + entry.length;
        }
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocateDirect(length);
        }
        buffer.clear();
        for (byte[] entry : entries) {
            buffer.putShort((short) entry.length).put(entry);
        }
        return buffer.flip();
    }

    private FileChannel channel(int level, long number) throws IOException {
        Open now = open[level + 1];
        if (now != null && now.number == number && now.channel.isOpen()) {
            return now.channel;
        }
        if (now != null) {
            now.channel.close();
        }
        Path file = new TilePath(level, number, TilePath.FULL).file(dir);
        FileChannel channel;
        try {
            channel = openOrCreate(file);
        } catch (NoSuchFileException e) {
            Files.createDirectories(parent(file));
            forceUpTo(dir, parent(parent(file)));
            channel = openOrCreate(file);
        }
        open[level + 1] = new Open(number, channel);
        return channel;
    }

    private static FileChannel openOrCreate(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private void cut(int level, long number, long length) throws IOException {
        Path file = new TilePath(level, number, TilePath.FULL).file(dir);
        if (length == 0) {
            Files.deleteIfExists(file);
        } else {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
        }
        long reach =
                (TileLog.MAX_BATCH >> (TilePath.HEIGHT * Math.max(level, 0))) / TilePath.FULL + 1L; // of one append
        for (long next = number + 1; next <= number + reach; next++) {
            Path later = new TilePath(level, next, TilePath.FULL).file(dir);
            if (Files.exists(later)) {
                Files.delete(later);
            }
        }
    }

    private static void forceUpTo(Path top, Path from) throws IOException {
        for (Path at = from; at.startsWith(top); at = parent(at)) {
            TileFiles.forceDirectory(at);
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path.resolve("..") : parent;
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < LEVELS; i++) {
            Open now = open[i];
            open[i] = null;
            if (now != null) {
                now.channel.close();
            }
        }
    }
}
