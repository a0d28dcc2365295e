package vn.goc.civil.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.goc.civil.CivilError;
import vn.goc.civil.Evidence;
import vn.goc.civil.NewBirth;
import vn.goc.civil.NewBirth.Declarant;
import vn.goc.civil.NewBirth.Parent;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.site.FieldError;
import vn.goc.site.Page;

/** The birth form's inputs as words, each mistake at its input. */
final class BirthForm {
    private static final Map<Object, String> PLACES = Map.of(
            CivilError.DAY_AHEAD, "born",
            CivilError.PARENT_NEEDED, "mother-number",
            CivilError.ABANDONED_HAS_NO_PARENTS, "evidence",
            CivilError.PARENT_INCOMPLETE, "mother-number",
            CivilError.PARENT_SEX, "mother-number",
            CivilError.PARENT_TOO_YOUNG, "born");

    private BirthForm() {}

    /** Null when something needed is missing or wrong; {@code errors} says what. */
    static @Nullable NewBirth read(Typed typed, Page page, List<FieldError> errors) {
        int before = errors.size();
        PersonName name = Typed.read("name", page, errors, () -> new PersonName(typed.get("name")));
        if (!typed.get("sex").matches("[MF]")) {
            errors.add(new FieldError("sex", page.say("Chọn giới tính của trẻ.", "Choose the child’s sex.")));
        }
        PartialDate born = Typed.read("born", page, errors, () -> typed.date("born"));
        typed.need("place-text", page, errors, "Ghi cơ sở y tế hoặc nơi sinh.", "Enter the hospital or place.");
        typed.need("place", page, errors, "Chọn tỉnh, thành phố nơi sinh.", "Choose the province of birth.");
        typed.need("origin", page, errors, "Chọn quê quán của trẻ.", "Choose the child’s place of origin.");
        typed.need("ethnicity", page, errors, "Chọn dân tộc của trẻ.", "Choose the child’s ethnic group.");
        typed.need("nationality", page, errors, "Chọn quốc tịch của trẻ.", "Choose the child’s nationality.");
        Parent mother = parent("mother", typed, page, errors);
        Parent father = parent("father", typed, page, errors);
        typed.need("evidence", page, errors, "Chọn giấy tờ chứng minh việc sinh.", "Choose the proof of birth.");
        typed.need("declarant", page, errors, "Ghi họ tên người đi khai.", "Enter the declarant’s name.");
        typed.need("relation", page, errors, "Ghi quan hệ với trẻ.", "Enter the relation to the child.");
        if (!typed.get("order").matches("[0-9]?")) {
            errors.add(new FieldError("order", page.say("Ghi một chữ số, như 2.", "Enter one digit, such as 2.")));
        }
        if (errors.size() > before) {
            return null;
        }
        return Typed.read(
                "evidence-number",
                page,
                errors,
                () -> new NewBirth(
                        typed.get("dossier"),
                        Objects.requireNonNull(name),
                        Sex.ofCode(typed.get("sex")),
                        Objects.requireNonNull(born),
                        typed.get("place"),
                        typed.get("place-text"),
                        typed.get("origin"),
                        typed.get("ethnicity"),
                        typed.get("nationality"),
                        mother,
                        father,
                        new Evidence(typed.get("evidence"), typed.get("evidence-number"), null),
                        typed.has("order") ? Integer.parseInt(typed.get("order")) : 0,
                        typed.get("surrogacy"),
                        new Declarant(typed.get("declarant"), typed.get("relation")),
                        List.of(),
                        ""));
    }

    private static @Nullable Parent parent(String who, Typed typed, Page page, List<FieldError> errors) {
        if (typed.has(who + "-number")) {
            // a look-up has said already what is wrong with it
            boolean told = errors.stream().anyMatch(error -> error.field().equals(who + "-number"));
            PersonalNumber number =
                    told ? null : Typed.read(who + "-number", page, errors, () -> typed.number(who + "-number"));
            return number == null ? null : Parent.of(number);
        }
        if (!typed.has(who + "-name")) {
            return null;
        }
        if (!typed.get(who + "-year").matches("(18|19|20)[0-9]{2}")) {
            errors.add(new FieldError(
                    who + "-year", page.say("Ghi năm sinh, bốn chữ số.", "Enter the year of birth, four digits.")));
            return null;
        }
        PersonName name = Typed.read(who + "-name", page, errors, () -> new PersonName(typed.get(who + "-name")));
        return name == null
                ? null
                : new Parent(
                        null,
                        name.full(),
                        Integer.valueOf(typed.get(who + "-year")),
                        "",
                        "",
                        typed.get(who + "-residence"));
    }

    /** A refusal at the input it belongs to. */
    static FieldError place(Rejection refused, Page page) {
        boolean father = "father".equals(refused.details().get("side"));
        String place = PLACES.getOrDefault(refused.refusal(), "name");
        return new FieldError(father ? place.replace("mother", "father") : place, page.say(refused.vi(), refused.en()));
    }
}
