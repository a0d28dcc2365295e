package vn.goc.dossiers;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One knot of a dossier's thread.
 *
 * @param no 1, 2, … within the dossier
 * @param unit the officer's unit as people know it; null for citizens
 * @param note what was written for the other side: the reason, what is missing
 * @param facts what else a slip of this moment shows, as it was then
 */
public record DossierEvent(
        int no,
        Instant at,
        Deed deed,
        Status status,
        String actorKind,
        UUID actor,
        String actorName,
        @Nullable String unit,
        @Nullable String note,
        Map<String, String> facts) {}
