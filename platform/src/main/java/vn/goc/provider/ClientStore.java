package vn.goc.provider;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ClientStore {
    static final String ADD = """
            insert into provider.client (id, agency, agency_name, name, secret, jwk, scopes, created_at)
            values (:id, :agency, :agencyName, :name, :secret::bytea, :jwk::text, :scopes::text[], :at)
            on conflict do nothing
            """;
    static final String FIND = "select * from provider.client where id = :id";
    static final String LIST =
            "select * from provider.client where :agency::text is null or agency = :agency::text order by agency, name";
    static final String ROTATE = """
            update provider.client set old_secret = secret, old_until = :until, secret = :secret
            where id = :id and closed_at is null
            """;
    static final String CLOSE = "update provider.client set closed_at = :at where id = :id and closed_at is null";
    static final String USE_ASSERTION =
            "insert into provider.assertion (key, expires_at) values (:key, :expires) on conflict do nothing";
    static final String PURGE_ASSERTIONS = "delete from provider.assertion where expires_at < :at";

    private final JdbcClient jdbc;

    ClientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A client with the hashes of its secrets; the old one counts until its time. */
    record Secured(
            Client client,
            byte @Nullable [] secret,
            byte @Nullable [] oldSecret,
            @Nullable Instant oldUntil) {}

    boolean add(Client client, byte @Nullable [] secret) {
        return jdbc.sql(ADD)
                        .param("id", client.id())
                        .param("agency", client.agency())
                        .param("agencyName", client.agencyName())
                        .param("name", client.name())
                        .param("secret", secret)
                        .param("jwk", client.jwk())
                        .param("scopes", client.scopes().toArray(String[]::new))
                        .param("at", utc(client.createdAt()))
                        .update()
                == 1;
    }

    Optional<Secured> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(ClientStore::secured).optional();
    }

    List<Client> list(@Nullable String agency) {
        return jdbc.sql(LIST).param("agency", agency).query(ClientStore::secured).list().stream()
                .map(Secured::client)
                .toList();
    }

    boolean rotate(UUID id, byte[] secret, Instant oldUntil) {
        return jdbc.sql(ROTATE)
                        .param("id", id)
                        .param("secret", secret)
                        .param("until", utc(oldUntil))
                        .update()
                == 1;
    }

    boolean close(UUID id, Instant at) {
        return jdbc.sql(CLOSE).param("id", id).param("at", utc(at)).update() == 1;
    }

    /** Whether the assertion had not been seen before. */
    boolean useAssertion(byte[] key, Instant expires) {
        return jdbc.sql(USE_ASSERTION)
                        .param("key", key)
                        .param("expires", utc(expires))
                        .update()
                == 1;
    }

    void purgeAssertions(Instant at) {
        jdbc.sql(PURGE_ASSERTIONS).param("at", utc(at)).update();
    }

    private static Secured secured(ResultSet row, int n) throws SQLException {
        Array scopes = row.getArray("scopes");
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        OffsetDateTime oldUntil = row.getObject("old_until", OffsetDateTime.class);
        var client = new Client(
                row.getObject("id", UUID.class),
                row.getString("agency"),
                row.getString("agency_name"),
                row.getString("name"),
                row.getString("jwk"),
                Set.of((String[]) scopes.getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
        return new Secured(
                client,
                row.getBytes("secret"),
                row.getBytes("old_secret"),
                oldUntil == null ? null : oldUntil.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
