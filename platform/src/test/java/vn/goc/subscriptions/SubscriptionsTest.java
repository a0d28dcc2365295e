package vn.goc.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.exchange.AgencySystem;
import vn.goc.exchange.Agreements;
import vn.goc.exchange.Exchange;
import vn.goc.exchange.ExchangeError;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.places.Addresses;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.People;

/** What an agency is told, in which order, and what it is not. */
class SubscriptionsTest {
    private static final Access ALL = People.upkeep("*");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final List<String> KINDS = List.of(
            "born",
            "died",
            "moved",
            "moved-abroad",
            "moved-unknown",
            "residence-corrected",
            "investigation-started",
            "investigation-ended",
            "death-corrected",
            "record-removed");

    private final World world = World.get();
    private final Subscriptions subscriptions = world.door(Subscriptions.class);
    private final Facts facts = world.door(Facts.class);
    private final AgencySystem agency = new AgencySystem();
    private final Actor system = agency.actor();
    private final String agreement = agency.agreement(List.of("register-upkeep", "identity-check"), KINDS);
    private final Household household = People.household(2);
    private final SyntheticPerson person = household.head();
    private final UUID id = People.id(person);

    @Test
    void changes_come_in_the_order_of_the_log_and_a_cursor_gives_the_same_again() {
        UUID following = begin(person);
        move("19753", DAY);
        facts.dispute(Access.own(Actor.citizen(id)), "religion", "Sai");
        facts.settle(ALL, id, "religion", "Đúng");
        fact(
                FactChange.Kind.CHANGE,
                Field.Group.LIFE,
                Map.of("life.status", "dead", "life.diedOn", "2026-10-02"),
                "died");
        News all = awaited(following, null, 4);
        assertThat(all.events())
                .extracting(News.Change::kind)
                .containsExactly("moved", "investigation-started", "investigation-ended", "died");
        assertThat(all.events())
                .extracting(News.Change::number)
                .containsOnly(person.number().digits());
        assertThat(all.events().getFirst().validFrom()).isEqualTo(DAY);
        News two = read(following, null, 2);
        assertThat(two.events()).isEqualTo(all.events().subList(0, 2));
        assertThat(two.more()).isTrue();
        News rest = read(following, two.cursor(), 100);
        assertThat(rest.events()).isEqualTo(all.events().subList(2, 4));
        assertThat(rest.more()).isFalse();
        assertThat(read(following, two.cursor(), 100).events()).isEqualTo(rest.events());
        assertThat(read(following, rest.cursor(), 100).events()).isEmpty();
    }

    @Test
    void nothing_before_the_subscription_and_nothing_of_other_people_or_kinds() {
        SyntheticPerson other = household.members().get(1);
        move("19753", DAY);
        settled();
        UUID following = begin(person, "moved");
        fact(
                FactChange.Kind.CHANGE,
                Field.Group.LIFE,
                Map.of("life.status", "dead", "life.diedOn", "2026-10-02"),
                "died");
        facts.change(ALL, People.id(other), moved(People.id(other), "00004", DAY));
        settled();
        assertThat(read(following, null, 100).events()).isEmpty();
        assertThat(read(following, new Cursor(0, 0).text(), 100).events()).isEmpty();
    }

    @Test
    void what_was_corrected_is_news_only_where_it_still_holds() {
        move("19753", DAY);
        move("00004", DAY.plusDays(10));
        settled();
        UUID following = begin(person);
        facts.change(ALL, id, corrected("19753", DAY.plusDays(1)));
        fact(FactChange.Kind.CORRECTION, Field.Group.IDENTITY, Map.of("ethnicity", "23"), "corrected");
        settled();
        assertThat(read(following, null, 100).events())
                .as("the past, and another group")
                .isEmpty();
        facts.change(ALL, id, corrected("00004", DAY.plusDays(11)));
        assertThat(awaited(following, null, 1).events())
                .extracting(News.Change::kind)
                .containsExactly("residence-corrected");
    }

    @Test
    void an_area_is_told_of_those_who_leave_it_and_those_who_come() {
        String from = household.commune().digits();
        String to = from.equals("19753") ? "00004" : "19753";
        UUID left = area(from);
        UUID come = area(to);
        UUID elsewhere = area(from.equals("00008") || to.equals("00008") ? "00013" : "00008");
        move(to, DAY);
        assertThat(mine(awaited(left, null, 1))).containsExactly("moved");
        assertThat(mine(awaited(come, null, 1))).containsExactly("moved");
        assertThat(mine(read(elsewhere, null, 100))).isEmpty();
        subscriptions.end(system, left);
        refused(SubscriptionsError.SUBSCRIPTION_UNKNOWN, () -> read(left, null, 10));
    }

