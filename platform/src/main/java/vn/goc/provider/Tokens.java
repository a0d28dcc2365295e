package vn.goc.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.accounts.PublicOrigin;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.site.Keys;

/**
 * Gives and checks access tokens: JWT by RFC 9068, ES256 and nothing else. A token that was checked is remembered by its
 * hash until it expires, so that a second call with it costs one hash instead of one signature.
 */
@Service
public class Tokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final int LONGEST = 4_096;
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LEEWAY_SECONDS = 5;

    private final ClientProof proof;
    private final Clients clients;
    private final Pace pace;
    private final ProviderSettings settings;
    private final PublicOrigin issuer;
    private final Clock clock;
    private final ECKey key;
    private final ECDSASigner signer;
    private final ECDSAVerifier verifier;
    private final Map<String, Checked> checked = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Checked> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Checked(AgencyCaller caller, Instant expires) {}

    Tokens(
            ClientProof proof,
            Clients clients,
            Pace pace,
            ProviderSettings settings,
            PublicOrigin issuer,
            Keys keys,
            Clock clock) {
        this.proof = proof;
        this.clients = clients;
        this.pace = pace;
        this.settings = settings;
        this.issuer = issuer;
        this.clock = clock;
        KeyPair pair = keys.p256("token");
        try {
            this.key = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
            this.signer = new ECDSASigner((ECPrivateKey) pair.getPrivate());
            this.verifier = new ECDSAVerifier((ECPublicKey) pair.getPublic());
            signer.getJCAContext().setProvider(keys.provider());
            verifier.getJCAContext().setProvider(keys.provider());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the token endpoint hands out. */
    public record Given(String token, Duration life, Set<String> scopes) {}

    /**
     * How a client proves itself: a secret, or an assertion.
     *
     * @param clientId null only beside an assertion
     */
    public record Credentials(
            @Nullable String clientId,
            @Nullable String secret,
            @Nullable String assertionType,
            @Nullable String assertion) {}

    /**
     * Gives an access token to a client that proves itself.
     *
     * @param scope wanted scopes parted by blanks; empty for all the client has
     * @throws TokenRefusal as RFC 6749 §5.2 names them
     */
    public Given give(Credentials credentials, String scope) {
        Client client = client(credentials);
        pace.require(client.id());
        Set<String> scopes = new TreeSet<>(client.scopes());
        if (!scope.isBlank()) {
            List<String> wanted = Arrays.asList(scope.strip().split(" +"));
            if (!scopes.containsAll(wanted)) {
                throw new TokenRefusal(400, "invalid_scope", "A scope asked for is not the client's.");
            }
            scopes.retainAll(wanted);
        }
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.origin())
                .audience(audience())
                .subject(client.id().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.tokenLife())))
                .claim("client_id", client.id().toString())
                .claim("agency", client.agency())
                .claim("agency_name", client.agencyName())
                .claim("scope", String.join(" ", scopes))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return new Given(jwt.serialize(), settings.tokenLife(), scopes);
    }

    /**
     * Says which agency's system a token stands for.
     *
     * @throws Rejection provider.token-expired, provider.token-invalid
     */
    public AgencyCaller check(String token) {
        if (token.length() > LONGEST) {
            throw Rejection.of(ProviderError.TOKEN_INVALID);
        }
        Instant now = clock.instant();
        String hash = Base64.getEncoder().encodeToString(Sha256.of(token));
        Checked known = remembered(hash);
        if (known == null) {
            known = verify(token);
            remember(hash, known);
        }
        if (!now.isBefore(known.expires)) {
            throw Rejection.of(ProviderError.TOKEN_EXPIRED);
        }
        if (!clients.open(known.caller.client())) {
            throw Rejection.of(ProviderError.TOKEN_INVALID);
        }
        return known.caller;
    }

    /** The public key set (RFC 7517), for whoever wants to check tokens by themselves. */
    public Map<String, Object> keySet() {
        return Map.of("keys", List.of(key.toPublicJWK().toJSONObject()));
    }

    public String issuer() {
        return issuer.origin();
    }

    String audience() {
        return issuer.origin() + "/api";
    }

    private Client client(Credentials credentials) {
        if (credentials.assertion() != null || credentials.assertionType() != null) {
            if (credentials.secret() != null || credentials.assertion() == null) {
                throw TokenRefusal.invalidRequest("Use one way to authenticate the client.");
            }
            if (!ClientProof.ASSERTION_TYPE.equals(credentials.assertionType())) {
                throw TokenRefusal.invalidRequest("client_assertion_type is not known.");
            }
            return proof.byAssertion(credentials.clientId(), credentials.assertion());
        }
        if (credentials.clientId() == null || credentials.secret() == null) {
            throw TokenRefusal.invalidClient();
        }
        return proof.bySecret(credentials.clientId(), credentials.secret());
    }

    private Checked verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            boolean ours = header.getAlgorithm().equals(JWSAlgorithm.ES256)
                    && TYPE.equals(header.getType())
                    && key.getKeyID().equals(header.getKeyID())
                    && jwt.verify(verifier);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Date issued = claims.getIssueTime();
            Date expires = claims.getExpirationTime();
            if (!ours
                    || !issuer.origin().equals(claims.getIssuer())
                    || !claims.getAudience().equals(List.of(audience()))
                    || issued == null
                    || expires == null
                    || issued.toInstant().isAfter(clock.instant().plusSeconds(LEEWAY_SECONDS))) {
                throw Rejection.of(ProviderError.TOKEN_INVALID);
            }
            UUID client = UUID.fromString(claims.getStringClaim("client_id"));
            var actor = new Actor(
                    Actor.Kind.AGENCY,
                    client,
                    claims.getStringClaim("agency"),
                    claims.getStringClaim("agency_name"),
                    "agency",
                    "*");
            Set<String> scopes = Set.of(claims.getStringClaim("scope").split(" "));
            return new Checked(new AgencyCaller(actor, client, scopes), expires.toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            throw Rejection.of(ProviderError.TOKEN_INVALID);
        }
    }

    private @Nullable Checked remembered(String hash) {
        synchronized (checked) {
            return checked.get(hash);
        }
    }

    private void remember(String hash, Checked value) {
        synchronized (checked) {
            checked.put(hash, value);
        }
    }
}
