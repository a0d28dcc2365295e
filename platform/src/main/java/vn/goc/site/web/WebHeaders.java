package vn.goc.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers that an answer has even when it is written again from scratch as a problem. */
final class WebHeaders {
    private WebHeaders() {}

    static void always(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", WebSecurity.POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }
}
