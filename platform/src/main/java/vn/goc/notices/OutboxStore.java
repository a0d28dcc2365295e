package vn.goc.notices;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OutboxStore {
    static final String QUEUE = """
            insert into notices.outbox (channel, address, subject, body, created_at, next_at, useful_until)
            values (:channel, :address, :subject, :body, :at, :next, :until)
            """;
    static final String EXPIRE = """
            update notices.outbox set dead_at = :at, body = '', failure = 'no longer useful'
            where sent_at is null and dead_at is null and next_at <= :at and useful_until <= :at
            """;
    // a taken row is hidden by its next_at for the lease, so that the network is never waited for in a transaction
    static final String TAKE = """
            with taken as (
                update notices.outbox set attempts = attempts + 1, next_at = :lease
                where id in (select id from notices.outbox where sent_at is null and dead_at is null and next_at <= :at
                             order by next_at limit :limit for update skip locked)
                returning id, channel, address, subject, body, attempts)
            select id, channel, address, subject, body, attempts from taken order by id
            """;
    static final String SENT = "update notices.outbox set sent_at = :at, body = '', failure = null where id = :id";
    static final String AGAIN = "update notices.outbox set next_at = :next, failure = :failure where id = :id";
    static final String DEAD =
            "update notices.outbox set dead_at = :at, body = '', failure = :failure where id = :id and sent_at is null";
    static final String COUNT_WAITING = """
            select count(*) from (select 1 from notices.outbox where sent_at is null and dead_at is null limit 100000) w
            """;
    static final String COUNT_DEAD = "select count(*) from notices.outbox where dead_at is not null";

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void queue(
            Outgoing.Channel channel,
            String address,
            String subject,
            String body,
            Instant at,
            Instant next,
            Instant until) {
        jdbc.sql(QUEUE)
                .param("channel", channel.name())
                .param("address", address)
                .param("subject", subject)
                .param("body", body)
                .param("at", utc(at))
                .param("next", utc(next))
                .param("until", utc(until))
                .update();
    }

    int expire(Instant at) {
        return jdbc.sql(EXPIRE).param("at", utc(at)).update();
    }

    List<Outgoing> take(Instant at, Instant lease, int limit) {
        return jdbc.sql(TAKE)
                .param("at", utc(at))
                .param("lease", utc(lease))
                .param("limit", limit)
                .query((row, n) -> new Outgoing(
                        row.getLong("id"),
                        Outgoing.Channel.valueOf(row.getString("channel")),
                        row.getString("address"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    void sent(long id, Instant at) {
        jdbc.sql(SENT).param("id", id).param("at", utc(at)).update();
    }

    void again(long id, Instant next, String failure) {
        jdbc.sql(AGAIN)
                .param("id", id)
                .param("next", utc(next))
                .param("failure", failure)
                .update();
    }

    void dead(long id, Instant at, String failure) {
        jdbc.sql(DEAD)
                .param("id", id)
                .param("at", utc(at))
                .param("failure", failure)
                .update();
    }

    int waiting() {
        return jdbc.sql(COUNT_WAITING).query(Integer.class).single();
    }

    int dead() {
        return jdbc.sql(COUNT_DEAD).query(Integer.class).single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
