package vn.goc.dossiers;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Service;
import vn.goc.kernel.AreaCode;
import vn.goc.places.Unit;
import vn.goc.places.Units;

/**
 * Which office receives the dossiers of a commune, and how their codes are written.
 *
 * <p>A dossier code is {@code unit-YYMMDD-NNNN} after TT 01/2018/TT-VPCP Art. 19: unit code, day of filing, the unit's
 * serial of that day. The unit code is {@code goc.dossiers.unit-code}, by default {@code G01.46.19753}: Ministry of Public
 * Security, province, commune.
 */
@Service
public class Offices {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private final DossierSettings settings;
    private final Units units;

    Offices(DossierSettings settings, Units units) {
        this.settings = settings;
        this.units = units;
    }

    /**
     * Code of the unit; an officer's account must carry it as its agency to be let into the commune's cases.
     *
     * @throws vn.goc.kernel.Rejection places.unknown-unit, places.unit-ended, places.unit-not-yet
     */
    public String code(AreaCode commune, LocalDate on) {
        Unit unit = units.on(commune, on);
        AreaCode province = unit.province();
        return settings.unitCode()
                .replace("{province}", province == null ? "00" : province.digits())
                .replace("{commune}", unit.code().digits());
    }

    /** {@code Công an phường Thuận Hóa}. */
    public String name(AreaCode commune, LocalDate on) {
        return units.find(commune, on).map(unit -> "Công an " + unit.inLine()).orElse("Công an xã " + commune);
    }

    /** The province as a slip's head has it: {@code thành phố Huế}; empty when the unit is gone. */
    public String province(AreaCode commune, LocalDate on) {
        return units.find(commune, on)
                .map(Unit::province)
                .flatMap(code -> units.find(code, on))
                .map(Unit::inLine)
                .orElse("");
    }

    /** @param serial the unit's of that day, from 1; more than 4 digits when it must be */
    static String dossierCode(String unit, LocalDate day, int serial) {
        return unit + "-" + DAY.format(day) + "-" + String.format(Locale.ROOT, "%04d", serial);
    }
}
