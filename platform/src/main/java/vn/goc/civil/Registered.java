package vn.goc.civil;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that is in the book.
 *
 * @param record its id
 * @param number as it is written, {@code 12/2026}
 * @param childNumber the personal number that a newborn was given; null for other acts
 * @param late whether it came after its time
 * @param again whether the same dossier had been registered before: nothing was written now
 */
public record Registered(
        UUID record,
        Act act,
        String number,
        LocalDate registeredOn,
        @Nullable String childNumber,
        boolean late,
        boolean again) {}
