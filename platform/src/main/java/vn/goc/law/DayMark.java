package vn.goc.law;

import java.time.LocalDate;

/**
 * What the calendar says of a day that differs from the five-day week.
 *
 * @param nameVi such as {@code Giỗ Tổ Hùng Vương}
 * @param ground the text it rests on, as the file has it
 */
public record DayMark(LocalDate day, Kind kind, String nameVi, String nameEn, String ground, Status status) {
    /** Why the day differs. */
    public enum Kind {
        /** Nghỉ lễ. */
        HOLIDAY,
        /** Nghỉ bù: the holiday fell on a day of rest (Labour Code 2019 Art. 111(3)). */
        COMPENSATION,
        /** Ngày hoán đổi: off, worked on another day instead. */
        SWAPPED_OFF,
        /** Làm bù: a Saturday worked for a day swapped off. */
        MAKE_UP_WORK
    }

    /** How well the mark is known. */
    public enum Status {
        /** Follows from the law. */
        FIXED_DATE("theo luật", "by law"),
        /** Follows from the law and the lunar calendar. */
        LUNAR_DATE("theo luật và âm lịch", "by law and the lunar calendar"),
        /** Reported with the Prime Minister's consent. */
        PRESS("đã công bố", "announced"),
        /** Remembered; to be checked against the yearly notice. */
        RECALLED("chưa đối chiếu thông báo năm", "not checked against the yearly notice"),
        /** Worked out from the law; to be checked against the yearly notice. */
        COMPUTED("suy ra từ luật", "worked out from the law"),
        /** The choice is not known. */
        UNCONFIRMED("chưa xác nhận", "unconfirmed");

        private final String vi;
        private final String en;

        Status(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public String vi() {
            return vi;
        }

        public String en() {
            return en;
        }

        /** False for what is still to be checked against the yearly notice. */
        public boolean settled() {
            return this == FIXED_DATE || this == LUNAR_DATE || this == PRESS;
        }
    }

    public boolean works() {
        return kind == Kind.MAKE_UP_WORK;
    }

    public String name(boolean vietnamese) {
        return vietnamese ? nameVi : nameEn;
    }
}
