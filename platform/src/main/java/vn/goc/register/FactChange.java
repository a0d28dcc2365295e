package vn.goc.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written about one person, in one group of facts.
 *
 * @param newValues path → value as {@link Field.Type} says, an address by its id; null takes the value away
 * @param validFrom thay đổi: first day of the new value; cải chính: a day within the slice that was wrong; bổ sung: first
 *     day for which the missing value holds
 * @param eventKind what feeds call it: {@code moved}, {@code household-changed}, {@code corrected}, {@code died} …
 * @param dossier code of the dossier; the same change of the same dossier has one effect, however often it comes
 * @param evidence what was shown, as a text or a file's SHA-256
 * @param legalBasis the article it rests on
 */
public record FactChange(
        Kind kind,
        Field.Group group,
        Map<String, @Nullable Object> newValues,
        LocalDate validFrom,
        String eventKind,
        @Nullable String dossier,
        @Nullable String evidence,
        String legalBasis) {
    /** Law 60/2014/QH13 Art. 4(10)–(13): three acts that are not the same. */
    public enum Kind {
        /** Thay đổi: a true value lawfully becomes another from a day on. */
        CHANGE,
        /** Cải chính: the value was wrong from the beginning; same days, new recording. */
        CORRECTION,
        /** Bổ sung: the value was missing. */
        SUPPLEMENT
    }

    public FactChange {
        newValues = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(newValues));
    }
}
