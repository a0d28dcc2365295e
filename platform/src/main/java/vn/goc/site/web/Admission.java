package vn.goc.site.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.goc.kernel.Rejection;
import vn.goc.site.SiteError;
import vn.goc.site.SiteSettings;

/**
 * Sheds load early. The limit of requests served at once is measured, not guessed: while the typical request takes about
 * as long as the best ones do, it grows; when requests begin to wait for each other, it shrinks. Over it, a request is
 * answered 503 with Retry-After at once instead of queueing. Health and metrics always pass. Uploads last as long as the
 * sender's line is slow, so they have places of their own and say nothing about how the server is doing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Admission extends OncePerRequestFilter {
    private static final int LEAST = 16;
    private static final double STALL = 4.0;
    private static final long FAST_NANOS = 25_000_000;

    private final int most;
    private final Problems problems;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger uploads = new AtomicInteger();
    private volatile double limit;
    private double best = Double.MAX_VALUE;
    private double typical;
    private long seen;

    Admission(SiteSettings settings, Problems problems, MeterRegistry meters) {
        this.most = settings.requestsAtOnce();
        this.limit = most;
        this.problems = problems;
        meters.gauge("goc.requests.inside", inside);
        meters.gauge("goc.uploads.inside", uploads);
        meters.gauge("goc.requests.limit", this, a -> a.limit);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/healthz") || path.equals("/readyz") || path.equals("/metrics");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean upload = type != null && type.startsWith("multipart/");
        AtomicInteger places = upload ? uploads : inside;
        int now = places.incrementAndGet();
        long begun = System.nanoTime();
        try {
            if (now > (upload ? most : limit)) {
                problems.write(request, response, Rejection.of(SiteError.BUSY).with("seconds", 5), "");
                return;
            }
            chain.doFilter(request, response);
            if (!upload) {
                measure(System.nanoTime() - begun, now);
            }
        } finally {
            places.decrementAndGet();
        }
    }

    /** One step of the controller: additive growth, multiplicative retreat, only when the limit was in use. */
    private synchronized void measure(long nanos, int now) {
        seen++;
        typical = seen == 1 ? nanos : typical * 0.98 + nanos * 0.02;
        best = Math.min(best * 1.0005, nanos < 1 ? 1 : typical);
        boolean stalled = typical > Math.max(FAST_NANOS, best * STALL);
        if (stalled && now > limit / 2) {
            limit = Math.max(Math.min(LEAST, most), limit * 0.99);
        } else if (!stalled) {
            limit = Math.min(most, limit + 0.1);
        }
    }
}
