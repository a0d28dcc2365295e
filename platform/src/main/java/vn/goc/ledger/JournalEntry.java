package vn.goc.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Access;

/**
 * What the journal is told of one access to one person, or of one change.
 *
 * @param kind what happened
 * @param person whom it concerns; null when nobody was found, or for acts that concern no single person
 * @param access who, why, on which basis, in which case
 * @param fields field paths answered or changed, in the register's words
 * @param via through what: a page, the API, a feed, a batch
 * @param outcome {@code answered}, {@code empty}, {@code changed}, {@code delivered}, or the refusal's id
 */
public record JournalEntry(
        Kind kind, @Nullable UUID person, Access access, List<String> fields, String via, String outcome) {
    /** Kinds with the byte that leads a leaf; bytes are never reused. */
    public enum Kind {
        READ(1),
        REFUSED(2),
        CHANGE(3),
        DELIVERY(4),
        SIGN_IN(5),
        BATCH(6);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static JournalEntry read(UUID person, Access access, List<String> fields, String via) {
        return new JournalEntry(Kind.READ, person, access, fields, via, "answered");
    }

    /** A search that found nobody is an access too. */
    public static JournalEntry empty(Access access, List<String> fields, String via) {
        return new JournalEntry(Kind.READ, null, access, fields, via, "empty");
    }

    public static JournalEntry refused(
            @Nullable UUID person, Access access, List<String> fields, String via, String refusalId) {
        return new JournalEntry(Kind.REFUSED, person, access, fields, via, refusalId);
    }

    public static JournalEntry change(UUID person, Access access, List<String> fields, String via) {
        return new JournalEntry(Kind.CHANGE, person, access, fields, via, "changed");
    }
}
