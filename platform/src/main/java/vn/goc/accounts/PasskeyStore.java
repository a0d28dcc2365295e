package vn.goc.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PasskeyStore {
    static final String ADD = """
            insert into accounts.passkey (id, account, label, credential, sign_count, synced, created_at)
            values (:id, :account, :label, :credential, :count, :synced, :at)
            on conflict do nothing
            """;
    static final String FIND = "select * from accounts.passkey where id = :id";
    static final String LIST = "select * from accounts.passkey where account = :account order by created_at";
    static final String USED = """
            update accounts.passkey set sign_count = :count, used_at = :at
            where id = :id and sign_count = :before
            """;
    static final String REMOVE = "delete from accounts.passkey where account = :account and id = :id";

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a passkey is checked against.
     *
     * @param credential attested credential data: authenticator model, id and public key as COSE
     */
    record Stored(UUID account, byte[] credential, long signCount, boolean synced) {}

    boolean add(byte[] id, UUID account, String label, byte[] credential, long count, boolean synced, Instant at) {
        return jdbc.sql(ADD)
                        .param("id", id)
                        .param("account", account)
                        .param("label", label)
                        .param("credential", credential)
                        .param("count", count)
                        .param("synced", synced)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    Optional<Stored> find(byte[] id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .query((row, n) -> new Stored(
                        row.getObject("account", UUID.class),
                        row.getBytes("credential"),
                        row.getLong("sign_count"),
                        row.getBoolean("synced")))
                .optional();
    }

    List<Passkey> list(UUID account) {
        return jdbc.sql(LIST)
                .param("account", account)
                .query((row, n) -> {
                    OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
                    return new Passkey(
                            Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("id")),
                            row.getString("label"),
                            row.getBoolean("synced"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    /** False when the counter moved in the meantime: the same answer came twice, or a copy is in use. */
    boolean used(byte[] id, long before, long count, Instant at) {
        return jdbc.sql(USED)
                        .param("id", id)
                        .param("before", before)
                        .param("count", count)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean remove(UUID account, byte[] id) {
        return jdbc.sql(REMOVE).param("account", account).param("id", id).update() == 1;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
