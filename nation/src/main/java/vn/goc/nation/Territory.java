package vn.goc.nation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.goc.formats.CsvRow;
import vn.goc.kernel.AreaCode;

/**
 * Today's communes with the population that weighs them, and the communes before 2025-07-01.
 *
 * <p>A commune weighs its registered population where the source has no known error, else its province's median; the
 * sum is scaled to the province. Hoàng Sa (20333) is on the map, but no household is placed there.
 */
final class Territory {
    private static final String WITHOUT_HOUSEHOLDS = "20333";

    /** A commune of today. */
    record Commune(AreaCode code, Province province, boolean urban, double people) {}

    /** A commune of the period before the reform. */
    record OldCommune(AreaCode code, AreaCode province) {}

    /** A province of today with its communes of both periods. */
    static final class Province {
        private final AreaCode code;
        private final double people;
        private final List<OldCommune> before;
        private final Weighted<Commune> communes;

        private Province(AreaCode code, double people, List<CsvRow> rows, List<OldCommune> before) {
            this.code = code;
            this.people = people;
            this.before = before;
            double median = median(rows);
            double sum = 0;
            for (CsvRow row : rows) {
                sum += weight(row, median);
            }
            double scale = people / sum;
            var list = new ArrayList<Commune>();
            for (CsvRow row : rows) {
                boolean urban = row.required("kind").equals("Phường");
                list.add(new Commune(new AreaCode(row.required("code")), this, urban, weight(row, median) * scale));
            }
            this.communes = Weighted.of(list, Commune::people);
        }

        AreaCode code() {
            return code;
        }

        double people() {
            return people;
        }

        /** North of Đà Nẵng, where Hoàng and Vũ are said for Huỳnh and Võ. */
        boolean northern() {
            return code.digits().compareTo("48") < 0;
        }

        Weighted<Commune> communes() {
            return communes;
        }

        OldCommune before(Dice dice) {
            return before.get(dice.below(before.size()));
        }
    }

    private final Weighted<Province> provinces;
    private final Weighted<Commune> communes;

    Territory() {
        Map<String, List<CsvRow>> now = new TreeMap<>();
        DataFile.read("communes.csv", row -> of(now, row).add(row));
        Map<String, List<OldCommune>> before = new TreeMap<>();
        DataFile.read(
                "old-communes.csv",
                row -> of(before, row)
                        .add(new OldCommune(
                                new AreaCode(row.required("code")), new AreaCode(row.required("province_code_2024")))));
        var ordered = new ArrayList<Province>();
        DataFile.read("provinces.csv", row -> {
            String code = row.required("code");
            ordered.add(new Province(
                    new AreaCode(code),
                    row.decimal("population_registered_2025"),
                    now.getOrDefault(code, List.of()),
                    before.getOrDefault(code, List.of())));
        });
        provinces = Weighted.of(ordered, Province::people);
        communes = Weighted.of(
                ordered.stream().flatMap(p -> p.communes.things().stream()).toList(), Commune::people);
    }

    Weighted<Province> provinces() {
        return provinces;
    }

    /** All communes, province by province from north to south. */
    Weighted<Commune> communes() {
        return communes;
    }

    private static <T> List<T> of(Map<String, List<T>> lists, CsvRow row) {
        return lists.computeIfAbsent(row.required("province_code"), code -> new ArrayList<>());
    }

    private static double weight(CsvRow row, double median) {
        return row.text("code").equals(WITHOUT_HOUSEHOLDS)
                ? 0
                : sound(row) ? row.decimal("population_registered_2025") : median;
    }

    private static boolean sound(CsvRow row) {
        return row.text("population_quality").equals("ok");
    }

    private static double median(List<CsvRow> rows) {
        double[] sound = rows.stream()
                .filter(Territory::sound)
                .mapToDouble(row -> row.decimal("population_registered_2025"))
                .sorted()
                .toArray();
        return (sound[(sound.length - 1) / 2] + sound[sound.length / 2]) / 2;
    }
}
