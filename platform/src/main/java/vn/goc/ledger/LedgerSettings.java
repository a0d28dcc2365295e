package vn.goc.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the ledger, {@code goc.ledger.*}.
 *
 * @param writers journal connections of this node, each a stream of its own
 * @param batch most rows one commit holds
 * @param waiting most rows waiting for a commit; more are refused, and so is the answer they belong to
 * @param pauseMillis how long the numberer gathers rows before it numbers them
 */
@ConfigurationProperties("goc.ledger")
public record LedgerSettings(
        @DefaultValue("1") int writers,
        @DefaultValue("512") int batch,
        @DefaultValue("8192") int waiting,
        @DefaultValue("25") int pauseMillis) {
    public LedgerSettings {
        if (writers < 1 || writers > 16 || batch < 1 || batch > 10_000 || waiting < batch || pauseMillis < 1) {
            throw new IllegalArgumentException("goc.ledger.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
