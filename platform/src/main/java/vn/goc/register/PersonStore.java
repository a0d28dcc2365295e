package vn.goc.register;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;

/**
 * Current documents. A read outside a transaction sends scope and question together, one round trip and one implicit
 * transaction, so that row security holds without a second journey; within a transaction the scope is already set.
 *
 * <p>Whom a number leads to is a {@code case}, not a {@code coalesce}: under row security the planner holds an index back
 * from an expression that it does not know to be leakproof.
 */
@Component
class PersonStore {
    static final String SCOPE = """
            select set_config('goc.actor', ?, true), set_config('goc.area', ?, true), set_config('goc.persons', ?, true)
            """;
    static final String BY_NUMBER = """
            select case when n.resolves is null then n.person else n.resolves end, p.id, p.commune, p.province, p.status,
                   p.doc::text, p.recorded
              from register.person_number n left join register.person p
                on p.id = case when n.resolves is null then n.person else n.resolves end
             where n.number = ?::text
            """;
    static final String BY_ID = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text, p.recorded
              from register.person p where p.id = ?::uuid
            """;
    static final String BY_NUMBERS = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text, p.recorded
              from register.person p
             where p.id in (select case when n.resolves is null then n.person else n.resolves end
                              from register.person_number n where n.number = any(?::text[]))
               and (p.status = 'living' or ?) and p.status not in ('error', 'merged') limit ?
            """;
    static final String NAMED = """
            select case when n.resolves is null then n.person else n.resolves end, p.id, p.commune, p.province, p.status,
                   (select coalesce(jsonb_object_agg(f, p.doc -> f), '{}') from unnest(?::text[]) as f
                     where p.doc -> f is not null)::text, p.recorded,
                   n.number
              from register.person_number n left join register.person p
                on p.id = case when n.resolves is null then n.person else n.resolves end
             where n.number = any(?::text[])
            """;
    static final String BY_NAME_AND_BIRTH = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text, p.recorded
              from register.person p
             where p.birth_earliest = ?::date and p.doc->>'birth.date' = ?
               and (' ' || p.name_key || ' ') like all (?::text[])
               and (p.status = 'living' or ?) and p.status not in ('error', 'merged') order by p.name_key, p.id limit ?
            """;
    static final String BY_NAME_AND_COMMUNE = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text, p.recorded
              from register.person p
             where p.commune = ?::text and (' ' || p.name_key || ' ') like all (?::text[])
               and (p.status = 'living' or ?) and p.status not in ('error', 'merged') order by p.name_key, p.id limit ?
            """;
    static final String BY_ADDRESS = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text, p.recorded
              from register.person p
             where p.address = any(?::uuid[]) and (p.status = 'living' or ?) and p.status not in ('error', 'merged')
             order by p.birth_earliest, p.id limit ?
            """;
    static final String BY_HOUSEHOLD = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text, p.recorded
              from register.person p
             where p.household = ?::text and (p.status = 'living' or ?) and p.status not in ('error', 'merged')
             order by p.birth_earliest, p.id limit ?
            """;
    static final String BY_PARENT = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text, p.recorded
              from register.person p
             where (p.father = any(?::text[]) or p.mother = any(?::text[]))
               and (p.status = 'living' or ?) and p.status not in ('error', 'merged')
             order by p.birth_earliest, p.id limit ?
            """;
    static final String NUMBERS_OF = """
            with whose as (
                select coalesce(n.resolves, n.person) as id from register.person_number n where n.number = :number)
            select o.number from register.person_number o join whose w on o.person = w.id
            union
            select o.number from register.person_number o join whose w on o.resolves = w.id
            """;
    static final String AS_OF = """
            select case when n.resolves is null then n.person else n.resolves end, p.id, p.commune, p.province, p.status,
                   jsonb_build_object('oldNumber', p.doc -> 'oldNumber',
                                      'underVerification', p.doc -> 'underVerification')::text, p.recorded,
                   (select '[' || coalesce(string_agg(f.value::text, ','), '') || ']' from register.fact f
                     where f.person = p.id and f.grp = any(?::smallint[]) and f.during @> ?::date
                       and f.recorded @> ?::timestamptz),
                   (select h.number from register.person_number h
                     where h.person = p.id and h.kind = 'personal' and h.during @> ?::date order by h.number limit 1)
              from register.person_number n left join register.person p
                on p.id = case when n.resolves is null then n.person else n.resolves end
             where n.number = ?::text
            """;
    static final String LOCK = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text,
                   greatest(clock_timestamp(), p.recorded + interval '1 microsecond'),
                   exists (select 1 from register.load where not done)
              from register.person p where p.id = :person for update of p
            """;
    static final String UPDATE = """
            update register.person
               set number = :number, name_key = :key, commune = :commune, province = :province, address = :address::uuid,
                   sex = :sex, birth_earliest = :birth::date, status = :status, doc = :doc::jsonb, recorded = :recorded
             where id = :person
            """;
    static final String INSERT = """
            insert into register.person (id, number, name_key, commune, province, address, sex, birth_earliest, status,
                                         doc, recorded)
            values (:person, :number, :key, :commune, :province, :address::uuid, :sex, :birth::date, :status, :doc::jsonb,
                    :recorded)
            """;
    static final String KIN = "select register.kin_of(:person, :side)::text";
    static final String ID_OF = "select coalesce(resolves, person) from register.person_number where number = :number";
    static final String NAME_OF = "select doc->>'name' from register.person where id = :person";
    static final String NUMBER_OF = "select number from register.person where id = :person and number <> ''";
    static final String PEOPLE = "select count(*) from register.person";
    static final String NOW = "select clock_timestamp()";

