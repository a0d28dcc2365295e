package vn.goc.notices;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Tx;

/**
 * The inbox (hộp thư). The recipient is always the id of the {@link Actor} of their session: the person for citizens, the
 * account for officers.
 */
@Service
public class Notices {
    private static final int MOST_LISTED = 100;

    private final NoticeStore store;
    private final Tx tx;
    private final Clock clock;

    Notices(NoticeStore store, Tx tx, Clock clock) {
        this.store = store;
        this.tx = tx;
        this.clock = clock;
    }

    /** Puts a notice into an inbox, in the caller's transaction if there is one: no deed, no notice. */
    public void send(UUID recipient, Notice.Draft draft) {
        tx.write(Actor.system(), () -> {
            store.send(recipient, draft, clock.instant());
            return null;
        });
    }

    /**
     * Newest first.
     *
     * @param before id of the last notice seen, or null from the newest
     * @param limit 1 to 100
     */
    public List<Notice> list(UUID recipient, @Nullable Long before, int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit");
        }
        return tx.read(Actor.system(), () -> store.list(recipient, before == null ? Long.MAX_VALUE : before, limit));
    }

    /**
     * Opens a notice, which is read from then on.
     *
     * @throws Rejection notices.unknown when it is not in this inbox
     */
    public Notice open(UUID recipient, long id) {
        return tx.write(Actor.system(), () -> {
            store.markRead(recipient, id, clock.instant());
            return store.find(recipient, id).orElseThrow(() -> Rejection.of(NoticesError.UNKNOWN));
        });
    }

    /** Marks one as read; one that is not in this inbox stays as it is. */
    public void markRead(UUID recipient, long id) {
        tx.write(Actor.system(), () -> store.markRead(recipient, id, clock.instant()));
    }

    /** How many are unread, counted to 100 at most. */
    public int unread(UUID recipient) {
        return tx.read(Actor.system(), () -> store.unread(recipient));
    }
}
