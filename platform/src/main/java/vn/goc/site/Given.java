package vn.goc.site;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Rejection;

/** What a JSON body must contain; its reader leaves null where a caller wrote nothing. */
public final class Given {

    private Given() {}

    /** @throws Rejection {@code site.missing-field} that names the field */
    public static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw Rejection.of(SiteError.MISSING_FIELD).with("field", field);
        }
        return value;
    }

    /** The same for a list and each of its members. */
    public static <T> List<T> all(String field, @Nullable List<T> values) {
        List<T> given = needed(field, values);
        given.forEach(value -> needed(field, value));
        return given;
    }

    /** The same for a map and each of its values. */
    public static <T> Map<String, T> all(String field, @Nullable Map<String, T> values) {
        Map<String, T> given = needed(field, values);
        given.forEach((key, value) -> needed(field + "." + Rejection.shorten(key), value));
        return given;
    }
}
