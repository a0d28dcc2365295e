package vn.goc.register.web;

import java.util.Map;
import vn.goc.kernel.KernelError;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.Rejection;

/**
 * A date as typed into three boxes.
 *
 * @param day may be empty, like the month, where only the year is known
 */
public record DateBoxes(String day, String month, String year) {
    private static final int LONGEST = 10;

    /** @param name of the boxes: {@code on} reads {@code on-d}, {@code on-m}, {@code on-y} */
    static DateBoxes of(String name, Map<String, String> form) {
        return new DateBoxes(box(form, name + "-d"), box(form, name + "-m"), box(form, name + "-y"));
    }

    boolean empty() {
        return day.isEmpty() && month.isEmpty() && year.isEmpty();
    }

    /** @throws Rejection {@code kernel.date-malformed}, {@code kernel.date-impossible} */
    PartialDate read() {
        if (!year.matches("[0-9]{4}") || !month.matches("[0-9]{0,2}") || !day.matches("[0-9]{0,2}")) {
            throw Rejection.of(KernelError.DATE_MALFORMED);
        }
        if (month.isEmpty() && !day.isEmpty()) {
            throw Rejection.of(KernelError.DATE_MALFORMED);
        }
        if (month.matches("0+") || day.matches("0+")) {
            throw Rejection.of(KernelError.DATE_IMPOSSIBLE).with("date", day + "/" + month + "/" + year);
        }
        return new PartialDate(Integer.parseInt(year), number(month), number(day));
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String box(Map<String, String> form, String name) {
        String text = form.getOrDefault(name, "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
