package vn.goc.ledger;

import java.security.KeyPair;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.goc.engine.ledger.NoteKey;
import vn.goc.engine.ledger.NoteSigner;
import vn.goc.engine.ledger.NoteVerifier;
import vn.goc.site.Keys;
import vn.goc.site.SiteSettings;

/** The log's name and Ed25519 key; all nodes on one database hold the same one. */
@Component
class LogKey {
    private final NoteKey key;
    private final NoteSigner signer;
    private final NoteVerifier verifier;
    private final String run;

    LogKey(Keys keys, SiteSettings settings) {
        KeyPair pair = keys.ed25519("log");
        this.key = NoteKey.of(settings.origin(), pair.getPublic());
        this.signer = new NoteSigner(key, pair.getPrivate(), keys.provider());
        this.verifier = new NoteVerifier(key);
        this.run = settings.node() + "#" + UUID.randomUUID();
    }

    /** This run of this node, {@code node#nonce}: the owner of journal streams. */
    String run() {
        return run;
    }

    String origin() {
        return key.name();
    }

    NoteSigner signer() {
        return signer;
    }

    NoteVerifier verifier() {
        return verifier;
    }

    /** The published verifier key. */
    String vkey() {
        return key.vkey();
    }
}
