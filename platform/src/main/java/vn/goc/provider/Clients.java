package vn.goc.provider;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.site.Tx;

/**
 * Agencies' systems that may ask for access tokens. A secret is 256 random bits, shown once and stored as SHA-256: it cannot
 * be guessed, so no slow hash is needed.
 */
@Service
public class Clients {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LEAST_RSA_BITS = 2048;

    private final ClientStore store;
    private final Tx tx;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentHashMap<UUID, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(boolean open, Instant until) {}

    Clients(ClientStore store, Tx tx, Clock clock) {
        this.store = store;
        this.tx = tx;
        this.clock = clock;
    }

    /** A client with the secret that is kept nowhere else. */
    public record Registered(UUID clientId, String secret) {}

    /**
     * Registers a system that authenticates by a secret.
     *
     * @param agency code of the agency
     * @param agencyName as citizens read it in their access log
     * @param name unique within the agency
     * @param scopes what its tokens may be good for, e.g. {@code persons.query}
     * @throws Rejection provider.client-taken
     */
    public Registered register(String agency, String agencyName, String name, Set<String> scopes) {
        String secret = secret();
        return new Registered(add(agency, agencyName, name, null, Sha256.of(secret), scopes), secret);
    }

    /**
     * Registers a system that signs assertions with its own key (private_key_jwt, RFC 7523).
     *
     * @param publicJwk EC P-256 for ES256, or RSA of 2048 bits or more for PS256
     * @return its client_id
     * @throws Rejection provider.client-taken, provider.jwk-malformed
     */
    public UUID registerKey(String agency, String agencyName, String name, String publicJwk, Set<String> scopes) {
        return add(agency, agencyName, name, publicJwk(publicJwk), null, scopes);
    }

    /**
     * Gives a system a new secret; the old one is good for a while longer, so that it need not stop.
     *
     * @throws Rejection provider.client-unknown, also for a closed one
     */
    public Registered rotateSecret(UUID client, Duration overlap) {
        String secret = secret();
        boolean rotated = tx.write(
                Actor.system(),
                () -> store.rotate(client, Sha256.of(secret), clock.instant().plus(overlap)));
        if (!rotated) {
            throw Rejection.of(ProviderError.CLIENT_UNKNOWN);
        }
        return new Registered(client, secret);
    }

    /**
     * Closes a system: no more tokens, and those it has are refused everywhere within a second.
     *
     * @throws Rejection provider.client-unknown
     */
    public void close(UUID client) {
        boolean closed = tx.write(Actor.system(), () -> store.close(client, clock.instant()));
        remembered.remove(client);
        if (!closed) {
            throw Rejection.of(ProviderError.CLIENT_UNKNOWN);
        }
    }

    /** @param agency null for all */
    public List<Client> list(@Nullable String agency) {
        return tx.read(Actor.system(), () -> store.list(agency));
    }

    public Optional<Client> find(UUID client) {
        return secured(client).map(ClientStore.Secured::client);
    }

    Optional<ClientStore.Secured> secured(UUID client) {
        return tx.read(Actor.system(), () -> store.find(client));
    }

    /** Whether the client exists and is not closed, as of a second ago at most. */
    boolean open(UUID client) {
        Instant now = clock.instant();
        Remembered known = remembered.get(client);
        if (known == null || !now.isBefore(known.until)) {
            boolean open = find(client).filter(found -> !found.closed()).isPresent();
            if (remembered.size() > MOST_REMEMBERED) {
                remembered.clear();
            }
            known = new Remembered(open, now.plus(REMEMBERED));
            remembered.put(client, known);
        }
        return known.open;
    }

    private UUID add(
            String agency,
            String agencyName,
            String name,
            @Nullable String jwk,
            byte @Nullable [] secret,
            Set<String> scopes) {
        var client =
                new Client(UUID.randomUUID(), agency, agencyName, name, jwk, Set.copyOf(scopes), clock.instant(), null);
        if (!tx.write(Actor.system(), () -> store.add(client, secret))) {
            throw Rejection.of(ProviderError.CLIENT_TAKEN).with("name", name);
        }
        return client.id();
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String publicJwk(String text) {
        try {
            JWK jwk = JWK.parse(text);
            boolean fits = switch (jwk) {
                case ECKey ec -> Curve.P_256.equals(ec.getCurve());
                case RSAKey rsa -> rsa.size() >= LEAST_RSA_BITS;
                default -> false;
            };
            if (fits && !jwk.isPrivate()) {
                return jwk.toPublicJWK().toJSONString();
            }
        } catch (ParseException e) {
            // the same refusal
        }
        throw Rejection.of(ProviderError.JWK_MALFORMED);
    }
}
