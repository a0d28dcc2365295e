package vn.goc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.register.Field.Group;
import vn.goc.register.SliceRules.Slice;

/** Slices: read, closed, begun; never altered otherwise. */
@Component
class FactStore {
    static final String OPEN = """
            select lower(during), upper(during), value::text from register.fact
             where person = :person::uuid and grp = :grp::smallint and upper_inf(recorded) order by lower(during) nulls first
            """;
    static final String CLOSE = """
            update register.fact set recorded = tstzrange(lower(recorded), :at::timestamptz)
             where person = :person::uuid and grp = :grp::smallint and upper_inf(recorded)
               and during = daterange(:from::date, :to::date)
            """;
    static final String BEGIN = """
            insert into register.fact (person, grp, during, recorded, value, event, no)
            values (:person, :grp, daterange(:from::date, :to::date), tstzrange(:at::timestamptz, null), :value::jsonb,
                    :event, :no)
            """;
    static final String HISTORY = """
            select lower(f.during), upper(f.during), lower(f.recorded), upper(f.recorded), f.value::text, e.kind,
                   e.actor->>'unit', e.legal_basis, e.dossier, e.evidence, e.change_seq
              from register.fact f join register.person_event e on e.change_seq = f.event and e.no = f.no
             where f.person = :person::uuid and f.grp = :grp::smallint
             order by lower(f.recorded) desc, lower(f.during) desc nulls last
            """;

    /** Numbers with the event that gave them; those of a loaded population came with its first facts. */
    static final String NUMBERS = """
            select lower(n.during), upper(n.during), e.recorded, null::timestamptz,
                   jsonb_build_object(:field::text, n.number)::text, e.kind, e.actor->>'unit', e.legal_basis, e.dossier,
                   coalesce('hủy, căn cứ ' || n.ground, e.evidence), e.change_seq
              from register.person_number n
              cross join lateral (
                   select * from (
                       select 1 as rank, a.* from register.person_event a
                        where a.person = n.person and a.payload->'after'->>(:field::text) = n.number
                       union all
                       select 2, b.* from register.fact f
                         join register.person_event b on b.change_seq = f.event and b.no = f.no
                        where f.person = n.person and f.grp = 1) c
                    order by c.rank, c.recorded limit 1) e
             where n.person = :person::uuid and n.kind = :kind
             order by upper(n.during) desc nulls first, e.recorded desc
            """;

    /** One recording with its origin. */
    record Recording(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Instant recorded,
            @Nullable Instant superseded,
            JsonNode value,
            String kind,
            @Nullable String unit,
            String legalBasis,
            @Nullable String dossier,
            @Nullable String evidence,
            long changeSeq) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FactStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    static int number(Group group) {
        return group.ordinal() + 1;
    }

    List<Slice> open(UUID person, Group group) {
        return jdbc.sql(OPEN)
                .param("person", person)
                .param("grp", number(group))
                .query((row, n) -> new Slice(
                        Slice.open(row.getObject(1, LocalDate.class), LocalDate.MIN),
                        Slice.open(row.getObject(2, LocalDate.class), LocalDate.MAX),
                        (ObjectNode) json.readTree(row.getString(3))))
                .list();
    }

    void close(UUID person, Group group, Slice slice, Instant at) {
        int closed = jdbc.sql(CLOSE)
                .param("person", person)
                .param("grp", number(group))
                .param("from", Slice.finite(slice.from()))
                .param("to", Slice.finite(slice.to()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (closed != 1) {
            throw new IllegalStateException("a slice read under the person's lock was gone");
        }
    }

    void begin(UUID person, Group group, Slice slice, Instant at, long changeSeq, int no) {
        jdbc.sql(BEGIN)
                .param("person", person)
                .param("grp", number(group))
                .param("from", Slice.finite(slice.from()))
                .param("to", Slice.finite(slice.to()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("value", slice.value().toString())
                .param("event", changeSeq)
                .param("no", no)
                .update();
    }

    /** Newest recording first. */
    List<Recording> history(UUID person, Group group) {
        return jdbc.sql(HISTORY)
                .param("person", person)
                .param("grp", number(group))
                .query(this::recording)
                .list();
    }

    /** The same for a person's own numbers, which are in no slice. */
    List<Recording> numbers(UUID person, Field field) {
        return jdbc.sql(NUMBERS)
                .param("person", person)
                .param("field", field.path())
                .param("kind", field.type() == Field.Type.OLD_NUMBER ? "cmnd9" : "personal")
                .query(this::recording)
                .list();
    }

    private Recording recording(ResultSet row, int n) throws SQLException {
        OffsetDateTime superseded = row.getObject(4, OffsetDateTime.class);
        return new Recording(
                row.getObject(1, LocalDate.class),
                row.getObject(2, LocalDate.class),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                superseded == null ? null : superseded.toInstant(),
                json.readTree(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getLong(11));
    }
}
