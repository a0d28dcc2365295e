package vn.goc.accounts;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Rejection;

/**
 * The checks of WebAuthn Level 3 §7.1 and §7.2, strict: our origin and domain, not inside another site's frame, user present
 * and verified, one of three algorithms, no attestation but none or by the key itself, and a counter that only grows.
 */
@Component
class Ceremony {
    static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.EdDSA),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));
    private static final int LONGEST_ANSWER = 16_384;

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = new WebAuthnManager(
            List.of(new NoneAttestationStatementVerifier(), new PackedAttestationStatementVerifier()),
            (model, statement, at) -> {
                throw new CertificateException("attestation by certificates is neither asked for nor trusted");
            },
            new DefaultSelfAttestationTrustworthinessVerifier(),
            converter);
    private final PublicOrigin origin;

    Ceremony(PublicOrigin origin) {
        this.origin = origin;
    }

    RegistrationData parseRegistration(String json) {
        return tried(() -> manager.parseRegistrationResponseJSON(bounded(json)));
    }

    AuthenticationData parseAuthentication(String json) {
        return tried(() -> manager.parseAuthenticationResponseJSON(bounded(json)));
    }

    static byte[] challenge(CollectedClientData data) {
        return data.getChallenge().getValue();
    }

    /** @return the attested credential data, ready to be stored */
    byte[] verify(RegistrationData data) {
        return tried(() -> {
            CollectedClientData client = Objects.requireNonNull(data.getCollectedClientData());
            refuseForeignFrame(client);
            manager.verify(data, new RegistrationParameters(server(challenge(client)), ALGORITHMS, true, true));
            var authenticator =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            return credentials.convert(Objects.requireNonNull(authenticator.getAttestedCredentialData()));
        });
    }

    void verify(AuthenticationData data, PasskeyStore.Stored stored) {
        tried(() -> {
            CollectedClientData client = Objects.requireNonNull(data.getCollectedClientData());
            refuseForeignFrame(client);
            AttestedCredentialData credential = credentials.convert(stored.credential());
            var record = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    true,
                    stored.synced(),
                    null,
                    stored.signCount(),
                    credential,
                    null,
                    null,
                    null,
                    Set.of());
            manager.verify(data, new AuthenticationParameters(server(challenge(client)), record, null, true, true));
            if (Objects.requireNonNull(data.getAuthenticatorData()).isFlagBE() != stored.synced()) {
                throw new IllegalArgumentException("the passkey changed its kind");
            }
            return data;
        });
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(origin.origin()))
                .rpId(origin.rpId())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static void refuseForeignFrame(CollectedClientData client) {
        if (Boolean.TRUE.equals(client.getCrossOrigin()) || client.getTopOrigin() != null) {
            throw new IllegalArgumentException("asked for inside another site");
        }
    }

    private static String bounded(String json) {
        if (json.length() > LONGEST_ANSWER) {
            throw new IllegalArgumentException("too long");
        }
        return json;
    }

    /** Whatever the bytes are wrong in, the answer is the same. */
    private static <T> T tried(Supplier<T> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            throw Rejection.of(AccountsError.PASSKEY_REFUSED);
        }
    }
}
