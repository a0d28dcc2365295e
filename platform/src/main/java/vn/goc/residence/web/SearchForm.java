package vn.goc.residence.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.KernelError;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.LedgerError;
import vn.goc.register.PersonQuery;
import vn.goc.register.RegisterError;
import vn.goc.residence.SearchPurposes;
import vn.goc.site.FieldError;
import vn.goc.site.Page;

/**
 * What an officer asked: why first, then about whom, then which fields.
 *
 * @param fields paths ticked; not yet checked
 */
public record SearchForm(
        String purpose, String caseCode, String number, String name, DateBoxes born, boolean dead, Set<String> fields) {
    /** Enough to know whether it is the right person and where they live; everything else is ticked on purpose. */
    static final Set<String> USUAL =
            Set.of("name", "number", "birth.date", "sex", "residence.permanent", "household.head", "life.status");

    private static final int LONGEST = 200;
    private static final int LONGEST_CASE = 60;
    private static final Map<Object, String> PLACES = Map.ofEntries(
            Map.entry(RegisterError.PURPOSE_UNKNOWN, "purpose"),
            Map.entry(RegisterError.PURPOSE_NOT_YOURS, "purpose"),
            Map.entry(LedgerError.CASE_REQUIRED, "case"),
            Map.entry(LedgerError.CASE_UNKNOWN, "case"),
            Map.entry(LedgerError.CASE_CLOSED, "case"),
            Map.entry(KernelError.NUMBER_NOT_TWELVE_DIGITS, "number"),
            Map.entry(KernelError.NUMBER_PREFIX_UNKNOWN, "number"),
            Map.entry(RegisterError.QUERY_UNCLEAR, "number"),
            Map.entry(RegisterError.NOT_FOUND_OR_NOT_YOURS, "number"),
            Map.entry(RegisterError.NAME_TOO_SHORT, "name"),
            Map.entry(RegisterError.TOO_MANY_HITS, "name"),
            Map.entry(KernelError.NAME_EMPTY, "name"),
            Map.entry(KernelError.NAME_TOO_LONG, "name"),
            Map.entry(KernelError.NAME_BAD_CHARACTER, "name"),
            Map.entry(KernelError.DATE_MALFORMED, "born"),
            Map.entry(KernelError.DATE_IMPOSSIBLE, "born"),
            Map.entry(RegisterError.BIRTH_MONTH_ALONE, "born"),
            Map.entry(RegisterError.MASK_SIZE, "fields"),
            Map.entry(RegisterError.MASK_PATH_TOO_LONG, "fields"),
            Map.entry(RegisterError.UNKNOWN_FIELD, "fields"));

    static SearchForm blank() {
        return new SearchForm("", "", "", "", new DateBoxes("", "", ""), false, USUAL);
    }

    static SearchForm of(MultiValueMap<String, String> form) {
        return new SearchForm(
                text(form, "purpose"),
                text(form, "case"),
                text(form, "number"),
                text(form, "name"),
                DateBoxes.of("born", form.toSingleValueMap()),
                form.containsKey("dead"),
                form.getOrDefault("fields", List.of()).stream().limit(LONGEST).collect(Collectors.toSet()));
    }

    /** What is missing before anything can be asked; a question that can be asked is asked, and logged, even to be refused. */
    List<FieldError> gaps(Page page) {
        List<FieldError> gaps = new ArrayList<>();
        if (purpose.isEmpty()) {
            gaps.add(
                    new FieldError("purpose", page.say("Chọn mục đích tra cứu.", "Choose the purpose of the search.")));
        }
        if (caseCode.length() > LONGEST_CASE) {
            gaps.add(new FieldError(
                    "case",
                    page.say(
                            "Mã hồ sơ dài nhất " + LONGEST_CASE + " ký tự, hiện có " + caseCode.length() + ".",
                            "A dossier code has at most " + LONGEST_CASE + " characters; there are " + caseCode.length()
                                    + ".")));
        }
        boolean named = !name.isEmpty() || !born.empty();
        if (number.isEmpty() && !named) {
            gaps.add(new FieldError(
                    "number",
                    page.say(
                            "Ghi số định danh, hoặc họ tên và ngày sinh.",
                            "Enter the personal number, or the name and birth date.")));
        } else if (!number.isEmpty() && named) {
            gaps.add(new FieldError(
                    "number",
                    page.say(
                            "Chỉ chọn một cách: xóa số định danh, hoặc xóa họ tên và ngày sinh.",
                            "Use one way only: clear the number, or clear name and birth date.")));
        } else if (number.isEmpty() && name.isEmpty()) {
            gaps.add(new FieldError("name", page.say("Ghi họ tên cần tìm.", "Enter the name to look for.")));
        } else if (number.isEmpty() && born.empty()) {
            gaps.add(
                    new FieldError("born", page.say("Ghi ngày sinh, hoặc năm sinh.", "Enter the birth date or year.")));
        }
        if (fields.isEmpty()) {
            gaps.add(new FieldError(
                    "fields", page.say("Chọn ít nhất một trường cần xem.", "Tick at least one field to see.")));
        }
        return gaps;
    }

    /** Whether a purpose was sent that the page did not offer. */
    boolean forged(Actor actor) {
        return !purpose.isEmpty() && SearchPurposes.find(actor, purpose).isEmpty();
    }

    /** Why the officer asks; a purpose that was not offered is named as it is, without a ground. */
    Access access(Actor actor) {
        String code = caseCode.isEmpty() ? null : caseCode.substring(0, Math.min(caseCode.length(), LONGEST_CASE));
        return SearchPurposes.find(actor, purpose)
                .map(allowed -> new Access(actor, allowed.purpose(), allowed.basisVi(), code))
                .orElseGet(() -> new Access(
                        actor, Objects.requireNonNullElse(Purpose.ofCode(purpose), Purpose.UNKNOWN), "", code));
    }

    boolean byNumber() {
        return !number.isEmpty();
    }

    /** The nine digits of a former identity card (CMND); empty when the number is none. */
    Optional<String> oldNumber() {
        String digits = PersonalNumber.bare(number);
        return digits.matches("[0-9]{9}") ? Optional.of(digits) : Optional.empty();
    }

    PersonalNumber personalNumber() {
        return PersonalNumber.parse(number);
    }

    PersonQuery query() {
        return new PersonQuery.ByNameAndBirth(name, born.read(), dead);
    }

    /** The input a refusal belongs to; null when it is about the answer and no input. */
    static @Nullable String place(Rejection refusal) {
        return PLACES.get(refusal.refusal());
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        String given = form.getFirst(name);
        String text = given == null ? "" : given.replaceAll("\\p{Cntrl}", " ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
