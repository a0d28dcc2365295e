package vn.goc.residence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class HouseholdStore {
    static final String FIND = """
            select code, address, opened, closed from residence.household
             where code = :code and opened <= :on::date and (closed is null or closed > :on::date)
            """;
    static final String LOCK =
            "select code from residence.household where code = any(:codes::text[]) order by code for update";
    static final String AT = """
            select code, address, opened, closed from residence.household
             where address = :address and opened <= :on::date and (closed is null or closed > :on::date) order by code
            """;
    static final String CODE_OF =
            "select household from residence.membership where person = :person::uuid and during @> :on::date";
    static final String MEMBERS = """
            select person, relation, lower(during) from residence.membership
             where household = :code and during @> :on::date
             order by (relation = 'chu-ho') desc, lower(during), person
            """;
    static final String STINTS = """
            select person, relation, lower(during), upper(during) from residence.membership
             where household = :code
             order by lower(during), (relation = 'chu-ho') desc, person
            """;
    static final String ADDRESS = "select address from residence.household where code = :code";
    static final String LATEST = "select max(lower(during)) from residence.membership where person = :person::uuid";
    static final String OPEN =
            "insert into residence.household (code, address, opened) values (:code, :address, :on::date)";
    static final String CLOSE =
            "update residence.household set closed = :on::date where code = :code and closed is null";
    static final String JOIN = """
            insert into residence.membership (household, person, relation, during)
            values (:code, :person, :relation, daterange(:from::date, null))
            """;
    static final String DROP_SAME_DAY = """
            delete from residence.membership
             where person = :person::uuid and upper_inf(during) and lower(during) = :on::date
            """;
    static final String LEAVE = """
            update residence.membership set during = daterange(lower(during), :on::date)
             where person = :person::uuid and upper_inf(during) and lower(during) < :on::date
            """;
    static final String NEXT_CODE = "select nextval('residence.household_seq')";

    static final String DONE = "select changes from residence.move where dossier = :dossier";
    static final String NOTE = "insert into residence.move (dossier, changes) values (:dossier, :changes::bigint[])";

    private final JdbcClient jdbc;

    HouseholdStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A time in which a person was in a household with one relation; {@code to} null while it lasts. */
    record Stint(
            UUID person,
            String relation,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** Everybody who was ever in it, by first day. */
    List<Stint> stints(String code) {
        return jdbc.sql(STINTS)
                .param("code", code)
                .query((row, n) -> new Stint(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class)))
                .list();
    }

    Optional<UUID> addressOf(String code) {
        return jdbc.sql(ADDRESS).param("code", code).query(UUID.class).optional();
    }

    Optional<Household> find(String code, LocalDate on) {
        return jdbc.sql(FIND)
                .param("code", code)
                .param("on", on)
                .query((row, n) -> household(row, on))
                .optional();
    }

    List<Household> listAt(UUID address, LocalDate on) {
        return jdbc.sql(AT)
                .param("address", address)
                .param("on", on)
                .query((row, n) -> household(row, on))
                .list();
    }

    Optional<String> codeOf(UUID person, LocalDate on) {
        return jdbc.sql(CODE_OF)
                .param("person", person)
                .param("on", on)
                .query(String.class)
                .optional();
    }

    Optional<LocalDate> latest(UUID person) {
        return Optional.ofNullable(jdbc.sql(LATEST)
                .param("person", person)
                .query((row, n) -> new LocalDate[] {row.getObject(1, LocalDate.class)})
                .single()[0]);
    }

    /** Waits until no other move touches these households. */
    void lock(Collection<String> codes) {
        jdbc.sql(LOCK)
                .param("codes", codes.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Province, 1 for those that began here, nine digits. */
    String nextCode(String province) {
        long no = jdbc.sql(NEXT_CODE).query(Long.class).single();
        return province + "1" + String.format(Locale.ROOT, "%09d", no);
    }

    void open(String code, UUID address, LocalDate on) {
        jdbc.sql(OPEN)
                .param("code", code)
                .param("address", address)
                .param("on", on)
                .update();
    }

    void close(String code, LocalDate on) {
        jdbc.sql(CLOSE).param("code", code).param("on", on).update();
    }

    void join(String code, UUID person, String relation, LocalDate from) {
        jdbc.sql(JOIN)
                .param("code", code)
                .param("person", person)
                .param("relation", relation)
                .param("from", from)
                .update();
    }

    /** Ends what holds; a membership that began the same day never was. */
    void leave(UUID person, LocalDate on) {
        jdbc.sql(DROP_SAME_DAY).param("person", person).param("on", on).update();
        jdbc.sql(LEAVE).param("person", person).param("on", on).update();
    }

    /** The changes of a dossier that was carried out. */
    Optional<List<Long>> done(String dossier) {
        return jdbc.sql(DONE)
                .param("dossier", dossier)
                .query((row, n) -> List.of((Long[]) row.getArray(1).getArray()))
                .optional();
    }

    void note(String dossier, List<Long> changes) {
        jdbc.sql(NOTE)
                .param("dossier", dossier)
                .param("changes", changes.toArray(Long[]::new))
                .update();
    }

    private Household household(ResultSet row, LocalDate on) throws SQLException {
        String code = row.getString(1);
        return new Household(
                code,
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                members(code, on));
    }

    private List<Household.Member> members(String code, LocalDate on) {
        return jdbc.sql(MEMBERS)
                .param("code", code)
                .param("on", on)
                .query((row, n) -> new Household.Member(
                        row.getObject(1, UUID.class), row.getString(2), row.getObject(3, LocalDate.class)))
                .list();
    }
}
