package vn.goc.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.goc.kernel.AreaCode;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.site.Readiness;

/** The one thread that keeps this node's cube; the first scan is its too, so that a large register delays no start. */
@Component
class CubeFollower implements SmartLifecycle, Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(CubeFollower.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final CubeKeeper keeper;
    private final InsightSettings settings;
    private final Clock clock;
    private volatile boolean running;
    private volatile boolean failing;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    CubeFollower(PeopleSource people, Units units, InsightSettings settings, Clock clock) {
        this.keeper = new CubeKeeper(people, day -> shape(units, day), clock);
        this.settings = settings;
        this.clock = clock;
    }

    static CubeShape shape(Units units, LocalDate day) {
        Map<AreaCode, List<AreaCode>> communes = new LinkedHashMap<>();
        for (Unit province : units.provinces(day)) {
            communes.put(
                    province.code(),
                    units.children(province.code(), day).stream()
                            .map(Unit::code)
                            .toList());
        }
        return new CubeShape(communes);
    }

    CubeKeeper keeper() {
        return keeper;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("insight-cube").start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public String part() {
        return "population cube";
    }

    @Override
    public Optional<String> trouble() {
        Optional<CubeKeeper.Known> known = keeper.known();
        if (known.isEmpty()) {
            return Optional.of("The first count of the population is not done.");
        }
        Duration lag = Duration.between(known.get().at(), clock.instant());
        return lag.compareTo(settings.lag()) > 0
                ? Optional.of("The population cube is " + lag.toSeconds() + " s behind.")
                : Optional.empty();
    }

    private void follow() {
        while (running) {
            try {
                keeper.step();
                failing = false;
                Thread.sleep(settings.poll());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                report(e);
                pause();
            }
        }
    }

    /** Once per outage: a database that is away for an hour fills no log. */
    private void report(RuntimeException failure) {
        if (running && !failing) {
            LOG.warn("the population cube could not follow and tries again: {}", failure.toString());
        }
        failing = true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
