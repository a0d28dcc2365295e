package vn.goc.dossiers.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.ProcedureVersion.FormStep;
import vn.goc.codes.CodeLists;
import vn.goc.dossiers.Draft;
import vn.goc.dossiers.Drafts;
import vn.goc.dossiers.FormRules;
import vn.goc.kernel.AreaCode;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.places.Units;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.Step;
import vn.goc.site.Texts;

/** Where a citizen is in a form: the task list, and the term that will apply. */
@Component
class FormWay {
    private final Drafts drafts;
    private final FormRules rules;
    private final Rules law;
    private final CodeLists codes;
    private final Units units;
    private final Clock clock;

    FormWay(Drafts drafts, FormRules rules, Rules law, CodeLists codes, Units units, Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.law = law;
        this.codes = codes;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The steps of a draft, those done linked.
     *
     * @param here id of the step shown, {@code check}, or empty
     */
    List<Step> steps(Page page, Session session, Draft draft, ProcedureVersion version, String here) {
        var kept = drafts.papers(session, draft.id());
        List<Step> out = new ArrayList<>();
        boolean open = true;
        for (FormStep step : version.steps()) {
            String title = step.title().shown(page.vietnamese());
            boolean done = rules.done(version, step, draft.answers(), kept);
            if (step.id().equals(here)) {
                out.add(Step.now(title));
            } else if (done) {
                out.add(Step.done(title).linking("/dossiers/draft/" + draft.id() + "/" + step.id(), title));
            } else {
                out.add(here.isEmpty() && open ? Step.now(title) : Step.next(title));
                open = false;
            }
        }
        String check = page.say("Xem lại và nộp", "Check and file");
        out.add(here.equals("check") ? Step.now(check) : Step.next(check));
        return out;
    }

    /** {@code 7 ngày làm việc từ khi nhận đủ hồ sơ, Điều 22 Luật Cư trú 68/2020/QH14}. */
    String limit(Page page, ProcedureVersion version) {
        Rule rule = law.on(version.limit("decide"), today());
        boolean vi = page.vietnamese();
        return rule.shown(vi) + page.say(" từ khi nhận đủ hồ sơ, ", " from the complete dossier, ") + rule.article(vi) + ".";
    }

    UnaryOperator<String> paperNames(Page page) {
        return code -> codes.name("document", code, page.vietnamese());
    }

    /** {@code Phường Thuận Hóa, thành phố Huế}; empty for an empty code. */
    String place(String commune) {
        if (commune.isEmpty()) {
            return "";
        }
        LocalDate today = today();
        return units.find(new AreaCode(commune), today)
                .map(unit -> unit.full()
                        + (unit.province() == null ? "" : ", " + units.on(unit.province(), today).inLine()))
                .orElse(commune);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
