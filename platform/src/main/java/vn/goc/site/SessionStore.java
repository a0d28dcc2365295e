package vn.goc.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.Actor;

@Component
class SessionStore {
    static final String OPEN = """
            insert into site.session (key, account, actor, name, acr, device, signed_in_at, seen_at, ends_at)
            values (:key, :account, :actor::jsonb, :name, :acr, :device, :at, :at, :ends)
            """;
    static final String FIND = "select * from site.session where key = :key and ends_at > :at and seen_at > :idle";
    static final String TOUCH = "update site.session set seen_at = :at where key = :key and seen_at < :at";
    static final String CLOSE = "delete from site.session where key = :key";
    static final String CLOSE_OTHERS =
            "delete from site.session where account = :account and key <> :key returning key";
    static final String LIST =
            "select * from site.session where account = :account and ends_at > :at and seen_at > :idle order by seen_at desc";
    static final String PURGE = "delete from site.session where ends_at < :at or seen_at < :idle";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SessionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void open(byte[] key, Session session) {
        jdbc.sql(OPEN)
                .param("key", key)
                .param("account", session.account())
                .param("actor", json.writeValueAsString(session.actor()))
                .param("name", session.name())
                .param("acr", session.acr())
                .param("device", session.device())
                .param("at", at(session.signedInAt()))
                .param("ends", at(session.endsAt()))
                .update();
    }

    Optional<Session> find(byte[] key, Instant now, Instant idle) {
        return jdbc.sql(FIND)
                .param("key", key)
                .param("at", at(now))
                .param("idle", at(idle))
                .query(this::session)
                .optional();
    }

    void touch(byte[] key, Instant now) {
        jdbc.sql(TOUCH).param("key", key).param("at", at(now)).update();
    }

    void close(byte[] key) {
        jdbc.sql(CLOSE).param("key", key).update();
    }

    List<String> closeOthers(UUID account, byte[] kept) {
        return jdbc.sql(CLOSE_OTHERS)
                .param("account", account)
                .param("key", kept)
                .query((row, n) -> HexFormat.of().formatHex(row.getBytes(1)))
                .list();
    }

    List<Session> list(UUID account, Instant now, Instant idle) {
        return jdbc.sql(LIST)
                .param("account", account)
                .param("at", at(now))
                .param("idle", at(idle))
                .query(this::session)
                .list();
    }

    int purge(Instant now, Instant idle) {
        return jdbc.sql(PURGE).param("at", at(now)).param("idle", at(idle)).update();
    }

    private Session session(ResultSet row, int n) throws SQLException {
        return new Session(
                HexFormat.of().formatHex(row.getBytes("key")),
                row.getObject("account", UUID.class),
                json.readValue(row.getString("actor"), Actor.class),
                row.getString("name"),
                row.getInt("acr"),
                row.getString("device"),
                row.getObject("signed_in_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
