package vn.goc.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.law.Due;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.law.WorkingDays;
import vn.goc.site.Texts;

/** The due day of a dossier by the rule in force when it became complete, with everything a reader must be told of it. */
@Component
class DueDays {
    private final Rules rules;
    private final WorkingDays calendar;

    DueDays(Rules rules, WorkingDays calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** @param complete when the dossier became complete: the clock begins with the following day */
    Dossier.DueDay of(ProcedureVersion version, Instant complete) {
        Rule rule = rules.on(version.limit("decide"), LocalDate.ofInstant(complete, Texts.ZONE));
        Due due = calendar.due(complete, rule);
        return new Dossier.DueDay(
                due.day(),
                due.earliest(),
                due.restsOnUnconfirmed(),
                rule.id(),
                rule.shown(true),
                rule.shown(false),
                rule.articleVi(),
                rule.articleEn());
    }

    /** The rule that says how often a supplement may be asked for. */
    Rule supplements(ProcedureVersion version, Instant at) {
        return rules.on(version.limit("supplement"), LocalDate.ofInstant(at, Texts.ZONE));
    }
}
