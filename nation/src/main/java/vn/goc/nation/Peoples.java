package vn.goc.nation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.goc.kernel.AreaCode;

/** Ethnic groups by province and religions by group: thin, assumed shares, only so that no field is all alike. */
final class Peoples {
    static final String KINH = "01";

    private record Share(String code, double perMille) {}

    private record Faith(Religion religion, double perMille) {}

    private final Map<String, Weighted<Share>> groups = new TreeMap<>();
    private final Weighted<Faith> usual = faiths(820, 60, 70, 10, 20, 20, 0, 0);
    private final Weighted<Faith> upland = faiths(860, 5, 25, 110, 0, 0, 0, 0);
    private final Weighted<Faith> khmer = faiths(100, 895, 3, 2, 0, 0, 0, 0);
    private final Weighted<Faith> cham = faiths(60, 0, 5, 5, 0, 0, 390, 540);

    Peoples() {
        Map<String, List<Share>> listed = new TreeMap<>();
        DataFile.read(
                "ethnic-shares.csv",
                row -> listed.computeIfAbsent(row.required("province_code"), code -> new ArrayList<>())
                        .add(new Share(row.required("ethnicity"), row.number("per_mille", 1, 999))));
        listed.forEach((province, shares) -> {
            double others = 0;
            for (Share share : shares) {
                others += share.perMille;
            }
            shares.add(new Share(KINH, 1000 - others));
            groups.put(province, Weighted.of(shares, Share::perMille));
        });
    }

    String group(AreaCode province, Dice dice) {
        Weighted<Share> shares = groups.get(province.digits());
        return shares == null ? KINH : shares.at(dice).code;
    }

    Religion religion(String group, Dice dice) {
        return switch (group) {
            case KINH, "04" -> usual.at(dice).religion;
            case "05" -> khmer.at(dice).religion;
            case "17" -> cham.at(dice).religion;
            default -> upland.at(dice).religion;
        };
    }

    private static Weighted<Faith> faiths(int... perMille) {
        Religion[] all = Religion.values();
        var faiths = new ArrayList<Faith>();
        for (int i = 0; i < all.length; i++) {
            faiths.add(new Faith(all[i], perMille[i]));
        }
        return Weighted.of(faiths, Faith::perMille);
    }
}
