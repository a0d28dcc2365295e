package vn.goc.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody touches person data: mandatory on every register door, journaled with each answer.
 *
 * @param caseCode the live case the purpose is checked against (a dossier code); null where the purpose needs none
 */
public record Access(
        Actor actor,
        Purpose purpose,
        String legalBasis,
        @Nullable String caseCode) {
    /** A citizen looking at their own data (Law 26/2023/QH15 Art. 10; Law 91/2025/QH15). */
    public static Access own(Actor citizen) {
        return new Access(citizen, Purpose.OWN_DATA, "Luật Căn cước 26/2023/QH15, Điều 10", null);
    }

    public static Access system(Purpose purpose, String legalBasis) {
        return new Access(Actor.system(), purpose, legalBasis, null);
    }
}