    @Test
    void a_number_told_is_a_line_in_its_persons_history_each_time_and_so_is_being_followed() {
        UUID following = begin(person);
        assertThat(newest().outcome()).isEqualTo("followed");
        move("19753", DAY);
        awaited(following, null, 1);
        assertThat(newest().outcome()).isEqualTo("delivered");
        assertThat(newest().kind()).isEqualTo("delivery");
        assertThat(newest().unit()).isEqualTo(agency.name());
        assertThat(newest().fields()).containsExactly("event:moved");
        long before = world.door(Tracker.class).count(id);
        assertThat(subscriptions.read(system, following, null, 10).receipts()).hasSize(1);
        assertThat(world.door(Tracker.class).count(id)).isEqualTo(before + 1);
    }

    @Test
    void writers_at_once_lose_nothing_and_the_order_of_each_person_is_kept() throws Exception {
        List<SyntheticPerson> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            people.add(People.household(1).head());
        }
        UUID following = begin(people.toArray(SyntheticPerson[]::new));
        List<Thread> writers = new ArrayList<>();
        for (SyntheticPerson one : people) {
            UUID of = People.id(one);
            writers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 6; i++) {
                    facts.change(ALL, of, moved(of, i % 2 == 0 ? "19753" : "00004", DAY.plusDays(i)));
                }
            }));
        }
        List<News.Change> told = new ArrayList<>();
        String cursor = null;
        for (int i = 0; i < 400 && told.size() < 36; i++) {
            News news = read(following, cursor, 5);
            told.addAll(news.events());
            cursor = news.cursor();
            if (news.events().isEmpty()) {
                Thread.sleep(20);
            }
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(told).hasSize(36);
        assertThat(told).extracting(News.Change::id).doesNotHaveDuplicates();
        for (SyntheticPerson one : people) {
            assertThat(told.stream()
                            .filter(change ->
                                    change.number().equals(one.number().digits()))
                            .map(News.Change::validFrom))
                    .hasSize(6)
                    .isSorted();
        }
    }

    @Test
    void what_the_agreement_does_not_give_is_refused_and_seen() {
        refused(
                SubscriptionsError.KIND_OUTSIDE,
                () -> subscriptions.begin(
                        system,
                        wanted(
                                agency.agreement(List.of("register-upkeep"), List.of("moved")),
                                "register-upkeep",
                                List.of("died"),
                                List.of(person.number().digits()),
                                null)));
        assertThat(newest().outcome()).isEqualTo("subscriptions.kind-outside");
        refused(ExchangeError.PURPOSE_OUTSIDE, () -> begin("statistics", List.of("moved"), null, "19753"));
        refused(SubscriptionsError.NUMBERS_NEEDED, () -> begin("identity-check", List.of("moved"), null, "19753"));
        refused(
                LedgerError.CASE_REQUIRED,
                () -> begin(
                        "identity-check",
                        List.of("moved"),
                        List.of(person.number().digits()),
                        null));
        assertThat(newest().outcome()).isEqualTo("ledger.case-required");
        refused(SubscriptionsError.KIND_UNKNOWN, () -> begin("register-upkeep", List.of("married"), null, "19753"));
        refused(SubscriptionsError.KIND_UNKNOWN, () -> begin("register-upkeep", List.of(), null, "19753"));
        refused(SubscriptionsError.AREA_UNKNOWN, () -> begin("register-upkeep", List.of("moved"), null, "99999"));
        refused(SubscriptionsError.SCOPE_UNCLEAR, () -> begin("register-upkeep", List.of("moved"), null, null));
        refused(SubscriptionsError.TOO_MANY_NUMBERS, () -> begin("register-upkeep", List.of("moved"), List.of(), null));
        refused(
                SubscriptionsError.NUMBER_UNKNOWN,
                () -> begin("register-upkeep", List.of("moved"), List.of("000099999999"), null));
        UUID following = begin(person);
        refused(SubscriptionsError.CURSOR_UNKNOWN, () -> read(following, "x!", 10));
        refused(SubscriptionsError.LIMIT_WRONG, () -> read(following, null, 101));
        refused(
                SubscriptionsError.SUBSCRIPTION_UNKNOWN,
                () -> subscriptions.read(new AgencySystem().actor(), following, null, 10));
        world.door(Agreements.class).suspend(agreement, "thử");
        refused(ExchangeError.AGREEMENT_SUSPENDED, () -> read(following, null, 10));
    }

    @Test
    void a_case_that_is_closed_ends_the_telling() {
        String number = person.number().digits();
        world.door(Exchange.class)
                .openCase(
                        system,
                        new Exchange.NewCase(
                                agency.agreement(List.of("service-delivery"), List.of()),
                                "VV-5",
                                "1.004222",
                                List.of(number)));
        UUID following = subscriptions
                .begin(
                        system,
                        new NewSubscription(
                                agreement, "identity-check", "VV-5", List.of("moved"), List.of(number), null, null))
                .id();
        assertThat(read(following, null, 10).events()).isEmpty();
        world.door(Exchange.class).closeCase(system, "VV-5");
        refused(LedgerError.CASE_CLOSED, () -> read(following, null, 10));
    }

    @Test
    void a_system_subscribes_reads_and_ends_over_http() {
        var answer = agency.post(
                "/api/subscriptions",
                "application/json",
                "{\"agreement\":\"" + agreement
                        + "\",\"purpose\":\"register-upkeep\",\"kinds\":[\"moved\"],\"numbers\":[\"" + person.number()
                        + "\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String place = "/api/subscriptions/" + answer.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        move("19753", DAY);
        awaited(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)), null, 1);
        var read = agency.get(place + "/events");
        assertThat(read.body())
                .contains(
                        "\"kind\":\"moved\"", "\"number\":\"" + person.number() + "\"", "\"validFrom\":\"2026-09-01\"")
                .doesNotContain("19753");
        assertThat(read.headers().firstValue("Goc-Receipt")).isPresent();
        assertThat(agency.get("/api/subscriptions").body()).contains("\"persons\":1");
        assertThat(agency.delete(place).statusCode()).isEqualTo(204);
        assertThat(agency.get(place + "/events").statusCode()).isEqualTo(404);
        assertThat(agency.post("/api/subscriptions", "application/json", "{}").body())
                .contains("site.missing-field");
    }

    private UUID begin(SyntheticPerson... people) {
        return subscriptions
                .begin(
                        system,
                        wanted(
                                agreement,
                                "register-upkeep",
                                KINDS,
                                List.of(people).stream()
                                        .map(one -> one.number().digits())
                                        .toList(),
                                null))
                .id();
    }

    private UUID begin(SyntheticPerson one, String kind) {
        return begin("register-upkeep", List.of(kind), List.of(one.number().digits()), null);
    }

    private UUID area(String code) {
        return begin("register-upkeep", KINDS, null, code);
    }

    private UUID begin(String purpose, List<String> kinds, @Nullable List<String> numbers, @Nullable String area) {
        return subscriptions
                .begin(system, wanted(agreement, purpose, kinds, numbers, area))
                .id();
    }

    private static NewSubscription wanted(
            String agreement,
            String purpose,
            List<String> kinds,
            @Nullable List<String> numbers,
            @Nullable String area) {
        return new NewSubscription(agreement, purpose, null, kinds, numbers, area, null);
    }

    private News read(UUID following, @Nullable String cursor, int limit) {
        return subscriptions.read(system, following, cursor, limit).value();
    }

    /** Reads until so many of this test's person are there; numbering takes a moment. */
    private News awaited(UUID following, @Nullable String cursor, int count) {
        for (int i = 0; ; i++) {
            News news = read(following, cursor, 100);
            if (mine(news).size() >= count || i == 200) {
                return news;
            }
            pause();
        }
    }

    private List<String> mine(News news) {
        return news.events().stream()
                .filter(change -> change.number().equals(person.number().digits()))
                .map(News.Change::kind)
                .toList();
    }

    /** Waits until all that was written has its number. */
    private void settled() {
        var feed = world.door(vn.goc.ledger.Feed.class);
        for (int i = 0; i < 200 && !feed.unnumbered().isEmpty(); i++) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void move(String commune, LocalDate from) {
        facts.change(ALL, id, moved(id, commune, from));
    }

    private FactChange moved(UUID of, String commune, LocalDate from) {
        return residence(FactChange.Kind.CHANGE, commune, from, "moved");
    }

    private FactChange corrected(String commune, LocalDate within) {
        return residence(FactChange.Kind.CORRECTION, commune, within, "corrected");
    }

    private FactChange residence(FactChange.Kind kind, String commune, LocalDate on, String word) {
        UUID address = world.door(Addresses.class)
                .add(new AreaCode(commune), DAY, "Số " + System.nanoTime() + ", đường Tin Mới");
        return new FactChange(
                kind,
                Field.Group.RESIDENCE,
                Map.of("residence.permanent", address.toString()),
                on,
                word,
                null,
                null,
                "Luật Cư trú 68/2020/QH14, Điều 22");
    }

    private void fact(FactChange.Kind kind, Field.Group group, Map<String, String> values, String word) {
        facts.change(
                ALL,
                id,
                new FactChange(
                        kind,
                        group,
                        new java.util.HashMap<String, @Nullable Object>(values),
                        LocalDate.of(2026, 10, 2),
                        word,
                        null,
                        null,
                        "Luật 26/2023/QH15, Điều 9"));
    }

    private Tracker.Line newest() {
        return Objects.requireNonNull(world.door(Tracker.class)
                .list(id, Instant.now().plusSeconds(60), 1)
                .getFirst());
    }

    private static void refused(Refusal error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
