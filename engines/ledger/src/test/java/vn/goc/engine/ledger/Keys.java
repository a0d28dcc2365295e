package vn.goc.engine.ledger;

import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** A fresh signing key for a test. */
record Keys(NoteSigner signer, NoteVerifier verifier) {
    static final String ORIGIN = "log.example.vn/goc";

    static Keys fresh() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        NoteKey key = NoteKey.of(ORIGIN, pair.getPublic());
        return new Keys(new NoteSigner(key, pair.getPrivate()), new NoteVerifier(key));
    }

    byte[] checkpoint(TileLog log, long size) {
        return signer.sign(new Checkpoint(ORIGIN, size, log.root(size))).encode();
    }
}
