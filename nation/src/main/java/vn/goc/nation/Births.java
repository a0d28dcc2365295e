package vn.goc.nation;

import java.time.LocalDate;

/** Birth days: the age is the pattern's, the day within that year is chance. */
final class Births {
    private final long seed;
    private final long[] youngest = new long[PatternBook.AGES];

    Births(NationPlan plan) {
        this.seed = Dice.hash(plan.seed(), 2);
        for (int age = 0; age < youngest.length; age++) {
            youngest[age] = plan.asOf().minusYears(age).toEpochDay();
        }
    }

    /** The birth day of a role; twins share it. */
    LocalDate of(long household, Pattern pattern, int place) {
        Role role = pattern.roles().get(place);
        int key = role.twin() == Role.NOBODY ? place : role.twin();
        long chance = Dice.hash(seed, household * Pattern.LARGEST + key);
        return LocalDate.ofEpochDay(youngest[role.age()] - Math.unsignedMultiplyHigh(chance, 365));
    }
}
