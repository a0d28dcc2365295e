package vn.goc.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.goc.accounts.PublicOrigin;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Sha256;
import vn.goc.site.Tx;

/**
 * Checks that a client is who it says: client_secret_basic, client_secret_post, or private_key_jwt (RFC 7523), whose only
 * accepted audience is the issuer itself (FAPI 2.0), and which is good once.
 */
@Component
class ClientProof {
    static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int LONGEST_ASSERTION = 8_192;
    private static final int LEEWAY_SECONDS = 10;
    private static final byte[] NOBODY = Sha256.of("nobody");

    private final Clients clients;
    private final ClientStore store;
    private final ProviderSettings settings;
    private final PublicOrigin issuer;
    private final Tx tx;
    private final Clock clock;

    ClientProof(
            Clients clients, ClientStore store, ProviderSettings settings, PublicOrigin issuer, Tx tx, Clock clock) {
        this.clients = clients;
        this.store = store;
        this.settings = settings;
        this.issuer = issuer;
        this.tx = tx;
        this.clock = clock;
    }

    Client bySecret(String clientId, String secret) {
        Optional<ClientStore.Secured> found = find(clientId);
        byte[] given = Sha256.of(secret);
        Instant now = clock.instant();
        boolean fits = MessageDigest.isEqual(
                given, found.map(ClientStore.Secured::secret).orElse(NOBODY));
        boolean fitsOld = found.filter(f -> f.oldUntil() != null && now.isBefore(f.oldUntil()))
                .map(ClientStore.Secured::oldSecret)
                .filter(old -> MessageDigest.isEqual(given, old))
                .isPresent();
        return found.filter(f -> (fits || fitsOld) && !f.client().closed())
                .map(ClientStore.Secured::client)
                .orElseThrow(TokenRefusal::invalidClient);
    }

    /** @param clientId the parameter, which may be missing but must not differ from the assertion's subject */
    Client byAssertion(@Nullable String clientId, String assertion) {
        try {
            if (assertion.length() > LONGEST_ASSERTION) {
                throw TokenRefusal.invalidClient();
            }
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String subject = claims.getSubject();
            if (subject == null || (clientId != null && !clientId.equals(subject))) {
                throw TokenRefusal.invalidClient();
            }
            Client client = find(subject)
                    .map(ClientStore.Secured::client)
                    .filter(c -> !c.closed() && c.jwk() != null)
                    .orElseThrow(TokenRefusal::invalidClient);
            if (!jwt.verify(verifier(jwt.getHeader().getAlgorithm(), String.valueOf(client.jwk())))
                    || !current(claims, subject)) {
                throw TokenRefusal.invalidClient();
            }
            once(subject, claims);
            return client;
        } catch (ParseException | JOSEException e) {
            throw TokenRefusal.invalidClient();
        }
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void purge() {
        tx.write(Actor.system(), () -> {
            store.purgeAssertions(clock.instant().minusSeconds(LEEWAY_SECONDS));
            return null;
        });
    }

    private boolean current(JWTClaimsSet claims, String subject) {
        Instant now = clock.instant();
        if (claims.getExpirationTime() == null
                || claims.getJWTID() == null
                || claims.getJWTID().length() > 200) {
            return false;
        }
        Instant expires = claims.getExpirationTime().toInstant();
        boolean begun = claims.getNotBeforeTime() == null
                || !claims.getNotBeforeTime().toInstant().isAfter(now.plusSeconds(LEEWAY_SECONDS));
        return subject.equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(issuer.origin()))
                && now.isBefore(expires.plusSeconds(LEEWAY_SECONDS))
                && expires.isBefore(now.plus(settings.assertionLife()).plusSeconds(LEEWAY_SECONDS))
                && begun;
    }

    private void once(String subject, JWTClaimsSet claims) {
        byte[] key = Sha256.of(subject + "|" + claims.getJWTID());
        Instant until = claims.getExpirationTime().toInstant().plusSeconds(2L * LEEWAY_SECONDS);
        if (!tx.write(Actor.system(), () -> store.useAssertion(key, until))) {
            throw TokenRefusal.invalidClient();
        }
    }

    /** The algorithm follows from the registered key, never from the header alone. */
    private static JWSVerifier verifier(JWSAlgorithm algorithm, String text) throws ParseException, JOSEException {
        JWK jwk = JWK.parse(text);
        if (jwk instanceof ECKey ec && algorithm.equals(JWSAlgorithm.ES256)) {
            return new ECDSAVerifier(ec);
        }
        if (jwk instanceof RSAKey rsa && algorithm.equals(JWSAlgorithm.PS256)) {
            return new RSASSAVerifier(rsa);
        }
        throw TokenRefusal.invalidClient();
    }

    private Optional<ClientStore.Secured> find(String clientId) {
        try {
            return clients.secured(UUID.fromString(clientId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
