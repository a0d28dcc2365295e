package vn.goc.ledger;

import java.util.List;
import java.util.function.Function;

/**
 * An answer that may leave the house, because its journal rows are committed. Only the ledger makes one; the register's
 * doors return nothing else, and controllers accept nothing else: <em>no log, no data</em>.
 */
public final class Disclosed<T> {
    private final T value;
    private final List<Receipt> receipts;

    Disclosed(T value, List<Receipt> receipts) {
        this.value = value;
        this.receipts = receipts;
    }

    public T value() {
        return value;
    }

    /** One for each person answered, at least one. */
    public List<Receipt> receipts() {
        return receipts;
    }

    /** Another form of the same answer; it may show less, never more than was journaled. */
    public <R> Disclosed<R> map(Function<? super T, ? extends R> form) {
        return new Disclosed<>(form.apply(value), receipts);
    }
}
