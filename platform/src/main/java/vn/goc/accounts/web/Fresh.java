package vn.goc.accounts.web;

import java.time.Clock;
import java.time.Duration;
import vn.goc.kernel.Rejection;
import vn.goc.site.Session;
import vn.goc.site.SiteError;

/** Changing how one signs in needs a proof of a few minutes ago: an unattended screen must not be enough. */
final class Fresh {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Fresh() {}

    static boolean is(Session session, Clock clock) {
        return session.signedInAt().plus(LIMIT).isAfter(clock.instant());
    }

    /** @throws Rejection site.step-up-first */
    static void require(Session session, Clock clock) {
        if (!is(session, clock)) {
            throw Rejection.of(SiteError.STEP_UP_FIRST);
        }
    }
}
