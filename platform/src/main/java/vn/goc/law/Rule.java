package vn.goc.law;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One legal rule as it held for a time (quy định, thời hạn).
 *
 * @param id stable, such as {@code residence.permanent.decide}
 * @param value as written: a whole number unless the unit is {@link Unit#TEXT}
 * @param attributes {@code after=15:00} (received later counts as received the next working day), {@code
 *     clock=restarts} (a new period begins), {@code clock=outside} (does not count in the whole)
 * @param articleVi the citation, such as {@code Điều 22 Luật Cư trú 68/2020/QH14}
 * @param mark how well the value is known
 * @param from first day it holds
 * @param to first day it no longer holds; null while it is open
 * @param fromMark how well {@code from} is known
 */
public record Rule(
        String id,
        String value,
        Unit unit,
        Map<String, String> attributes,
        String nameVi,
        String nameEn,
        String articleVi,
        String articleEn,
        Mark mark,
        LocalDate from,
        @Nullable LocalDate to,
        Mark fromMark) {
    /** What the value counts. */
    public enum Unit {
        WORKING_DAY("ngày làm việc", "working days"),
        WORKING_HOUR("giờ làm việc", "working hours"),
        DAY("ngày", "days"),
        HOUR("giờ", "hours"),
        MINUTE("phút", "minutes"),
        MONTH("tháng", "months"),
        YEAR("năm", "years"),
        TIMES("lần", "times"),
        PERCENT("%", "%"),
        VND("đồng", "dong"),
        TEXT("", "");

        private final String vi;
        private final String en;

        Unit(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public String vi() {
            return vi;
        }

        public String en() {
            return en;
        }
    }

    /** How well something is known. */
    public enum Mark {
        /** Read in the text of the law. */
        V("Đã đối chiếu", "Checked"),
        /** One or an unofficial source: may be configured. */
        S("Một nguồn", "One source"),
        /** Recalled: confirm before use in earnest. */
        R("Chưa xác nhận", "Unconfirmed");

        private final String vi;
        private final String en;

        Mark(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public String vi() {
            return vi;
        }

        public String en() {
            return en;
        }
    }

    public Rule {
        attributes = Map.copyOf(attributes);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** The value as a number; only for rules whose unit is not {@link Unit#TEXT}. */
    public int number() {
        if (unit == Unit.TEXT) {
            throw new IllegalStateException("rule " + id + " is a text");
        }
        return Integer.parseInt(value);
    }

    /** Giờ chốt trong ngày: what comes in later than this counts as come in on the next working day. */
    public Optional<LocalTime> after() {
        return Optional.ofNullable(attributes.get("after")).map(LocalTime::parse);
    }

    /** {@code 7 ngày làm việc}, {@code 7 working days}; no working day at all is the same day. */
    public String shown(boolean vietnamese) {
        if (unit == Unit.WORKING_DAY && value.equals("0")) {
            return vietnamese ? "trong ngày" : "same day";
        }
        String word = vietnamese ? unit.vi() : unit.en();
        boolean one = !vietnamese && value.equals("1") && word.endsWith("s");
        return (value + " " + (one ? word.substring(0, word.length() - 1) : word)).strip();
    }

    public String name(boolean vietnamese) {
        return vietnamese ? nameVi : nameEn;
    }

    public String article(boolean vietnamese) {
        return vietnamese ? articleVi : articleEn;
    }
}
