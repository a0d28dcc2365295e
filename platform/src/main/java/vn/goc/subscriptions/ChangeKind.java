package vn.goc.subscriptions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.goc.register.LifeStatus;
import vn.goc.register.PersonEvent;

/**
 * What of a person's history is news (after the Dutch BRP update API). A correction of the past, and of anything but
 * residence and death, is none: whoever must know a value asks for it.
 */
public enum ChangeKind {
    BORN,
    DIED,
    /** To another commune of permanent residence. */
    MOVED,
    MOVED_ABROAD,
    /** Permanent residence ended and nobody knows where they went. */
    MOVED_UNKNOWN,
    RESIDENCE_CORRECTED,
    INVESTIGATION_STARTED,
    INVESTIGATION_ENDED,
    DEATH_CORRECTED,
    /** Entered in error, or joined to another record. */
    RECORD_REMOVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ChangeKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(ChangeKind::word).collect(Collectors.joining(", "));
    }

    /**
     * The news in an event; null when it is none.
     *
     * @param current whether it wrote a value that still held
     */
    static @Nullable ChangeKind of(PersonEvent event, boolean current) {
        LifeStatus is = event.is().status();
        LifeStatus was = event.was() == null ? null : event.was().status();
        if (is == LifeStatus.ERROR || is == LifeStatus.MERGED) {
            return was == is ? null : RECORD_REMOVED;
        }
        return switch (event.kind()) {
            case "born" -> BORN;
            case "disputed" -> INVESTIGATION_STARTED;
            case "verified" -> INVESTIGATION_ENDED;
            case "death-corrected" -> DEATH_CORRECTED;
            case "corrected" -> current ? corrected(event) : null;
            case "registered", "supplemented", "number-changed" -> null;
            default -> changed(event, was, is);
        };
    }

    private static @Nullable ChangeKind changed(PersonEvent event, @Nullable LifeStatus was, LifeStatus is) {
        if (is == LifeStatus.DEAD) {
            return was == LifeStatus.DEAD ? null : DIED;
        }
        if (is == LifeStatus.EMIGRATED) {
            return was == LifeStatus.EMIGRATED ? null : MOVED_ABROAD;
        }
        if (event.was() == null
                || event.was().commune().equals(event.is().commune())
                || !event.after().has("residence.permanent")) {
            return null;
        }
        return event.is().commune().isEmpty() ? MOVED_UNKNOWN : MOVED;
    }

    private static @Nullable ChangeKind corrected(PersonEvent event) {
        boolean dead = event.is().status() == LifeStatus.DEAD
                || (event.was() != null && event.was().status() == LifeStatus.DEAD);
        if (dead && event.after().propertyNames().stream().anyMatch(path -> path.startsWith("life."))) {
            return DEATH_CORRECTED;
        }
        boolean residence = event.after().propertyNames().stream().anyMatch(path -> path.startsWith("residence."));
        return residence ? RESIDENCE_CORRECTED : null;
    }
}
