package vn.goc.nation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Address lines of invented roads and hamlets, in the manner of each part of the country. */
final class AddressBook {
    private final Map<String, List<String>> words = new TreeMap<>();

    AddressBook() {
        DataFile.read(
                "place-words.csv",
                row -> words.computeIfAbsent(row.required("kind"), kind -> new ArrayList<>())
                        .add(row.required("word")));
    }

    /** The part of an address before the commune. */
    String line(Territory.Province province, boolean urban, Dice dice) {
        return urban ? town(province, dice) : country(province, dice);
    }

    private String town(Territory.Province province, Dice dice) {
        String road = word("road", dice);
        int number = 1 + dice.below(1 + dice.below(600));
        int kind = dice.below(100);
        if (kind < 55) {
            return "Số " + number + (dice.chance(120) ? dice.of(new String[] {"A", "B", "C"}) : "") + ", đường " + road;
        }
        if (kind < 85) {
            return province.northern()
                    ? "Số " + dice.between(1, 60) + ", ngõ " + number + ", đường " + road
                    : "Số " + number + "/" + dice.between(1, 60) + ", đường " + road;
        }
        if (kind < 90) {
            return "Căn hộ " + (dice.between(2, 25) * 100 + dice.between(1, 16)) + ", chung cư " + word("road", dice)
                    + ", đường " + road;
        }
        String part = southern(province) ? "Khóm " : "Tổ dân phố ";
        return part + dice.between(1, 24) + ", đường " + road;
    }

    private String country(Territory.Province province, Dice dice) {
        String code = province.code().digits();
        return switch (code) {
            case "04", "08", "11", "12", "14", "15", "20" -> "Bản " + word("highland", dice);
            case "51", "52", "66", "68" ->
                dice.chance(500) ? "Buôn " + word("plateau", dice) : "Thôn " + dice.between(1, 15);
            default -> {
                if (southern(province)) {
                    String house = dice.chance(600) ? "Số " + dice.between(1, 600) + ", " : "";
                    yield house + "Ấp "
                            + (dice.chance(500) ? word("south", dice) : Integer.toString(dice.between(1, 12)));
                }
                yield (dice.chance(300) ? "Xóm " + dice.between(1, 12) + ", thôn " : "Thôn ") + word("north", dice);
            }
        };
    }

    private static boolean southern(Territory.Province province) {
        return province.code().digits().compareTo("72") >= 0;
    }

    private String word(String kind, Dice dice) {
        List<String> list = words.getOrDefault(kind, List.of());
        return list.get(dice.below(list.size()));
    }
}