    /** A person resolved; the row is absent when the reader may not see it. */
    record Found(UUID person, @Nullable PersonRow row) {}

    /**
     * @param row its document holds what has no history: the old number and what is under verification
     * @param facts the values of each group as they were
     * @param number the number of that day
     */
    record FoundThen(
            UUID person,
            @Nullable PersonRow row,
            ArrayNode facts,
            @Nullable String number) {}

    /** What is taken out of a document into columns, to be found by. */
    record Columns(
            String number,
            String nameKey,
            @Nullable String address,
            String sex,
            @Nullable LocalDate birthEarliest) {
        static Columns of(ObjectNode doc) {
            JsonNode address = doc.path("residence.permanent").get("address");
            String birth = text(doc, "birth.date");
            return new Columns(
                    Objects.requireNonNullElse(text(doc, "number"), ""),
                    PersonName.fold(Objects.requireNonNullElse(text(doc, "name"), "")),
                    address == null ? null : UUID.fromString(address.asString()).toString(),
                    Objects.requireNonNullElse(text(doc, "sex"), "M"),
                    birth == null ? null : PartialDate.parse(birth).earliest());
        }

        private static @Nullable String text(ObjectNode doc, String path) {
            JsonNode value = doc.get(path);
            return value == null ? null : value.asString();
        }
    }

    /** @param loading the first population is not complete, so nothing may change */
    record Locked(PersonRow row, boolean loading) {}

    @FunctionalInterface
    private interface Read<T> {
        T row(ResultSet row) throws SQLException;
    }

