package vn.goc.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a citizen for themselves, an officer for a unit, an agency's system, or the platform itself.
 *
 * @param id lifelong internal id of the person, or of the account for agencies; never shown outside the house
 * @param agency code of the agency, e.g. {@code G01.46.001}; null for citizens
 * @param unit the unit as people know it, e.g. {@code Công an phường Thuận Hoá}; null for citizens
 * @param role e.g. {@code residence-officer}, {@code leader}, {@code operator}; null for citizens
 * @param area the commune or province whose people the actor may see; {@code *} the whole country; null own data only
 */
public record Actor(
        Kind kind,
        UUID id,
        @Nullable String agency,
        @Nullable String unit,
        @Nullable String role,
        @Nullable String area) {
    public enum Kind {
        CITIZEN,
        OFFICER,
        AGENCY,
        SYSTEM
    }

    private static final Actor SYSTEM = new Actor(Kind.SYSTEM, new UUID(0, 0), "goc", "Hệ thống Gốc", "system", "*");

    /** The platform acting by itself: seeding, clocks, feeds. */
    public static Actor system() {
        return SYSTEM;
    }

    public static Actor citizen(UUID person) {
        return new Actor(Kind.CITIZEN, person, null, null, null, null);
    }
}
