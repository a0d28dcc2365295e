package vn.goc.dossiers.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.goc.codes.CodeLists;
import vn.goc.dossiers.Answers;
import vn.goc.dossiers.Desk;
import vn.goc.dossiers.Dossier;
import vn.goc.dossiers.People;
import vn.goc.kernel.PartialDate;
import vn.goc.ledger.Disclosed;
import vn.goc.register.PersonView;
import vn.goc.site.Fact;
import vn.goc.site.Page;
import vn.goc.site.Texts;

/** What stands now beside what is asked for, from what the officer was shown. */
@Component
class DeskView {
    private final People people;
    private final CodeLists codes;
    private final Shown shown;

    DeskView(People people, CodeLists codes, Shown shown) {
        this.people = people;
        this.codes = codes;
        this.shown = shown;
    }

    /** Rows of the comparison, one group for each mover; without the register's side once the case is closed. */
    List<Compared> compare(Page page, Desk.Opened opened) {
        boolean vi = page.vietnamese();
        Dossier dossier = opened.whole().dossier();
        Answers answers = dossier.answers();
        String asked = answers.line() + ", " + shown.place(answers.commune());
        List<Compared> rows = new ArrayList<>();
        for (int i = 0; i < answers.movers().size(); i++) {
            Answers.Mover mover = answers.movers().get(i);
            Optional<PersonView> now =
                    i < opened.movers().size() ? opened.movers().get(i).value() : Optional.empty();
            rows.add(new Compared(
                    mover.name(),
                    page.say("Nơi thường trú", "Permanent residence"),
                    now.map(view -> view.text("residence.permanent", vi)).orElse(""),
                    asked));
            String headNow = now.map(view -> view.text("household.head", vi)).orElse("");
            String relationNow =
                    now.map(view -> view.text("household.relation", vi)).orElse("");
            String headAsked = answers.joins()
                    ? answers.headName()
                    : answers.movers().stream()
                            .filter(m -> m.relation().equals(Answers.HEAD))
                            .map(Answers.Mover::name)
                            .findFirst()
                            .orElse("");
            rows.add(new Compared(
                    "",
                    page.say("Chủ hộ", "Head of household"),
                    relation(headNow, relationNow),
                    relation(headAsked, people.relation(mover.relation(), vi))));
        }
        rows.add(new Compared(
                "", page.say("Ở từ ngày", "There since"), "",
                answers.since().isEmpty() ? "" : Texts.day(LocalDate.parse(answers.since()))));
        return rows;
    }

    /** The people as the register has them, locked. */
    List<Fact> people(Page page, Desk.Opened opened) {
        boolean vi = page.vietnamese();
        String register = page.say("Từ CSDL quốc gia về dân cư", "From the population register");
        List<Fact> facts = new ArrayList<>();
        for (Disclosed<Optional<PersonView>> mover : opened.movers()) {
            mover.value().ifPresent(view -> facts.add(Fact.of(
                            view.text("name", vi),
                            view.text("number", vi) + " · " + birth(view.text("birth.date", vi)) + " · "
                                    + view.text("sex", vi))
                    .from(register)));
        }
        Disclosed<Optional<PersonView>> head = opened.head();
        if (head != null) {
            head.value().ifPresent(view -> facts.add(Fact.of(
                            page.say("Chủ hộ nơi đến: ", "Head there: ") + view.text("name", vi),
                            view.text("residence.permanent", vi))
                    .from(register)));
        }
        return facts;
    }

    String paperName(Page page, String kind) {
        return codes.name("document", kind, page.vietnamese());
    }

    private static String birth(String iso) {
        return iso.isEmpty() ? "" : PartialDate.parse(iso).shown();
    }

    private static String relation(String head, String relation) {
        return head.isEmpty() || relation.isEmpty() ? head : head + " (" + relation + ")";
    }
}
