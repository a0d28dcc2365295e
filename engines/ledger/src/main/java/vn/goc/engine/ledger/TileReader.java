package vn.goc.engine.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hashes out of tiles. Safe beside the writer, because it never reads past the size it was told is durable. */
final class TileReader {
    private static final int CACHED_TILES = 512;
    private static final int TREE_HASHES = 2 * TilePath.FULL - 1;

    private final Path dir;
    private volatile long durable;
    private final Map<Long, byte[]> trees = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > CACHED_TILES;
        }
    };

    TileReader(Path dir) {
        this.dir = dir;
    }

    /** Tells that tiles for this many leaves are written. */
    void durable(long size) {
        if (size < durable) {
            synchronized (trees) {
                trees.clear();
            }
        }
        durable = size;
    }

    /** The root of the full subtree over leaves {@code index·2^height … (index+1)·2^height − 1}. */
    byte[] node(int height, long index) throws IOException {
        int level = height / TilePath.HEIGHT;
        int within = height % TilePath.HEIGHT;
        long first = index << within;
        long number = first / TilePath.FULL;
        int offset = (int) (first % TilePath.FULL);
        if (new TilePath(level, number, TilePath.FULL).within(durable)) {
            byte[] tree = tree(level, number);
            int row = TREE_HASHES + 1 - ((2 * TilePath.FULL) >> within);
            return hashAt(tree, row + (offset >> within));
        }
        byte[] hashes = hashes(level, number, offset, 1 << within);
        int count = 1 << within;
        byte[][] nodes = new byte[count][];
        for (int i = 0; i < count; i++) {
            nodes[i] = hashAt(hashes, i);
        }
        for (; count > 1; count /= 2) {
            for (int i = 0; i < count / 2; i++) {
                nodes[i] = Rfc6962.nodeHash(nodes[2 * i], nodes[2 * i + 1]);
            }
        }
        return nodes[0];
    }

    /** MTH of RFC 6962 §2.1 over leaves {@code from … to − 1}, not empty. */
    byte[] range(long from, long to) throws IOException {
        long count = to - from;
        if (Long.bitCount(count) == 1 && from % count == 0) {
            int height = Long.numberOfTrailingZeros(count);
            return node(height, from >> height);
        }
        long middle = from + Long.highestOneBit(count - 1);
        return Rfc6962.nodeHash(range(from, middle), range(middle, to));
    }

    byte[] root(long size) throws IOException {
        return size == 0 ? Rfc6962.emptyRoot() : range(0, size);
    }

    Frontier frontier(long size) throws IOException {
        List<byte[]> nodes = new ArrayList<>();
        long at = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            long count = Long.highestOneBit(rest);
            nodes.add(range(at, at + count));
            at += count;
        }
        return new Frontier(size, nodes.toArray(new byte[0][]));
    }

    /** PATH of RFC 6962 §2.1.1, the leaf's sibling first. */
    List<byte[]> inclusion(long index, long size) throws IOException {
        List<byte[]> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                proof.addFirst(range(middle, to));
                to = middle;
            } else {
                proof.addFirst(range(from, middle));
                from = middle;
            }
        }
        return proof;
    }

    /** PROOF of RFC 6962 §2.1.2 for 0 < old ≤ size. */
    List<byte[]> consistency(long old, long size) throws IOException {
        List<byte[]> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        boolean whole = true; // the old tree is still a node of what is left, known to the verifier
        while (old != to) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (old <= middle) {
                proof.addFirst(range(middle, to));
                to = middle;
            } else {
                proof.addFirst(range(from, middle));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            proof.addFirst(range(from, to));
        }
        return proof;
    }

    /** All bytes of a bundle file as it is now. */
    byte[] bundle(long number) throws IOException {
        return Files.readAllBytes(new TilePath(TilePath.ENTRIES, number, TilePath.FULL).file(dir));
    }

    /** {@code count} hashes of one tile from position {@code offset} on. */
    byte[] hashes(int level, long number, int offset, int count) throws IOException {
        Path file = new TilePath(level, number, TilePath.FULL).file(dir);
        ByteBuffer into = ByteBuffer.allocate(count * Rfc6962.HASH_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            TileFiles.readFully(channel, into, (long) offset * Rfc6962.HASH_BYTES);
        }
        return into.array();
    }

    private byte[] tree(int level, long number) throws IOException {
        long key = ((long) level << 56) | number;
        byte[] cached = cached(key);
        if (cached != null) {
            return cached;
        }
        byte[] tree = new byte[TREE_HASHES * Rfc6962.HASH_BYTES];
        byte[] hashes = hashes(level, number, 0, TilePath.FULL);
        System.arraycopy(hashes, 0, tree, 0, hashes.length);
        for (int below = 0, at = TilePath.FULL; at < TREE_HASHES; below += 2, at++) {
            byte[] node = Rfc6962.nodeHash(hashAt(tree, below), hashAt(tree, below + 1));
            System.arraycopy(node, 0, tree, at * Rfc6962.HASH_BYTES, Rfc6962.HASH_BYTES);
        }
        synchronized (trees) {
            trees.put(key, tree);
        }
        return tree;
    }

    private byte @Nullable [] cached(long key) {
        synchronized (trees) {
            return trees.get(key);
        }
    }

    static byte[] hashAt(byte[] hashes, int index) {
        byte[] hash = new byte[Rfc6962.HASH_BYTES];
        System.arraycopy(hashes, index * Rfc6962.HASH_BYTES, hash, 0, hash.length);
        return hash;
    }
}
