package vn.goc.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.site.Tx;

/**
 * Sends what the outbox holds. A message is taken under a lease, handed over outside any transaction, and then marked sent,
 * put back with a doubling pause, or given up (it stays as a row that says why). Several nodes share the work.
 */
@Service
public class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final OutboxStore store;
    private final List<Sender> senders;
    private final NoticeSettings settings;
    private final Tx tx;
    private final Clock clock;

    Outbox(OutboxStore store, List<Sender> senders, NoticeSettings settings, Tx tx, Clock clock) {
        this.store = store;
        this.senders = senders;
        this.settings = settings;
        this.tx = tx;
        this.clock = clock;
    }

    /** For the operator's page. */
    public record Depth(int waiting, int dead) {}

    public Depth depth() {
        return tx.read(Actor.system(), () -> new Depth(store.waiting(), store.dead()));
    }

    @Scheduled(fixedDelayString = "PT0.3S", initialDelayString = "PT1S")
    void work() {
        try {
            while (round() == BATCH) {
                // more is waiting
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "the outbox could not be worked on, it will be tried again: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** One batch; returns how many were taken. */
    int round() {
        Instant now = clock.instant();
        Instant lease = now.plus(settings.timeout().multipliedBy(2L * BATCH));
        List<Outgoing> taken = tx.write(Actor.system(), () -> {
            store.expire(now);
            return store.take(now, lease, BATCH);
        });
        taken.forEach(this::hand);
        return taken.size();
    }

    private void hand(Outgoing message) {
        try {
            sender(message.channel()).send(message);
            tx.write(Actor.system(), () -> {
                store.sent(message.id(), clock.instant());
                return null;
            });
        } catch (Sender.SendFailed e) {
            failed(message, String.valueOf(e.getMessage()), e.forGood());
        } catch (RuntimeException e) {
            failed(message, e.getClass().getSimpleName(), false);
        }
    }

    private void failed(Outgoing message, String reason, boolean forGood) {
        String shown = reason.length() > 200 ? reason.substring(0, 200) : reason;
        boolean last = forGood || message.attempt() >= settings.attempts();
        LOG.warn(
                "message {} {} ({}): {}",
                message.id(),
                last ? "given up" : "will be tried again",
                message.channel(),
                shown);
        tx.write(Actor.system(), () -> {
            Instant now = clock.instant();
            if (last) {
                store.dead(message.id(), now, shown);
            } else {
                store.again(message.id(), now.plus(pause(message.attempt())), shown);
            }
            return null;
        });
    }

    /** 5 s, 10 s, 20 s, … at most 15 minutes. */
    static Duration pause(int attempt) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private Sender sender(Outgoing.Channel channel) throws Sender.SendFailed {
        for (Sender sender : senders) {
            if (sender.carries(channel)) {
                return sender;
            }
        }
        throw new Sender.SendFailed("nothing carries " + channel, false);
    }
}
