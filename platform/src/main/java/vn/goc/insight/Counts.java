package vn.goc.insight;

import java.util.List;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;

/**
 * Exact counts of living people, at most a second behind the register, for leaders and officers within their area.
 *
 * <p>Answers come from memory and name nobody. A person counts where they reside; people without a commune of today count
 * in the nation only.
 */
@Service
public class Counts {
    private final CubeFollower follower;

    Counts(CubeFollower follower) {
        this.follower = follower;
    }

    /** Whether the actor may see live counts of a unit: a leader or residence officer whose area holds it. */
    public boolean open(Actor actor, AreaCode area) {
        if (actor.kind() == Actor.Kind.SYSTEM) {
            return true;
        }
        boolean counts = actor.kind() == Actor.Kind.OFFICER
                && ("leader".equals(actor.role()) || "residence-officer".equals(actor.role()));
        String own = actor.area();
        return counts && own != null && (own.equals("*") || holds(own, area));
    }

    /** The same for the whole country. */
    public boolean openNation(Actor actor) {
        return actor.kind() == Actor.Kind.SYSTEM || ("*".equals(actor.area()) && open(actor, new AreaCode("00")));
    }

    /** Persons in the country. */
    public long total(Actor actor) {
        Cube cube = nation(actor);
        return cube.total(cube.shape().nation());
    }

    /** Persons in a province or commune of today. */
    public long total(Actor actor, AreaCode area) {
        Cube cube = allowed(actor, area);
        return cube.total(row(cube, area));
    }

    public Pyramid pyramid(Actor actor) {
        Cube cube = nation(actor);
        return pyramid(cube, cube.shape().nation());
    }

    public Pyramid pyramid(Actor actor, AreaCode area) {
        Cube cube = allowed(actor, area);
        return pyramid(cube, row(cube, area));
    }

    public List<AreaCount> byProvince(Actor actor) {
        return byProvince(nation(actor));
    }

    /** Communes of one province by code. */
    public List<AreaCount> byCommune(Actor actor, AreaCode province) {
        return byCommune(allowed(actor, province), province);
    }

    /**
     * Up to what the counts know.
     *
     * @throws Rejection {@link InsightError#COUNTING} until the first scan is done
     */
    public CountsAsOf upTo() {
        CubeKeeper.Known known = known();
        return new CountsAsOf(known.upTo(), known.at(), known.cube().day());
    }

    /** Counts everybody anew and returns how many there are; call it after a bulk load, which no feed reports. */
    public long rescan() {
        Cube cube = follower.keeper().rescan().cube();
        return cube.total(cube.shape().nation());
    }

    CubeKeeper.Known known() {
        return follower.keeper().known().orElseThrow(() -> Rejection.of(InsightError.COUNTING));
    }

    static List<AreaCount> byProvince(Cube cube) {
        return counts(cube, cube.shape().provinces());
    }

    static List<AreaCount> byCommune(Cube cube, AreaCode province) {
        return counts(cube, cube.shape().communes(province));
    }

    static List<AreaCount> counts(Cube cube, List<AreaCode> areas) {
        return areas.stream()
                .map(area -> new AreaCount(area, cube.total(cube.shape().row(area))))
                .toList();
    }

    static Pyramid pyramid(Cube cube, int row) {
        return Pyramid.of(cube.groups(row, Sex.MALE), cube.groups(row, Sex.FEMALE));
    }

    private Cube nation(Actor actor) {
        if (!openNation(actor)) {
            throw Rejection.of(InsightError.NOT_YOUR_AREA);
        }
        return known().cube();
    }

    private Cube allowed(Actor actor, AreaCode area) {
        Cube cube = known().cube();
        row(cube, area);
        if (!open(actor, area)) {
            throw Rejection.of(InsightError.NOT_YOUR_AREA);
        }
        return cube;
    }

    private static int row(Cube cube, AreaCode area) {
        int row = cube.shape().row(area);
        if (row < 0) {
            throw Rejection.of(InsightError.UNKNOWN_AREA);
        }
        return row;
    }

    private boolean holds(String own, AreaCode area) {
        if (own.equals(area.digits())) {
            return true;
        }
        return own.length() == 2
                && follower.keeper()
                        .known()
                        .map(known -> known.cube().shape().provinceOf(area))
                        .filter(province -> province.digits().equals(own))
                        .isPresent();
    }
}
