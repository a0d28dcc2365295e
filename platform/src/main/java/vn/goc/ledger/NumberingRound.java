package vn.goc.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.goc.engine.ledger.Checkpoint;
import vn.goc.engine.ledger.Frontier;
import vn.goc.engine.ledger.Rfc6962;
import vn.goc.engine.ledger.TileLog;

/**
 * One step of the numberer, in the order that makes a fork impossible: number the rows and move the head by
 * compare-and-set in one transaction; then make the tiles durable; only then sign and publish.
 */
@Component
class NumberingRound {
    private static final int MOST_ROWS = 4096;
    private static final int MOST_RANGES = 256;

    private final NumbererStore store;
    private final TransactionTemplate transaction;
    private final LogKey key;
    private long epoch;
    private long signed = -1;
    private @Nullable String foreignKey;

    /** A signed checkpoint as bytes, with its size. */
    record Note(long size, byte[] note) {}

    private record Numbered(List<byte[]> leaves, Frontier frontier) {}

    NumberingRound(NumbererStore store, PlatformTransactionManager manager, LogKey key) {
        this.store = store;
        this.transaction = new TransactionTemplate(manager);
        this.key = key;
    }

    /** Whether this node holds the log's key; one that does not must not even take the lock. */
    boolean mayLead() {
        String vkey = store.head().vkey();
        boolean own = vkey == null || vkey.equals(key.vkey());
        foreignKey = own ? null : "this node's log key is not the one of the log; copy keys/log.* from the first node";
        return own;
    }

    /** Catches up and begins a new epoch; false when this node may not lead. */
    boolean lead(TileLog log) {
        while (follow(log)) {
            // until nothing is missing here
        }
        if (!mayLead() || store.head().size() != log.size()) {
            return false;
        }
        epoch = store.newEpoch(key.vkey());
        transaction.executeWithoutResult(status -> store.closeStreams());
        signed = -1;
        return true;
    }

    /** @return whether there may be more to number at once */
    boolean number(TileLog log) {
        long from = log.size();
        Numbered numbered = transaction.execute(status -> numberRows(log.frontier()));
        if (numbered != null && !numbered.leaves.isEmpty()) {
            log.append(from, numbered.leaves);
            if (!Arrays.equals(log.frontier().root(), numbered.frontier.root())) {
                throw new Numberer.Fork("the tiles give another root than was committed at size " + log.size());
            }
        }
        if (signed != log.size()) {
            byte[] note = key.signer()
                    .sign(new Checkpoint(
                            key.origin(), log.size(), log.frontier().root()))
                    .encode();
            log.publish(note);
            store.publish(epoch, note);
            signed = log.size();
        }
        return numbered != null && numbered.leaves.size() >= MOST_ROWS;
    }

    private Numbered numberRows(Frontier frontier) {
        NumbererStore.Head head = store.lockHead();
        if (head.epoch() != epoch) {
            throw new IllegalStateException("another node numbers now");
        }
        checkAgainst(head, frontier.size(), frontier.root());
        List<NumbererStore.Row> rows = new ArrayList<>(store.newChanges(MOST_ROWS));
        rows.addAll(store.newReads(MOST_ROWS));
        if (rows.isEmpty()) {
            return new Numbered(List.of(), frontier);
        }
        List<byte[]> leaves = rows.stream().map(NumbererStore.Row::leaf).toList();
        Frontier next = frontier.append(leaves.stream().map(Rfc6962::leafHash).toList());
        store.addRanges(ranges(frontier.size(), rows));
        if (!store.moveHead(epoch, frontier.size(), frontier.root(), next.size(), next.root())) {
            throw new IllegalStateException("another node numbers now");
        }
        return new Numbered(leaves, next);
    }

    /** Rows in number order, as runs of one stream. */
    private static List<NumbererStore.Range> ranges(long start, List<NumbererStore.Row> rows) {
        List<NumbererStore.Range> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= rows.size(); i++) {
            boolean runs = i < rows.size()
                    && rows.get(i).writer() == rows.get(i - 1).writer()
                    && rows.get(i).seq() == rows.get(i - 1).seq() + 1;
            if (!runs) {
                NumbererStore.Row first = rows.get(from);
                ranges.add(new NumbererStore.Range(start + from, first.writer(), first.seq(), i - from));
                from = i;
            }
        }
        return ranges;
    }

    /** Reads what others numbered into this node's own log. */
    boolean follow(TileLog log) {
        NumbererStore.Head head = store.head();
        checkAgainst(head, log.size(), log.root(log.size()));
        if (log.size() < head.size()) {
            List<byte[]> entries = new ArrayList<>();
            long at = log.size();
            for (NumbererStore.Range range : store.rangesFrom(at, MOST_RANGES)) {
                long skip = at - range.start();
                if (skip >= range.count()) {
                    continue;
                }
                if (skip < 0) {
                    throw new Numberer.Fork("numbers " + at + " to " + (range.start() - 1) + " are missing");
                }
                List<byte[]> leaves =
                        store.leaves(range.writer(), range.seqFrom() + skip, range.seqFrom() + range.count() - 1);
                if (leaves.size() != range.count() - skip) {
                    throw new Numberer.Fork("rows numbered from " + at + " are missing in ledger.entry");
                }
                entries.addAll(leaves);
                at += leaves.size();
                if (entries.size() >= MOST_ROWS || at >= head.size()) {
                    break;
                }
            }
            if (entries.isEmpty()) {
                throw new Numberer.Fork("numbers from " + at + " on are missing in ledger.number_range");
            }
            log.append(log.size(), entries);
        }
        if (head.note() != null) {
            long size = Checkpoint.parse(head.note()).size();
            if (size <= log.size() && size > log.publishedSize()) { // after a kill the file may be ahead of the row
                log.publish(head.note());
            }
        }
        return log.size() < head.size();
    }

    Optional<Note> published(TileLog log) {
        return log.checkpoint().map(note -> new Note(Checkpoint.parse(note).size(), note));
    }

    @Nullable
    String foreignKey() {
        return foreignKey;
    }

    private static void checkAgainst(NumbererStore.Head head, long size, byte[] root) {
        if (size > head.size()) {
            throw new Numberer.Fork("this node's log has " + size + " entries, the database only " + head.size()
                    + ": it was restored to an older state");
        }
        if (size == head.size() && !Arrays.equals(root, head.root())) {
            throw new Numberer.Fork("log and database differ at size " + size);
        }
    }
}
