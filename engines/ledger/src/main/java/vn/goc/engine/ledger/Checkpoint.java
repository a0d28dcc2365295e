package vn.goc.engine.ledger;

import java.util.Arrays;
import java.util.Base64;

/**
 * What a log signs: its origin, its size and its root (c2sp.org/tlog-checkpoint). Written and read without extension lines.
 *
 * @param origin scheme-less URL prefix of the log, without trailing slash
 * @param size number of entries
 * @param root 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // hashes and keys are byte arrays throughout
public record Checkpoint(String origin, long size, byte[] root) {
    public Checkpoint {
        NoteKey.requireName(origin);
        if (size < 0 || root.length != Rfc6962.HASH_BYTES) {
            throw new MalformedNote("a checkpoint has a size of at least 0 and a root of 32 bytes");
        }
        if (size == 0 && !Arrays.equals(root, Rfc6962.emptyRoot())) {
            throw new MalformedNote("a checkpoint of size 0 has the empty root");
        }
        root = root.clone();
    }

    /** Reads a checkpoint's note text strictly: three lines, each ended by a newline. */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new MalformedNote("a checkpoint has three lines: origin, size and root");
        }
        return new Checkpoint(lines[0], Strict.number(lines[1], "the size"), Strict.hash(lines[2], "the root"));
    }

    /** Reads the checkpoint out of a signed note; the signatures are not checked. */
    public static Checkpoint parse(byte[] note) {
        return parse(SignedNote.parse(note).text());
    }

    /** The note text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && size == that.size
                && origin.equals(that.origin)
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return text().replace('\n', ' ').strip();
    }
}
