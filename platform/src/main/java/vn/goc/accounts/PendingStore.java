package vn.goc.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PendingStore {
    static final String BEGIN = """
            insert into accounts.pending (key, account, code, known, sent_at, expires_at)
            values (:key, :account, :code, :known, :sent, :expires)
            """;
    static final String FIND =
            "select * from accounts.pending where key = :key and used_at is null and expires_at > :at and tries < :most";
    // counts the try and holds the row: whoever comes at the same time waits and then sees it counted or used
    static final String TRY = """
            update accounts.pending set tries = tries + 1
            where key = :key and used_at is null and expires_at > :at and tries < :most returning *
            """;
    static final String USE = "update accounts.pending set used_at = :at where key = :key";
    static final String RENEW = """
            update accounts.pending set code = :code, sends = sends + 1, sent_at = :sent, expires_at = :expires
            where key = :key and used_at is null and expires_at > :at and tries < :most
              and sends < :sends and sent_at <= :before
            """;
    static final String CHALLENGE =
            "insert into accounts.challenge (key, bound, account, expires_at) values (:key, :bound, :account::uuid, :expires)";
    static final String ANSWER = """
            delete from accounts.challenge where key = :key and bound = :bound and expires_at > :at
              and account is not distinct from :account::uuid
            """;
    static final String PURGE = "delete from accounts.pending where expires_at < :before";
    static final String PURGE_CHALLENGES = "delete from accounts.challenge where expires_at < :before";

    private final JdbcClient jdbc;

    PendingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sign-in whose password was right. */
    record Pending(UUID account, byte[] code, int tries, int sends, boolean known, Instant sentAt, Instant expiresAt) {}

    void begin(byte[] key, UUID account, byte[] code, boolean known, Instant sent, Instant expires) {
        jdbc.sql(BEGIN)
                .param("key", key)
                .param("account", account)
                .param("code", code)
                .param("known", known)
                .param("sent", utc(sent))
                .param("expires", utc(expires))
                .update();
    }

    Optional<Pending> find(byte[] key, Instant at, int most) {
        return one(FIND, key, at, most);
    }

    Optional<Pending> tryOnce(byte[] key, Instant at, int most) {
        return one(TRY, key, at, most);
    }

    void use(byte[] key, Instant at) {
        jdbc.sql(USE).param("key", key).param("at", utc(at)).update();
    }

    /** @param before the last code must have been sent by then */
    boolean renew(byte[] key, byte[] code, Instant at, Instant expires, int most, int sends, Instant before) {
        return jdbc.sql(RENEW)
                        .param("key", key)
                        .param("code", code)
                        .param("at", utc(at))
                        .param("sent", utc(at))
                        .param("expires", utc(expires))
                        .param("most", most)
                        .param("sends", sends)
                        .param("before", utc(before))
                        .update()
                == 1;
    }

    void challenge(byte[] key, byte[] bound, @Nullable UUID account, Instant expires) {
        jdbc.sql(CHALLENGE)
                .param("key", key)
                .param("bound", bound)
                .param("account", account)
                .param("expires", utc(expires))
                .update();
    }

    /** Whether the challenge was open; it is not any more. */
    boolean answer(byte[] key, byte[] bound, @Nullable UUID account, Instant at) {
        return jdbc.sql(ANSWER)
                        .param("key", key)
                        .param("bound", bound)
                        .param("account", account)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    void purge(Instant before) {
        jdbc.sql(PURGE).param("before", utc(before)).update();
        jdbc.sql(PURGE_CHALLENGES).param("before", utc(before)).update();
    }

    private Optional<Pending> one(String sql, byte[] key, Instant at, int most) {
        return jdbc.sql(sql)
                .param("key", key)
                .param("at", utc(at))
                .param("most", most)
                .query((row, n) -> new Pending(
                        row.getObject("account", UUID.class),
                        row.getBytes("code"),
                        row.getInt("tries"),
                        row.getInt("sends"),
                        row.getBoolean("known"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
