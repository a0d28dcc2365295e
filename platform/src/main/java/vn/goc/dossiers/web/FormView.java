package vn.goc.dossiers.web;

import java.util.List;
import java.util.Map;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.ProcedureVersion.FormStep;
import vn.goc.dossiers.Draft;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Step;

/**
 * One page of the form as every step's template needs it.
 *
 * @param number of this step, from 1
 * @param of steps with the last look
 * @param way the steps for the side, those done linked
 * @param limit the term in words with its article
 * @param typed what was sent, to be shown again beside the mistakes
 * @param toCheck whether the page was opened from the last look and goes back there
 */
public record FormView(
        Draft draft,
        ProcedureVersion version,
        FormStep step,
        int number,
        int of,
        List<Step> way,
        String limit,
        Map<String, String> typed,
        List<FieldError> errors,
        boolean toCheck) {

    public String url() {
        return "/dossiers/draft/" + draft.id() + "/" + step.id();
    }

    /** Address and name of what comes before. */
    public String backUrl() {
        return toCheck
                ? "/dossiers/draft/" + draft.id() + "/check"
                : number == 1
                        ? "/dossiers/new/" + draft.procedure()
                        : "/dossiers/draft/" + draft.id() + "/" + version.steps().get(number - 2).id();
    }

    public String backText(Page page) {
        return toCheck
                ? page.say("Xem lại và nộp", "Check and file")
                : number == 1
                        ? version.name().shown(page.vietnamese())
                        : version.steps().get(number - 2).title().shown(page.vietnamese());
    }

    public String typed(String name, String stored) {
        return typed.getOrDefault(name, stored);
    }

    public @org.jspecify.annotations.Nullable String error(String field) {
        return FieldError.of(field, errors).orElse(null);
    }

    /** Title of the browser's tab: the mistakes first. */
    public String title(Page page) {
        String name = step.title().shown(page.vietnamese()) + ", " + version.name().shown(page.vietnamese());
        return errors.isEmpty() ? name : page.say("Cần sửa: ", "To mend: ") + name;
    }
}
