package vn.goc.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Tx;

/**
 * SMS and e-mail: written to the outbox in the caller's transaction, sent after it by whichever node takes them. Delivery
 * is at least once.
 */
@Service
public class Messages {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{9,15}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final OutboxStore store;
    private final Tx tx;
    private final Clock clock;

    Messages(OutboxStore store, Tx tx, Clock clock) {
        this.store = store;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * @param number digits, with or without a leading +
     * @param delay how long to hold it back; zero sends at once
     * @param useful after this long it is not sent any more
     * @throws Rejection notices.address-malformed
     */
    public void sms(String number, String text, Duration delay, Duration useful) {
        queue(Outgoing.Channel.SMS, matching(PHONE, number), "", text, delay, useful);
    }

    /**
     * @param useful after this long it is not sent any more
     * @throws Rejection notices.address-malformed
     */
    public void email(String address, String subject, String text, Duration delay, Duration useful) {
        queue(Outgoing.Channel.EMAIL, matching(EMAIL, address), subject, text, delay, useful);
    }

    private void queue(
            Outgoing.Channel channel, String address, String subject, String text, Duration delay, Duration useful) {
        Instant now = clock.instant();
        tx.write(Actor.system(), () -> {
            store.queue(channel, address, subject, text, now, now.plus(delay), now.plus(useful));
            return null;
        });
    }

    private static String matching(Pattern pattern, String address) {
        if (address.length() > 254 || !pattern.matcher(address).matches()) {
            throw Rejection.of(NoticesError.ADDRESS_MALFORMED);
        }
        return address;
    }
}
