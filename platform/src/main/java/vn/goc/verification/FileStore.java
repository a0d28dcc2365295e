package vn.goc.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;

/** Files and their parts. */
@Component
class FileStore {
    static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(6062025, hashtext(:holder))";
    static final String OPEN_FILES =
            "select count(*) from verification.file where holder = :holder and ended_at is null";
    static final String ADD = """
            insert into verification.file (id, holder, actor_id, actor, key, content, agreement, purpose, basis, case_code,
                                           columns, rows, handed_in_at, worked_at)
            values (:id, :holder, :actorId, :actor::jsonb, :key, :content, :agreement, :purpose, :basis, :case,
                    :columns::text[], :rows, :at, :at)
            """;
    static final String ADD_PART = """
            insert into verification.part (file, no, first_row, rows, input) values (:file, :no, :first, :rows, :input)
            """;
    static final String COLUMNS = """
            id, state, columns, rows, matched, mismatched, absent, bad, reason, handed_in_at, ended_at, expires_at
            """;
    static final String FIND = "select " + COLUMNS + " from verification.file where id = :id and actor_id = :actor";
    static final String LIST = "select " + COLUMNS
            + " from verification.file where actor_id = :actor order by handed_in_at desc, id limit :most";
    static final String SAME = """
            select id, content = :content and purpose = :purpose and agreement is not distinct from :agreement::text
                       and case_code is not distinct from :case::text
              from verification.file where actor_id = :actor and key = :key
            """;
    static final String CANDIDATES = """
            select id, actor::text, agreement, purpose, basis, case_code, columns from verification.file
             where ended_at is null order by worked_at, id limit :most
            """;
    static final String WHY = """
            select id, actor::text, agreement, purpose, basis, case_code, columns from verification.file where id = :id
            """;
    static final String TAKE =
            "select 1 from verification.file where id = :id and ended_at is null for update skip locked";
    static final String NEXT_PART = """
            select no, first_row, rows, input from verification.part
             where file = :file and input is not null order by no limit 1
            """;
    static final String ANSWER = """
            update verification.part set input = null, result = :result where file = :file and no = :no
            """;
    static final String ADVANCE = """
            update verification.file
               set matched = matched + :matched, mismatched = mismatched + :mismatched, absent = absent + :absent,
                   bad = bad + :bad, worked_at = :at::timestamptz, state = case when :last then 'done' else 'working' end,
                   ended_at = case when :last then :at::timestamptz end, expires_at = case when :last then :expires::timestamptz end
             where id = :file
            """;
    static final String LEFT = """
            select count(*) from verification.part where file = :file and input is not null
            """;
    static final String END = """
            update verification.file set state = :state, reason = :reason, ended_at = :at, expires_at = :expires
             where id = :id and ended_at is null
            """;
    static final String FORGET_INPUT = """
            update verification.part set input = null, result = '' where file = :file and input is not null
            """;
    static final String RESULTS = """
            select result from verification.part where file = :file and result is not null order by no
            """;
    static final String DELETE = "delete from verification.file where id = :id and actor_id = :actor";
    static final String EXPIRE = "delete from verification.file where expires_at < :now";

    /** A file to be worked on, with everything that says why. */
    record Job(UUID id, Access access, @Nullable String agreement, List<String> columns) {}

    record Part(int no, int firstRow, int rows, byte[] input) {}

    /** Rows of each verdict. */
    record Tally(int matched, int mismatched, int absent, int bad) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FileStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Lets one file of an agency at a time come in, until the transaction ends. */
    void oneAtATime(String holder) {
        jdbc.sql(ONE_AT_A_TIME).param("holder", holder).query((row, n) -> "").single();
    }

    int openFiles(String holder) {
        return jdbc.sql(OPEN_FILES).param("holder", holder).query(Integer.class).single();
    }

    void add(UUID id, String holder, String key, Access access, @Nullable String agreement, Intake intake, Instant at) {
        jdbc.sql(ADD)
                .param("id", id)
                .param("holder", holder)
                .param("actorId", access.actor().id())
                .param("actor", json.writeValueAsString(access.actor()))
                .param("key", key)
                .param("content", intake.content())
                .param("agreement", agreement)
                .param("purpose", access.purpose().code())
                .param("basis", access.legalBasis())
                .param("case", access.caseCode())
                .param("columns", intake.columns().toArray(String[]::new))
                .param("rows", intake.rows())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        for (Intake.Piece piece : intake.pieces()) {
            jdbc.sql(ADD_PART)
                    .param("file", id)
                    .param("no", piece.no())
                    .param("first", piece.firstRow())
                    .param("rows", piece.rows())
                    .param("input", piece.input())
                    .update();
        }
    }

