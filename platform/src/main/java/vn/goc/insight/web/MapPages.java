package vn.goc.insight.web;

import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.goc.kernel.AreaCode;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.Session;

/** The map of the country, of a province, of a commune among its neighbours; open to everybody. */
@Controller
@ResponseBody
class MapPages {
    private final MapViews views;

    MapPages(MapViews views) {
        this.views = views;
    }

    @GetMapping("/map")
    JteModel nation(
            Page page,
            Optional<Session> session,
            @RequestParam(defaultValue = "people") String m,
            @RequestParam(defaultValue = "people") String sort,
            @RequestParam(defaultValue = "desc") String dir) {
        return new StaticTemplates().insightMap(page, views.view(page, session, MapQuery.of(null, m, sort, dir)));
    }

    @GetMapping("/map/{area}")
    JteModel area(
            Page page,
            Optional<Session> session,
            @PathVariable String area,
            @RequestParam(defaultValue = "people") String m,
            @RequestParam(defaultValue = "people") String sort,
            @RequestParam(defaultValue = "desc") String dir) {
        MapQuery query = MapQuery.of(new AreaCode(area), m, sort, dir);
        return new StaticTemplates().insightMap(page, views.view(page, session, query));
    }

    /** The numbers on top of an open page, asked for every few seconds; it stops by itself after {@code left} times. */
    @GetMapping("/map/figures")
    JteModel figures(
            Page page,
            Session session,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(defaultValue = "0") int left) {
        int most = Math.clamp(left, 0, MapViews.REFRESHES);
        return new StaticTemplates()
                .insightFigures(page, views.figures(page, Optional.of(session), InsightApi.area(area), most));
    }
}
