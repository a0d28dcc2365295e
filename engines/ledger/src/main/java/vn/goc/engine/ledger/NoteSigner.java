package vn.goc.engine.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Signs notes with one Ed25519 key. Safe for any number of threads; signature machines are kept and used again. */
public final class NoteSigner {
    private final NoteKey key;
    private final PrivateKey secret;
    private final @Nullable Provider provider;
    private final ConcurrentLinkedQueue<Signature> idle = new ConcurrentLinkedQueue<>();

    /** Signs by the platform's own Ed25519. */
    public NoteSigner(NoteKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
        this.provider = null;
    }

    /** Signs by this security provider's Ed25519; the secret key must be one it accepts. */
    public NoteSigner(NoteKey key, PrivateKey secret, Provider provider) {
        this.key = key;
        this.secret = secret;
        this.provider = provider;
    }

    public NoteKey key() {
        return key;
    }

    /** The text, which ends in a newline, with this key's signature. */
    public SignedNote sign(String text) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        return new SignedNote(text, List.of(new SignedNote.Line(key.name(), key.id(), sign(signed))));
    }

    /** A checkpoint's text with this key's signature. */
    public SignedNote sign(Checkpoint checkpoint) {
        return sign(checkpoint.text());
    }

    private byte[] sign(byte[] text) {
        try {
            Signature machine = idle.poll();
            if (machine == null) {
                machine = provider == null
                        ? Signature.getInstance("Ed25519")
                        : Signature.getInstance("Ed25519", provider);
                machine.initSign(secret);
            }
            machine.update(text);
            byte[] signature = machine.sign();
            idle.offer(machine);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + key.name() + " cannot sign", e);
        }
    }
}
