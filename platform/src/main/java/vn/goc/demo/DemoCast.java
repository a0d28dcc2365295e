package vn.goc.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;
import vn.goc.nation.Household;
import vn.goc.nation.Nation;
import vn.goc.nation.NationPlan;
import vn.goc.nation.SyntheticPerson;

/**
 * The people the demo's accounts belong to, found in the nation by rule, never by name: the commune with most people
 * receives; a grown person who heads nothing, from another commune of the same province, moves there to join a head.
 *
 * @param receiving the commune whose officer decides
 * @param mover who moves, and lives with their family elsewhere in the province
 * @param moverHome the commune they leave
 * @param host head of a household in the receiving commune
 */
record DemoCast(
        AreaCode province, AreaCode receiving, SyntheticPerson mover, AreaCode moverHome, SyntheticPerson host) {
    private static final int ADULT = 25;

    static DemoCast of(NationPlan plan) {
        AreaCode receiving = largest(plan);
        SyntheticPerson host = null;
        SyntheticPerson mover = null;
        AreaCode moverHome = null;
        AreaCode province = null;
        for (Iterator<Household> all = Nation.households(plan).iterator(); all.hasNext(); ) {
            Household household = all.next();
            if (household.commune().equals(receiving)) {
                host = host == null ? household.head() : host;
                province = household.province();
            }
        }
        if (host == null || province == null) {
            throw new IllegalStateException("the nation has no household to join");
        }
        for (Iterator<Household> all = Nation.households(plan).iterator(); all.hasNext() && mover == null; ) {
            Household household = all.next();
            if (household.province().equals(province) && !household.commune().equals(receiving)) {
                mover = grown(household, plan.asOf());
                moverHome = household.commune();
            }
        }
        if (mover == null || moverHome == null) {
            throw new IllegalStateException("the nation is too small for a demo: seed at least 2,000 people");
        }
        return new DemoCast(province, receiving, mover, moverHome, host);
    }

    private static @Nullable SyntheticPerson grown(Household household, LocalDate asOf) {
        return household.members().stream()
                .skip(1)
                .filter(p -> p.birth().full() && p.birth().ageOn(asOf) >= ADULT && p.spouseNo() == null)
                .findFirst()
                .orElse(null);
    }

    private static AreaCode largest(NationPlan plan) {
        Map<AreaCode, Integer> people = new HashMap<>();
        for (Iterator<Household> all = Nation.households(plan).iterator(); all.hasNext(); ) {
            Household household = all.next();
            people.merge(household.commune(), household.members().size(), Integer::sum);
        }
        return people.entrySet().stream()
                .max(Map.Entry.<AreaCode, Integer>comparingByValue()
                        .thenComparing(e -> e.getKey().digits()))
                .orElseThrow()
                .getKey();
    }
}