    Optional<VerificationFile> find(UUID actor, UUID id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("actor", actor)
                .query(FileStore::file)
                .optional();
    }

    List<VerificationFile> list(UUID actor, int most) {
        return jdbc.sql(LIST)
                .param("actor", actor)
                .param("most", most)
                .query(FileStore::file)
                .list();
    }

    /** Whether the key was used, and if so for the same: its file, or nobody's. */
    record Used(UUID file, boolean same) {}

    Optional<Used> used(Access access, String key, @Nullable String agreement, byte[] content) {
        return jdbc.sql(SAME)
                .param("content", content)
                .param("purpose", access.purpose().code())
                .param("agreement", agreement)
                .param("case", access.caseCode())
                .param("actor", access.actor().id())
                .param("key", key)
                .query((row, n) -> new Used(row.getObject(1, UUID.class), row.getBoolean(2)))
                .optional();
    }

    List<Job> candidates(int most) {
        return jdbc.sql(CANDIDATES).param("most", most).query(this::job).list();
    }

    Optional<Job> why(UUID id) {
        return jdbc.sql(WHY).param("id", id).query(this::job).optional();
    }

    /** Whether the file is this transaction's to work on. */
    boolean take(UUID id) {
        return jdbc.sql(TAKE).param("id", id).query(Integer.class).optional().isPresent();
    }

    Optional<Part> nextPart(UUID file) {
        return jdbc.sql(NEXT_PART)
                .param("file", file)
                .query((row, n) -> new Part(row.getInt(1), row.getInt(2), row.getInt(3), row.getBytes(4)))
                .optional();
    }

    void answer(UUID file, int no, byte[] result) {
        jdbc.sql(ANSWER)
                .param("file", file)
                .param("no", no)
                .param("result", result)
                .update();
    }

    void advance(UUID file, Tally tally, Instant at, Instant expires) {
        boolean last = jdbc.sql(LEFT).param("file", file).query(Integer.class).single() == 0;
        jdbc.sql(ADVANCE)
                .param("file", file)
                .param("matched", tally.matched())
                .param("mismatched", tally.mismatched())
                .param("absent", tally.absent())
                .param("bad", tally.bad())
                .param("last", last)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends a file before its end; what was not answered is forgotten. */
    void end(UUID id, String state, String reason, Instant at, Instant expires) {
        int ended = jdbc.sql(END)
                .param("id", id)
                .param("state", state)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
        if (ended > 0) {
            jdbc.sql(FORGET_INPUT).param("file", id).update();
        }
    }

    List<byte[]> results(UUID file) {
        return jdbc.sql(RESULTS)
                .param("file", file)
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    boolean delete(UUID actor, UUID id) {
        return jdbc.sql(DELETE).param("id", id).param("actor", actor).update() == 1;
    }

    int expire(Instant now) {
        return jdbc.sql(EXPIRE).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private Job job(ResultSet row, int n) throws SQLException {
        Purpose purpose = Objects.requireNonNull(Purpose.ofCode(row.getString("purpose")));
        var access = new Access(
                json.readValue(row.getString("actor"), Actor.class),
                purpose,
                row.getString("basis"),
                row.getString("case_code"));
        return new Job(row.getObject("id", UUID.class), access, row.getString("agreement"), texts(row, "columns"));
    }

    private static VerificationFile file(ResultSet row, int n) throws SQLException {
        int matched = row.getInt("matched");
        int mismatched = row.getInt("mismatched");
        int absent = row.getInt("absent");
        int bad = row.getInt("bad");
        return new VerificationFile(
                row.getObject("id", UUID.class),
                row.getString("state"),
                texts(row, "columns"),
                row.getInt("rows"),
                matched + mismatched + absent + bad,
                matched,
                mismatched,
                absent,
                bad,
                row.getString("reason"),
                row.getObject("handed_in_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                instant(row, "expires_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
