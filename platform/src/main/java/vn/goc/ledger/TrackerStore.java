package vn.goc.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TrackerStore {
    static final String LIST = """
            select o.writer, o.seq, e.leaf, o.salt, o.plain
            from ledger.opening o join ledger.entry e using (writer, seq)
            where o.person = :person and o.at < :before order by o.at desc limit :most
            """;
    static final String FIND = """
            select o.writer, o.seq, e.leaf, o.salt, o.plain
            from ledger.opening o join ledger.entry e using (writer, seq)
            where o.person = :person and o.writer = :writer and o.seq = :seq
            """;
    static final String COUNT = "select count(*) from ledger.opening where person = :person";

    record Row(int writer, long seq, byte[] leaf, byte[] salt, byte[] plain) {}

    private final JdbcClient jdbc;

    TrackerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> list(UUID person, Instant before, int most) {
        return jdbc.sql(LIST)
                .param("person", person)
                .param("before", before.getEpochSecond() * 1_000_000 + before.getNano() / 1_000)
                .param("most", most)
                .query(TrackerStore::row)
                .list();
    }

    Optional<Row> find(UUID person, int writer, long seq) {
        return jdbc.sql(FIND)
                .param("person", person)
                .param("writer", writer)
                .param("seq", seq)
                .query(TrackerStore::row)
                .optional();
    }

    long count(UUID person) {
        return jdbc.sql(COUNT).param("person", person).query(Long.class).single();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(row.getInt(1), row.getLong(2), row.getBytes(3), row.getBytes(4), row.getBytes(5));
    }
}
