package vn.goc.site.web;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;

/** The API page and the OpenAPI document. */
@Controller
class ApiPages {
    private final OpenApi api;

    ApiPages(OpenApi api) {
        this.api = api;
    }

    @GetMapping("/api")
    JteModel page(Page page) {
        return new StaticTemplates().siteApi(page);
    }

    @GetMapping(path = "/api/openapi.json", produces = "application/json")
    @ResponseBody
    Map<String, Object> document() {
        return api.document();
    }
}
