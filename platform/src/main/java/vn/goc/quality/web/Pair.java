package vn.goc.quality.web;

import java.util.ArrayList;
import java.util.List;
import vn.goc.register.Field;
import vn.goc.register.Fields;
import vn.goc.register.PersonView;
import vn.goc.residence.web.Section;
import vn.goc.site.Page;

/**
 * Two records beside each other.
 *
 * @param numbers current personal number of each; empty for one that has none
 */
public record Pair(List<String> numbers, List<Line> lines) {
    /** What tells one person from another, in the order it is compared. */
    static final List<String> COMPARED = List.of(
            "number",
            "oldNumber",
            "name",
            "otherName",
            "birth.date",
            "birth.registrationPlace",
            "sex",
            "origin",
            "ethnicity",
            "father.name",
            "father.number",
            "mother.name",
            "mother.number",
            "spouse.name",
            "residence.permanent",
            "household.code",
            "life.status");

    /** One field of both; shown as equal or different, or as said by one alone. */
    public record Line(Field field, String left, String right) {
        public boolean differs() {
            return !left.equals(right) && !left.isEmpty() && !right.isEmpty();
        }

        public boolean alone() {
            return left.isEmpty() != right.isEmpty();
        }
    }

    /** One record beside each of some others. */
    static List<Pair> of(PersonView left, List<PersonView> others, Page page) {
        List<Pair> pairs = new ArrayList<>();
        for (PersonView right : others) {
            List<Line> lines = new ArrayList<>();
            for (String path : COMPARED) {
                Field field = Fields.get(path);
                var line = new Line(field, text(left, field, page), text(right, field, page));
                if (!line.left().isEmpty() || !line.right().isEmpty()) {
                    lines.add(line);
                }
            }
            pairs.add(new Pair(List.of(number(left), number(right)), lines));
        }
        return pairs;
    }

    private static String number(PersonView view) {
        return view.number() == null ? "" : view.number();
    }

    private static String text(PersonView view, Field field, Page page) {
        Object value =
                field.path().equals("number") ? view.number() : view.values().get(field.path());
        return Section.text(field, value, page.vietnamese());
    }
}
