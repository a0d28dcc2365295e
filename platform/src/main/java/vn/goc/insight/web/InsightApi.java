package vn.goc.insight.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.insight.AreaValues;
import vn.goc.insight.InsightError;
import vn.goc.insight.Overviews.View;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;
import vn.goc.site.Session;

/** Population by unit and by age for programs: what is published for everybody, live for those entitled. */
@RestController
class InsightApi {
    private static final Duration RELEASE_KEPT = Duration.ofMinutes(1);

    private final AreaValues values;

    InsightApi(AreaValues values) {
        this.values = values;
    }

    /**
     * Persons by province, or by commune of a province, or with {@code level=commune} by commune of the country.
     *
     * @param view {@code live} or {@code release}; live where allowed unless said
     */
    @GetMapping("/api/insight/map")
    ResponseEntity<byte[]> map(
            Optional<Session> session,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String view) {
        boolean communes = level.equals("commune");
        if (!communes && !level.isEmpty() && !level.equals("province")) {
            throw Rejection.of(InsightError.BAD_QUERY).with("field", "level").with("allowed", "province, commune");
        }
        return json(session, values.map(session.map(Session::actor), area(area), communes, view(view)));
    }

    /** Persons by sex and five-year age group. */
    @GetMapping("/api/insight/pyramid")
    ResponseEntity<byte[]> pyramid(
            Optional<Session> session,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(defaultValue = "") String view) {
        return json(session, values.pyramid(session.map(Session::actor), area(area), view(view)));
    }

    private static ResponseEntity<byte[]> json(Optional<Session> session, byte[] body) {
        boolean visitor = session.map(Session::actor).map(Actor::area).isEmpty();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(visitor ? CacheControl.maxAge(RELEASE_KEPT).cachePrivate() : CacheControl.noStore())
                .body(body);
    }

    static @Nullable AreaCode area(@Nullable String code) {
        return code == null || code.isEmpty() ? null : new AreaCode(code);
    }

    private static View view(String word) {
        return switch (word) {
            case "" -> View.BEST;
            case "live" -> View.LIVE;
            case "release" -> View.RELEASE;
            default ->
                throw Rejection.of(InsightError.BAD_QUERY).with("field", "view").with("allowed", "live, release");
        };
    }
}
