package vn.goc.engine.ledger;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** RFC 6962 §2.1 written down as it reads, slowly and without tiles: what the engine is compared with. */
final class PlainTree {
    private final List<byte[]> entries;
    private final Map<Long, byte[]> known = new HashMap<>();

    PlainTree(List<byte[]> entries) {
        this.entries = entries;
    }

    static byte[] root(List<byte[]> entries) throws Exception {
        return new PlainTree(entries).root(0, entries.size());
    }

    /** MTH(D[from:to]). */
    byte[] root(int from, int to) throws Exception {
        long range = ((long) from << 32) | to;
        byte[] root = known.get(range);
        if (root != null) {
            return root;
        }
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        if (to - from == 1) {
            sha.update((byte) 0);
            sha.update(entries.get(from));
        } else if (to > from) {
            int middle = from + split(to - from);
            sha.update((byte) 1);
            sha.update(root(from, middle));
            sha.update(root(middle, to));
        }
        root = sha.digest();
        known.put(range, root);
        return root;
    }

    /** PATH(index, D[from:to]). */
    List<byte[]> inclusion(int index, int from, int to) throws Exception {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int middle = from + split(to - from);
        boolean left = index < middle;
        List<byte[]> path = left ? inclusion(index, from, middle) : inclusion(index, middle, to);
        path.add(left ? root(middle, to) : root(from, middle));
        return path;
    }

    /** SUBPROOF(old − from, D[from:to], whole). */
    List<byte[]> consistency(int old, int from, int to, boolean whole) throws Exception {
        List<byte[]> proof = new ArrayList<>();
        if (old == to) {
            if (!whole) {
                proof.add(root(from, to));
            }
            return proof;
        }
        int middle = from + split(to - from);
        boolean left = old <= middle;
        proof.addAll(left ? consistency(old, from, middle, whole) : consistency(old, middle, to, false));
        proof.add(left ? root(middle, to) : root(from, middle));
        return proof;
    }

    static List<byte[]> entries(int count, int maxBytes, long seed) {
        Random random = new Random(seed);
        List<byte[]> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] entry = new byte[random.nextInt(maxBytes + 1)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return entries;
    }

    static List<byte[]> leaves(List<byte[]> entries) {
        return entries.stream().map(Rfc6962::leafHash).toList();
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
