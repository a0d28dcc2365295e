package vn.goc.ledger;

import java.util.Base64;
import java.util.HexFormat;
import vn.goc.engine.ledger.Rfc6962;

/**
 * What the asker of an answer holds: where its journal row stands, and the log's signed promise to include it.
 *
 * @param writer stream of the row, 0 for changes
 * @param leaf the row's exact bytes in the log
 * @param promise signed note over {@link #promiseText}, given with the answer; empty for changes not yet asked for
 */
public record Receipt(int writer, long seq, byte[] leaf, byte[] promise) {
    /** {@code writer.seq.leafhash}: fetches the proof at {@code /log/receipt/ID}; carries no personal data. */
    public String id() {
        return writer + "." + seq + "." + HexFormat.of().formatHex(Rfc6962.leafHash(leaf));
    }

    /** The promise as one header value. */
    public String promiseHeader() {
        return Base64.getEncoder().encodeToString(promise);
    }

    static String promiseText(String origin, byte[] leaf) {
        return "goc promise v1\n" + origin + "\n" + Base64.getEncoder().encodeToString(Rfc6962.leafHash(leaf)) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt receipt && receipt.id().equals(id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return id();
    }
}
