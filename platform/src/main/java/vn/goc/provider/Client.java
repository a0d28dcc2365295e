package vn.goc.provider;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agency's system, without its secrets.
 *
 * @param id its {@code client_id}
 * @param agency code of the agency
 * @param jwk its public key as a JWK, null if it uses a secret
 * @param closedAt null while it may ask for tokens
 */
public record Client(
        UUID id,
        String agency,
        String agencyName,
        String name,
        @Nullable String jwk,
        Set<String> scopes,
        Instant createdAt,
        @Nullable Instant closedAt) {
    public boolean closed() {
        return closedAt != null;
    }
}
