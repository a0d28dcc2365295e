package vn.goc.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AttachmentStore {
    static final String ADD = """
            insert into dossiers.attachment (id, holder, paper, kind, name, media, size, sha256, content, added_at)
            values (:id, :holder, :paper, :kind, :name, :media, :size, :sha256, :content, :at)
            """;
    static final String LIST = """
            select id, paper, kind, name, media, size, sha256, added_at
            from dossiers.attachment where holder = :holder order by added_at, id
            """;
    static final String DROP = "delete from dossiers.attachment where holder = :holder and id = :id";
    static final String CONTENT = "select content from dossiers.attachment where holder = :holder and id = :id";

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID holder, Attachment paper, byte[] content) {
        jdbc.sql(ADD)
                .param("id", paper.id())
                .param("holder", holder)
                .param("paper", paper.paper())
                .param("kind", paper.kind())
                .param("name", paper.name())
                .param("media", paper.media())
                .param("size", paper.size())
                .param("sha256", HexFormat.of().parseHex(paper.sha256()))
                .param("content", content)
                .param("at", DraftStore.time(paper.addedAt()))
                .update();
    }

    List<Attachment> list(UUID holder) {
        return jdbc.sql(LIST)
                .param("holder", holder)
                .query(AttachmentStore::row)
                .list();
    }

    void drop(UUID holder, UUID id) {
        jdbc.sql(DROP).param("holder", holder).param("id", id).update();
    }

    Optional<byte[]> content(UUID holder, UUID id) {
        return jdbc.sql(CONTENT)
                .param("holder", holder)
                .param("id", id)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    private static Attachment row(ResultSet row, int n) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getString("paper"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("media"),
                row.getInt("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
