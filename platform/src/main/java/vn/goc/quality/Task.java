package vn.goc.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.register.Field;

/**
 * Một việc xác minh: somebody says that a value of theirs is wrong.
 *
 * @param said in the person's own words
 * @param commune of the person's permanent residence when they said it; empty when there was none
 * @param dueOn last day for the answer, by rule {@code identity.adjust}
 */
public record Task(
        UUID id,
        UUID person,
        Field field,
        String said,
        String commune,
        Instant openedAt,
        LocalDate dueOn,
        State state,
        @Nullable String unit,
        @Nullable Instant decidedAt,
        @Nullable String finding) {
    /** How it ended. */
    public enum State {
        OPEN,
        /** The value was right. */
        KEPT,
        /** It was wrong and has been corrected. */
        CORRECTED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public boolean overdue(LocalDate today) {
        return state == State.OPEN && today.isAfter(dueOn);
    }
}
