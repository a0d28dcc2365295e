package vn.goc.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Changes in the one order there is: their log index. Nobody reads a feed by time or sequence, because rows become
 * visible in another order than they are written.
 */
@Service
public class Feed {
    /** A numbered change; its room finds the events by {@code seq}. */
    public record NumberedChange(long index, long seq) {}

    private final NumbererStore store;

    Feed(NumbererStore store) {
        this.store = store;
    }

    /**
     * Changes numbered from an index on.
     *
     * @param from first index wanted; go on with the last one's plus 1
     */
    public List<NumberedChange> changesFrom(long from, int limit) {
        List<NumberedChange> changes = new ArrayList<>();
        for (NumbererStore.Range range : store.changesAfter(from, limit)) {
            for (int i = 0; i < range.count() && changes.size() < limit; i++) {
                if (range.start() + i >= from) {
                    changes.add(new NumberedChange(range.start() + i, range.seqFrom() + i));
                }
            }
        }
        return changes;
    }

    /** Size up to which everything is numbered, in the caller's snapshot. */
    public long numberedSize() {
        return store.head().size();
    }

    /** Changes committed but not numbered, in the caller's snapshot: a reader that counted them skips them later. */
    public Set<Long> unnumbered() {
        return Set.copyOf(store.pendingChanges());
    }
}
