package vn.goc.residence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Who lives together, on any day. Answers hold internal ids only: what is shown of a member comes from the register, with
 * an access that is journaled.
 */
@Service
public class Households {
    private final HouseholdStore store;
    private final Clock clock;
    private final Tx tx;

    Households(HouseholdStore store, Clock clock, Tx tx) {
        this.store = store;
        this.clock = clock;
        this.tx = tx;
    }

    public Optional<Household> find(String code) {
        return find(code, LocalDate.ofInstant(clock.instant(), Texts.ZONE));
    }

    public Optional<Household> find(String code, LocalDate on) {
        return tx.read(Actor.system(), () -> store.find(code, on));
    }

    /** The household a person belongs to on a day. */
    public Optional<Household> findOf(UUID person, LocalDate on) {
        return tx.read(Actor.system(), () -> store.codeOf(person, on).flatMap(code -> store.find(code, on)));
    }

    /** @throws Rejection {@code residence.no-household} */
    public Household of(UUID person, LocalDate on) {
        return findOf(person, on)
                .orElseThrow(() -> Rejection.of(ResidenceError.NO_HOUSEHOLD).with("day", Texts.day(on)));
    }

    /** Households at an address on a day: several may share it. */
    public List<Household> listAt(UUID address, LocalDate on) {
        return tx.read(Actor.system(), () -> store.listAt(address, on));
    }
}