    private final DataSource database;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PersonStore(DataSource database, JdbcClient jdbc, JsonMapper json) {
        this.database = database;
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Found> byNumber(Actor actor, Collection<UUID> persons, String number) {
        return one(actor, persons, BY_NUMBER, this::found, number);
    }

    Optional<Found> byId(Actor actor, Collection<UUID> persons, UUID person) {
        return one(actor, persons, BY_ID, this::found, person);
    }

    /** Who has some numbers, each with these values alone of their document; numbers that nobody has are absent. */
    Map<String, Found> named(Actor actor, Collection<UUID> persons, Collection<String> numbers, List<String> paths) {
        Map<String, Found> found = HashMap.newHashMap(numbers.size());
        many(
                actor,
                persons,
                NAMED,
                row -> found.put(row.getString(8), found(row)),
                paths.toArray(String[]::new),
                numbers.toArray(String[]::new));
        return found;
    }

    Optional<FoundThen> asOf(
            Actor actor,
            Collection<UUID> persons,
            String number,
            Integer[] groups,
            LocalDate on,
            OffsetDateTime known) {
        return one(actor, persons, AS_OF, this::foundThen, groups, on, known, on, number);
    }

    List<Found> list(Actor actor, Collection<UUID> persons, String sql, Object... values) {
        return many(actor, persons, sql, this::found, values);
    }

    Optional<Locked> lock(UUID person) {
        return jdbc.sql(LOCK)
                .param("person", person)
                .query((row, n) -> new Locked(person(row), row.getBoolean(8)))
                .optional();
    }

    void update(PersonRow person, Columns columns) {
        write(UPDATE, person, columns);
    }

    void insert(PersonRow person, Columns columns) {
        write(INSERT, person, columns);
    }

    /** A field read from other people's records, as an array of what it tells of each. */
    JsonNode kin(UUID person, Field field) {
        return json.readTree(jdbc.sql(KIN)
                .param("person", person)
                .param("side", field.path())
                .query(String.class)
                .single());
    }

    Optional<UUID> idOf(String number) {
        return jdbc.sql(ID_OF).param("number", number).query(UUID.class).optional();
    }

    /** Every number of whoever has this one. */
    List<String> numbersOf(String number) {
        return jdbc.sql(NUMBERS_OF).param("number", number).query(String.class).list();
    }

    Optional<String> nameOf(UUID person) {
        return jdbc.sql(NAME_OF).param("person", person).query(String.class).optional();
    }

    Optional<String> numberOf(UUID person) {
        return jdbc.sql(NUMBER_OF).param("person", person).query(String.class).optional();
    }

    long people() {
        return jdbc.sql(PEOPLE).query(Long.class).single();
    }

    OffsetDateTime now() {
        return jdbc.sql(NOW).query(OffsetDateTime.class).single();
    }

    private void write(String sql, PersonRow person, Columns columns) {
        jdbc.sql(sql)
                .param("person", person.id())
                .param("number", columns.number())
                .param("key", columns.nameKey())
                .param("commune", person.commune())
                .param("province", person.province())
                .param("address", columns.address())
                .param("sex", columns.sex())
                .param("birth", columns.birthEarliest())
                .param("status", person.status().code())
                .param("doc", person.doc().toString())
                .param("recorded", person.recorded().atOffset(ZoneOffset.UTC))
                .update();
    }

    private <T> Optional<T> one(Actor actor, Collection<UUID> persons, String sql, Read<T> read, Object... values) {
        List<T> rows = many(actor, persons, sql, read, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    private <T> List<T> many(Actor actor, Collection<UUID> persons, String sql, Read<T> read, Object... values) {
        boolean joined = TransactionSynchronizationManager.isActualTransactionActive();
        Connection connection = DataSourceUtils.getConnection(database);
        try (PreparedStatement statement = connection.prepareStatement(joined ? sql : SCOPE + ";" + sql)) {
            int at = joined ? 1 : scope(statement, actor, persons);
            for (Object value : values) {
                bind(statement, at++, value);
            }
            statement.execute();
            if (!joined) {
                statement.getMoreResults();
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    rows.add(read.row(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw java.util.Objects.requireNonNull(
                    new SQLErrorCodeSQLExceptionTranslator(database).translate("reading persons", null, e));
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static int scope(PreparedStatement statement, Actor actor, Collection<UUID> persons) throws SQLException {
        String area = actor.area();
        statement.setString(1, actor.id().toString());
        statement.setString(2, area == null ? "" : area);
        statement.setString(
                3, persons.isEmpty() ? "" : persons.stream().map(UUID::toString).collect(Collectors.joining(",")));
        return 4;
    }

    private static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof Object[] values) {
            String type = value instanceof Integer[] ? "int4" : value instanceof UUID[] ? "uuid" : "text";
            Array array = statement.getConnection().createArrayOf(type, values);
            statement.setArray(at, array);
        } else {
            statement.setObject(at, value);
        }
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(row.getObject(1, UUID.class), row.getString(2) == null ? null : person(row));
    }

    private FoundThen foundThen(ResultSet row) throws SQLException {
        Found found = found(row);
        return new FoundThen(
                found.person(), found.row(), (ArrayNode) json.readTree(row.getString(8)), row.getString(9));
    }

    private PersonRow person(ResultSet row) throws SQLException {
        return new PersonRow(
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                LifeStatus.ofCode(row.getString(5)),
                (ObjectNode) json.readTree(row.getString(6)),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }
}
