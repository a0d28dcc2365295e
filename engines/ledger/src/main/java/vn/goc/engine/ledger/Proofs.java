package vn.goc.engine.ledger;

import java.util.Arrays;
import java.util.List;

/** Checks proofs as RFC 9162 §2.1.3.2 and §2.1.4.2 spell them out for the trees of RFC 6962. No log is needed. */
public final class Proofs {
    private Proofs() {}

    /** True when the proof leads from this leaf at this index to this root of a tree of {@code size} leaves. */
    public static boolean verifyInclusion(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !hashes(proof) || leafHash.length != Rfc6962.HASH_BYTES) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Rfc6962.nodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Rfc6962.nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** True when the proof shows that the tree of {@code from} leaves is the beginning of the tree of {@code to} leaves. */
    public static boolean verifyConsistency(long from, long to, List<byte[]> proof, byte[] fromRoot, byte[] toRoot) {
        if (from < 0 || from > to || !hashes(proof)) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && Arrays.equals(fromRoot, toRoot);
        }
        if (from == 0) {
            return proof.isEmpty() && Arrays.equals(fromRoot, Rfc6962.emptyRoot());
        }
        long node = from - 1;
        long last = to - 1;
        int shift = Long.numberOfTrailingZeros(~node);
        node >>= shift;
        last >>= shift;
        boolean whole = Long.bitCount(from) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        byte[] older = whole ? fromRoot : proof.getFirst();
        byte[] newer = older;
        for (byte[] sibling : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = Rfc6962.nodeHash(sibling, older);
                newer = Rfc6962.nodeHash(sibling, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newer = Rfc6962.nodeHash(newer, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(older, fromRoot) && Arrays.equals(newer, toRoot);
    }

    private static boolean hashes(List<byte[]> proof) {
        return proof.stream().allMatch(hash -> hash.length == Rfc6962.HASH_BYTES);
    }
}
