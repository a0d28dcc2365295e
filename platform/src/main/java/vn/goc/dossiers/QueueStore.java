package vn.goc.dossiers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class QueueStore {
    /** Which rows a filter lets through; what waits for the citizen has no due day and sorts behind what runs. */
    private static final String MATCHES =
            """
            from dossiers.dossier
            where commune = :commune
              and case :filter::text
                    when 'late' then closed_at is null and due_on < :today::date
                    when 'today' then closed_at is null and due_on = :today::date
                    when 'new' then status = 1
                    when 'running' then status in (2, 4)
                    when 'waiting' then status = 5
                    when 'closed' then closed_at is not null
                    else closed_at is null
                  end
              and (:text::text = '' or code ilike :text::text || '%' or owner_name ilike '%' || :text::text || '%')
            """;
    private static final String ORDER = " order by (status = 5), due_on nulls last, filed_at, code ";
    static final String LIST = "select code, owner_name, procedure, version, status, filed_at, due_on, revision "
            + MATCHES + ORDER + "limit :limit::int offset :offset::int";
    static final String COUNT = "select count(*) " + MATCHES;
    static final String COUNTS =
            """
            select count(*) filter (where closed_at is null),
                   count(*) filter (where closed_at is null and due_on < :today::date),
                   count(*) filter (where closed_at is null and due_on = :today::date),
                   count(*) filter (where status = 1),
                   count(*) filter (where status in (2, 4)),
                   count(*) filter (where status = 5),
                   count(*) filter (where closed_at is not null)
            from dossiers.dossier where commune = :commune
            """;
    static final String OPEN = "select count(*) from dossiers.dossier where commune = :commune and closed_at is null and status <> 5";
    static final String NEXT =
            """
            select code from dossiers.dossier
            where commune = :commune and closed_at is null and status <> 5 and code <> :code
            """ + ORDER + "limit 1";

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Desk.Row> list(String commune, String filter, String text, LocalDate today, int limit, int offset) {
        return jdbc.sql(LIST)
                .param("commune", commune)
                .param("filter", filter)
                .param("text", text)
                .param("today", today)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Desk.Row(
                        row.getString("code"),
                        row.getString("owner_name"),
                        row.getString("procedure"),
                        row.getInt("version"),
                        Status.of(row.getInt("status")),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    long count(String commune, String filter, String text, LocalDate today) {
        return jdbc.sql(COUNT)
                .param("commune", commune)
                .param("filter", filter)
                .param("text", text)
                .param("today", today)
                .query(Long.class)
                .single();
    }

    Desk.Counts counts(String commune, LocalDate today) {
        return jdbc.sql(COUNTS)
                .param("commune", commune)
                .param("today", today)
                .query((row, n) -> new Desk.Counts(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6),
                        row.getLong(7)))
                .single();
    }

    int open(String commune) {
        return jdbc.sql(OPEN).param("commune", commune).query(Integer.class).single();
    }

    Optional<String> next(String commune, String code) {
        return jdbc.sql(NEXT).param("commune", commune).param("code", code).query(String.class).optional();
    }
}
