package vn.goc.nation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.goc.kernel.Sex;

/** Surnames by their known shares; middle and given names from our own lists, by sex and generation. */
final class NameBook {
    private static final String BASE = "LTH2005";
    /** Per mille of people who bear both parents' surnames, among those born since 1995 with a mother present. */
    private static final int BOTH_SURNAMES = 60;

    private record Word(String text, double weight) {}

    private final Weighted<Word> northern;
    private final Weighted<Word> southern;
    private final Map<String, List<String>> bySurnameGroup = new TreeMap<>();
    private final Map<String, Weighted<Word>> words = new TreeMap<>();

    NameBook() {
        List<Word> surnames = surnames();
        northern = Weighted.of(side(surnames, 0), Word::weight);
        southern = Weighted.of(side(surnames, 1), Word::weight);
        DataFile.read(
                "ethnic-surnames.csv",
                row -> bySurnameGroup
                        .computeIfAbsent(row.required("ethnicity"), code -> new ArrayList<>())
                        .add(row.required("surname")));
        Map<String, List<Word>> lists = new TreeMap<>();
        DataFile.read(
                "name-words.csv",
                row -> lists.computeIfAbsent(
                                key(row.required("part"), row.required("sex"), row.required("generation")),
                                k -> new ArrayList<>())
                        .add(new Word(row.required("word"), row.number("weight", 1, 100))));
        lists.forEach((key, list) -> words.put(key, Weighted.of(list, Word::weight)));
    }

    String surname(String ethnicity, boolean north, Dice dice) {
        List<String> own = bySurnameGroup.get(ethnicity);
        if (own != null) {
            return own.get(dice.below(own.size()));
        }
        return (north ? northern : southern).at(dice).text;
    }

    /**
     * A full name.
     *
     * @param motherSurname of the mother when known, else empty
     * @param taken given names already in the household, avoided where possible; the new one joins them
     */
    String full(String surname, String motherSurname, Sex sex, int birthYear, List<String> taken, Dice dice) {
        String generation = birthYear < 1966 ? "old" : birthYear < 1995 ? "middle" : "young";
        String middle = word("middle", sex, generation, dice);
        String given = word("given", sex, generation, dice);
        for (int i = 0; i < 6 && (taken.contains(given) || middle.endsWith(given) || surname.equals(given)); i++) {
            given = word("given", sex, generation, dice);
        }
        taken.add(given);
        boolean both = birthYear >= 1995
                && !motherSurname.isEmpty()
                && !motherSurname.equals(surname)
                && dice.chance(BOTH_SURNAMES);
        return both ? surname + " " + motherSurname + " " + middle + " " + given : surname + " " + middle + " " + given;
    }

    private String word(String part, Sex sex, String generation, Dice dice) {
        Weighted<Word> list = words.get(key(part, sex.code(), generation));
        if (list == null) {
            throw new IllegalStateException("name-words.csv has no " + part + " " + sex + " " + generation);
        }
        return list.at(dice).text;
    }

    private static String key(String part, String sex, String generation) {
        return part + sex + generation;
    }

    /** The base sample, and what it leaves of 100 % shared by the other sample's further surnames. */
    private static List<Word> surnames() {
        var base = new ArrayList<Word>();
        var further = new ArrayList<Word>();
        DataFile.read("surnames.csv", row -> {
            var word = new Word(row.required("surname"), row.decimal("share_percent"));
            (row.required("sample").equals(BASE) ? base : further).add(word);
        });
        further.removeIf(word ->
                base.stream().anyMatch(known -> List.of(known.text.split("/")).contains(word.text)));
        double left = 100;
        for (Word word : base) {
            left -= word.weight;
        }
        double sum = 0;
        for (Word word : further) {
            sum += word.weight;
        }
        for (Word word : further) {
            base.add(new Word(word.text, word.weight * left / sum));
        }
        return base;
    }

    /** Hoàng/Huỳnh and Vũ/Võ: nine of ten say the form of their side of the country. */
    private static List<Word> side(List<Word> surnames, int side) {
        var out = new ArrayList<Word>();
        for (Word word : surnames) {
            String[] forms = word.text.split("/");
            if (forms.length == 1) {
                out.add(word);
            } else {
                out.add(new Word(forms[side], word.weight * 0.9));
                out.add(new Word(forms[1 - side], word.weight * 0.1));
            }
        }
        return out;
    }
}
