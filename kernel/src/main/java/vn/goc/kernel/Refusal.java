package vn.goc.kernel;

import java.util.Locale;

/**
 * A reason for which a door says no. Each room has one enum of them; the id is {@code room.kebab-case} and is never reused.
 *
 * <p>Both texts say what to do, in the voice of the design guide, and may hold {@code {name}} places that
 * {@link Rejection} fills.
 */
public interface Refusal {
    /** HTTP status a web door answers with: 4xx, or 503 where trying again helps. */
    int status();

    String vi();

    String en();

    /** The enum constant's own name. */
    String name();

    /** Whether somebody was decided about; what the platform cannot do just now (5xx) was decided about nobody. */
    default boolean decides() {
        return status() < 500;
    }

    /** The stable id: {@code RegisterError.UNKNOWN_FIELD} is {@code register.unknown-field}. */
    default String id() {
        String type = getClass().isEnum()
                ? getClass().getSimpleName()
                : getClass().getSuperclass().getSimpleName();
        String room = type.endsWith("Error") ? type.substring(0, type.length() - 5) : type;
        return room.toLowerCase(Locale.ROOT) + "."
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
