package vn.goc.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Subscriptions and whom they follow. */
@Component
class FollowingStore {
    static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(6062026, hashtext(:agency))";
    static final String COUNT = "select count(*) from subscriptions.subscription where agency = :agency";
    static final String ADD = """
            insert into subscriptions.subscription (id, client, agency, agreement, purpose, case_code, kinds, scope, area,
                                                    since_index, begun_at)
            values (:id, :client, :agency, :agreement, :purpose, :case, :kinds::text[], :scope, :area, :since, :at)
            """;
    static final String ADD_PERSONS = """
            insert into subscriptions.person (subscription, person) select :id, p from unnest(:persons::uuid[]) as p
            """;
    static final String COLUMNS = """
            s.id, s.agreement, s.purpose, s.case_code, s.kinds, s.scope, s.area, s.begun_at, s.since_index,
            (select count(*) from subscriptions.person p where p.subscription = s.id) as persons
            """;
    static final String FIND =
            "select " + COLUMNS + " from subscriptions.subscription s where s.id = :id and s.client = :client";
    static final String LIST = "select " + COLUMNS
            + " from subscriptions.subscription s where s.client = :client order by s.begun_at, s.id";
    static final String AMONG = """
            select person from subscriptions.person where subscription = :id and person = any(:persons::uuid[])
            """;
    static final String DELETE = "delete from subscriptions.subscription where id = :id and client = :client";

    /** @param since index of the log from which changes are given */
    record Found(Subscription subscription, long since) {}

    private final JdbcClient jdbc;

    FollowingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one subscription of an agency at a time come in, until the transaction ends. */
    void oneAtATime(String agency) {
        jdbc.sql(ONE_AT_A_TIME).param("agency", agency).query((row, n) -> "").single();
    }

    int count(String agency) {
        return jdbc.sql(COUNT).param("agency", agency).query(Integer.class).single();
    }

    void add(UUID client, String agency, Subscription subscription, Collection<UUID> persons, long since) {
        jdbc.sql(ADD)
                .param("id", subscription.id())
                .param("client", client)
                .param("agency", agency)
                .param("agreement", subscription.agreement())
                .param("purpose", subscription.purpose())
                .param("case", subscription.caseCode())
                .param("kinds", subscription.kinds().toArray(String[]::new))
                .param("scope", subscription.scope())
                .param("area", subscription.area())
                .param("since", since)
                .param("at", subscription.begunAt().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(ADD_PERSONS)
                .param("id", subscription.id())
                .param("persons", persons.toArray(UUID[]::new))
                .update();
    }

    Optional<Found> find(UUID client, UUID id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("client", client)
                .query(FollowingStore::found)
                .optional();
    }

    List<Subscription> list(UUID client) {
        return jdbc.sql(LIST)
                .param("client", client)
                .query((row, n) -> found(row, n).subscription())
                .list();
    }

    /** Which of some persons a subscription follows. */
    Set<UUID> among(UUID id, Collection<UUID> persons) {
        return Set.copyOf(jdbc.sql(AMONG)
                .param("id", id)
                .param("persons", persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    boolean delete(UUID client, UUID id) {
        return jdbc.sql(DELETE).param("id", id).param("client", client).update() == 1;
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        Instant begun = row.getObject("begun_at", OffsetDateTime.class).toInstant();
        return new Found(
                new Subscription(
                        row.getObject("id", UUID.class),
                        row.getString("agreement"),
                        row.getString("purpose"),
                        row.getString("case_code"),
                        List.of((String[]) row.getArray("kinds").getArray()),
                        row.getString("scope"),
                        row.getString("area"),
                        row.getInt("persons"),
                        begun),
                row.getLong("since_index"));
    }
}
