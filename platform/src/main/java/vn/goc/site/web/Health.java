package vn.goc.site.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.Rejection;
import vn.goc.site.Readiness;
import vn.goc.site.SiteError;

/** For load balancers and the person on call: alive, ready, and numbers for those on the machine itself. */
@RestController
class Health {
    private final ObjectProvider<Readiness> parts;
    private final PrometheusMeterRegistry meters;

    Health(ObjectProvider<Readiness> parts, PrometheusMeterRegistry meters) {
        this.parts = parts;
        this.meters = meters;
    }

    @GetMapping(path = "/healthz", produces = "text/plain")
    String alive() {
        return "ok\n";
    }

    @GetMapping("/readyz")
    ResponseEntity<Map<String, String>> ready() {
        var answer = new LinkedHashMap<String, String>();
        boolean[] trouble = {false};
        parts.orderedStream().forEach(part -> {
            Optional<String> found = part.trouble(); // asked once: an absent database takes seconds to say so
            trouble[0] |= found.isPresent();
            answer.put(part.part(), found.orElse("ready"));
        });
        return ResponseEntity.status(trouble[0] ? 503 : 200).body(answer);
    }

    @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    String metrics(HttpServletRequest request) {
        boolean near = request.getRemoteAddr().equals("127.0.0.1")
                || request.getRemoteAddr().equals("::1");
        if (!near || request.getHeader("X-Forwarded-For") != null) {
            throw Rejection.of(SiteError.NOT_FOUND);
        }
        return meters.scrape();
    }
}
