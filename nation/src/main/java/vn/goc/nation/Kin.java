package vn.goc.nation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Couples of a block who may be the parents of people in its later households, and which households are related. */
final class Kin {
    private static final int MOST_CHILDREN = 5;
    private static final int DAYS_BETWEEN_BIRTHS = 300;

    /** Married parents in a household of the block. */
    record Couple(
            int household,
            Territory.Province province,
            long fatherNo,
            long motherNo,
            int fatherAge,
            int motherAge,
            Lineage lineage,
            String motherSurname,
            List<LocalDate> births) {
        private boolean canHave(List<Role> children, List<LocalDate> born) {
            if (births.size() + children.size() > MOST_CHILDREN) {
                return false;
            }
            for (int i = 0; i < children.size(); i++) {
                int mother = motherAge - children.get(i).age();
                int father = fatherAge - children.get(i).age();
                if (mother < 19 || mother > 42 || father < 21 || father > 44 || !apart(born.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean apart(LocalDate day) {
            return births.stream()
                    .allMatch(other -> Math.abs(other.toEpochDay() - day.toEpochDay()) >= DAYS_BETWEEN_BIRTHS);
        }
    }

    private final List<Couple> couples = new ArrayList<>();
    private final int[] family = new int[Layout.BLOCK];

    Kin() {
        for (int i = 0; i < family.length; i++) {
            family[i] = i;
        }
    }

    void add(Couple couple) {
        couples.add(couple);
    }

    /**
     * Parents for these siblings, in the same province where possible, whose family is none of those already married
     * into by the household; their births are noted.
     */
    @Nullable
    Couple parents(
            List<Role> children,
            List<LocalDate> born,
            String ethnicity,
            Territory.Province province,
            List<Couple> chosen,
            Dice dice) {
        if (couples.isEmpty()) {
            return null;
        }
        int start = dice.below(couples.size());
        Couple distant = null;
        for (int i = 0; i < couples.size(); i++) {
            Couple couple = couples.get((start + i) % couples.size());
            boolean fits = couple.lineage.ethnicity().equals(ethnicity)
                    && couple.canHave(children, born)
                    && chosen.stream().noneMatch(other -> family[other.household] == family[couple.household]);
            if (fits && couple.province == province) {
                couple.births.addAll(born);
                return couple;
            }
            distant = fits && distant == null ? couple : distant;
        }
        if (distant != null) {
            distant.births.addAll(born);
        }
        return distant;
    }

    /** From now on these households are one family. */
    void unite(int household, int other) {
        int from = family[other];
        int to = family[household];
        for (int i = 0; i < family.length; i++) {
            if (family[i] == from) {
                family[i] = to;
            }
        }
    }
}
