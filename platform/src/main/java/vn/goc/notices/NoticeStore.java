package vn.goc.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class NoticeStore {
    static final String SEND = """
            insert into notices.notice (recipient, subject_vi, subject_en, body_vi, body_en, link, created_at)
            values (:recipient, :subjectVi, :subjectEn, :bodyVi, :bodyEn, :link, :at)
            """;
    static final String LIST = """
            select * from notices.notice where recipient = :recipient and id < :before order by id desc limit :limit
            """;
    static final String FIND = "select * from notices.notice where recipient = :recipient and id = :id";
    static final String MARK_READ =
            "update notices.notice set read_at = :at where recipient = :recipient and id = :id and read_at is null";
    static final String UNREAD = """
            select count(*) from (select 1 from notices.notice where recipient = :recipient and read_at is null limit 100) u
            """;

    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void send(UUID recipient, Notice.Draft draft, Instant at) {
        jdbc.sql(SEND)
                .param("recipient", recipient)
                .param("subjectVi", draft.subjectVi())
                .param("subjectEn", draft.subjectEn())
                .param("bodyVi", draft.bodyVi())
                .param("bodyEn", draft.bodyEn())
                .param("link", draft.link())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Notice> list(UUID recipient, long before, int limit) {
        return jdbc.sql(LIST)
                .param("recipient", recipient)
                .param("before", before)
                .param("limit", limit)
                .query(NoticeStore::notice)
                .list();
    }

    Optional<Notice> find(UUID recipient, long id) {
        return jdbc.sql(FIND)
                .param("recipient", recipient)
                .param("id", id)
                .query(NoticeStore::notice)
                .optional();
    }

    int markRead(UUID recipient, long id, Instant at) {
        return jdbc.sql(MARK_READ)
                .param("recipient", recipient)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    int unread(UUID recipient) {
        return jdbc.sql(UNREAD)
                .param("recipient", recipient)
                .query(Integer.class)
                .single();
    }

    private static Notice notice(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("subject_vi"),
                row.getString("subject_en"),
                row.getString("body_vi"),
                row.getString("body_en"),
                row.getString("link"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("read_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
