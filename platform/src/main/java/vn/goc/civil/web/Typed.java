package vn.goc.civil.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.site.FieldError;
import vn.goc.site.Page;

/** What an officer typed into a form, as sent: kept whole, so that it is shown again and carried to the page of checking. */
public record Typed(Map<String, String> values) {
    private static final int LONGEST = 300;
    private static final int MOST = 80;

    public Typed {
        values = Map.copyOf(values);
    }

    static Typed of(MultiValueMap<String, String> form) {
        Map<String, String> values = new LinkedHashMap<>();
        form.toSingleValueMap().entrySet().stream()
                .limit(MOST)
                .filter(typed -> !typed.getKey().equals("_csrf"))
                .forEach(typed -> values.put(typed.getKey(), plain(typed.getValue())));
        return new Typed(values);
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** Everything but what a page asks for itself. */
    public Map<String, String> carried() {
        Map<String, String> carried = new java.util.TreeMap<>(values);
        List.of("do", "confirmed", "reason").forEach(carried::remove);
        return carried;
    }

    Typed with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Typed(more);
    }

    /** Three boxes; day and month may be left empty. */
    PartialDate date(String name) {
        String day = get(name + "-d");
        String month = get(name + "-m");
        String lead = (day.isEmpty() ? "" : day + "/") + (month.isEmpty() ? "" : month + "/");
        return PartialDate.parse(lead + get(name + "-y"));
    }

    PersonalNumber number(String name) {
        return PersonalNumber.parse(get(name));
    }

    /** Reads one input; what is wrong with it is noted at its place. */
    static <T> @Nullable T read(String field, Page page, List<FieldError> errors, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Rejection wrong) {
            errors.add(new FieldError(field, page.say(wrong.vi(), wrong.en())));
            return null;
        }
    }

    void need(String field, Page page, List<FieldError> errors, String vi, String en) {
        if (!has(field)) {
            errors.add(new FieldError(field, page.say(vi, en)));
        }
    }

    private static String plain(@Nullable String text) {
        String bare = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
    }
}
