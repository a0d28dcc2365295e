package vn.goc.civil.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.civil.Act;
import vn.goc.register.PersonView;
import vn.goc.site.Fact;
import vn.goc.site.FieldError;

/**
 * The page on which an act is looked over before it is written.
 *
 * @param path of the form; {@code /register} below it writes
 * @param alike children on record like this one
 * @param reason why this is another child, as typed
 */
public record Checking(
        Act act,
        String path,
        Typed typed,
        List<Part> parts,
        List<PersonView> alike,
        String reason,
        List<FieldError> errors) {
    /** Some of its lines under a heading; source is null for what was typed. */
    public record Part(String title, List<Fact> facts) {}

    /** The register's line as a fact with its lock, or what was typed. */
    static Fact fact(String term, String value, @Nullable String source) {
        Fact fact = Fact.of(term, value);
        return source == null ? fact : fact.from(source);
    }
}
