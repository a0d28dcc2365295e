package vn.goc.register;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.ledger.Feed;
import vn.goc.site.Tx;

/** Whom there is to count: commune, sex and birth of the living, without who they are. */
@Service
public class Headcount {
    /**
     * One living person.
     *
     * @param commune code of permanent residence, empty when there is none
     * @param sex M or F
     * @param birth last possible day of birth, as ages count; null when unknown
     */
    public record Row(String commune, String sex, @Nullable LocalDate birth) {}

    /**
     * Where in the order of changes a count stands.
     *
     * @param numberedSize go on with the feed from this index
     * @param unnumbered changes already counted that the feed is still to number: skip them when they come
     * @param people how many were streamed
     */
    public record Snapshot(long numberedSize, Set<Long> unnumbered, long people) {}

    private final HeadcountStore store;
    private final Feed feed;
    private final Tx tx;

    Headcount(HeadcountStore store, Feed feed, Tx tx) {
        this.store = store;
        this.feed = feed;
        this.tx = tx;
    }

    /** Streams every living person once, in constant memory, all in one snapshot with the place where it stands. */
    public Snapshot scan(Consumer<Row> rows) {
        return tx.snapshot(() -> {
            long size = feed.numberedSize();
            Set<Long> unnumbered = feed.unnumbered();
            return new Snapshot(size, unnumbered, store.living(rows));
        });
    }

    /** The living whose last possible day of birth has its anniversary on that day, in one snapshot too. */
    public Snapshot peopleBornOn(MonthDay day, Consumer<Row> rows) {
        return tx.snapshot(() -> {
            long size = feed.numberedSize();
            Set<Long> unnumbered = feed.unnumbered();
            return new Snapshot(size, unnumbered, store.bornOn(day, rows));
        });
    }
}
