package vn.goc.notices.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.goc.kernel.Rejection;
import vn.goc.notices.SpoolSender;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.SiteError;

/**
 * What would have been sent, for whoever tries Gốc on their own machine: the page exists only while messages are spooled, and
 * only for the machine itself, not through a proxy that says it is one. With real people the channels are not spooled.
 */
@Controller
class SpoolPages {
    private static final List<String> PROXY_MARKS =
            List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via");

    private final SpoolSender spool;

    SpoolPages(SpoolSender spool) {
        this.spool = spool;
    }

    @GetMapping("/demo/spool")
    @ResponseBody
    JteModel page(Page page, HttpServletRequest request) {
        return new StaticTemplates().noticesSpool(page, recent(request, ""));
    }

    /** The same as text, newest first, for curl; {@code to} keeps one address. */
    @GetMapping("/demo/spool.txt")
    ResponseEntity<String> text(HttpServletRequest request, @RequestParam(defaultValue = "") String to) {
        String lines = recent(request, to).stream()
                .map(s -> s.message().address() + "\t" + s.message().body() + "\n")
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header("Cache-Control", "no-store")
                .body(lines);
    }

    private List<SpoolSender.Spooled> recent(HttpServletRequest request, String to) {
        String address = request.getRemoteAddr();
        boolean near = address.equals("127.0.0.1") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
        boolean forwarded = PROXY_MARKS.stream().anyMatch(name -> request.getHeader(name) != null);
        if (!spool.inUse() || !near || forwarded) {
            throw Rejection.of(SiteError.NOT_FOUND);
        }
        return spool.recent().stream()
                .filter(s -> to.isEmpty() || s.message().address().equals(to))
                .toList();
    }
}
