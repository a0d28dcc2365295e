package vn.goc.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An act that waits for a second officer.
 *
 * @param kind of act, such as {@code merge}; its room knows what it does
 * @param what the act's parameters as its room reads them; persons by internal id
 * @param agency of the proposer; that agency and those above it decide
 * @param unit of the proposer, as people know it
 * @param closesAt after which it can only be proposed anew
 * @param note what the one who decided said
 */
public record Proposal(
        UUID id,
        String kind,
        ObjectNode what,
        String reason,
        String evidence,
        String agency,
        @Nullable String unit,
        UUID proposedBy,
        Instant proposedAt,
        Instant closesAt,
        State state,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note) {
    /** Where a proposal stands. */
    public enum State {
        OPEN("Chờ duyệt", "Waiting"),
        APPROVED("Đã duyệt", "Approved"),
        REFUSED("Không duyệt", "Refused"),
        WITHDRAWN("Đã rút", "Withdrawn");

        private final String vi;
        private final String en;

        State(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public String vi() {
            return vi;
        }

        public String en() {
            return en;
        }
    }

    /** A person that {@link #what} names. */
    public UUID person(String key) {
        return UUID.fromString(what.path(key).asString());
    }

    public boolean open(Instant now) {
        return state == State.OPEN && now.isBefore(closesAt);
    }
}
