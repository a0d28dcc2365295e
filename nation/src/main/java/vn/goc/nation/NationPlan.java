package vn.goc.nation;

import java.time.LocalDate;
import vn.goc.kernel.Rejection;

/**
 * What determines a synthetic nation, entirely.
 *
 * @param seed any number; another seed gives other people
 * @param people exactly so many, 1–100,000,000
 * @param asOf the day on which ages, households and residences hold; from 2025-07-01, because the communes are today's
 */
public record NationPlan(long seed, int people, LocalDate asOf) {
    /** Serials of one birth year and sex would run out beyond. */
    public static final int MOST_PEOPLE = 100_000_000;

    static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    public NationPlan {
        if (people < 1 || people > MOST_PEOPLE) {
            throw Rejection.of(NationError.PEOPLE_OUT_OF_RANGE).with("most", MOST_PEOPLE);
        }
        if (asOf.isBefore(REFORM) || asOf.getYear() > 2099) {
            throw Rejection.of(NationError.DAY_OUT_OF_RANGE);
        }
    }
}
