package vn.goc.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;

/**
 * Which row of the cube belongs to which unit: communes by province, then provinces, then the nation, then people on no
 * map.
 */
final class CubeShape {
    private final List<AreaCode> provinces;
    private final List<AreaCode> communes = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final int[] parents;
    private final int[] firsts;

    CubeShape(Map<AreaCode, List<AreaCode>> communesByProvince) {
        this.provinces = List.copyOf(communesByProvince.keySet());
        communesByProvince.values().forEach(communes::addAll);
        this.parents = new int[communes.size()];
        this.firsts = new int[provinces.size() + 1];
        int row = 0;
        for (int p = 0; p < provinces.size(); p++) {
            firsts[p] = row;
            for (AreaCode commune : communesByProvince.getOrDefault(provinces.get(p), List.of())) {
                parents[row] = communes.size() + p;
                rows.put(commune.digits(), row++);
            }
            rows.put(provinces.get(p).digits(), communes.size() + p);
        }
        firsts[provinces.size()] = row;
    }

    int size() {
        return communes.size() + provinces.size() + 2;
    }

    int nation() {
        return communes.size() + provinces.size();
    }

    /** People whose commune is unknown or none of today's. */
    int unplaced() {
        return nation() + 1;
    }

    /** The commune's row, or {@link #unplaced}. */
    int commune(@Nullable String code) {
        Integer row = code == null || code.length() != 5 ? null : rows.get(code);
        return row == null ? unplaced() : row;
    }

    /** The province's row above a commune's. */
    int parent(int commune) {
        return parents[commune];
    }

    /** The row of a unit, or −1 for one that is not of today. */
    int row(AreaCode code) {
        return rows.getOrDefault(code.digits(), -1);
    }

    List<AreaCode> provinces() {
        return provinces;
    }

    List<AreaCode> communes() {
        return List.copyOf(communes);
    }

    /** Empty for a province that is not of today. */
    List<AreaCode> communes(AreaCode province) {
        int p = provinces.indexOf(province);
        return p < 0 ? List.of() : communes.subList(firsts[p], firsts[p + 1]);
    }

    /** The province a commune lies in; null when it is not of today. */
    @Nullable
    AreaCode provinceOf(AreaCode commune) {
        int row = row(commune);
        return commune.province() || row < 0 ? null : provinces.get(parents[row] - communes.size());
    }
}
