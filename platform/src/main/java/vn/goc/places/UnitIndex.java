package vn.goc.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;

/**
 * All units of both periods in memory, immutable: a look-up by code and day is a hash and one or two comparisons.
 *
 * <p>A unit whose attributes changed in its life stands here once for each stretch in which none did.
 */
final class UnitIndex {
    record UnitRow(
            String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Level level,
            String kind,
            String name,
            String nameEn,
            @Nullable String parent,
            @Nullable Double areaKm2) {
        boolean holdsOn(LocalDate day) {
            return within(day, from, to);
        }
    }

    record AttributeRow(
            String code,
            @Nullable LocalDate unitFrom,
            String attribute,
            String value,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    record ChangeRow(
            Level oldLevel, String oldCode, Level newLevel, String newCode, boolean whole, LocalDate effective) {}

    /** A unit as it was from one day to another, with the keys a search compares. */
    record Stretch(
            Unit unit,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            String key,
            String fullKey,
            String wholeKey) {
        boolean holdsOn(LocalDate day) {
            return within(day, first, last);
        }
    }

    private final Map<String, List<UnitRow>> rows = new HashMap<>();
    private final Map<String, List<Stretch>> stretches = new HashMap<>();
    private final Map<String, List<Unit>> ever = new HashMap<>();
    private final Map<String, List<Stretch>> communesOf = new HashMap<>();
    private final List<Stretch> all = new ArrayList<>();
    private final Map<String, List<ChangeRow>> onward = new HashMap<>();
    private final Map<String, List<ChangeRow>> back = new HashMap<>();

    UnitIndex(List<UnitRow> units, List<AttributeRow> attributes, List<ChangeRow> changes) {
        Map<String, List<AttributeRow>> dated = new HashMap<>();
        attributes.forEach(
                a -> dated.computeIfAbsent(a.code(), c -> new ArrayList<>()).add(a));
        units.forEach(unit ->
                rows.computeIfAbsent(unit.code(), c -> new ArrayList<>(2)).add(unit));
        for (Level level : List.of(Level.PROVINCE, Level.COMMUNE)) { // a commune's search key holds its province's name
            for (UnitRow unit : units) {
                if (unit.level() == level) {
                    add(
                            unit,
                            dated.getOrDefault(unit.code(), List.of()).stream()
                                    .filter(a -> Objects.equals(a.unitFrom(), unit.from()))
                                    .toList());
                }
            }
        }
        all.sort(Comparator.comparing((Stretch s) -> s.unit().level())
                .thenComparing(s -> s.unit().code().digits()));
        changes.forEach(change -> {
            onward.computeIfAbsent(change.oldCode(), c -> new ArrayList<>(1)).add(change);
            back.computeIfAbsent(change.newCode(), c -> new ArrayList<>(4)).add(change);
        });
    }

    Optional<Unit> find(String code, LocalDate on) {
        return stretch(code, on).map(Stretch::unit);
    }

    private Optional<Stretch> stretch(String code, LocalDate on) {
        for (Stretch stretch : stretches.getOrDefault(code, List.of())) {
            if (stretch.holdsOn(on)) {
                return Optional.of(stretch);
            }
        }
        return Optional.empty();
    }

    /** Every unit that ever had the code, the latest last. */
    List<Unit> ever(String code) {
        return ever.getOrDefault(code, List.of());
    }

    List<Stretch> all() {
        return all;
    }

    List<Unit> communes(String province, LocalDate on) {
        return communesOf.getOrDefault(province, List.of()).stream()
                .filter(s -> s.holdsOn(on))
                .map(Stretch::unit)
                .toList();
    }

    List<ChangeRow> onward(String code) {
        return onward.getOrDefault(code, List.of());
    }

    List<ChangeRow> back(String code) {
        return back.getOrDefault(code, List.of());
    }

    /** Kind and name of any unit, districts too, on a day. */
    Optional<UnitRow> row(@Nullable String code, LocalDate on) {
        return code == null
                ? Optional.empty()
                : rows.getOrDefault(code, List.of()).stream()
                        .filter(r -> r.holdsOn(on))
                        .findFirst();
    }

    private void add(UnitRow row, List<AttributeRow> dated) {
        var cuts = new TreeSet<LocalDate>();
        for (AttributeRow attribute : dated) {
            inside(row, attribute.first()).ifPresent(cuts::add);
            inside(row, attribute.last()).ifPresent(cuts::add);
        }
        LocalDate first = row.from();
        for (LocalDate cut : cuts) {
            stretch(row, dated, first, cut);
            first = cut;
        }
        stretch(row, dated, first, row.to());
    }

    private static Optional<LocalDate> inside(UnitRow row, @Nullable LocalDate day) {
        return Optional.ofNullable(day).filter(d -> row.holdsOn(d) && !d.equals(row.from()));
    }

    private void stretch(UnitRow row, List<AttributeRow> dated, @Nullable LocalDate first, @Nullable LocalDate last) {
        LocalDate sample = first != null ? first : last != null ? last.minusDays(1) : LocalDate.EPOCH;
        Map<String, String> values = new HashMap<>();
        dated.stream()
                .filter(a -> within(sample, a.first(), a.last()))
                .forEach(a -> values.put(a.attribute(), a.value()));
        String parent = values.getOrDefault("parent", row.parent() == null ? "" : row.parent());
        UnitRow district =
                row(parent, sample).filter(r -> r.level() == Level.DISTRICT).orElse(null);
        String province = district == null ? parent : district.parent();
        var unit = new Unit(
                new AreaCode(row.code()),
                row.from(),
                row.to(),
                row.level(),
                values.getOrDefault("kind", row.kind()),
                values.getOrDefault("name", row.name()),
                values.getOrDefault("name_en", row.nameEn()),
                province == null || province.isEmpty() ? null : new AreaCode(province),
                district == null ? null : district.kind() + " " + district.name(),
                row.areaKm2());
        String whole = PersonName.fold(unit.full());
        if (unit.district() != null) {
            whole += " " + PersonName.fold(unit.district());
        }
        if (unit.province() != null) {
            whole += " "
                    + stretch(unit.province().digits(), sample)
                            .map(Stretch::fullKey)
                            .orElseThrow(() -> new IllegalStateException("places: no parent of " + row.code()));
        }
        var stretch = new Stretch(unit, first, last, PersonName.fold(unit.name()), PersonName.fold(unit.full()), whole);
        stretches.computeIfAbsent(row.code(), c -> new ArrayList<>(2)).add(stretch);
        ever.computeIfAbsent(row.code(), c -> new ArrayList<>(2)).add(unit);
        all.add(stretch);
        if (unit.province() != null) {
            communesOf
                    .computeIfAbsent(unit.province().digits(), c -> new ArrayList<>())
                    .add(stretch);
        }
    }

    private static boolean within(LocalDate day, @Nullable LocalDate first, @Nullable LocalDate last) {
        return (first == null || !day.isBefore(first)) && (last == null || day.isBefore(last));
    }
}
