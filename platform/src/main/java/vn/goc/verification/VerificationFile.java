package vn.goc.verification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of claims and how far it is; no number and no claim in it.
 *
 * @param state {@code waiting}, {@code working}, {@code done}; {@code refused} when the right to ask ended on the way,
 *     {@code failed} when the platform could not go on
 * @param columns as the header names them
 * @param rows without the header
 * @param done rows answered
 * @param notFound nobody the asker may ask about has the number
 * @param badRows rows that cannot be checked; the result says why
 * @param reason id of the refusal that ended it
 * @param deletedAt when the file and its verdicts are deleted; null while it is not ended
 */
public record VerificationFile(
        UUID id,
        String state,
        List<String> columns,
        int rows,
        int done,
        int matched,
        int mismatched,
        int notFound,
        int badRows,
        @Nullable String reason,
        Instant handedInAt,
        @Nullable Instant endedAt,
        @Nullable Instant deletedAt) {
    public boolean ended() {
        return endedAt != null;
    }
}
