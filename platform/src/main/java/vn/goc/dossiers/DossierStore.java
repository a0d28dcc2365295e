package vn.goc.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class DossierStore {
    private static final String COLUMNS =
            """
            select id, code, procedure, version, owner, owner_name, status, revision, unit, commune, answers, supplements,
                   filed_at, complete_at, accepted_at, due, closed_at
            from dossiers.dossier
            """;
    static final String SERIAL =
            """
            insert into dossiers.serial (unit, day, last) values (:unit, :day, 1)
            on conflict (unit, day) do update set last = serial.last + 1
            returning last
            """;
    static final String ADD =
            """
            insert into dossiers.dossier (id, code, procedure, version, owner, owner_name, status, revision, unit, commune,
                answers, filed_at, complete_at)
            values (:id, :code, :procedure, :version, :owner, :ownerName, :status, :revision, :unit, :commune,
                :answers::jsonb, :filedAt, :completeAt)
            """;
    static final String ADVANCE =
            """
            update dossiers.dossier
            set status = :status, revision = revision + 1, supplements = :supplements, complete_at = :completeAt,
                accepted_at = :acceptedAt::timestamptz, due_on = :dueOn::date, due = :due::jsonb,
                closed_at = :closedAt::timestamptz
            where id = :id and revision = :revision
            """;
    static final String FIND = COLUMNS + "where code = :code";
    static final String FIND_BY_ID = COLUMNS + "where id = :id";
    static final String LOCK = COLUMNS + "where code = :code for update";
    static final String OF_OWNER = COLUMNS + "where owner = :owner order by filed_at desc limit 100";
    static final String OPEN_OF_OWNER =
            COLUMNS + "where owner = :owner and procedure = :procedure and closed_at is null order by filed_at limit 1";
    static final String ADD_EVENT =
            """
            insert into dossiers.dossier_event (dossier, no, at, deed, status, actor_kind, actor, actor_name, unit, note, facts)
            values (:dossier, :no, :at, :deed, :status, :actorKind, :actor, :actorName, :unit::text, :note::text, :facts::jsonb)
            """;
    static final String EVENTS =
            """
            select no, at, deed, status, actor_kind, actor, actor_name, unit, note, facts
            from dossiers.dossier_event where dossier = :dossier order by no
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DossierStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The unit's next serial of the day; its row stays locked until the caller's transaction ends. */
    int serial(String unit, LocalDate day) {
        return jdbc.sql(SERIAL).param("unit", unit).param("day", day).query(Integer.class).single();
    }

    void add(Dossier dossier) {
        jdbc.sql(ADD)
                .param("id", dossier.id())
                .param("code", dossier.code())
                .param("procedure", dossier.procedure())
                .param("version", dossier.version())
                .param("owner", dossier.owner())
                .param("ownerName", dossier.ownerName())
                .param("status", dossier.status().code())
                .param("revision", dossier.revision())
                .param("unit", dossier.unit())
                .param("commune", dossier.commune())
                .param("answers", json.writeValueAsString(dossier.answers()))
                .param("filedAt", DraftStore.time(dossier.filedAt()))
                .param("completeAt", DraftStore.time(dossier.completeAt()))
                .update();
    }

    /** Writes the state after a deed over the revision it was taken on. */
    boolean advance(Dossier after, int revision) {
        Dossier.DueDay due = after.due();
        return jdbc.sql(ADVANCE)
                        .param("id", after.id())
                        .param("revision", revision)
                        .param("status", after.status().code())
                        .param("supplements", after.supplements())
                        .param("completeAt", DraftStore.time(after.completeAt()))
                        .param("acceptedAt", time(after.acceptedAt()))
                        .param("dueOn", due == null ? null : due.day())
                        .param("due", due == null ? null : json.writeValueAsString(due))
                        .param("closedAt", time(after.closedAt()))
                        .update()
                == 1;
    }

    Optional<Dossier> find(String code) {
        return jdbc.sql(FIND).param("code", code).query(this::row).optional();
    }

    Optional<Dossier> findById(UUID id) {
        return jdbc.sql(FIND_BY_ID).param("id", id).query(this::row).optional();
    }

    Optional<Dossier> lock(String code) {
        return jdbc.sql(LOCK).param("code", code).query(this::row).optional();
    }

    List<Dossier> listOf(UUID owner) {
        return jdbc.sql(OF_OWNER).param("owner", owner).query(this::row).list();
    }

    Optional<Dossier> findOpen(UUID owner, String procedure) {
        return jdbc.sql(OPEN_OF_OWNER)
                .param("owner", owner)
                .param("procedure", procedure)
                .query(this::row)
                .optional();
    }

    void addEvent(UUID dossier, DossierEvent event) {
        jdbc.sql(ADD_EVENT)
                .param("dossier", dossier)
                .param("no", event.no())
                .param("at", DraftStore.time(event.at()))
                .param("deed", event.deed().name())
                .param("status", event.status().code())
                .param("actorKind", event.actorKind())
                .param("actor", event.actor())
                .param("actorName", event.actorName())
                .param("unit", event.unit())
                .param("note", event.note())
                .param("facts", json.writeValueAsString(event.facts()))
                .update();
    }

    List<DossierEvent> events(UUID dossier) {
        return jdbc.sql(EVENTS)
                .param("dossier", dossier)
                .query((row, n) -> new DossierEvent(
                        row.getInt("no"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Deed.valueOf(row.getString("deed")),
                        Status.of(row.getInt("status")),
                        row.getString("actor_kind"),
                        row.getObject("actor", UUID.class),
                        row.getString("actor_name"),
                        row.getString("unit"),
                        row.getString("note"),
                        json.readValue(row.getString("facts"), new TypeReference<>() {})))
                .list();
    }

    private Dossier row(ResultSet row, int n) throws SQLException {
        String due = row.getString("due");
        return new Dossier(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("procedure"),
                row.getInt("version"),
                row.getObject("owner", UUID.class),
                row.getString("owner_name"),
                Status.of(row.getInt("status")),
                row.getInt("revision"),
                row.getString("unit"),
                row.getString("commune"),
                json.readValue(row.getString("answers"), Answers.class),
                row.getInt("supplements"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                row.getObject("complete_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("accepted_at", OffsetDateTime.class)),
                due == null ? null : json.readValue(due, Dossier.DueDay.class),
                instant(row.getObject("closed_at", OffsetDateTime.class)));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : DraftStore.time(at);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
