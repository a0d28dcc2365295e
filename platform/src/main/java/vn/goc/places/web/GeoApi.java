package vn.goc.places.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.Rejection;
import vn.goc.places.Boundaries;
import vn.goc.site.SiteError;

/** Boundaries as files; public, kept by browsers for a day and asked for again by their checksum. */
@RestController
class GeoApi {
    private final Boundaries boundaries;

    GeoApi(Boundaries boundaries) {
        this.boundaries = boundaries;
    }

    /** {@code provinces}, {@code communes} or {@code provinces-2024}, TopoJSON, longitude and latitude. */
    @GetMapping("/places/geo/{name}.topo.json")
    void file(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Boundaries.Layer layer = layer(name);
        String accepted = request.getHeader("Accept-Encoding");
        boolean gzip = accepted != null && accepted.contains("gzip");
        String tag = '"' + boundaries.sha256(layer).substring(0, 32) + (gzip ? "-gz" : "") + '"';
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.setHeader("Vary", "Accept-Encoding");
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = gzip ? boundaries.gzip(layer) : boundaries.topoJson(layer);
        response.setContentType("application/json;charset=UTF-8");
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Boundaries.Layer layer(String name) {
        for (Boundaries.Layer layer : Boundaries.Layer.values()) {
            if (layer.word().equals(name)) {
                return layer;
            }
        }
        throw Rejection.of(SiteError.NOT_FOUND);
    }
}
