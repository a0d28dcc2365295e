package vn.goc.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Rejection;
import vn.goc.site.SiteError;

/**
 * Argon2id (RFC 9106), written in its usual text form with its own parameters, so that they can grow. Only a few hashes are
 * computed at once; who would wait longer than two seconds is told that the house is busy.
 */
@Component
class Passwords {
    private static final Pattern WRITTEN = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{4,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");
    private static final int LEAST = 10;
    private static final int MOST = 128;
    private static final int LEAST_DIFFERENT = 5;
    private static final int HASH_BYTES = 32;
    private static final int WAIT_SECONDS = 2;

    private final AccountSettings settings;
    private final Semaphore places;
    private final SecureRandom random = new SecureRandom();
    private final String nobody;

    Passwords(AccountSettings settings) {
        this.settings = settings;
        int atOnce = settings.hashesAtOnce();
        this.places = new Semaphore(atOnce > 0 ? atOnce : Runtime.getRuntime().availableProcessors());
        this.nobody = hash("nobody has this password, but checking it takes as long");
    }

    /** @throws Rejection accounts.password-weak */
    static void requireStrong(String password, String login) {
        String small = password.toLowerCase(Locale.ROOT);
        boolean strong = password.length() >= LEAST
                && password.length() <= MOST
                && password.codePoints().distinct().count() >= LEAST_DIFFERENT
                && !small.contains(login)
                && !(login.indexOf('@') > 2 && small.contains(login.substring(0, login.indexOf('@'))));
        if (!strong) {
            throw Rejection.of(AccountsError.PASSWORD_WEAK);
        }
    }

    String hash(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        byte[] hash = argon2(password, salt, settings.hashMemoryKib(), settings.hashPasses(), 1);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + settings.hashMemoryKib() + ",t=" + settings.hashPasses() + ",p=1$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    boolean matches(String password, String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalStateException("a stored password is not in Argon2id's text form");
        }
        byte[] hash = argon2(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts.group(5)));
    }

    /** Does the same work for a login that nobody has. */
    void pretend(String password) {
        matches(password, nobody);
    }

    /** Whether the hash was made with weaker or other parameters than today's. */
    boolean outdated(String written) {
        return !written.startsWith(
                "$argon2id$v=19$m=" + settings.hashMemoryKib() + ",t=" + settings.hashPasses() + ",p=1$");
    }

    private byte[] argon2(String password, byte[] salt, int memoryKib, int passes, int lanes) {
        // anything longer was never accepted; the same work is done for what is left
        String bounded = password.length() > MOST ? password.substring(0, MOST) + "\0" : password;
        byte[] bytes = Normalizer.normalize(bounded, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Rejection.of(SiteError.BUSY).with("seconds", 5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rejection.of(SiteError.BUSY).with("seconds", 5);
        }
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withSalt(salt)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(bytes, hash);
            return hash;
        } finally {
            places.release();
        }
    }
}
