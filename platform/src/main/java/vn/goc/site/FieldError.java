package vn.goc.site;

import java.util.List;
import java.util.Optional;

/**
 * One mistake in a form, shown in the summary on top and above its input.
 *
 * @param field id of the input, which the summary links to
 * @param text what to do, in the reader's language: "Ghi đủ 12 chữ số, hiện có 11"
 */
public record FieldError(String field, String text) {

    /** The text for one input, for {@code part/field} and {@code part/choice}. */
    public static Optional<String> of(String field, List<FieldError> errors) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::text)
                .findFirst();
    }
}
