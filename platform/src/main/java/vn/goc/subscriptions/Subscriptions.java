package vn.goc.subscriptions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.exchange.Agreement;
import vn.goc.exchange.Agreements;
import vn.goc.exchange.Exchange;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Feed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.places.Units;
import vn.goc.register.Persons;
import vn.goc.site.Given;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Subscriptions of agencies' systems to changes of persons. Each call is checked against the agreement anew; each event given is a
 * line in its person's history before it leaves.
 */
@Service
public class Subscriptions {
    public static final int MOST_EVENTS = 100;
    private static final int MOST_NAMED = 100;
    private static final int BATCH = 10_000;
    private static final String VIA = "feed";

    private final FollowingStore store;
    private final FeedReader reader;
    private final Feed feed;
    private final Exchange exchange;
    private final Agreements agreements;
    private final Persons persons;
    private final Units units;
    private final Cases cases;
    private final Journal journal;
    private final SubscriptionsSettings settings;
    private final Tx tx;
    private final Clock clock;

    Subscriptions(
            FollowingStore store,
            FeedReader reader,
            Feed feed,
            Exchange exchange,
            Agreements agreements,
            Persons persons,
            Units units,
            Cases cases,
            Journal journal,
            SubscriptionsSettings settings,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.feed = feed;
        this.exchange = exchange;
        this.agreements = agreements;
        this.persons = persons;
        this.units = units;
        this.cases = cases;
        this.journal = journal;
        this.settings = settings;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * Begins a subscription: changes numbered from now on. Each person named sees that they are followed.
     *
     * @throws Rejection {@code subscriptions.…}, {@code exchange.…}, {@code ledger.case-…}; a refusal is journaled for the first
     *     100 persons named
     */
    public Subscription begin(Actor caller, NewSubscription wanted) {
        String agreement = Given.needed("agreement", wanted.agreement());
        String purpose = Given.needed("purpose", wanted.purpose());
        List<String> words = Given.all("kinds", wanted.kinds()).stream()
                .map(word -> kind(word).word())
                .distinct()
                .toList();
        if (words.isEmpty()) {
            throw Rejection.of(SubscriptionsError.KIND_UNKNOWN).with("kind", "").with("kinds", ChangeKind.words());
        }
        List<String> numbers = wanted.numbers() == null ? List.of() : Given.all("numbers", wanted.numbers());
        String scope = scope(wanted);
        List<String> named = numbers.stream().limit(MOST_NAMED).toList();
        Access access = exchange.granted(caller, VIA, agreement, purpose, wanted.caseCode(), named, List.of());
        try {
            requireKinds(agreement, words);
            requireScope(access, scope, wanted.area());
            List<UUID> ids = ids(scope, numbers);
            cases.check(access);
            Subscription begun = tx.write(caller, () -> add(caller, wanted, access, words, scope, ids));
            exchange.did(caller, VIA, agreement, access, 0, null);
            return begun;
        } catch (Rejection refused) {
            throw refused.refusal().decides() ? persons.refused(access, named, List.of(), VIA, refused) : refused;
        }
    }

    public List<Subscription> list(Actor caller) {
        return tx.read(caller, () -> store.list(caller.id()));
    }

    public void end(Actor caller, UUID id) {
        if (!tx.write(caller, () -> store.delete(caller.id(), id))) {
            throw Rejection.of(SubscriptionsError.SUBSCRIPTION_UNKNOWN);
        }
    }

    /**
     * What is new, in the order of the log. At least once: the reader keeps the cursor when it has dealt with the events, and asks
     * again with the same one when it has not.
     *
     * @param cursor of the last answer; null the first time
     * @param limit 1–100
     * @throws Rejection {@code subscriptions.…}, {@code exchange.…}, {@code ledger.case-…} once the case is closed
     */
    public Disclosed<News> read(Actor caller, UUID id, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST_EVENTS) {
            throw Rejection.of(SubscriptionsError.LIMIT_WRONG).with("most", MOST_EVENTS);
        }
        FollowingStore.Found found = tx.read(caller, () -> store.find(caller.id(), id))
                .orElseThrow(() -> Rejection.of(SubscriptionsError.SUBSCRIPTION_UNKNOWN));
        Cursor from = cursor == null || cursor.isEmpty() ? Cursor.before(found.since()) : Cursor.parse(cursor);
        Subscription subscription = found.subscription();
        String agreement = subscription.agreement();
        Access access = exchange.granted(
                caller, VIA, agreement, subscription.purpose(), subscription.caseCode(), List.of(), List.of());
        try {
            cases.check(access);
        } catch (Rejection refused) {
            throw persons.refused(access, List.of(), List.of(), VIA, refused);
        }
        FeedReader.Page page = reader.read(found, kinds(subscription), from, limit);
        List<News.Change> events = new ArrayList<>();
        List<JournalEntry> deliveries = new ArrayList<>();
        for (FeedReader.Told told : page.told()) {
            String number = persons.numberOf(told.person()).orElseThrow().digits();
            events.add(
                    new News.Change(told.index() + "." + told.no(), told.kind().word(), number, told.validFrom()));
            deliveries.add(new JournalEntry(
                    JournalEntry.Kind.DELIVERY,
                    told.person(),
                    access,
                    List.of("event:" + told.kind().word()),
                    VIA,
                    "delivered"));
        }
        Disclosed<News> answer = journal.disclose(new News(events, page.next().text(), page.more()), deliveries);
        if (!events.isEmpty()) {
            exchange.did(
                    caller,
                    VIA,
                    agreement,
                    access,
                    events.size(),
                    answer.receipts().getFirst().id());
        }
        return answer;
    }

