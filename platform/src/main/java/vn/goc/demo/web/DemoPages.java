package vn.goc.demo.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.goc.demo.Demo;
import vn.goc.demo.DemoSheet;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.SiteError;

/** The demo's accounts, for whoever sits at the machine; elsewhere the page does not exist. */
@Controller
class DemoPages {
    private final Demo demo;

    DemoPages(Demo demo) {
        this.demo = demo;
    }

    @GetMapping("/demo")
    JteModel accounts(HttpServletRequest request, Page page) {
        return new StaticTemplates().demoAccounts(page, sheet(request));
    }

    /** The same for scripts. */
    @GetMapping("/demo/accounts.json")
    ResponseEntity<DemoSheet> json(HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sheet(request));
    }

    private DemoSheet sheet(HttpServletRequest request) {
        boolean near = request.getRemoteAddr().equals("127.0.0.1")
                || request.getRemoteAddr().equals("::1")
                || request.getRemoteAddr().equals("0:0:0:0:0:0:0:1");
        if (!near || request.getHeader("X-Forwarded-For") != null) {
            throw Rejection.of(SiteError.NOT_FOUND);
        }
        return demo.sheet().orElseThrow(() -> Rejection.of(SiteError.NOT_FOUND));
    }
}
