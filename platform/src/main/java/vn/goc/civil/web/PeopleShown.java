package vn.goc.civil.web;

import java.util.List;
import java.util.Objects;
import vn.goc.kernel.PartialDate;
import vn.goc.register.PersonView;
import vn.goc.site.Fact;
import vn.goc.site.Page;

/** Somebody found by number, as the forms show them: locked, with where it comes from. */
public final class PeopleShown {
    private PeopleShown() {}

    public static List<Fact> facts(PersonView view, Page page) {
        boolean vi = page.vietnamese();
        String source = page.say("Từ CSDL quốc gia về dân cư", "From the population register");
        String born = view.text("birth.date", true);
        return List.of(
                Checking.fact(page.say("Họ, chữ đệm, tên", "Full name"), view.text("name", vi), source),
                Fact.of(page.say("Số định danh", "Personal number"), Objects.requireNonNullElse(view.number(), "")),
                Fact.of(
                        page.say("Ngày sinh", "Date of birth"),
                        born.isEmpty() ? "" : PartialDate.parse(born).shown()),
                Fact.of(page.say("Giới tính", "Sex"), view.text("sex", vi)),
                Fact.of(page.say("Dân tộc", "Ethnic group"), view.text("ethnicity", vi)),
                Fact.of(page.say("Quốc tịch", "Nationality"), view.text("nationality", vi)),
                Fact.of(page.say("Nơi thường trú", "Permanent residence"), view.text("residence.permanent", vi)),
                Fact.of(page.say("Tình trạng hôn nhân", "Marital status"), view.text("marital", vi)));
    }
}
