package vn.goc.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Hmac;
import vn.goc.site.Keys;

/**
 * Devices on which somebody once signed in fully. Their cookie holds marks {@code id.time.mac}, one an account, without
 * saying which account: a mark fits one account only. A known device signs in to nothing by itself; it only waits on its own
 * mistakes, never on a stranger's.
 */
@Component
class KnownDevices {
    private static final int MOST_MARKS = 4;

    private final Hmac mac;
    private final Duration life;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(Keys keys, AccountSettings settings, Clock clock) {
        this.mac = new Hmac(keys.secret("devices"));
        this.life = settings.deviceLife();
        this.clock = clock;
    }

    /** The device's id if the cookie has a mark of this account, made since the account last stopped trusting devices. */
    Optional<String> find(Account account, String cookie) {
        for (String mark : cookie.split("~", MOST_MARKS + 1)) {
            String[] parts = mark.split("\\.", 4);
            if (parts.length == 3 && parts[1].matches("[0-9]{1,12}")) {
                Instant made = Instant.ofEpochSecond(Long.parseLong(parts[1]));
                boolean fits = MessageDigest.isEqual(
                        parts[2].getBytes(StandardCharsets.US_ASCII),
                        mac(account.id(), parts[0], parts[1]).getBytes(StandardCharsets.US_ASCII));
                boolean young = made.plus(life).isAfter(clock.instant());
                // seconds are compared with seconds
                if (fits
                        && young
                        && made.getEpochSecond() >= account.trustedFrom().getEpochSecond()) {
                    return Optional.of(parts[0]);
                }
            }
        }
        return Optional.empty();
    }

    /** The cookie with a fresh mark of this account in front. */
    String remember(Account account, String cookie) {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String time = Long.toString(clock.instant().getEpochSecond());
        List<String> marks = new ArrayList<>();
        marks.add(id + "." + time + "." + mac(account.id(), id, time));
        for (String mark : cookie.split("~", MOST_MARKS + 1)) {
            boolean other = mark.matches("[A-Za-z0-9_-]{16}\\.[0-9]{1,12}\\.[A-Za-z0-9_-]{43}")
                    && find(account, mark).isEmpty();
            if (other && marks.size() < MOST_MARKS) {
                marks.add(mark);
            }
        }
        return String.join("~", marks);
    }

    private String mac(UUID account, String id, String time) {
        return mac.text(account + "." + id + "." + time);
    }
}
