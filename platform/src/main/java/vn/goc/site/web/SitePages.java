package vn.goc.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.kernel.Rejection;
import vn.goc.site.Assets;
import vn.goc.site.SiteError;

/** Assets and the switch of language. */
@Controller
class SitePages {
    private static final Duration YEAR = Duration.ofDays(365);

    private final Assets assets;

    SitePages(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/lang/{lang}")
    void language(
            @PathVariable String lang,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Cookies.set(request, response, "lang", lang.equals("en") ? "en" : "vi", YEAR);
        response.sendRedirect(Redirects.inside(to));
    }

    @GetMapping("/assets/{*name}")
    void asset(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Assets.Asset asset = assets.find(name.substring(1)).orElseThrow(() -> Rejection.of(SiteError.NOT_FOUND));
        String accepts = request.getHeader("Accept-Encoding");
        boolean gzip = accepts != null && accepts.contains("gzip") && asset.gzip().length < asset.bytes().length;
        byte[] body = gzip ? asset.gzip() : asset.bytes();
        response.setContentType(asset.type());
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("Vary", "Accept-Encoding");
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
