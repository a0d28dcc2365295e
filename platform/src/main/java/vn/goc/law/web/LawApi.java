package vn.goc.law.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.Rejection;
import vn.goc.law.Due;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.law.WorkingDays;
import vn.goc.site.SiteError;
import vn.goc.site.Texts;

/** The law for programs; public, no personal data. */
@RestController
class LawApi {
    private final Rules rules;
    private final WorkingDays days;
    private final Clock clock;

    LawApi(Rules rules, WorkingDays days, Clock clock) {
        this.rules = rules;
        this.days = days;
        this.clock = clock;
    }

    /** Rules in force on a day, today unless said. */
    @GetMapping("/api/law/rules")
    List<Rule> rules(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        return rules.all(on == null ? LocalDate.ofInstant(clock.instant(), Texts.ZONE) : on);
    }

    /** The due day of a rule for something received at an instant with offset, such as {@code 2026-11-23T15:01:00+07:00}. */
    @GetMapping("/api/law/due")
    Due due(@RequestParam String rule, @RequestParam String received) {
        Instant at = instant(received);
        return days.due(at, rules.on(rule, LocalDate.ofInstant(at, Texts.ZONE)));
    }

    private static Instant instant(String text) {
        try {
            // a plus sign that came unescaped in an address is a space by now
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw Rejection.of(SiteError.WRONG_TYPE).with("field", "received");
        }
    }
}
