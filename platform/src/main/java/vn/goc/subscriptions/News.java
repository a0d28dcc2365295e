package vn.goc.subscriptions;

import java.time.LocalDate;
import java.util.List;

/**
 * What a poll gives.
 *
 * @param cursor for the next call; the same cursor gives the same events again
 * @param more whether the next call finds something at once
 */
public record News(List<Change> events, String cursor, boolean more) {
    /**
     * That something happened to somebody; what, the agreement's questions tell.
     *
     * @param id of the change, the same at each delivery
     * @param kind a word of {@link ChangeKind}
     * @param number the person's current number
     * @param validFrom the day from which it holds
     */
    public record Change(String id, String kind, String number, LocalDate validFrom) {}
}
