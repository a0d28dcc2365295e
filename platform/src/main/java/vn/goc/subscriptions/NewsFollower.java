package vn.goc.subscriptions;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Feed;
import vn.goc.register.PersonEvent;
import vn.goc.register.PersonEvents;
import vn.goc.site.Session;
import vn.goc.site.Sessions;
import vn.goc.site.SiteError;

/**
 * Tells the pages that are open on this node that something new is there for their area or their own record: up to which index of the
 * log, nothing else. Reads the feed only while somebody listens.
 */
@Component
public class NewsFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NewsFollower.class);
    private static final int SCANNED_AT_ONCE = 1000;
    private static final int RETRY_SECONDS = 30;

    private final Feed feed;
    private final PersonEvents events;
    private final Sessions sessions;
    private final SubscriptionsSettings settings;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private boolean failing;
    private long at = -1;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    NewsFollower(Feed feed, PersonEvents events, Sessions sessions, SubscriptionsSettings settings) {
        this.feed = feed;
        this.events = events;
        this.sessions = sessions;
        this.settings = settings;
    }

    /**
     * Begins to listen; the caller ends with {@link Listener#close}.
     *
     * @throws Rejection {@code subscriptions.too-many-streams}, {@code site.busy}
     */
    public synchronized Listener listen(Session session) {
        if (listeners.size() >= settings.streams() || !running) {
            throw Rejection.of(SiteError.BUSY).with("seconds", RETRY_SECONDS);
        }
        long mine = listeners.stream()
                .filter(listener -> listener.session().key().equals(session.key()))
                .count();
        if (mine >= settings.perSession()) {
            throw Rejection.of(SubscriptionsError.TOO_MANY_STREAMS).with("limit", settings.perSession());
        }
        var listener = new Listener(session, settings.heartbeat(), listeners::remove);
        listeners.add(listener);
        return listener;
    }

    /** Whether somebody is still signed in; asking is no use of the session. */
    public boolean alive(Session session) {
        return running
                && sessions.list(session.account()).stream()
                        .anyMatch(other -> other.key().equals(session.key()));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("news").start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        listeners.forEach(Listener::wake);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Streams end before the server waits for requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }

    private void follow() {
        while (running) {
            try {
                step();
                failing = false;
                Thread.sleep(settings.poll());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running && !failing) {
                    LOG.warn("pages are not told of news and it is tried again: {}", e.toString());
                }
                failing = true;
                pause();
            }
        }
    }

    private void step() {
        if (listeners.isEmpty()) {
            at = -1;
            return;
        }
        if (at < 0) {
            at = feed.numberedSize();
        }
        List<Feed.NumberedChange> numbered = feed.changesFrom(at, SCANNED_AT_ONCE);
        if (numbered.isEmpty()) {
            return;
        }
        long upTo = numbered.getLast().index();
        for (PersonEvent event :
                events.ofChanges(numbered.stream().map(Feed.NumberedChange::seq).toList())) {
            for (Listener listener : listeners) {
                if (concerns(listener.session().actor(), event)) {
                    listener.tell(upTo);
                }
            }
        }
        at = upTo + 1;
    }

    private static boolean concerns(Actor actor, PersonEvent event) {
        return actor.kind() == Actor.Kind.CITIZEN
                ? event.person().equals(actor.id())
                : "*".equals(actor.area()) || FeedReader.touches(event, actor.area());
    }

    private void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
