package vn.goc.register;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;

/**
 * Who may see whom: officers their commune or province, everybody the persons of the live case they name, citizens
 * themselves. Row security in the database says the same; an answer needs both. And who may ask for which purpose.
 */
final class Rights {
    private static final Map<String, Set<Purpose>> BY_ROLE = Map.of(
            "residence-officer",
            EnumSet.of(Purpose.RESIDENCE_REGISTRATION, Purpose.IDENTITY_CHECK, Purpose.REGISTER_UPKEEP),
            "civil-officer",
            EnumSet.of(Purpose.CIVIL_STATUS, Purpose.IDENTITY_CHECK));
    private static final Set<Purpose> NO_AGENCYS = EnumSet.of(Purpose.OWN_DATA, Purpose.SECURITY, Purpose.UNKNOWN);

    private Rights() {}

    /** Whether a purpose is one of the actor's at all; an agency's agreement says which of these it has. */
    static boolean mayAskFor(Actor actor, Purpose purpose) {
        return switch (actor.kind()) {
            case CITIZEN -> purpose == Purpose.OWN_DATA;
            case OFFICER ->
                actor.role() != null
                        && BY_ROLE.getOrDefault(actor.role(), Set.of()).contains(purpose);
            case AGENCY -> !NO_AGENCYS.contains(purpose);
            case SYSTEM -> purpose != Purpose.UNKNOWN;
        };
    }

    static boolean sees(Actor actor, Collection<UUID> casePersons, PersonRow person) {
        return covers(actor, person.commune(), person.province())
                || casePersons.contains(person.id())
                || own(actor, person.id());
    }

    /** Whether a place lies in the actor's area; either code may be empty. */
    static boolean covers(Actor actor, String commune, String province) {
        String area = actor.area();
        return area != null && !area.isEmpty() && (area.equals("*") || area.equals(commune) || area.equals(province));
    }

    static boolean own(Actor actor, UUID person) {
        return actor.kind() == Actor.Kind.CITIZEN && actor.id().equals(person);
    }

    /** Whether the actor learns nothing from "there is no such person": whole-country actors see everybody. */
    static boolean seesAll(Actor actor) {
        return "*".equals(actor.area());
    }
}
