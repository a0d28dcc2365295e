package vn.goc.engine.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A named Ed25519 public key of c2sp.org/signed-note (type 0x01), written {@code name+hex8(id)+base64(type ‖ key)}.
 *
 * @param name not empty, without white space and without {@code +}
 * @param ed25519 the raw public key, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // hashes and keys are byte arrays throughout
public record NoteKey(String name, byte[] ed25519) {
    static final byte ED25519 = 0x01;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public NoteKey {
        requireName(name);
        if (ed25519.length != KEY_BYTES) {
            throw new MalformedNote("an Ed25519 key has 32 bytes, not " + ed25519.length);
        }
        ed25519 = ed25519.clone();
    }

    /** The key a vkey line names; anything but an Ed25519 one whose id fits is refused. */
    public static NoteKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedNote("a verifier key is name+id+key");
        }
        byte[] typed = Strict.base64(parts[2], "the verifier key");
        if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
            throw new MalformedNote("only Ed25519 verifier keys (type 1) are supported");
        }
        NoteKey key = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!parts[1].equals(key.hexId())) {
            throw new MalformedNote("the verifier key's id is " + key.hexId() + ", not " + parts[1]);
        }
        return key;
    }

    /** The key of this name for a JCA Ed25519 public key. */
    public static NoteKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null
                || encoded.length != X509_PREFIX.length + KEY_BYTES
                || !Arrays.equals(Arrays.copyOf(encoded, X509_PREFIX.length), X509_PREFIX)) {
            throw new MalformedNote("not an Ed25519 public key");
        }
        return new NoteKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key), big-endian. */
    public int id() {
        byte[] label = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer named = ByteBuffer.allocate(label.length + 2 + KEY_BYTES);
        named.put(label).put((byte) '\n').put(ED25519).put(ed25519);
        return ByteBuffer.wrap(Rfc6962.sha256(named.array()), 0, ID_BYTES).getInt();
    }

    /** The vkey line. */
    public String vkey() {
        byte[] typed = new byte[1 + KEY_BYTES];
        typed[0] = ED25519;
        System.arraycopy(ed25519, 0, typed, 1, KEY_BYTES);
        return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public byte[] ed25519() {
        return ed25519.clone();
    }

    PublicKey publicKey() {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
        System.arraycopy(ed25519, 0, encoded, X509_PREFIX.length, KEY_BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new MalformedNote("not an Ed25519 public key", e);
        }
    }

    static void requireName(String name) {
        if (name.isEmpty()
                || name.chars()
                        .anyMatch(c -> c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new MalformedNote("a key name is not empty and holds neither white space nor +");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && name.equals(that.name) && Arrays.equals(ed25519, that.ed25519);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(ed25519);
    }

    @Override
    public String toString() {
        return vkey();
    }

    private String hexId() {
        return HexFormat.of().toHexDigits(id());
    }
}
