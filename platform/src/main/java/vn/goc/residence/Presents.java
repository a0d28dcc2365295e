package vn.goc.residence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Rejection;
import vn.goc.register.Field;
import vn.goc.register.PersonView;
import vn.goc.residence.Acts.Act;

/** Nơi ở hiện tại, of persons who have neither permanent nor temporary residence (Law 68/2020/QH14 Art. 19). */
@Service
public class Presents {
    static final String PLACE = "residence.present";

    private final Acts acts;
    private final ResidenceStore store;

    Presents(Acts acts, ResidenceStore store) {
        this.acts = acts;
        this.store = store;
    }

    /** @param from first day there; not in the future */
    public record Declaration(List<UUID> persons, UUID address, LocalDate from, Ground ground) {
        public Declaration {
            persons = List.copyOf(persons);
        }
    }

    /**
     * Declares where persons live now, one after another place too.
     *
     * @throws Rejection {@code residence.has-residence}, {@code not-your-area} and as every act
     */
    public List<Long> declare(Access access, Declaration asked) {
        var act = new Act("present", asked.persons(), List.of(PLACE), asked.ground(), asked.toString());
        return acts.once(access, act, () -> {
            acts.requireNotAhead(asked.from());
            acts.requireArea(access.actor(), acts.unit(asked.address(), asked.from()));
            List<Long> changes = new ArrayList<>();
            for (UUID person : Acts.sorted(asked.persons())) {
                PersonView view = acts.view(access, person, List.of("residence.permanent", Temporaries.PLACE));
                if (!view.values().isEmpty()) {
                    throw Rejection.of(ResidenceError.HAS_RESIDENCE);
                }
                store.endPresent(person, asked.from());
                store.beginPresent(person, asked.address(), asked.from());
                changes.add(write(access, person, asked.address(), asked.from(), "present-declared", asked.ground()));
            }
            return changes;
        });
    }

    /** Whoever gets a residence has no present dwelling any more; in the act that gives it. */
    List<Long> end(Access access, UUID person, LocalDate from, Ground ground) {
        var held = store.present(person);
        if (held.isEmpty()) {
            return List.of();
        }
        LocalDate on = from.isAfter(held.get().since()) ? from : held.get().since();
        store.endPresent(person, on);
        return List.of(write(access, person, null, on, "present-ended", ground));
    }

    private long write(Access access, UUID person, @Nullable UUID address, LocalDate from, String kind, Ground ground) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(PLACE, address);
        return acts.change(access, person, Field.Group.RESIDENCE, values, from, kind, ground);
    }
}
