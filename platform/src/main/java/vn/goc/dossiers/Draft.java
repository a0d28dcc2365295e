package vn.goc.dossiers;

import java.time.Instant;
import java.util.UUID;

/**
 * Bản nháp: a form somebody has begun. Its id becomes the dossier's.
 *
 * @param version of the procedure it was begun with
 */
public record Draft(
        UUID id, UUID owner, String procedure, int version, Answers answers, Instant createdAt, Instant touchedAt) {}
