package vn.goc.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.site.Tx;

/** Publishes yearly figures and gives the last ones out; they never move with the register. */
@Service
public class Releases {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int LONGEST_REASON = 500;

    private record Held(long id, @Nullable Release release, Instant checked) {}

    private final Counts counts;
    private final ReleaseStore store;
    private final Tx tx;
    private final Clock clock;
    private volatile @Nullable Held held;

    Releases(Counts counts, ReleaseStore store, Tx tx, Clock clock) {
        this.counts = counts;
        this.store = store;
        this.tx = tx;
        this.clock = clock;
    }

    /** The last release; another node's is seen within 5 s. */
    public Optional<Release> latest() {
        Held now = held;
        if (now == null || now.checked().plus(FRESH).isBefore(clock.instant())) {
            now = read(now);
            held = now;
        }
        return Optional.ofNullable(now.release());
    }

    /**
     * Publishes the figures of this year from the live counts.
     *
     * @param actor the platform, or a leader responsible for the whole country
     * @throws Rejection {@link InsightError#ALREADY_PUBLISHED} when the year has a release: publishing often would give
     *     small movements away
     */
    public Release publish(Actor actor) {
        return publish(actor, null);
    }

    /** Mends this year's release; both stay on record. */
    public Release revise(Actor actor, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Rejection.of(InsightError.REASON_MISSING);
        }
        return publish(actor, reason.strip());
    }

    private Release publish(Actor actor, @Nullable String reason) {
        if (!counts.openNation(actor) || "residence-officer".equals(actor.role())) {
            throw Rejection.of(InsightError.NOT_A_PUBLISHER);
        }
        CubeKeeper.Known known = counts.known();
        int year = known.cube().day().getYear();
        Release made = tx.write(actor, () -> {
            int last = store.lastRevision(year);
            Release release = new Release(
                    year,
                    last + 1,
                    known.cube().day(),
                    clock.instant(),
                    Release.rounding(known.cube().total(known.cube().shape().nation())),
                    reason,
                    figures(known.cube()));
            if ((last > 0 && reason == null) || !store.add(release, known.upTo())) {
                throw Rejection.of(InsightError.ALREADY_PUBLISHED).with("year", year);
            }
            return release;
        });
        held = null;
        return made;
    }

    static Release.Figures figures(Cube cube) {
        CubeShape shape = cube.shape();
        int to = Release.rounding(cube.total(shape.nation()));
        Map<String, Release.Province> provinces = new LinkedHashMap<>();
        Map<String, Long> communes = new LinkedHashMap<>();
        for (AreaCode province : shape.provinces()) {
            int row = shape.row(province);
            provinces.put(
                    province.digits(),
                    new Release.Province(
                            Release.rounded(cube.total(row), to), Release.rounded(Counts.pyramid(cube, row), to)));
        }
        for (AreaCode commune : shape.communes()) {
            communes.put(commune.digits(), Release.rounded(cube.total(shape.row(commune)), to));
        }
        return new Release.Figures(
                Release.rounded(cube.total(shape.nation()), to),
                Release.rounded(cube.total(shape.unplaced()), to),
                Release.rounded(Counts.pyramid(cube, shape.nation()), to),
                provinces,
                communes);
    }

    private Held read(@Nullable Held before) {
        return tx.read(Actor.system(), () -> {
            long id = store.newestId();
            Release release = before != null && before.id() == id
                    ? before.release()
                    : store.newest().orElse(null);
            return new Held(id, release, clock.instant());
        });
    }
}
