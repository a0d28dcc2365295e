package vn.goc.nation;

import vn.goc.kernel.Sex;

/**
 * A place in a {@link Pattern}.
 *
 * @param age full years on the plan's day, 0–104
 * @param father place of the father in the pattern, or {@link #NOBODY}; mother, spouse and twin likewise
 * @param lineage people of one lineage share surname, ethnic group and origin
 */
record Role(
        Relation relation,
        Sex sex,
        int age,
        Marital marital,
        int lineage,
        int father,
        int mother,
        int spouse,
        int twin) {
    static final int NOBODY = -1;
    static final int OLDEST = 104;

    Role marriedTo(int place) {
        return new Role(relation, sex, age, Marital.MARRIED, lineage, father, mother, place, twin);
    }

    Role bornTo(int fatherPlace, int motherPlace) {
        return new Role(relation, sex, age, marital, lineage, fatherPlace, motherPlace, spouse, twin);
    }

    /** The same role in a pattern whose first two places are exchanged. */
    Role exchanged() {
        return new Role(
                relation,
                sex,
                age,
                marital,
                lineage,
                exchanged(father),
                exchanged(mother),
                exchanged(spouse),
                exchanged(twin));
    }

    private static int exchanged(int place) {
        return place == 0 ? 1 : place == 1 ? 0 : place;
    }

    boolean parentless() {
        return father == NOBODY && mother == NOBODY;
    }
}
