package vn.goc.civil;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import vn.goc.kernel.AreaCode;
import vn.goc.places.Unit;
import vn.goc.places.Units;

/** Cơ quan đăng ký hộ tịch: the people's committee of a commune (Law 60/2014/QH13 Art. 7). */
@Service
public class RegistryOffices {
    private final CivilSettings settings;
    private final Units units;

    RegistryOffices(CivilSettings settings, Units units) {
        this.settings = settings;
        this.units = units;
    }

    /**
     * Code of the office, which an officer's account carries as its agency.
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

    /** {@code Ủy ban nhân dân phường Thuận Hóa}. */
    public String name(AreaCode commune, LocalDate on) {
        return units.find(commune, on)
                .map(unit -> "Ủy ban nhân dân " + unit.inLine())
                .orElse("Ủy ban nhân dân xã " + commune);
    }

    /** The province as a certificate's head has it; empty when the unit is gone. */
    public String province(AreaCode commune, LocalDate on) {
        return units.find(commune, on)
                .map(Unit::province)
                .flatMap(code -> units.find(code, on))
                .map(Unit::inLine)
                .orElse("");
    }
}