    private Subscription add(
            Actor caller, NewSubscription wanted, Access access, List<String> words, String scope, List<UUID> ids) {
        String agency = Objects.requireNonNullElse(caller.agency(), caller.id().toString());
        store.oneAtATime(agency);
        if (store.count(agency) >= settings.perAgency()) {
            throw Rejection.of(SubscriptionsError.TOO_MANY_SUBSCRIPTIONS).with("limit", settings.perAgency());
        }
        var subscription = new Subscription(
                UUID.randomUUID(),
                Objects.requireNonNull(wanted.agreement()),
                access.purpose().code(),
                wanted.caseCode(),
                words,
                scope,
                scope.equals("area") ? wanted.area() : null,
                ids.size(),
                clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        store.add(caller.id(), agency, subscription, ids, feed.numberedSize());
        for (int i = 0; i < ids.size(); i += BATCH) {
            journal.batch(ids.subList(i, Math.min(ids.size(), i + BATCH)).stream()
                    .map(person ->
                            new JournalEntry(JournalEntry.Kind.CHANGE, person, access, List.of(), VIA, "followed"))
                    .toList());
        }
        return subscription;
    }

    private void requireKinds(String agreement, List<String> words) {
        List<String> agreed =
                agreements.find(agreement).map(Agreement::eventKinds).orElse(List.of());
        for (String word : words) {
            if (!agreed.contains(word)) {
                throw Rejection.of(SubscriptionsError.KIND_OUTSIDE)
                        .with("agreement", agreement)
                        .with("kind", word);
            }
        }
    }

    private void requireScope(Access access, String scope, @Nullable String area) {
        if (!scope.equals("persons") && access.purpose().needsCase()) {
            throw Rejection.of(SubscriptionsError.NUMBERS_NEEDED)
                    .with("purpose", access.purpose().code());
        }
        if (scope.equals("area")) {
            String code = Objects.requireNonNull(area);
            LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
            if (!code.matches("[0-9]{2}|[0-9]{5}")
                    || units.find(new AreaCode(code), today).isEmpty()) {
                throw Rejection.of(SubscriptionsError.AREA_UNKNOWN).with("area", Rejection.shorten(code));
            }
        }
    }

    private List<UUID> ids(String scope, List<String> numbers) {
        if (!scope.equals("persons")) {
            return List.of();
        }
        if (numbers.isEmpty() || numbers.size() > settings.persons()) {
            throw Rejection.of(SubscriptionsError.TOO_MANY_NUMBERS).with("limit", settings.persons());
        }
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int place = i + 1;
            ids.add(persons.idOf(PersonalNumber.parse(numbers.get(i)))
                    .orElseThrow(() ->
                            Rejection.of(SubscriptionsError.NUMBER_UNKNOWN).with("place", place)));
        }
        return ids.stream().distinct().toList();
    }

    /** Those subscribed to that the agreement still has. */
    private Set<ChangeKind> kinds(Subscription subscription) {
        List<String> agreed = agreements
                .find(subscription.agreement())
                .map(Agreement::eventKinds)
                .orElse(List.of());
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        subscription.kinds().stream().filter(agreed::contains).forEach(word -> kinds.add(kind(word)));
        return kinds;
    }

    private static ChangeKind kind(String word) {
        return ChangeKind.ofWord(word)
                .orElseThrow(() -> Rejection.of(SubscriptionsError.KIND_UNKNOWN)
                        .with("kind", Rejection.shorten(word))
                        .with("kinds", ChangeKind.words()));
    }

    private static String scope(NewSubscription wanted) {
        boolean country = Boolean.TRUE.equals(wanted.country());
        List<String> scopes = Stream.of(
                        wanted.numbers() == null ? "" : "persons",
                        wanted.area() == null ? "" : "area",
                        country ? "country" : "")
                .filter(scope -> !scope.isEmpty())
                .toList();
        if (scopes.size() != 1) {
            throw Rejection.of(SubscriptionsError.SCOPE_UNCLEAR);
        }
        return scopes.getFirst();
    }
}
