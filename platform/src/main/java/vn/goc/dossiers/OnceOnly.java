package vn.goc.dossiers;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Rejection;

/**
 * Makes a form that is sent twice (a second press, a reload, a flaky line) have one effect and one answer. The token is
 * claimed in the transaction that does the work: of two at once the second waits, then gets the first's answer.
 */
@Component
class OnceOnly {
    private final DraftStore store;
    private final Clock clock;

    OnceOnly(DraftStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Runs the work unless this form was worked on before; joins the caller's transaction.
     *
     * @param token from the form, 8–64 letters, digits and hyphens
     * @return the work's answer, now or then
     */
    String run(UUID actor, String token, Supplier<String> work) {
        if (!token.matches("[0-9A-Za-z-]{8,64}")) {
            throw Rejection.of(DossiersError.TOKEN_MALFORMED);
        }
        if (!store.claim(actor, token, clock.instant())) {
            return store.answer(actor, token).orElseThrow(() -> Rejection.of(DossiersError.TOKEN_MALFORMED));
        }
        String answer = work.get();
        store.answered(actor, token, answer);
        return answer;
    }
}
