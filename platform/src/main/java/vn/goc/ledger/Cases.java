package vn.goc.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;

/**
 * Live cases (vụ việc), opened and closed by the rooms that have them, in their own transactions. A purpose that needs a
 * case is checked against them at the moment of access.
 */
@Service
public class Cases {
    private final CaseStore store;
    private final Clock clock;

    Cases(CaseStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Opens a case, joining the caller's transaction; its holder may open it again with other persons.
     *
     * @param holder the unit's or agency's code whose officers or systems may name it
     * @throws Rejection {@code ledger.case-taken} when another holder has a case of this code
     */
    public void open(String code, String kind, String holder, Collection<UUID> persons) {
        if (!store.open(code, kind, holder, persons, clock.instant())) {
            throw Rejection.of(LedgerError.CASE_TAKEN).with("case", code);
        }
    }

    public void close(String code) {
        store.close(code, clock.instant());
    }

    /**
     * Checks an access's case. Citizens and the platform itself need none.
     *
     * @return the persons whom the case concerns, whom the actor may therefore see
     * @throws Rejection {@code ledger.case-…} when there is none, it is closed or another unit's
     */
    public List<UUID> check(Access access) {
        Actor actor = access.actor();
        boolean exempt = actor.kind() == Actor.Kind.CITIZEN || actor.kind() == Actor.Kind.SYSTEM;
        if (access.caseCode() == null || access.caseCode().isBlank()) {
            if (access.purpose().needsCase() && !exempt) {
                throw Rejection.of(LedgerError.CASE_REQUIRED);
            }
            return List.of();
        }
        Optional<CaseStore.Found> found = store.find(access.caseCode());
        String code = Rejection.shorten(access.caseCode());
        boolean own = found.isPresent() && found.get().holder().equals(actor.agency());
        if (!own && !exempt) {
            throw Rejection.of(LedgerError.CASE_UNKNOWN).with("case", code);
        }
        if (found.isPresent() && found.get().closed()) {
            throw Rejection.of(LedgerError.CASE_CLOSED).with("case", code);
        }
        return found.map(CaseStore.Found::persons).orElse(List.of());
    }
}
