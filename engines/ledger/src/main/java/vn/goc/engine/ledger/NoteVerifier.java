package vn.goc.engine.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks notes against known keys as c2sp.org/signed-note asks: unknown keys are passed over, a known one whose signature
 * fails spoils the note, and at least one known one must hold. Safe for any number of threads.
 */
public final class NoteVerifier {
    private final Map<Identity, PublicKey> known = new LinkedHashMap<>();

    private record Identity(String name, int id) {}

    public NoteVerifier(NoteKey... keys) {
        this(List.of(keys));
    }

    public NoteVerifier(List<NoteKey> keys) {
        for (NoteKey key : keys) {
            if (known.put(new Identity(key.name(), key.id()), key.publicKey()) != null) {
                throw new MalformedNote("the key " + key.name() + " is given twice");
            }
        }
    }

    /** The note, whose signatures hold. */
    public SignedNote verify(byte[] note) {
        SignedNote parsed = SignedNote.parse(note);
        verify(parsed);
        return parsed;
    }

    /** Names of the known keys that signed: at least one. */
    public Set<String> verify(SignedNote note) {
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        Set<String> signers = new LinkedHashSet<>();
        for (SignedNote.Line line : note.signatures()) {
            PublicKey key = known.get(new Identity(line.name(), line.id()));
            if (key == null) {
                continue;
            }
            if (!holds(key, text, line.signature())) {
                throw new MalformedNote("the signature of " + line.name() + " does not fit the note");
            }
            signers.add(line.name());
        }
        if (signers.isEmpty()) {
            throw new MalformedNote("no known key signed the note");
        }
        return signers;
    }

    private static boolean holds(PublicKey key, byte[] text, byte[] signature) {
        try {
            Signature machine = Signature.getInstance("Ed25519");
            machine.initVerify(key);
            machine.update(text);
            return machine.verify(signature);
        } catch (SignatureException e) {
            return false; // not even the shape of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform verifies Ed25519", e);
        }
    }
}
