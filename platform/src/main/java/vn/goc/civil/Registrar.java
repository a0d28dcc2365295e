package vn.goc.civil;

import java.util.Objects;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.site.Session;

/** Công chức tư pháp – hộ tịch: who keeps the book of one commune (Law 60/2014/QH13 Arts. 72–73). */
public record Registrar(Actor actor, String name) {
    /** @throws Rejection {@code civil.not-a-registrar} */
    public Registrar {
        boolean fits = actor.kind() == Actor.Kind.OFFICER
                && "civil-officer".equals(actor.role())
                && actor.agency() != null
                && actor.area() != null
                && actor.area().matches("[0-9]{5}");
        if (!fits) {
            throw Rejection.of(CivilError.NOT_A_REGISTRAR);
        }
    }

    public static Registrar of(Session session) {
        return new Registrar(session.actor(), session.name());
    }

    public AreaCode commune() {
        return new AreaCode(Objects.requireNonNull(actor.area()));
    }

    String agency() {
        return Objects.requireNonNull(actor.agency());
    }

    String unitName() {
        return Objects.requireNonNullElse(actor.unit(), agency());
    }
}
