package vn.goc.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import vn.goc.site.Keys;

/** Random tokens and codes, and the forms in which they are stored: hashes, keyed where the secret is short. */
@Component
class Secrets {
    private static final int CODES = 1_000_000;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    Secrets(Keys keys) {
        this.key = keys.secret("codes");
    }

    /** 32 random bytes as base64url. */
    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    byte[] bytes() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Six digits. */
    String code() {
        return String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
    }

    static byte[] hash(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hash(String secret) {
        return hash(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** What a code is stored as: keyed, because six digits alone could be tried out from the hash. */
    byte[] codeHash(String token, String code) {
        return mac("code|" + token + "|" + code);
    }

    byte[] loginHash(String login) {
        return mac("login|" + login);
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
