package vn.goc.residence;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.site.Tx;

/**
 * Takes away what ran out: temporary residence and declared absence, from the day after their last. Each person is one
 * transaction, so that one who cannot be changed holds nobody up; nothing is remembered outside the database, so that a
 * node that dies leaves the rest to the next round.
 */
@Service
public class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final String JOB = "expiry";
    private static final int BATCH = 500;
    private static final Access SYSTEM =
            Access.system(Purpose.REGISTER_UPKEEP, "Luật Cư trú 68/2020/QH14, Điều 27, 28 và 31");

    private final ResidenceStore store;
    private final Temporaries temporaries;
    private final Absences absences;
    private final Acts acts;
    private final Tx tx;

    Expiry(ResidenceStore store, Temporaries temporaries, Absences absences, Acts acts, Tx tx) {
        this.store = store;
        this.temporaries = temporaries;
        this.absences = absences;
        this.acts = acts;
        this.tx = tx;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 3, timeUnit = TimeUnit.MINUTES)
    void hourly() {
        int ended = run();
        if (ended > 0) {
            LOG.info("{} periods of residence ran out", ended);
        }
    }

    /** @return how many periods were ended here; another node may have ended others */
    public int run() {
        int ended = 0;
        while (true) {
            List<ResidenceStore.Due> due = tx.read(Actor.system(), () -> store.due(acts.today(), BATCH));
            for (ResidenceStore.Due one : due) {
                Outcome outcome = end(one);
                if (outcome == Outcome.ELSEWHERE) {
                    return ended;
                }
                ended += outcome == Outcome.ENDED ? 1 : 0;
            }
            if (due.size() < BATCH) {
                return ended;
            }
        }
    }

    private enum Outcome {
        ENDED,
        BEFORE,
        REFUSED,
        ELSEWHERE
    }

    private Outcome end(ResidenceStore.Due due) {
        try {
            return tx.write(Actor.system(), () -> {
                if (!store.tryJob(JOB)) {
                    return Outcome.ELSEWHERE;
                }
                Optional<Long> change = due.kind().equals("temporary")
                        ? temporaries.expire(SYSTEM, due.id())
                        : absences.expire(SYSTEM, due.id());
                return change.isPresent() ? Outcome.ENDED : Outcome.BEFORE;
            });
        } catch (Rejection refused) {
            if (!refused.refusal().decides()) {
                throw refused;
            }
            LOG.warn(
                    "{} {} not ended: {}",
                    due.kind(),
                    due.id(),
                    refused.refusal().id());
            tx.write(Actor.system(), () -> {
                store.retry(due, acts.today().plusDays(1));
                return null;
            });
            return Outcome.REFUSED;
        }
    }
}
