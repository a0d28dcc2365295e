package vn.goc;

import java.util.List;

/**
 * The rooms, in one line: a room may call only rooms before it, events travel the other way.
 *
 * <p>This list is the architecture: migrations run in its order and {@code ArchitectureTest} holds it.
 */
public enum Room {
    SITE,
    LEDGER,
    APPROVALS,
    LAW,
    PLACES,
    CODES,
    NOTICES,
    PAPERS,
    REGISTER,
    RESIDENCE,
    CIVIL,
    QUALITY,
    ACCOUNTS,
    PROVIDER,
    EXCHANGE,
    VERIFICATION,
    SUBSCRIPTIONS,
    CATALOGUE,
    DOSSIERS,
    INSIGHT;

    public static final List<Room> LINE = List.of(values());

    /** Package below {@code vn.goc}, PostgreSQL schema and folder of migrations, all the same word. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
