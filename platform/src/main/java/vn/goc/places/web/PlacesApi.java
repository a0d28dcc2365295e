package vn.goc.places.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.AreaCode;
import vn.goc.places.Level;
import vn.goc.places.Successors;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.site.Texts;

/** Units for programs; public, no personal data. */
@RestController
class PlacesApi {
    /** A unit as it leaves the house: codes as plain text. */
    record UnitShown(
            String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Level level,
            String kind,
            String name,
            String nameEn,
            @Nullable String province,
            @Nullable String district,
            @Nullable Double areaKm2) {
        static UnitShown of(Unit unit) {
            return new UnitShown(
                    unit.code().digits(),
                    unit.from(),
                    unit.to(),
                    unit.level(),
                    unit.kind(),
                    unit.name(),
                    unit.nameEn(),
                    unit.province() == null ? null : unit.province().digits(),
                    unit.district(),
                    unit.areaKm2());
        }
    }

    /** What a unit became: {@code certain} with one candidate, or a decision is needed. */
    record SuccessorsShown(String code, LocalDate effective, boolean certain, List<UnitShown> candidates) {}

    private final Units units;
    private final Clock clock;

    PlacesApi(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** Provinces of a day, today unless said, or with {@code parent} the communes of that province. */
    @GetMapping("/api/places/units")
    List<UnitShown> units(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String parent) {
        LocalDate day = day(on);
        List<Unit> found = parent == null ? units.provinces(day) : units.children(new AreaCode(parent), day);
        return found.stream().map(UnitShown::of).toList();
    }

    @GetMapping("/api/places/units/{code}")
    UnitShown unit(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        return UnitShown.of(units.on(new AreaCode(code), day(on)));
    }

    /** At most 20 units of the day by name, accents forgiven. */
    @GetMapping("/api/places/search")
    List<UnitShown> search(
            @RequestParam String q,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        return units.search(q, day(on), 20).stream().map(UnitShown::of).toList();
    }

    /** What an old province, district or commune became. */
    @GetMapping("/api/places/successors/{code}")
    SuccessorsShown successors(@PathVariable String code) {
        Successors found = units.successors(code);
        return new SuccessorsShown(
                found.code(),
                found.effective(),
                found.certain(),
                found.candidates().stream().map(UnitShown::of).toList());
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.ofInstant(clock.instant(), Texts.ZONE) : on;
    }
}
