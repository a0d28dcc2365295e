package vn.goc.register;

import java.util.Collection;
import java.util.UUID;
import vn.goc.kernel.Actor;

/**
 * Who may see whom: officers their commune or province, everybody the persons of the live case they name, citizens
 * themselves. Row security in the database says the same; an answer needs both.
 */
final class Rights {
    private Rights() {}

    static boolean sees(Actor actor, Collection<UUID> casePersons, PersonRow person) {
        String area = actor.area();
        boolean inArea = area != null
                && !area.isEmpty()
                && (area.equals("*") || area.equals(person.commune()) || area.equals(person.province()));
        return inArea || casePersons.contains(person.id()) || own(actor, person.id());
    }

    static boolean own(Actor actor, UUID person) {
        return actor.kind() == Actor.Kind.CITIZEN && actor.id().equals(person);
    }

    /** Whether the actor learns nothing from "there is no such person": whole-country actors see everybody. */
    static boolean seesAll(Actor actor) {
        return "*".equals(actor.area());
    }
}
