package vn.goc.law.web;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.PersonName;
import vn.goc.law.DayMark;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.law.WorkingDays;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.Texts;

/** The rules in force on a day that the reader chooses, with article and mark, and that year's special days. */
@RestController
class LawPages {
    private final Rules rules;
    private final WorkingDays days;
    private final Clock clock;

    LawPages(Rules rules, WorkingDays days, Clock clock) {
        this.rules = rules;
        this.days = days;
        this.clock = clock;
    }

    @GetMapping("/law")
    JteModel law(
            Page page,
            @RequestParam(name = "on-d", defaultValue = "") String day,
            @RequestParam(name = "on-m", defaultValue = "") String month,
            @RequestParam(name = "on-y", defaultValue = "") String year,
            @RequestParam(defaultValue = "") String q) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        boolean asked = !(day + month + year).isBlank();
        LocalDate chosen = asked ? date(day, month, year) : today;
        String error = chosen == null
                ? page.say(
                        "Không có ngày này. Ghi ngày, tháng, năm như 24/11/2026.",
                        "There is no such day. Enter it as 24/11/2026.")
                : null;
        LocalDate on = chosen == null ? today : chosen;
        String sought = PersonName.fold(q.length() > 100 ? q.substring(0, 100) : q);
        List<Rule> found = rules.all(on).stream()
                .filter(rule -> PersonName.fold(rule.name(page.vietnamese()) + " " + rule.article(page.vietnamese()))
                        .contains(sought))
                .toList();
        List<DayMark> marks = days.covers(on) ? days.marks(on.getYear()) : List.of();
        List<String> typed = asked
                ? List.of(day, month, year)
                : List.of("" + on.getDayOfMonth(), "" + on.getMonthValue(), "" + on.getYear());
        return new StaticTemplates().lawRules(page, on, typed, error, q, found, marks);
    }

    private static @Nullable LocalDate date(String day, String month, String year) {
        try {
            boolean digits = (day + month).matches("[0-9]{2,4}") && year.matches("[0-9]{4}");
            return digits ? LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)) : null;
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
