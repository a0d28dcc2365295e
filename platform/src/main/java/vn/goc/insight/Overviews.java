package vn.goc.insight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;

/**
 * What somebody gets to see of a unit: live within their area when they are a leader or residence officer, else the last
 * release.
 */
@Service
public class Overviews {
    /** Which figures are wanted; {@code BEST}: live where allowed. */
    public enum View {
        BEST,
        LIVE,
        RELEASE
    }

    private final Counts counts;
    private final Releases releases;

    Overviews(Counts counts, Releases releases) {
        this.counts = counts;
        this.releases = releases;
    }

    /**
     * Figures of a unit of today and its parts.
     *
     * @param actor who asks; empty: the public
     * @param area null for the country
     * @throws Rejection {@link InsightError#UNKNOWN_AREA}, {@link InsightError#NOT_YOUR_AREA} for {@code LIVE} outside the
     *     actor's area, {@link InsightError#NOTHING_PUBLISHED}, {@link InsightError#COUNTING}
     */
    public Overview of(Optional<Actor> actor, @Nullable AreaCode area, View view) {
        return live(actor, area, view) ? live(actor.orElseThrow(), area) : published(area);
    }

    /** Whether the answer would be live. */
    boolean live(Optional<Actor> actor, @Nullable AreaCode area, View view) {
        CubeShape shape = counts.known().cube().shape();
        if (area != null && shape.row(area) < 0) {
            throw Rejection.of(InsightError.UNKNOWN_AREA);
        }
        boolean open =
                actor.isPresent() && (area == null ? counts.openNation(actor.get()) : counts.open(actor.get(), area));
        if (view == View.LIVE && !open) {
            throw Rejection.of(InsightError.NOT_YOUR_AREA);
        }
        return open && view != View.RELEASE;
    }

    private Overview live(Actor actor, @Nullable AreaCode area) {
        CubeKeeper.Known known = counts.known();
        var asOf = new CountsAsOf(known.upTo(), known.at(), known.cube().day());
        return live(known.cube(), asOf, area, province -> counts.open(actor, province));
    }

    private static Overview live(
            Cube cube, CountsAsOf asOf, @Nullable AreaCode area, java.util.function.Predicate<AreaCode> open) {
        CubeShape shape = cube.shape();
        if (area == null) {
            return new Overview(
                    null,
                    Counts.byProvince(cube),
                    cube.total(shape.nation()),
                    cube.total(shape.unplaced()),
                    Counts.pyramid(cube, shape.nation()),
                    asOf,
                    null);
        }
        AreaCode province = area.province() ? area : shape.provinceOf(area);
        List<AreaCount> parts = province != null && open.test(province)
                ? Counts.byCommune(cube, province)
                : Counts.counts(cube, List.of(area));
        int row = shape.row(area);
        return new Overview(area, parts, cube.total(row), 0, Counts.pyramid(cube, row), asOf, null);
    }

    private Overview published(@Nullable AreaCode area) {
        Release release = releases.latest().orElseThrow(() -> Rejection.of(InsightError.NOTHING_PUBLISHED));
        Release.Figures figures = release.figures();
        if (area == null) {
            List<AreaCount> provinces = figures.provinces().entrySet().stream()
                    .map(p ->
                            new AreaCount(new AreaCode(p.getKey()), p.getValue().total()))
                    .toList();
            return new Overview(null, provinces, figures.total(), figures.unplaced(), figures.pyramid(), null, release);
        }
        CubeShape shape = counts.known().cube().shape();
        AreaCode province = area.province() ? area : shape.provinceOf(area);
        List<AreaCount> communes = (province == null ? List.<AreaCode>of() : shape.communes(province))
                .stream()
                        .filter(commune -> figures.communes().containsKey(commune.digits()))
                        .map(commune -> new AreaCount(commune, communeTotal(figures, commune)))
                        .toList();
        Release.Province own = figures.provinces().get(area.digits());
        if (own == null && !figures.communes().containsKey(area.digits())) {
            throw Rejection.of(InsightError.UNKNOWN_AREA);
        }
        long total = own == null ? communeTotal(figures, area) : own.total();
        return new Overview(area, communes, total, 0, own == null ? null : own.pyramid(), null, release);
    }

    private static long communeTotal(Release.Figures figures, AreaCode commune) {
        return figures.communes().getOrDefault(commune.digits(), 0L);
    }
}
