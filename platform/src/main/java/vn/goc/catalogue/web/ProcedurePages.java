package vn.goc.catalogue.web;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.catalogue.Procedure;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.Procedures;
import vn.goc.codes.CodeLists;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.Texts;

/** The catalogue and one procedure's page, for everybody. */
@RestController
class ProcedurePages {
    private final Procedures procedures;
    private final Rules rules;
    private final CodeLists codes;
    private final Clock clock;

    ProcedurePages(Procedures procedures, Rules rules, CodeLists codes, Clock clock) {
        this.procedures = procedures;
        this.rules = rules;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping("/procedures")
    JteModel list(Page page, @RequestParam(defaultValue = "") String q) {
        List<Procedure> found = procedures.search(q);
        return new StaticTemplates().catalogueList(page, q, found, today());
    }

    @GetMapping("/procedures/{code}")
    JteModel one(Page page, @PathVariable String code) {
        Procedure procedure = procedures.get(code);
        ProcedureVersion version = procedures.current(code);
        Map<String, Rule> limits = new TreeMap<>();
        version.limits().forEach((what, rule) -> limits.put(what, rules.on(rule, today())));
        return new StaticTemplates()
                .catalogueProcedure(
                        page,
                        procedure,
                        version,
                        List.copyOf(limits.values()),
                        kind -> codes.name("document", kind, page.vietnamese()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
