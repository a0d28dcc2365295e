package vn.goc.papers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.goc.site.Keys;

/**
 * The signed statement in a paper's QR code: a compact JWS (RFC 7515), ES256, type {@code goc-paper}, by the key whose
 * thumbprint (RFC 7638) its {@code kid} is; {@code GET /p/keys} gives it as a JWK set. It stands after the {@code #} of the
 * address {@code /p/CODE}, which browsers keep to themselves, so that it can be checked without a network:
 *
 * <pre>{"c":"7K3M9QXD04TBW2HN","k":"giay-khai-sinh","d":"2026-11-24","n":"Nguyễn Thị Mai","b":"12/2026","u":"TP.46.19753"}</pre>
 *
 * c code, k kind, d day of issue, n name, b number in the book, u unit. It proves what was printed that day; whether the
 * paper still holds, only the page of its code tells.
 */
@Component
public class Statements {
    private static final JOSEObjectType TYPE = new JOSEObjectType("goc-paper");
    private static final int LONGEST = 2000;

    private final ECDSASigner signer;
    private final ECDSAVerifier verifier;
    private final ECKey key;

    /** What a statement says. */
    public record Said(String code, String kind, LocalDate day, String name, String number, String unit) {}

    Statements(Keys keys) {
        KeyPair pair = keys.p256("papers");
        try {
            this.signer = new ECDSASigner((ECPrivateKey) pair.getPrivate());
            this.verifier = new ECDSAVerifier((ECPublicKey) pair.getPublic());
            this.key = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("the key of papers cannot be used", e);
        }
    }

    String sign(Said said) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("c", said.code());
        payload.put("k", said.kind());
        payload.put("d", said.day().toString());
        payload.put("n", said.name());
        payload.put("b", said.number());
        payload.put("u", said.unit());
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var jws = new JWSObject(header, new Payload(payload));
        try {
            jws.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a statement cannot be signed", e);
        }
        return jws.serialize();
    }

    /**
     * What a statement says, if it is one and our key signed it.
     *
     * @param pasted the statement alone, or the whole address from the QR code
     */
    public Optional<Said> verify(String pasted) {
        String bare = pasted.substring(pasted.indexOf('#') + 1).strip();
        if (bare.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JWSObject jws = JWSObject.parse(bare);
            JWSHeader header = jws.getHeader();
            boolean ours = JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    && TYPE.equals(header.getType())
                    && key.getKeyID().equals(header.getKeyID())
                    && jws.verify(verifier);
            Map<String, Object> payload = ours ? jws.getPayload().toJSONObject() : null;
            return payload == null ? Optional.empty() : Optional.of(said(payload));
        } catch (ParseException | JOSEException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The public keys as a JWK set (RFC 7517). */
    public Map<String, Object> keys() {
        return Map.of("keys", List.of(key.toPublicJWK().toJSONObject()));
    }

    private static Said said(Map<String, Object> payload) {
        return new Said(
                text(payload, "c"),
                text(payload, "k"),
                LocalDate.parse(text(payload, "d")),
                text(payload, "n"),
                text(payload, "b"),
                text(payload, "u"));
    }

    private static String text(Map<String, Object> payload, String name) {
        return payload.get(name) instanceof String text ? text : "";
    }
}
