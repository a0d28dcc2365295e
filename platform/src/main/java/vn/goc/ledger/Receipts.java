package vn.goc.ledger;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.goc.engine.ledger.Checkpoint;
import vn.goc.engine.ledger.Rfc6962;
import vn.goc.engine.ledger.TileLog;
import vn.goc.engine.ledger.TlogProof;
import vn.goc.kernel.Rejection;

/**
 * Proofs that a journal row is in the log: {@code c2sp.org/tlog-proof@v1}, whose {@code extra} line holds the leaf's
 * bytes, so that anybody can verify one offline.
 */
@Service
public class Receipts {
    private static final int MOST_DIGITS = 100;

    private final NumbererStore store;
    private final Numberer numberer;
    private final LogKey key;

    Receipts(NumbererStore store, Numberer numberer, LogKey key) {
        this.store = store;
        this.numberer = numberer;
        this.key = key;
    }

    /** A proof with what it proves. */
    public record Proven(long index, long size, byte[] proof) {}

    /** The log's public name and key, {@code name+id+base64}. */
    public String vkey() {
        return key.vkey();
    }

    /**
     * The proof for a receipt's id, {@code writer.seq.leafhash}.
     *
     * @throws Rejection {@code ledger.receipt-unknown}, or {@code ledger.receipt-early} within its first 300 ms
     */
    public Proven prove(String receiptId) {
        String[] parts = receiptId.length() > MOST_DIGITS ? new String[0] : receiptId.split("\\.", -1);
        if (parts.length != 3 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,18}")) {
            throw Rejection.of(LedgerError.RECEIPT_UNKNOWN);
        }
        int writer = Integer.parseInt(parts[0]);
        long seq = Long.parseLong(parts[1]);
        List<byte[]> leaf = store.leaves(writer, seq, seq);
        if (leaf.isEmpty()
                || !HexFormat.of().formatHex(Rfc6962.leafHash(leaf.getFirst())).equals(parts[2])) {
            throw Rejection.of(LedgerError.RECEIPT_UNKNOWN);
        }
        return prove(writer, seq, leaf.getFirst()).orElseThrow(() -> Rejection.of(LedgerError.RECEIPT_EARLY));
    }

    /** Empty while the row is not under a published checkpoint; checked before it is given out. */
    Optional<Proven> prove(int writer, long seq, byte[] leaf) {
        Optional<Numberer.Published> published = numberer.published();
        Optional<TileLog> log = numberer.log();
        Optional<Long> index = store.indexOf(writer, seq);
        if (published.isEmpty()
                || log.isEmpty()
                || index.isEmpty()
                || index.get() >= published.get().size()) {
            return Optional.empty();
        }
        long size = published.get().size();
        var proof = new TlogProof(
                leaf,
                index.get(),
                log.get().inclusionProof(index.get(), size),
                published.get().note());
        Checkpoint verified = proof.verify(Rfc6962.leafHash(leaf), key.origin(), key.verifier());
        return Optional.of(new Proven(index.get(), verified.size(), proof.encode()));
    }

    public Optional<byte[]> checkpoint() {
        return numberer.published().map(Numberer.Published::note);
    }

    /** A tile of hashes; entry bundles are for auditors and mirrors. */
    public Optional<byte[]> tile(String path) {
        return path.startsWith("tile/entries/")
                ? Optional.empty()
                : numberer.log().flatMap(log -> log.tile(path));
    }
}
