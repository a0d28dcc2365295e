package vn.goc.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about one person: exactly the fields asked for that have a value, and nothing else. It is the JSON.
 *
 * @param number the current personal number; null when the mask leaves it out
 * @param values path → ISO text; {@code {"code","vi","en"}} for codes and units; {@code
 *     {"line","commune","province","shown"}} for addresses; fields without a value are absent
 * @param suspended why the record is no longer kept up: dead, missing, emigrated; automatic, null while it is
 * @param underVerification paths, among those asked for, whose value is being verified (đang xác minh)
 */
public record PersonView(
        @Nullable String number,
        Map<String, Object> values,
        List<String> underVerification,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Coded suspended) {
    /** The value as one line of text in a language, empty when absent. */
    public String text(String path, boolean vietnamese) {
        return switch (values.get(path)) {
            case Coded coded -> coded.shown(vietnamese);
            case Place place -> place.shown();
            case List<?> kin -> names(kin);
            case null -> "";
            case Object value -> value.toString();
        };
    }

    /** The names of {@link Kin}, one after the other. */
    public static String names(List<?> kin) {
        return kin.stream()
                .map(one -> one instanceof Kin named ? named.name() : "")
                .collect(Collectors.joining(", "));
    }

    /**
     * Somebody of the family or household.
     *
     * @param relation to the head, for members of a household
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Kin(
            String name,
            @Nullable String number,
            @Nullable String oldNumber,
            @Nullable Coded nationality,
            @Nullable Coded relation) {}

    /** A code with its names. */
    public record Coded(String code, String vi, String en) {
        public String shown(boolean vietnamese) {
            return vietnamese ? vi : en;
        }
    }

    /**
     * An address as it reads today.
     *
     * @param commune code on the day; null where a split left it undecided
     * @param province likewise
     */
    public record Place(
            String line, @Nullable String commune, @Nullable String province, String shown) {}
}
