package vn.goc.engine.ledger;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** RFC 6962 §2.1 written down as it reads, slowly and without tiles: what the engine is compared with. */
final class PlainTree {
    private PlainTree() {}

    static byte[] root(List<byte[]> entries) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        if (entries.isEmpty()) {
            return sha.digest();
        }
        if (entries.size() == 1) {
            sha.update((byte) 0);
            return sha.digest(entries.getFirst());
        }
        int k = split(entries.size());
        byte[] left = root(entries.subList(0, k));
        byte[] right = root(entries.subList(k, entries.size()));
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }

    static List<byte[]> inclusion(int index, List<byte[]> entries) throws Exception {
        if (entries.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(entries.size());
        List<byte[]> left = entries.subList(0, k);
        List<byte[]> right = entries.subList(k, entries.size());
        List<byte[]> path = index < k ? inclusion(index, left) : inclusion(index - k, right);
        path.add(index < k ? root(right) : root(left));
        return path;
    }

    static List<byte[]> consistency(int old, List<byte[]> entries, boolean whole) throws Exception {
        List<byte[]> proof = new ArrayList<>();
        if (old == entries.size()) {
            if (!whole) {
                proof.add(root(entries));
            }
            return proof;
        }
        int k = split(entries.size());
        List<byte[]> left = entries.subList(0, k);
        List<byte[]> right = entries.subList(k, entries.size());
        proof.addAll(old <= k ? consistency(old, left, whole) : consistency(old - k, right, false));
        proof.add(old <= k ? root(right) : root(left));
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
