package vn.goc.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes journal rows: many at once on a writer's own connection, or one inside a caller's transaction. */
@Component
class JournalStore {
    static final String OPEN_STREAM =
            "insert into ledger.stream (writer, node) select nextval('ledger.writer_seq')::int, :node returning writer";
    static final String WRITE =
            """
            with written as (
              insert into ledger.entry (writer, seq, leaf)
              select ?::int, s, l from unnest(?::bigint[], ?::bytea[]) as t (s, l)
            )
            insert into ledger.opening (writer, seq, person, at, salt, plain)
            select ?::int, s, p, a, t, x
            from unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::bytea[], ?::bytea[]) as t (s, p, a, t, x)
            """;
    static final String WRITE_CHANGE =
            """
            with numbered as (select nextval('ledger.change_seq') as seq),
            written as (
              insert into ledger.entry (writer, seq, leaf) select 0, seq, :leaf::bytea from numbered
            ), opened as (
              insert into ledger.opening (writer, seq, person, at, salt, plain)
              select 0, seq, :person::uuid, :at::bigint, :salt::bytea, :plain::bytea from numbered
            ), waiting as (
              insert into ledger.pending (seq) select seq from numbered
            )
            select seq from numbered
            """;

    private final JdbcClient jdbc;

    JournalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int openStream(String node) {
        return jdbc.sql(OPEN_STREAM).param("node", node).query(Integer.class).single();
    }

    PreparedStatement prepareWrite(Connection connection) throws SQLException {
        return connection.prepareStatement(WRITE);
    }

    /** One statement, so one round trip and one commit, however many rows. */
    static void write(PreparedStatement statement, int writer, long firstSeq, List<Leaf> rows) throws SQLException {
        int n = rows.size();
        Long[] seqs = new Long[n];
        byte[][] leaves = new byte[n][];
        UUID[] persons = new UUID[n];
        Long[] times = new Long[n];
        byte[][] salts = new byte[n][];
        byte[][] plains = new byte[n][];
        for (int i = 0; i < n; i++) {
            Leaf row = rows.get(i);
            seqs[i] = firstSeq + i;
            leaves[i] = row.leaf();
            persons[i] = row.person();
            times[i] = row.atMicros();
            salts[i] = row.salt();
            plains[i] = row.plain();
        }
        Connection connection = statement.getConnection();
        var seqArray = connection.createArrayOf("bigint", seqs);
        statement.setInt(1, writer);
        statement.setArray(2, seqArray);
        statement.setArray(3, connection.createArrayOf("bytea", leaves));
        statement.setInt(4, writer);
        statement.setArray(5, seqArray);
        statement.setArray(6, connection.createArrayOf("uuid", persons));
        statement.setArray(7, connection.createArrayOf("bigint", times));
        statement.setArray(8, connection.createArrayOf("bytea", salts));
        statement.setArray(9, connection.createArrayOf("bytea", plains));
        statement.executeUpdate();
    }

    long writeChange(Leaf row) {
        return jdbc.sql(WRITE_CHANGE)
                .param("leaf", row.leaf())
                .param("person", row.person(), java.sql.Types.OTHER)
                .param("at", row.atMicros())
                .param("salt", row.salt())
                .param("plain", row.plain())
                .query(Long.class)
                .single();
    }
}
