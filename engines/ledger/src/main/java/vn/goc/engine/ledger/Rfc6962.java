package vn.goc.engine.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962 §2.1 with SHA-256. Every hash is an array of 32 bytes. */
public final class Rfc6962 {
    /** Length of every hash in bytes. */
    public static final int HASH_BYTES = 32;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Rfc6962::sha256);

    private Rfc6962() {}

    /** The hash of a leaf: SHA-256(0x00 ‖ entry). */
    public static byte[] leafHash(byte[] entry) {
        return leafHash(entry, 0, entry.length);
    }

    static byte[] leafHash(byte[] bytes, int offset, int length) {
        MessageDigest sha = SHA_256.get();
        sha.update((byte) 0);
        sha.update(bytes, offset, length);
        return sha.digest();
    }

    /** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest sha = SHA_256.get();
        sha.update((byte) 1);
        sha.update(left);
        sha.update(right);
        return sha.digest();
    }

    /** The root of the tree without leaves: SHA-256 of nothing. A fresh array each time. */
    public static byte[] emptyRoot() {
        return SHA_256.get().digest();
    }

    static byte[] sha256(byte[] bytes) {
        return SHA_256.get().digest(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
