package vn.goc.engine.ledger;

/**
 * What was once durable is no longer there or no longer the same. Nothing was changed by the attempt to open.
 *
 * <p>The message names the file and the entry. {@link TileLog#repair} goes on from the last sound entry, after which the
 * owner appends the lost ones again from where they are also kept.
 */
public final class LogDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long entry;

    LogDamaged(String file, long entry, String what) {
        super(file + ", entry " + entry + ": " + what);
        this.file = file;
        this.entry = entry;
    }

    /** The damaged file, relative to the log's directory. */
    public String file() {
        return file;
    }

    /** Index of the first entry that cannot be trusted; all before it are sound. */
    public long entry() {
        return entry;
    }
}
