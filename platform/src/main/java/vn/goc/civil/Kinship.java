package vn.goc.civil;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may not marry for their blood (Law on Marriage and Family 52/2014/QH13 Arts. 3(17)–(18), 5(2)(d)): the direct line,
 * and those within three generations: of one ancestor, who is the first, children are the second, grandchildren the third.
 *
 * <p>It knows what it is told: a father or mother who is not on record hides kin.
 */
final class Kinship {
    /** How far back the collateral rule reaches: grandparents. */
    static final int GENERATIONS = 2;

    /** How far the direct line is looked for. */
    static final int DIRECT = 4;

    private Kinship() {}

    /** Why two may not marry. */
    enum Relation {
        DIRECT_LINE("người cùng dòng máu về trực hệ", "of one direct line"),
        THREE_GENERATIONS("người có họ trong phạm vi ba đời", "kin within three generations");

        private final String vi;
        private final String en;

        Relation(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        String vi() {
            return vi;
        }

        String en() {
            return en;
        }
    }

    /** @param parents number → numbers of father and mother, as far as known */
    static Optional<Relation> between(String one, String other, Map<String, List<String>> parents) {
        Map<String, Integer> ofOne = ancestors(one, parents);
        Map<String, Integer> ofOther = ancestors(other, parents);
        if (ofOne.containsKey(other) || ofOther.containsKey(one)) {
            return Optional.of(Relation.DIRECT_LINE);
        }
        boolean near = ofOne.entrySet().stream()
                .anyMatch(ancestor -> ancestor.getValue() <= GENERATIONS
                        && ofOther.getOrDefault(ancestor.getKey(), Integer.MAX_VALUE) <= GENERATIONS);
        return near ? Optional.of(Relation.THREE_GENERATIONS) : Optional.empty();
    }

    /** Ancestor → the fewest steps up to them. */
    private static Map<String, Integer> ancestors(String person, Map<String, List<String>> parents) {
        Map<String, Integer> found = new HashMap<>();
        List<String> here = List.of(person);
        for (int steps = 1; steps <= DIRECT && !here.isEmpty(); steps++) {
            List<String> above = new ArrayList<>();
            for (String child : here) {
                for (String parent : parents.getOrDefault(child, List.of())) {
                    if (found.putIfAbsent(parent, steps) == null) {
                        above.add(parent);
                    }
                }
            }
            here = above;
        }
        return found;
    }

    /** Whom to ask about next: those named as parents who have not been asked. */
    static List<String> unasked(Map<String, List<String>> parents, Set<String> asked) {
        return parents.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(number -> !asked.contains(number))
                .toList();
    }
}
