package vn.goc.places;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.Rejection;
import vn.goc.places.UnitIndex.ChangeRow;
import vn.goc.places.UnitIndex.Stretch;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Đơn vị hành chính on any day: 63 provinces and 10,047 communes until 2025-06-30, 34 and 3,321 since (Res.
 * 202/2025/QH15, QĐ 19/2025/QĐ-TTg). A code alone says nothing: 3,315 commune codes name another unit before and after, so
 * every question carries its day.
 *
 * <p>Answers come from memory: neither database nor transaction is touched after the start.
 */
@Service
public class Units {
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_FOUND = 100;

    private final UnitIndex index;

    Units(UnitsLoad loaded, PlacesStore store, Tx tx) {
        loaded.run();
        this.index = tx.read(Actor.system(), () -> new UnitIndex(store.units(), store.attributes(), store.changes()));
    }

    /** The province or commune that had the code on the day. */
    public Optional<Unit> find(AreaCode code, LocalDate on) {
        return index.find(code.digits(), on);
    }

    /**
     * The province or commune that had the code on the day.
     *
     * @throws Rejection {@link PlacesError#UNKNOWN_UNIT} for a code no unit ever had, {@link PlacesError#UNIT_ENDED} with
     *     what it became, {@link PlacesError#UNIT_NOT_YET} with its first day
     */
    public Unit on(AreaCode code, LocalDate on) {
        return find(code, on).orElseThrow(() -> absent(code, on));
    }

    /** The unit of a key: code and first day, null for one that began before the files do. */
    Unit of(AreaCode code, @Nullable LocalDate from) {
        for (Unit unit : index.ever(code.digits())) {
            if (Objects.equals(unit.from(), from)) {
                return unit;
            }
        }
        throw Rejection.of(PlacesError.UNKNOWN_UNIT).with("code", code);
    }

    /** {@code Phường Thuận Hóa}: kind and name on the day, or the code itself where there was no such unit. */
    public String name(AreaCode code, LocalDate on) {
        return find(code, on).map(Unit::full).orElse(code.digits());
    }

    /** Provinces of the day by code. */
    public List<Unit> provinces(LocalDate on) {
        return index.all().stream()
                .filter(s -> s.unit().level() == Level.PROVINCE && s.holdsOn(on))
                .map(Stretch::unit)
                .toList();
    }

    /**
     * Communes of a province on the day by code; before 2025-07-01 those of all its districts.
     *
     * @throws Rejection {@link PlacesError#NOT_A_PROVINCE}, and as {@link #on}
     */
    public List<Unit> children(AreaCode province, LocalDate on) {
        if (!province.province()) {
            throw Rejection.of(PlacesError.NOT_A_PROVINCE).with("code", province);
        }
        return index.communes(on(province, on).code().digits(), on).stream()
                .sorted(Comparator.comparing(u -> u.code().digits()))
                .toList();
    }

    /**
     * Units of the day found by name without accents, with or without kind, district and province ({@code phuong thuan
     * hoa hue}): same name first (with the same
     * accents before others), then names that begin so, then words that do, then the rest; provinces before communes.
     *
     * @param limit at most this many, not over {@value #MOST_FOUND}
     * @throws Rejection {@link PlacesError#SEARCH_TOO_LONG}
     */
    public List<Unit> search(String text, LocalDate on, int limit) {
        if (text.length() > LONGEST_SEARCH) {
            throw Rejection.of(PlacesError.SEARCH_TOO_LONG).with("limit", LONGEST_SEARCH);
        }
        String key = PersonName.fold(text.replace(',', ' '));
        if (key.isEmpty()) {
            return List.of();
        }
        String[] words = key.split(" ");
        String accents = accents(text);
        record Hit(Stretch stretch, int rank) {}
        return index.all().stream()
                .filter(s -> s.holdsOn(on))
                .map(s -> new Hit(s, rank(s, key, words)))
                .filter(hit -> hit.rank() < NOT_FOUND)
                .sorted(Comparator.comparingInt(Hit::rank)
                        .thenComparing(
                                hit -> !accents(hit.stretch().unit().name()).equals(accents))
                        .thenComparing(hit -> hit.stretch().unit().level())
                        .thenComparing(hit -> hit.stretch().key())
                        .thenComparing(hit -> hit.stretch().unit().code().digits()))
                .limit(Math.clamp(limit, 0, MOST_FOUND))
                .map(hit -> hit.stretch().unit())
                .toList();
    }

    /**
     * What an old unit became.
     *
     * @throws Rejection {@link PlacesError#NO_REFORM} for a unit that no reform touched, {@link PlacesError#UNKNOWN_UNIT}
     */
    public Successors successors(AreaCode old) {
        return successors(old.digits());
    }

