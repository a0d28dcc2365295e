package vn.goc.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey (khóa truy cập) as its holder sees it.
 *
 * @param id credential id, base64url
 * @param synced whether it can be copied to the holder's other devices (backup eligible); this never changes
 */
public record Passkey(
        String id,
        String label,
        boolean synced,
        Instant createdAt,
        @Nullable Instant usedAt) {}
