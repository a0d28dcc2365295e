package vn.goc.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.site.Tx;

/** What happened to persons, found by the numbers of changes that {@link vn.goc.ledger.Feed} gives in order. */
@Service
public class PersonEvents {
    private static final int MOST = 10_000;

    private final EventStore store;
    private final Views views;
    private final Tx tx;

    PersonEvents(EventStore store, Views views, Tx tx) {
        this.store = store;
        this.views = views;
        this.tx = tx;
    }

    /**
     * One value before and after an event, as a {@link PersonView} has it.
     *
     * @param before null when there was none
     * @param after null when it was taken away
     */
    public record Difference(
            Field field, @Nullable Object before, @Nullable Object after) {}

    /** What an event changed, in the order of a personal record; for the person's own eyes, who is told of each change. */
    public List<Difference> differences(PersonEvent event) {
        List<Difference> differences = new ArrayList<>();
        for (Field field : Fields.ALL) {
            Object before = views.shown(field, event.before().get(field.path()));
            Object after = views.shown(field, event.after().get(field.path()));
            if (!Objects.equals(before, after)) {
                differences.add(new Difference(field, before, after));
            }
        }
        return differences;
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