    /** The same for any code; a district's has 3 digits, and only five districts became units themselves. */
    public Successors successors(String old) {
        List<ChangeRow> edges = index.onward(old);
        if (edges.isEmpty()) {
            String shown = old.length() > 10 ? old.substring(0, 10) : old;
            boolean known = !index.ever(old).isEmpty();
            throw Rejection.of(known ? PlacesError.NO_REFORM : PlacesError.UNKNOWN_UNIT)
                    .with("code", shown);
        }
        return became(old, edges.getFirst().effective());
    }

    /** What the unit that ended on a day became: another unit of the same code has edges of its own. */
    private Successors became(String old, LocalDate ended) {
        List<ChangeRow> edges = index.onward(old).stream()
                .filter(edge -> edge.effective().equals(ended))
                .toList();
        List<Unit> candidates = edges.stream()
                .map(edge -> index.find(edge.newCode(), ended).orElseThrow())
                .toList();
        boolean one = edges.size() == 1 && edges.getFirst().whole();
        return new Successors(old, ended, one && staysInProvince(old, candidates.getFirst(), ended), candidates);
    }

    /** An edge that leaves what the unit's own province became is a fault of the crosswalk: nothing is converted by it. */
    private boolean staysInProvince(String old, Unit successor, LocalDate ended) {
        AreaCode province =
                index.find(old, ended.minusDays(1)).map(Unit::province).orElse(null);
        return province == null
                || index.onward(province.digits()).stream()
                        .filter(edge -> edge.effective().equals(ended))
                        .anyMatch(edge -> new AreaCode(edge.newCode()).equals(successor.province()));
    }

    /** Of which old units, whole or in part, a unit of today consists; empty when it is older than the reform. */
    public List<Predecessor> predecessors(AreaCode current) {
        return index.back(current.digits()).stream()
                .map(edge -> new Predecessor(
                        edge.oldLevel(),
                        edge.oldCode(),
                        index.row(edge.oldCode(), edge.effective().minusDays(1))
                                .map(r -> r.kind() + " " + r.name())
                                .orElseThrow(),
                        edge.whole()))
                .toList();
    }

    /**
     * The unit that stands on the day where another stood: itself while it exists, its one certain successor afterwards.
     * Empty when the unit was split and only evidence about the house can decide, or when the day lies before it began.
     */
    public Optional<Unit> follow(Unit unit, LocalDate on) {
        if (unit.from() != null && on.isBefore(unit.from())) {
            return Optional.empty();
        }
        if (unit.to() == null || on.isBefore(unit.to())) {
            return find(unit.code(), on);
        }
        Successors next = became(unit.code().digits(), unit.to());
        return next.certain() ? follow(next.candidates().getFirst(), on) : Optional.empty();
    }

    private static final int NOT_FOUND = 6;

    private static int rank(Stretch stretch, String key, String[] words) {
        if (stretch.key().equals(key) || stretch.fullKey().equals(key)) {
            return 0;
        }
        if (stretch.key().startsWith(key) || stretch.fullKey().startsWith(key)) {
            return 1;
        }
        if (stretch.wholeKey().startsWith(key) || stretch.key().contains(" " + key)) {
            return 2;
        }
        boolean begins = true;
        boolean holds = true;
        for (String word : words) {
            begins &= stretch.wholeKey().startsWith(word) || stretch.wholeKey().contains(" " + word);
            holds &= stretch.wholeKey().contains(word);
        }
        boolean named = stretch.key().startsWith(words[0]);
        return begins ? (named ? 3 : 4) : holds ? 5 : NOT_FOUND;
    }

    /** The accents of a text wherever they are placed: {@code hóa} and {@code hoá} have the same, {@code hòa} another. */
    private static String accents(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .chars()
                .filter(c -> c == 'đ' || Character.getType(c) == Character.NON_SPACING_MARK)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private Rejection absent(AreaCode code, LocalDate on) {
        List<Unit> ever = new ArrayList<>(index.ever(code.digits()));
        if (ever.isEmpty()) {
            return Rejection.of(PlacesError.UNKNOWN_UNIT).with("code", code);
        }
        for (Unit unit : ever.reversed()) {
            if (unit.to() != null && !on.isBefore(unit.to())) {
                String became = became(code.digits(), unit.to()).candidates().stream()
                        .map(u -> u.full() + " (" + u.code() + ")")
                        .collect(Collectors.joining(", "));
                return Rejection.of(PlacesError.UNIT_ENDED)
                        .with("name", unit.full())
                        .with("code", code)
                        .with("since", Texts.day(unit.to()))
                        .with("became", became);
            }
        }
        Unit first = ever.getFirst();
        return Rejection.of(PlacesError.UNIT_NOT_YET)
                .with("name", first.full())
                .with("code", code)
                .with("since", first.from() == null ? "" : Texts.day(first.from()));
    }
}
