package vn.goc.site.web;

import gg.jte.models.runtime.JteModel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.Readiness;
import vn.goc.site.Refusals;
import vn.goc.site.Session;
import vn.goc.site.Texts;

/** The operator's page, and the explanation of every error id. */
@Controller
class OperatorPages {
    private final ObjectProvider<Readiness> parts;
    private final MeterRegistry meters;
    private final Refusals refusals;
    private final Clock clock;

    OperatorPages(ObjectProvider<Readiness> parts, MeterRegistry meters, Refusals refusals, Clock clock) {
        this.parts = parts;
        this.meters = meters;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/ops")
    JteModel operations(Page page, Session session) {
        session.requireRole("operator");
        List<Readiness.State> states = parts.orderedStream()
                .map(part -> new Readiness.State(part.part(), part.trouble()))
                .toList();
        List<Readiness.Reading> readings = new ArrayList<>();
        meters.getMeters().stream()
                .filter(meter ->
                        meter instanceof Gauge && meter.getId().getName().startsWith("goc."))
                .map(meter -> new Readiness.Reading(meter.getId().getName(), Math.round(((Gauge) meter).value())))
                .sorted(java.util.Comparator.comparing(Readiness.Reading::name))
                .forEach(readings::add);
        var runtime = Runtime.getRuntime();
        readings.add(new Readiness.Reading("heap.used.mb", (runtime.totalMemory() - runtime.freeMemory()) >> 20));
        readings.add(new Readiness.Reading(
                "uptime.minutes", ManagementFactory.getRuntimeMXBean().getUptime() / 60_000));
        return new StaticTemplates().siteOps(page, states, readings, Texts.second(clock.instant()));
    }

    @GetMapping("/errors")
    JteModel errors(Page page) {
        return new StaticTemplates().siteErrors(page, refusals.all());
    }
}
