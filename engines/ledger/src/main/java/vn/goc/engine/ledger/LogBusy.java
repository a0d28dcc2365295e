package vn.goc.engine.ledger;

import java.nio.file.Path;

/** Another writer holds the log. A log has one writer: stop that one, or read through it. */
public final class LogBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogBusy(Path dir, String holder) {
        super("The log " + dir + " is held by " + holder + ". A log has one writer: stop that process first.");
    }
}
