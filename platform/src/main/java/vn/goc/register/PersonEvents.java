package vn.goc.register;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.site.Tx;

/** What happened to persons, found by the numbers of changes that {@link vn.goc.ledger.Feed} gives in order. */
@Service
public class PersonEvents {
    private static final int MOST = 10_000;

    private final EventStore store;
    private final Tx tx;

    PersonEvents(EventStore store, Tx tx) {
        this.store = store;
        this.tx = tx;
    }

    /**
     * The events of some changes, by change and number; changes that are no person's, and the loading of the first
     * population, have none.
     *
     * @param changeSeqs at most 10,000
     */
    public List<PersonEvent> ofChanges(Collection<Long> changeSeqs) {
        if (changeSeqs.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " changes at once");
        }
        return changeSeqs.isEmpty() ? List.of() : tx.read(Actor.system(), () -> store.ofChanges(changeSeqs));
    }

    /**
     * Of some events the changes that wrote a value without an end, so one that still held when it was written; the others
     * are about the past. Later changes do not alter the answer.
     */
    public Set<Long> current(Collection<PersonEvent> events) {
        return events.isEmpty() ? Set.of() : tx.read(Actor.system(), () -> store.current(events));
    }
}
