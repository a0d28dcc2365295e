package vn.goc.notices.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
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
 * only for the machine itself, never through a proxy.
 */
@Controller
class SpoolPages {
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
    @GetMapping(path = "/demo/spool.txt", produces = "text/plain;charset=UTF-8")
    @ResponseBody
    String text(HttpServletRequest request, @RequestParam(defaultValue = "") String to) {
        return recent(request, to).stream()
                .map(s -> s.message().address() + "\t" + s.message().body() + "\n")
                .collect(Collectors.joining());
    }

    private List<SpoolSender.Spooled> recent(HttpServletRequest request, String to) {
        String address = request.getRemoteAddr();
        boolean near = address.equals("127.0.0.1") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
        // the container takes X-Forwarded-For away when it believes it, and leaves this behind
        boolean forwarded = request.getAttribute("org.apache.tomcat.remoteAddr") != null
                || request.getHeader("X-Forwarded-For") != null;
        if (!spool.inUse() || !near || forwarded) {
            throw Rejection.of(SiteError.NOT_FOUND);
        }
        return spool.recent().stream()
                .filter(s -> to.isEmpty() || s.message().address().equals(to))
                .toList();
    }
}
