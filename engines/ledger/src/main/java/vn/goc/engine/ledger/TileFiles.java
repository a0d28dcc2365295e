package vn.goc.engine.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Whole reads, whole writes, durable directories, and the bytes of an entry bundle. */
final class TileFiles {
    /** An entry's length is a u16. */
    static final int MAX_ENTRY_BYTES = 65_535;

    private TileFiles() {}

    static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw new EOFException("the file ends at byte " + at);
            }
            at += count;
        }
    }

    /** Makes the directory's names durable. */
    static void forceDirectory(Path dir) throws IOException {
        try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The first whole entries of a bundle, at most {@code max}; fewer when the bytes end or break off earlier. */
    static List<byte[]> entries(byte[] bundle, int max) {
        List<byte[]> entries = new ArrayList<>(max);
        int at = 0;
        while (entries.size() < max) {
            int length = lengthAt(bundle, at);
            if (length < 0 || at + 2 + length > bundle.length) {
                break;
            }
            byte[] entry = new byte[length];
            System.arraycopy(bundle, at + 2, entry, 0, length);
            entries.add(entry);
            at += 2 + length;
        }
        return entries;
    }

    /** Bytes the first {@code count} entries take, or −1 when the bundle holds fewer whole ones. */
    static int prefixLength(byte[] bundle, int count) {
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = lengthAt(bundle, at);
            if (length < 0 || at + 2 + length > bundle.length) {
                return -1;
            }
            at += 2 + length;
        }
        return at;
    }

    private static int lengthAt(byte[] bundle, int at) {
        return at + 2 > bundle.length ? -1 : ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
    }
}
