package vn.goc.insight;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;

/**
 * The same figures as JSON for programs, written once for each state of the cube or release: between two changes an
 * answer is a look-up.
 */
@Service
public class AreaValues {
    /** Answers that stay right as long as their source is the same object. */
    private record Written(Object source, ConcurrentHashMap<String, byte[]> answers) {}

    private final Counts counts;
    private final Releases releases;
    private final Overviews overviews;
    private volatile Written live = new Written(this, new ConcurrentHashMap<>());
    private volatile Written published = new Written(this, new ConcurrentHashMap<>());

    AreaValues(Counts counts, Releases releases, Overviews overviews) {
        this.counts = counts;
        this.releases = releases;
        this.overviews = overviews;
    }

    /**
     * Persons by unit: {@code {"area":"46","live":true,"asOf":{…},"total":…,"unplaced":…,"values":{"19735":…}}}.
     *
     * @param communes of the whole country instead of provinces; only without an area
     */
    public byte[] map(Optional<Actor> actor, @Nullable AreaCode area, boolean communes, Overviews.View view) {
        if (!communes || area != null) {
            return answer(actor, area, view, "map", overview -> json(overview, overview.parts()));
        }
        return answer(actor, null, view, "communes", overview -> json(overview, everyCommune(overview)));
    }

    /**
     * Persons by sex and five-year group: {@code {"area":null,"live":false,"groups":["0–4",…],"male":[…],"female":[…]}}.
     *
     * @throws Rejection {@link InsightError#TOO_SMALL_TO_PUBLISH} for a commune of a release
     */
    public byte[] pyramid(Optional<Actor> actor, @Nullable AreaCode area, Overviews.View view) {
        return answer(actor, area, view, "pyramid", AreaValues::json);
    }

    private byte[] answer(
            Optional<Actor> actor,
            @Nullable AreaCode area,
            Overviews.View view,
            String kind,
            java.util.function.Function<Overview, String> writer) {
        boolean isLive = overviews.live(actor, area, view);
        Written written;
        if (isLive) {
            written = current(live, counts.known().cube());
            live = written;
        } else {
            written = current(
                    published, releases.latest().orElseThrow(() -> Rejection.of(InsightError.NOTHING_PUBLISHED)));
            published = written;
        }
        boolean whole = area == null
                || area.province()
                || !isLive
                || counts.open(actor.orElseThrow(), province(area)); // a commune's officer sees no neighbour
        String key = kind + (area == null ? "" : area.digits()) + (whole ? "" : "-");
        return written.answers()
                .computeIfAbsent(
                        key, k -> writer.apply(overviews.of(actor, area, view)).getBytes(StandardCharsets.UTF_8));
    }

    private AreaCode province(AreaCode commune) {
        AreaCode province = counts.known().cube().shape().provinceOf(commune);
        if (province == null) {
            throw Rejection.of(InsightError.UNKNOWN_AREA);
        }
        return province;
    }

    @SuppressWarnings("ReferenceEquality") // another cube or release is another object
    private static Written current(Written written, Object source) {
        return written.source() == source ? written : new Written(source, new ConcurrentHashMap<>());
    }

    private List<AreaCount> everyCommune(Overview overview) {
        Cube cube = counts.known().cube();
        if (overview.release() == null) {
            return Counts.counts(cube, cube.shape().communes());
        }
        return overview.release().figures().communes().entrySet().stream()
                .map(c -> new AreaCount(new AreaCode(c.getKey()), c.getValue()))
                .toList();
    }

    private static String json(Overview overview, List<AreaCount> parts) {
        String values = parts.stream()
                .map(part -> "\"" + part.area() + "\":" + part.people())
                .collect(Collectors.joining(","));
        return head(overview) + ",\"total\":" + overview.total() + ",\"unplaced\":" + overview.unplaced()
                + ",\"values\":{" + values + "}}";
    }

    private static String json(Overview overview) {
        Pyramid pyramid = overview.pyramid();
        if (pyramid == null) {
            throw Rejection.of(InsightError.TOO_SMALL_TO_PUBLISH);
        }
        String labels = java.util.stream.IntStream.range(0, Pyramid.groups())
                .mapToObj(g -> "\"" + Pyramid.label(g) + "\"")
                .collect(Collectors.joining(","));
        return head(overview) + ",\"groups\":[" + labels + "],\"male\":" + pyramid.male() + ",\"female\":"
                + pyramid.female() + "}";
    }

    private static String head(Overview overview) {
        String area = overview.area() == null ? "null" : "\"" + overview.area() + "\"";
        CountsAsOf asOf = overview.asOf();
        Release release = overview.release();
        String source = asOf != null
                ? "\"asOf\":{\"event\":" + asOf.upTo() + ",\"day\":\"" + asOf.day() + "\"}"
                : release == null
                        ? "\"release\":null"
                        : "\"release\":{\"year\":" + release.year() + ",\"revision\":" + release.revision()
                                + ",\"day\":\"" + release.asOf() + "\",\"published\":\"" + release.publishedAt()
                                + "\",\"rounding\":" + release.rounding() + "}";
        return "{\"area\":" + area + ",\"live\":" + overview.live() + "," + source;
    }
}
