package vn.goc.accounts;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Hmac;
import vn.goc.site.Keys;

/** Random tokens and codes, and what the short ones are stored as. A token is stored as its {@link vn.goc.kernel.Sha256}. */
@Component
class Secrets {
    private static final int CODES = 1_000_000;

    private final Hmac mac;
    private final SecureRandom random = new SecureRandom();

    Secrets(Keys keys) {
        this.mac = new Hmac(keys.secret("codes"));
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

    /** What a code is stored as: keyed, because six digits alone could be tried out from the hash. */
    byte[] codeHash(String token, String code) {
        return mac.of("code|" + token + "|" + code);
    }

    byte[] loginHash(String login) {
        return mac.of("login|" + login);
    }
}
