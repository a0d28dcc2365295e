package vn.goc.subscriptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.goc.ledger.Feed;
import vn.goc.register.PersonEvent;
import vn.goc.register.PersonEvents;

/** Reads the register's events in the log's order and keeps what a subscription is told. */
@Component
class FeedReader {
    private static final int SCANNED_AT_ONCE = 1000;
    private static final int MOST_SCANS = 20;

    private final Feed feed;
    private final PersonEvents events;
    private final FollowingStore store;

    FeedReader(Feed feed, PersonEvents events, FollowingStore store) {
        this.feed = feed;
        this.events = events;
        this.store = store;
    }

    /** An event in its place, with what it is called. */
    record Told(long index, int no, UUID person, ChangeKind kind, LocalDate validFrom) {}

    /** @param next the place to go on from; it is past everything that was looked at */
    record Page(List<Told> told, Cursor next, boolean more) {}

    private record Placed(long index, PersonEvent event) {}

    Page read(FollowingStore.Found found, Set<ChangeKind> kinds, Cursor from, int limit) {
        List<Told> told = new ArrayList<>();
        Cursor at = from.index() < found.since() ? Cursor.before(found.since()) : from;
        for (int scan = 0; scan < MOST_SCANS; scan++) {
            List<Feed.NumberedChange> numbered = feed.changesFrom(at.index(), SCANNED_AT_ONCE);
            if (numbered.isEmpty()) {
                return new Page(told, at, false);
            }
            for (Told one : told(found, kinds, numbered)) {
                if (!at.before(one.index(), one.no())) {
                    continue;
                }
                if (told.size() == limit) {
                    Told last = told.getLast();
                    return new Page(told, new Cursor(last.index(), last.no()), true);
                }
                told.add(one);
            }
            at = Cursor.before(numbered.getLast().index() + 1);
            if (numbered.size() < SCANNED_AT_ONCE) {
                return new Page(told, at, false);
            }
        }
        return new Page(told, at, true);
    }

    /** In order. */
    private List<Told> told(FollowingStore.Found found, Set<ChangeKind> kinds, List<Feed.NumberedChange> numbered) {
        List<Told> told = new ArrayList<>();
        List<Placed> placed = placed(numbered);
        Set<Long> current = events.current(placed.stream()
                .map(Placed::event)
                .filter(event -> event.kind().equals("corrected"))
                .toList());
        Subscription subscription = found.subscription();
        Set<UUID> followed = subscription.scope().equals("persons")
                ? store.among(
                        subscription.id(),
                        placed.stream()
                                .map(one -> one.event().person())
                                .distinct()
                                .toList())
                : Set.of();
        for (Placed one : placed) {
            PersonEvent event = one.event();
            boolean theirs = switch (subscription.scope()) {
                case "persons" -> followed.contains(event.person());
                case "area" -> touches(event, subscription.area());
                default -> true;
            };
            ChangeKind kind = theirs ? ChangeKind.of(event, current.contains(event.changeSeq())) : null;
            if (kind != null && kinds.contains(kind)) {
                told.add(new Told(one.index(), event.no(), event.person(), kind, event.validFrom()));
            }
        }
        return told;
    }

    private List<Placed> placed(List<Feed.NumberedChange> numbered) {
        Map<Long, Long> indexOf = new HashMap<>();
        numbered.forEach(change -> indexOf.put(change.seq(), change.index()));
        return events.ofChanges(indexOf.keySet()).stream()
                .map(event -> new Placed(indexOf.getOrDefault(event.changeSeq(), 0L), event))
                .sorted(Comparator.comparingLong(Placed::index)
                        .thenComparingInt(one -> one.event().no()))
                .toList();
    }

    /** Whether somebody lived there before or lives there since. */
    static boolean touches(PersonEvent event, @Nullable String area) {
        return area != null && (lives(event.is(), area) || (event.was() != null && lives(event.was(), area)));
    }

    private static boolean lives(PersonEvent.Counted counted, String area) {
        return area.equals(counted.commune()) || area.equals(counted.province());
    }
}
