package vn.goc.engine.ledger;

import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a tree: for each set bit of its size the root of that full subtree, largest first.
 *
 * <p>Immutable. It is all that is needed to append leaves and to know the next root, so a caller can compute the root it
 * is about to commit before anything is written.
 */
public final class Frontier {
    /** The tree without leaves. */
    public static final Frontier EMPTY = new Frontier(0, new byte[0][]);

    private static final int LEVELS = 64;

    private final long size;
    private final byte[][] nodes;

    Frontier(long size, byte[][] nodes) {
        if (nodes.length != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has " + Long.bitCount(size) + " edge nodes");
        }
        this.size = size;
        this.nodes = nodes;
    }

    /** Takes each hash that belongs into a tile, level by level, in the order of the leaves. */
    interface TileSink {
        void hash(int tileLevel, byte[] hash);
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The root of RFC 6962 §2.1, 32 bytes. */
    public byte[] root() {
        if (nodes.length == 0) {
            return Rfc6962.emptyRoot();
        }
        byte[] root = nodes[nodes.length - 1].clone();
        for (int i = nodes.length - 2; i >= 0; i--) {
            root = Rfc6962.nodeHash(nodes[i], root);
        }
        return root;
    }

    /** The tree with these leaves added on the right; this one stays as it is. Costs about one node hash a leaf. */
    public Frontier append(List<byte[]> leafHashes) {
        return append(leafHashes, (level, hash) -> {});
    }

    Frontier append(List<byte[]> leafHashes, TileSink sink) {
        byte[][] stack = Arrays.copyOf(nodes, LEVELS);
        int depth = nodes.length;
        long count = size;
        for (byte[] leaf : leafHashes) {
            if (leaf.length != Rfc6962.HASH_BYTES) {
                throw new IllegalArgumentException("a leaf hash has 32 bytes, not " + leaf.length);
            }
            byte[] hash = leaf;
            sink.hash(0, hash);
            int height = 0;
            for (long bits = count; (bits & 1) == 1; bits >>= 1) {
                depth--;
                hash = Rfc6962.nodeHash(stack[depth], hash);
                height++;
                if (height % TilePath.HEIGHT == 0) {
                    sink.hash(height / TilePath.HEIGHT, hash);
                }
            }
            stack[depth++] = hash;
            count++;
        }
        return new Frontier(count, Arrays.copyOf(stack, depth));
    }
}
