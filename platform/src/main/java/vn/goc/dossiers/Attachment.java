package vn.goc.dossiers;

import java.time.Instant;
import java.util.UUID;

/**
 * Giấy tờ đính kèm, without its content.
 *
 * @param paper which paper of the procedure it is meant as
 * @param kind code of the list {@code document}
 * @param name harmless, with the ending of what it is
 * @param media RFC 6838 type, told by the bytes
 * @param size in bytes
 * @param sha256 64 hex digits
 */
public record Attachment(
        UUID id, String paper, String kind, String name, String media, int size, String sha256, Instant addedAt) {
    /** {@code 1,9 MB} in Vietnamese, {@code 1.9 MB} in English. */
    public String shownSize(boolean vietnamese) {
        String text = size >= 100_000
                ? String.format(java.util.Locale.ROOT, "%.1f MB", size / 1_000_000.0)
                : Math.max(1, size / 1000) + " KB";
        return vietnamese ? text.replace('.', ',') : text;
    }
}
