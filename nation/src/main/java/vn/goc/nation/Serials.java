package vn.goc.nation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Sex;

/**
 * Personal numbers that never repeat: people of one sex and birth year are counted, and the count is shuffled over the
 * million serials there are. Memory is a counter and a key for each of those groups.
 */
final class Serials {
    private static final int SERIALS = 1_000_000;
    private static final int FIRST_YEAR = 1900;
    private static final int YEARS = 200;
    private static final int OLD_NUMBERS = 500_000_000;

    private final int[] used = new int[2 * YEARS];
    private final List<Permutation> shuffles = new ArrayList<>();
    private final Permutation old;

    Serials(long seed) {
        IntStream.range(0, used.length)
                .forEach(group -> shuffles.add(new Permutation(SERIALS, Dice.hash(seed, 1000L + group))));
        old = new Permutation(OLD_NUMBERS, Dice.hash(seed, 3));
    }

    /** Counts a person whose number nobody asks for. */
    void pass(Sex sex, int year) {
        used[group(sex, year)]++;
    }

    PersonalNumber next(Sex sex, int year) {
        int group = group(sex, year);
        return PersonalNumber.of("000", year, sex, (int) shuffles.get(group).of(used[group]++));
    }

    /** The nine digits of a person's old number, beginning with 5–9. */
    String old(long person) {
        return Long.toString(OLD_NUMBERS + old.of(person));
    }

    private static int group(Sex sex, int year) {
        return (sex == Sex.MALE ? 0 : YEARS) + year - FIRST_YEAR;
    }
}
