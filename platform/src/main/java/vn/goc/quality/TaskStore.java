package vn.goc.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.goc.register.Fields;

@Component
class TaskStore {
    static final String NEXT = "select next from quality.follow for update skip locked";
    static final String BEGIN = "insert into quality.follow (next) values (:next) on conflict do nothing";
    static final String ADVANCE = "update quality.follow set next = :next";
    static final String OPEN = """
            insert into quality.task (id, change_seq, person, field, said, commune, province, opened_at, due_on)
            values (:id, :seq, :person, :field, :said, :commune, :province, :at, :due)
            on conflict do nothing
            """;
    static final String LIST_OPEN = """
            select id, person, field, said, commune, opened_at, due_on, state, unit, decided_at, finding
              from quality.task where state = 'open' order by due_on, opened_at, id limit :most
            """;
    static final String COUNT_OPEN =
            "select count(*) from (select 1 from quality.task where state = 'open' limit 1000) t";
    static final String FIND = """
            select id, person, field, said, commune, opened_at, due_on, state, unit, decided_at, finding
              from quality.task where id = :id
            """;
    static final String LOCK = FIND + " for update";
    static final String DECIDE = """
            update quality.task set state = :state, decided_by = :by, unit = :unit, decided_at = :at, finding = :finding
             where id = :id and state = 'open'
            """;

    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where to go on, held until the transaction ends; empty when another node is at it, or nobody ever was. */
    Optional<Long> next() {
        return jdbc.sql(NEXT).query(Long.class).optional();
    }

    void begin(long next) {
        jdbc.sql(BEGIN).param("next", next).update();
    }

    void advance(long next) {
        jdbc.sql(ADVANCE).param("next", next).update();
    }

    void open(Task task, long changeSeq, String province) {
        jdbc.sql(OPEN)
                .param("id", task.id())
                .param("seq", changeSeq)
                .param("person", task.person())
                .param("field", task.field().path())
                .param("said", task.said())
                .param("commune", task.commune())
                .param("province", province)
                .param("at", utc(task.openedAt()))
                .param("due", task.dueOn())
                .update();
    }

    List<Task> listOpen(int most) {
        return jdbc.sql(LIST_OPEN).param("most", most).query(this::task).list();
    }

    int countOpen() {
        return jdbc.sql(COUNT_OPEN).query(Integer.class).single();
    }

    Optional<Task> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(this::task).optional();
    }

    Optional<Task> lock(UUID id) {
        return jdbc.sql(LOCK).param("id", id).query(this::task).optional();
    }

    void decide(UUID id, Task.State state, UUID by, String unit, Instant at, String finding) {
        jdbc.sql(DECIDE)
                .param("id", id)
                .param("state", state.word())
                .param("by", by)
                .param("unit", unit)
                .param("at", utc(at))
                .param("finding", finding)
                .update();
    }

    private Task task(ResultSet row, int n) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                Fields.get(row.getString("field")),
                row.getString("said"),
                row.getString("commune"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                Task.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("unit"),
                decided == null ? null : decided.toInstant(),
                row.getString("finding"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
