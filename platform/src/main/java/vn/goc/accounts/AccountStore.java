package vn.goc.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountStore {
    static final String OPEN = """
            insert into accounts.account (id, kind, person, login, name, role, agency, unit, area, phone, email, level,
                                          password, password_at, trusted_from, created_at)
            values (:id, :kind, :person, :login, :name, :role, :agency, :unit, :area, :phone, :email, :level,
                    :password, :at, :at, :at)
            on conflict do nothing
            """;
    static final String FIND = "select * from accounts.account where login = :login";
    static final String BY_ID = "select * from accounts.account where id = :id";
    // held until the caller's transaction ends: a lock of the account waits, and is seen by whoever comes after it
    static final String BY_ID_HELD = "select * from accounts.account where id = :id for share";
    static final String BY_PERSON = "select * from accounts.account where person = :person";
    static final String SET_PASSWORD =
            "update accounts.account set password = :password, password_at = :at, trusted_from = :at where id = :id";
    static final String REHASH = "update accounts.account set password = :password where id = :id and password = :old";
    static final String LOCK = """
            update accounts.account set locked_at = :at, locked_why = :why, trusted_from = :at
            where id = :id and locked_at is null
            """;
    static final String UNLOCK =
            "update accounts.account set locked_at = null, locked_why = null where id = :id and locked_at is not null";
    static final String NOTE = """
            insert into accounts.attempt (account, login, network, device, outcome, at)
            values (:account::uuid, :login, :network, :device, :outcome, :at)
            """;
    static final String ATTEMPTS =
            "select * from accounts.attempt where account = :account order by id desc limit :limit";
    static final String PURGE_ATTEMPTS = """
            delete from accounts.attempt where id = any (array(
                select id from accounts.attempt where account is not null and at < :before order by at limit :most))
            """;
    static final String PURGE_STRANGERS = """
            delete from accounts.attempt where id = any (array(
                select id from accounts.attempt where account is null and at < :before order by at limit :most))
            """;

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account with the hash of its password. */
    record Secured(Account account, String password) {}

    boolean open(Account account, String password) {
        return jdbc.sql(OPEN)
                        .param("id", account.id())
                        .param("kind", account.kind().name())
                        .param("person", account.person())
                        .param("login", account.login())
                        .param("name", account.name())
                        .param("role", account.role())
                        .param("agency", account.agency())
                        .param("unit", account.unit())
                        .param("area", account.area())
                        .param("phone", account.phone())
                        .param("email", account.email())
                        .param("level", account.level())
                        .param("password", password)
                        .param("at", utc(account.passwordAt()))
                        .update()
                == 1;
    }

    Optional<Secured> find(String login) {
        return jdbc.sql(FIND).param("login", login).query(AccountStore::secured).optional();
    }

    Optional<Secured> find(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query(AccountStore::secured).optional();
    }

    Optional<Secured> findHeld(UUID id) {
        return jdbc.sql(BY_ID_HELD).param("id", id).query(AccountStore::secured).optional();
    }

    Optional<Secured> findByPerson(UUID person) {
        return jdbc.sql(BY_PERSON)
                .param("person", person)
                .query(AccountStore::secured)
                .optional();
    }

    void setPassword(UUID id, String password, Instant at) {
        jdbc.sql(SET_PASSWORD)
                .param("id", id)
                .param("password", password)
                .param("at", utc(at))
                .update();
    }

    void rehash(UUID id, String old, String password) {
        jdbc.sql(REHASH)
                .param("id", id)
                .param("old", old)
                .param("password", password)
                .update();
    }

    boolean lock(UUID id, String why, Instant at) {
        return jdbc.sql(LOCK)
                        .param("id", id)
                        .param("why", why)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean unlock(UUID id) {
        return jdbc.sql(UNLOCK).param("id", id).update() == 1;
    }

    void note(@Nullable UUID account, byte[] login, Client client, String outcome, Instant at) {
        jdbc.sql(NOTE)
                .param("account", account)
                .param("login", login)
                .param("network", client.network())
                .param("device", client.device())
                .param("outcome", outcome)
                .param("at", utc(at))
                .update();
    }

    List<Attempt> attempts(UUID account, int limit) {
        return jdbc.sql(ATTEMPTS)
                .param("account", account)
                .param("limit", limit)
                .query((row, n) -> new Attempt(
                        row.getString("outcome"),
                        row.getString("device"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    int purgeAttempts(Instant before, int most) {
        return purge(PURGE_ATTEMPTS, before, most);
    }

    int purgeStrangers(Instant before, int most) {
        return purge(PURGE_STRANGERS, before, most);
    }

    private int purge(String sql, Instant before, int most) {
        return jdbc.sql(sql).param("before", utc(before)).param("most", most).update();
    }

    private static Secured secured(ResultSet row, int n) throws SQLException {
        OffsetDateTime locked = row.getObject("locked_at", OffsetDateTime.class);
        var account = new Account(
                row.getObject("id", UUID.class),
                Account.Kind.valueOf(row.getString("kind")),
                row.getObject("person", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getString("role"),
                row.getString("agency"),
                row.getString("unit"),
                row.getString("area"),
                row.getString("phone"),
                row.getString("email"),
                row.getInt("level"),
                row.getObject("password_at", OffsetDateTime.class).toInstant(),
                row.getObject("trusted_from", OffsetDateTime.class).toInstant(),
                locked == null ? null : locked.toInstant(),
                row.getString("locked_why"));
        return new Secured(account, row.getString("password"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
