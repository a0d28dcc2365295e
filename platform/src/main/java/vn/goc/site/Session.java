package vn.goc.site;

import java.time.Instant;
import java.util.UUID;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;

/**
 * Somebody signed in on one device.
 *
 * @param key public id of the session: hex of the token's SHA-256, good for listing and closing, useless for entering
 * @param account the eID or officer account
 * @param actor who acts through it
 * @param name the holder's name, shown in the frame
 * @param acr 1–4, how strongly they signed in (Decree 69/2024/NĐ-CP levels)
 * @param device what the browser called itself, shortened
 */
public record Session(
        String key,
        UUID account,
        Actor actor,
        String name,
        int acr,
        String device,
        Instant signedInAt,
        Instant seenAt,
        Instant endsAt) {
    public Session requireCitizen() {
        return require(actor.kind() == Actor.Kind.CITIZEN);
    }

    /** @param roles some of the actor roles, e.g. {@code residence-officer} */
    public Session requireRole(String... roles) {
        boolean one = false;
        for (String role : roles) {
            one |= role.equals(actor.role());
        }
        return require(one);
    }

    public Session requireAcr(int least) {
        if (acr < least) {
            throw Rejection.of(SiteError.STEP_UP_FIRST);
        }
        return this;
    }

    private Session require(boolean met) {
        if (!met) {
            throw Rejection.of(SiteError.NOT_YOURS);
        }
        return this;
    }
}
