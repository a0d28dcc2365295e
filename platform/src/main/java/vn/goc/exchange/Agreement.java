package vn.goc.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Thỏa thuận: what one agency's system may ask, why, and until when (Decree 278/2025/NĐ-CP; Decree 194/2025/NĐ-CP Art.
 * 16).
 *
 * @param id e.g. {@code TT-2026-001}
 * @param client the agency's system at the token endpoint
 * @param fields field paths of the register it may receive or verify
 * @param purposes codes of {@link vn.goc.kernel.Purpose}
 * @param procedures codes of administrative procedures its cases may belong to
 * @param eventKinds kinds of changes its feed names
 * @param to last day, included; null while open-ended
 */
public record Agreement(
        String id,
        UUID client,
        String agency,
        String agencyName,
        List<String> fields,
        List<String> purposes,
        String legalBasis,
        List<String> procedures,
        List<String> eventKinds,
        LocalDate from,
        @Nullable LocalDate to,
        int callsAMinute,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedWhy) {
    /** {@code running}, {@code ending} within 30 days, {@code ended}, {@code not-yet} or {@code suspended}. */
    public String state(LocalDate today) {
        if (suspendedAt != null) {
            return "suspended";
        }
        if (today.isBefore(from)) {
            return "not-yet";
        }
        if (to == null) {
            return "running";
        }
        if (today.isAfter(to)) {
            return "ended";
        }
        return today.plusDays(30).isAfter(to) ? "ending" : "running";
    }
}
