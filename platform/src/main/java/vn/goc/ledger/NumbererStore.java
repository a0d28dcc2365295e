package vn.goc.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers given to journal rows. */
@Component
class NumbererStore {
    static final String HEAD = "select epoch, size, root, vkey, note from ledger.head";
    static final String LOCK_HEAD = "select epoch, size, root, vkey, note from ledger.head for update";
    static final String NEW_READS = """
            select s.writer, e.seq, e.leaf
            from ledger.stream s
            cross join lateral (
              select seq, leaf from ledger.entry where writer = s.writer and seq > s.numbered order by seq limit :most
            ) e
            where s.open
            order by s.writer, e.seq
            """;
    static final String NEW_CHANGES = """
            with taken as (
              delete from ledger.pending where seq in (select seq from ledger.pending order by seq limit :most) returning seq
            )
            select 0 as writer, e.seq, e.leaf from taken join ledger.entry e on e.writer = 0 and e.seq = taken.seq
            order by e.seq
            """;
    static final String ADD_RANGES = """
            insert into ledger.number_range (start, writer, seq_from, count)
            select * from unnest(:starts::bigint[], :writers::int[], :seqs::bigint[], :counts::int[])
            """;
    static final String ADVANCE = """
            update ledger.stream s set numbered = t.seq, open = s.open and t.seq is distinct from s.last
            from unnest(:writers::int[], :seqs::bigint[]) as t (writer, seq) where s.writer = t.writer
            """;
    static final String MOVE_HEAD = """
            update ledger.head set size = :size, root = :root
            where epoch = :epoch and size = :from and root = :fromRoot
            """;
    static final String NEW_EPOCH = "update ledger.head set epoch = epoch + 1, vkey = :vkey returning epoch";
    static final String PUBLISH = "update ledger.head set note = :note where epoch = :epoch";
    static final String RANGES_FROM = """
            select start, writer, seq_from, count from ledger.number_range
            where start >= coalesce((select max(start) from ledger.number_range where start <= :index), 0)
            order by start limit :most
            """;
    static final String LEAVES =
            "select leaf from ledger.entry where writer = :writer and seq between :from and :to order by seq";
    static final String LEFT_STREAMS =
            "select writer from ledger.stream where open and pg_try_advisory_xact_lock(6062022, writer)";
    static final String CLOSE_STREAMS = """
            update ledger.stream s set open = false where writer = any(:writers::int[]) and not exists
              (select 1 from ledger.entry e where e.writer = s.writer and e.seq > s.numbered)
            """;
    static final String INDEX_OF = """
            select start + :seq - seq_from from (
              select start, seq_from, count from ledger.number_range
              where writer = :writer and seq_from <= :seq order by seq_from desc limit 1
            ) nearest where seq_from + count > :seq
            """;
    static final String CHANGES_AFTER = """
            select start, seq_from, count from ledger.number_range
            where writer = 0 and start + count > :index and start >= coalesce(
              (select max(start) from ledger.number_range where writer = 0 and start <= :index), 0)
            order by start limit :most
            """;
    static final String PENDING_CHANGES = "select seq from ledger.pending";

    record Head(
            long epoch, long size, byte[] root, @Nullable String vkey, byte @Nullable [] note) {}

    record Row(int writer, long seq, byte[] leaf) {}

    record Range(long start, int writer, long seqFrom, int count) {}

    private final JdbcClient jdbc;

    NumbererStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Head head() {
        return jdbc.sql(HEAD).query(NumbererStore::headRow).single();
    }

    Head lockHead() {
        return jdbc.sql(LOCK_HEAD).query(NumbererStore::headRow).single();
    }

    List<Row> newReads(int most) {
        return jdbc.sql(NEW_READS).param("most", most).query(NumbererStore::row).list();
    }

    List<Row> newChanges(int most) {
        return jdbc.sql(NEW_CHANGES)
                .param("most", most)
                .query(NumbererStore::row)
                .list();
    }

    void addRanges(List<Range> ranges) {
        jdbc.sql(ADD_RANGES)
                .param("starts", ranges.stream().map(Range::start).toArray(Long[]::new))
                .param("writers", ranges.stream().map(Range::writer).toArray(Integer[]::new))
                .param("seqs", ranges.stream().map(Range::seqFrom).toArray(Long[]::new))
                .param("counts", ranges.stream().map(Range::count).toArray(Integer[]::new))
                .update();
        List<Range> streams = ranges.stream().filter(r -> r.writer != 0).toList();
        if (!streams.isEmpty()) {
            jdbc.sql(ADVANCE)
                    .param("writers", streams.stream().map(Range::writer).toArray(Integer[]::new))
                    .param(
                            "seqs",
                            streams.stream().map(r -> r.seqFrom + r.count - 1).toArray(Long[]::new))
                    .update();
        }
    }

    boolean moveHead(long epoch, long from, byte[] fromRoot, long size, byte[] root) {
        return jdbc.sql(MOVE_HEAD)
                        .param("epoch", epoch)
                        .param("from", from)
                        .param("fromRoot", fromRoot)
                        .param("size", size)
                        .param("root", root)
                        .update()
                == 1;
    }

    long newEpoch(String vkey) {
        return jdbc.sql(NEW_EPOCH).param("vkey", vkey).query(Long.class).single();
    }

    void publish(long epoch, byte[] note) {
        jdbc.sql(PUBLISH).param("note", note).param("epoch", epoch).update();
    }

    List<Range> rangesFrom(long index, int most) {
        return jdbc.sql(RANGES_FROM)
                .param("index", index)
                .param("most", most)
                .query((row, n) -> new Range(row.getLong(1), row.getInt(2), row.getLong(3), row.getInt(4)))
                .list();
    }

    List<byte[]> leaves(int writer, long from, long to) {
        return jdbc.sql(LEAVES)
                .param("writer", writer)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    /**
     * Closes, in the caller's transaction, the streams whose writer's session is gone, once all of each is numbered. A
     * writer's session holds a lock while it lives; what it committed last is seen by the second statement.
     */
    void closeStreams() {
        Integer[] left = jdbc.sql(LEFT_STREAMS).query(Integer.class).list().toArray(Integer[]::new);
        jdbc.sql(CLOSE_STREAMS).param("writers", left).update();
    }

    java.util.Optional<Long> indexOf(int writer, long seq) {
        return jdbc.sql(INDEX_OF)
                .param("writer", writer)
                .param("seq", seq)
                .query(Long.class)
                .optional();
    }

    List<Range> changesAfter(long index, int most) {
        return jdbc.sql(CHANGES_AFTER)
                .param("index", index)
                .param("most", most)
                .query((row, n) -> new Range(row.getLong(1), 0, row.getLong(2), row.getInt(3)))
                .list();
    }

    List<Long> pendingChanges() {
        return jdbc.sql(PENDING_CHANGES).query(Long.class).list();
    }

    private static Head headRow(ResultSet row, int n) throws SQLException {
        return new Head(row.getLong(1), row.getLong(2), row.getBytes(3), row.getString(4), row.getBytes(5));
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(row.getInt(1), row.getLong(2), row.getBytes(3));
    }
}
