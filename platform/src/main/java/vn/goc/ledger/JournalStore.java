package vn.goc.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes journal rows: many at once on a writer's own connection, or one inside a caller's transaction. */
@Component
class JournalStore {
    static final String OPEN_STREAM = """
            with opened as (
              insert into ledger.stream (writer, node) select nextval('ledger.writer_seq')::int, ? returning writer
            )
            select writer, pg_advisory_lock(6062022, writer) from opened
            """;
    static final String LEAVE_STREAM = "select pg_advisory_unlock_all()";
    static final String WRITE = """
            with written as (
              insert into ledger.entry (writer, seq, leaf)
              select ?::int, s, l from unnest(?::bigint[], ?::bytea[]) as t (s, l)
            )
            insert into ledger.opening (writer, seq, person, at, salt, plain)
            select ?::int, s, p, a, t, x
            from unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::bytea[], ?::bytea[]) as t (s, p, a, t, x)
            """;
    static final String BATCH_STREAM = """
            insert into ledger.stream (writer, node, last) values (nextval('ledger.writer_seq')::int, ?, ?) returning writer
            """;
    static final String WRITE_CHANGE = """
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

    private static final Logger LOG = LoggerFactory.getLogger(JournalStore.class);

    private final JdbcClient jdbc;

    JournalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new stream, owned by this session: its lock tells the numberer that more rows may come. */
    static int openStream(Connection connection, String node) throws SQLException {
        try (var statement = connection.prepareStatement(OPEN_STREAM)) {
            statement.setString(1, node);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Frees the stream's lock, which the pool would keep with the session; a broken session has freed it itself. */
    static void leaveStream(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute(LEAVE_STREAM);
        } catch (SQLException e) {
            LOG.debug("the stream's session is gone: {}", e.getMessage());
        }
    }

    static PreparedStatement prepareWrite(Connection connection) throws SQLException {
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

    /** A stream of one batch, in the caller's transaction: it and its rows appear together, whole, or never. */
    static int batchStream(Connection connection, String node, int rows) throws SQLException {
        try (var statement = connection.prepareStatement(BATCH_STREAM)) {
            statement.setString(1, node);
            statement.setLong(2, rows);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
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
