package vn.goc.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class DraftStore {
    static final String ADD =
            """
            insert into dossiers.draft (id, owner, procedure, version, answers, created_at, touched_at)
            values (:id, :owner, :procedure, :version, :answers::jsonb, :at, :at)
            """;
    static final String SAVE =
            "update dossiers.draft set answers = :answers::jsonb, touched_at = :at where id = :id and owner = :owner";
    static final String FIND =
            """
            select id, owner, procedure, version, answers, created_at, touched_at
            from dossiers.draft where id = :id and owner = :owner
            """;
    static final String LOCK = FIND + " for update";
    static final String LIST =
            """
            select id, owner, procedure, version, answers, created_at, touched_at
            from dossiers.draft where owner = :owner order by touched_at desc limit 100
            """;
    static final String DROP = "delete from dossiers.draft where id = :id and owner = :owner";
    static final String DROP_PAPERS =
            "delete from dossiers.attachment where holder = :id and not exists (select from dossiers.dossier d where d.id = :id)";
    static final String STALE = "select id, owner from dossiers.draft where touched_at < :before limit 500";
    static final String CLAIM =
            """
            insert into dossiers.submission (actor, token, at) values (:actor, :token, :at)
            on conflict do nothing
            """;
    static final String ANSWERED =
            "update dossiers.submission set answer = :answer where actor = :actor and token = :token";
    static final String ANSWER = "select answer from dossiers.submission where actor = :actor and token = :token";

    /** A draft nobody has touched for long. */
    record Stale(UUID id, UUID owner) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DraftStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Draft draft) {
        jdbc.sql(ADD)
                .param("id", draft.id())
                .param("owner", draft.owner())
                .param("procedure", draft.procedure())
                .param("version", draft.version())
                .param("answers", json.writeValueAsString(draft.answers()))
                .param("at", time(draft.createdAt()))
                .update();
    }

    void save(UUID owner, UUID id, Answers answers, Instant at) {
        jdbc.sql(SAVE)
                .param("id", id)
                .param("owner", owner)
                .param("answers", json.writeValueAsString(answers))
                .param("at", time(at))
                .update();
    }

    Optional<Draft> find(UUID owner, UUID id) {
        return jdbc.sql(FIND).param("id", id).param("owner", owner).query(this::row).optional();
    }

    Optional<Draft> lock(UUID owner, UUID id) {
        return jdbc.sql(LOCK).param("id", id).param("owner", owner).query(this::row).optional();
    }

    List<Draft> list(UUID owner) {
        return jdbc.sql(LIST).param("owner", owner).query(this::row).list();
    }

    void drop(UUID owner, UUID id) {
        jdbc.sql(DROP).param("id", id).param("owner", owner).update();
    }

    void dropPapers(UUID id) {
        jdbc.sql(DROP_PAPERS).param("id", id).update();
    }

    List<Stale> stale(Instant before) {
        return jdbc.sql(STALE)
                .param("before", time(before))
                .query((row, n) -> new Stale(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** @return whether this form is the first with its token; waits for one that is being worked on */
    boolean claim(UUID actor, String token, Instant at) {
        return jdbc.sql(CLAIM).param("actor", actor).param("token", token).param("at", time(at)).update() == 1;
    }

    void answered(UUID actor, String token, String answer) {
        jdbc.sql(ANSWERED).param("actor", actor).param("token", token).param("answer", answer).update();
    }

    Optional<String> answer(UUID actor, String token) {
        return jdbc.sql(ANSWER)
                .param("actor", actor)
                .param("token", token)
                .query(String.class)
                .optional();
    }

    private Draft row(ResultSet row, int n) throws SQLException {
        return new Draft(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                row.getString("procedure"),
                row.getInt("version"),
                json.readValue(row.getString("answers"), Answers.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("touched_at", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
