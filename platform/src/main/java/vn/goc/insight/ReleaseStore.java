package vn.goc.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class ReleaseStore {
    static final String ADD = """
            insert into insight.release (year, revision, as_of, published_at, rounding, log_size, reason, figures)
            values (:year, :revision, :asOf, :publishedAt, :rounding, :logSize, :reason::text, :figures::jsonb)
            on conflict (year, revision) do nothing
            """;
    static final String NEWEST_ID = "select coalesce(max(id), 0) from insight.release";
    static final String LAST_REVISION =
            "select coalesce(max(revision), 0) from insight.release where year = :year::int";
    static final String NEWEST = """
            select year, revision, as_of, published_at, rounding, reason, figures
            from insight.release order by year desc, revision desc limit 1
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReleaseStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False when the year has this revision already. */
    boolean add(Release release, long logSize) {
        return jdbc.sql(ADD)
                        .param("year", release.year())
                        .param("revision", release.revision())
                        .param("asOf", release.asOf())
                        .param("publishedAt", OffsetDateTime.ofInstant(release.publishedAt(), ZoneOffset.UTC))
                        .param("rounding", release.rounding())
                        .param("logSize", logSize)
                        .param("reason", release.reason())
                        .param("figures", json.writeValueAsString(release.figures()))
                        .update()
                == 1;
    }

    long newestId() {
        return jdbc.sql(NEWEST_ID).query(Long.class).single();
    }

    int lastRevision(int year) {
        return jdbc.sql(LAST_REVISION).param("year", year).query(Integer.class).single();
    }

    Optional<Release> newest() {
        return jdbc.sql(NEWEST).query(this::release).optional();
    }

    private Release release(ResultSet row, int n) throws SQLException {
        return new Release(
                row.getInt("year"),
                row.getInt("revision"),
                row.getObject("as_of", java.time.LocalDate.class),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getInt("rounding"),
                row.getString("reason"),
                json.readValue(row.getString("figures"), Release.Figures.class));
    }
}
