package vn.goc.papers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class PaperStore {
    private static final String COLUMNS =
            "code, kind, issued_at, unit, person, sha256, facts, status, status_on, reason, successor";

    static final String ADD = """
            insert into papers.paper (code, kind, issued_at, unit, person, sha256, facts)
            values (:code, :kind, :issuedAt, :unit, :person::uuid, :sha256, :facts::jsonb)
            """;
    static final String ADD_PRINT = "insert into papers.print (code, pdf) values (:code, :pdf)";
    static final String FIND = "select " + COLUMNS + " from papers.paper where code = :code";
    static final String LOCK = "select " + COLUMNS + " from papers.paper where code = :code for no key update";
    static final String LIST =
            "select " + COLUMNS + " from papers.paper where person = :person order by issued_at desc, code limit :most";
    static final String PRINT = "select pdf from papers.print where code = :code";
    static final String END = """
            update papers.paper set status = :status, status_on = :day, reason = :reason::text, successor = :successor::text
            where code = :code and status = 'valid'
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowMapper<Paper> row;

    PaperStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.row = (row, n) -> {
            String successor = row.getString("successor");
            return new Paper(
                    new PaperCode(row.getString("code")),
                    row.getString("kind"),
                    row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                    row.getString("unit"),
                    row.getObject("person", UUID.class),
                    row.getString("sha256"),
                    json.readValue(row.getString("facts"), Paper.Facts.class),
                    Paper.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                    row.getObject("status_on", LocalDate.class),
                    row.getString("reason"),
                    successor == null ? null : new PaperCode(successor));
        };
    }

    void add(Paper paper, byte[] pdf) {
        jdbc.sql(ADD)
                .param("code", paper.code().signs())
                .param("kind", paper.kind())
                .param("issuedAt", paper.issuedAt().atOffset(ZoneOffset.UTC))
                .param("unit", paper.unit())
                .param("person", paper.person())
                .param("sha256", paper.sha256())
                .param("facts", json.writeValueAsString(paper.facts()))
                .update();
        jdbc.sql(ADD_PRINT)
                .param("code", paper.code().signs())
                .param("pdf", pdf)
                .update();
    }

    Optional<Paper> find(PaperCode code) {
        return jdbc.sql(FIND).param("code", code.signs()).query(row).optional();
    }

    Optional<Paper> lock(PaperCode code) {
        return jdbc.sql(LOCK).param("code", code.signs()).query(row).optional();
    }

    List<Paper> list(UUID person, int most) {
        return jdbc.sql(LIST)
                .param("person", person)
                .param("most", most)
                .query(row)
                .list();
    }

    Optional<byte[]> print(PaperCode code) {
        return jdbc.sql(PRINT).param("code", code.signs()).query(byte[].class).optional();
    }

    boolean end(PaperCode code, Paper.Status status, LocalDate day, @Nullable String reason, @Nullable PaperCode next) {
        return jdbc.sql(END)
                        .param("code", code.signs())
                        .param("status", status.word())
                        .param("day", day)
                        .param("reason", reason)
                        .param("successor", next == null ? null : next.signs())
                        .update()
                == 1;
    }
}
