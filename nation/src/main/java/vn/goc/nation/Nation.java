package vn.goc.nation;

import java.time.LocalDate;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;

/** The door to the synthetic nation: everything is a function of the {@link NationPlan}. */
public final class Nation {
    /** Households in a block: kin in other households are always of the same block. */
    public static final int HOUSEHOLDS_IN_BLOCK = Layout.BLOCK;

    private Nation() {}

    /**
     * All households in order, made one by one while the stream is read; memory does not grow with the plan. Two plans
     * with the same seed and day begin alike: the smaller is the larger's beginning, but for its last household.
     */
    public static Stream<Household> households(NationPlan plan) {
        return stream(new Households(plan, 0, Long.MAX_VALUE));
    }

    /**
     * The households of some blocks, the same as within {@link #households(NationPlan)}: work for one of several
     * threads or processes. What comes before is counted, not made, at some millions of people a second.
     *
     * @param from first block, from 0
     * @param to first block left out, at most {@link #blocks(NationPlan)}
     */
    public static Stream<Household> households(NationPlan plan, long from, long to) {
        long blocks = blocks(plan);
        if (from < 0 || to > blocks || from > to) {
            throw Rejection.of(NationError.BLOCK_OUT_OF_RANGE).with("blocks", blocks);
        }
        return stream(new Households(plan, from * Layout.BLOCK, to * Layout.BLOCK));
    }

    /** How many blocks the plan has; the last may be short. */
    public static long blocks(NationPlan plan) {
        return (Households.count(plan) + Layout.BLOCK - 1) / Layout.BLOCK;
    }

    /**
     * Households of a commune with at least so many people of 18 and over, in order: from these, demonstration accounts
     * are chosen by rule and never by name. The stream stops making households once its reader has enough.
     */
    public static Stream<Household> demoHouseholds(NationPlan plan, AreaCode commune, int adults) {
        LocalDate day = plan.asOf();
        return households(plan)
                .filter(household -> household.commune().equals(commune)
                        && household.members().stream()
                                        .filter(person -> person.birth().ageOn(day) >= 18)
                                        .count()
                                >= adults);
    }

    private static Stream<Household> stream(Households households) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(households, traits), false);
    }
}
