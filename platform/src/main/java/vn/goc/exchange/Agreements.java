package vn.goc.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/** Agreements and the calls made under them. */
@Service
public class Agreements {
    private static final int MOST_CALLS = 200;

    private final AgreementStore store;
    private final Tx tx;
    private final Clock clock;
    private final ConcurrentHashMap<String, Pace> paces = new ConcurrentHashMap<>();

    Agreements(AgreementStore store, Tx tx, Clock clock) {
        this.store = store;
        this.tx = tx;
        this.clock = clock;
    }

    /** Registers a signed agreement. */
    public void register(Agreement agreement) {
        tx.write(Actor.system(), () -> {
            store.add(agreement);
            return null;
        });
    }

    public void suspend(String id, String why) {
        tx.write(Actor.system(), () -> {
            store.suspend(id, clock.instant(), why);
            return null;
        });
    }

    public void resume(String id) {
        tx.write(Actor.system(), () -> {
            store.resume(id);
            return null;
        });
    }

    public Optional<Agreement> find(String id) {
        return store.find(id);
    }

    /** An agency's agreements, whatever their state. */
    public List<Agreement> list(String agency) {
        return store.list(agency);
    }

    /** Calls of an agency's systems, newest first. */
    public List<Call> calls(String agency, long before, boolean refusedOnly, int limit) {
        List<UUID> clients =
                store.list(agency).stream().map(Agreement::client).distinct().toList();
        return clients.isEmpty() ? List.of() : store.calls(clients, before, refusedOnly, Math.min(limit, MOST_CALLS));
    }

    /**
     * The agreement a caller works under, if it is theirs, in force now and its pace is kept.
     *
     * @throws Rejection {@code exchange.agreement-…} or {@code exchange.too-many-calls}
     */
    Agreement inForce(Actor caller, String id) {
        Agreement agreement = standing(caller, id);
        if (!paces.computeIfAbsent(id, key -> new Pace()).take(agreement.callsAMinute(), clock.millis())) {
            throw Rejection.of(ExchangeError.TOO_MANY_CALLS)
                    .with("agreement", id)
                    .with("limit", agreement.callsAMinute());
        }
        return agreement;
    }

    /**
     * The same for work that goes on after its call, which is no call itself.
     *
     * @throws Rejection {@code exchange.agreement-…}
     */
    public Agreement standing(Actor caller, String id) {
        Agreement agreement = store.find(id)
                .filter(a -> a.client().equals(caller.id()))
                .orElseThrow(
                        () -> Rejection.of(ExchangeError.AGREEMENT_UNKNOWN).with("agreement", Rejection.shorten(id)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        return switch (agreement.state(today)) {
            case "suspended" ->
                throw Rejection.of(ExchangeError.AGREEMENT_SUSPENDED).with("agreement", id);
            case "not-yet" ->
                throw Rejection.of(ExchangeError.AGREEMENT_NOT_YET)
                        .with("agreement", id)
                        .with("day", Texts.day(agreement.from()));
            case "ended" ->
                throw Rejection.of(ExchangeError.AGREEMENT_EXPIRED)
                        .with("agreement", id)
                        .with("day", agreement.to() == null ? "" : Texts.day(agreement.to()));
            default -> agreement;
        };
    }

    void logCall(Actor caller, Call call) {
        store.logCall(caller.id(), clock.instant(), call);
    }

    /** A bucket that fills by the minute's allowance; one in each node. */
    private static final class Pace {
        private double left = -1;
        private long at;

        synchronized boolean take(int aMinute, long nowMillis) {
            left = left < 0 ? aMinute : Math.min(aMinute, left + (nowMillis - at) * (aMinute / 60_000.0));
            at = nowMillis;
            if (left < 1) {
                return false;
            }
            left -= 1;
            return true;
        }
    }
}
