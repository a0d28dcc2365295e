package vn.goc.register;

import org.jspecify.annotations.Nullable;

/**
 * One field of the register, under the path by which masks, agreements, forms and the journal name it.
 *
 * @param path e.g. {@code birth.date}
 * @param group facts of one group share their slices
 * @param type how a value is written and shown
 * @param list the code list of a {@link Type#CODE}, else null
 * @param number its number in Law 26/2023/QH15 Art. 9
 */
public record Field(
        String path, Group group, Type type, @Nullable String list, int number, String vi, String en) {
    /** Nhóm thông tin: what is valid together from the same day. */
    public enum Group {
        IDENTITY,
        FAMILY,
        RESIDENCE,
        HOUSEHOLD,
        LIFE,
        CONTACT,
        CARD;

        /** The word in table and event. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How a value is written in a change, stored, and shown. */
    public enum Type {
        /** Free text of at most 200 characters. */
        TEXT,
        /** {@link vn.goc.kernel.PersonName}, NFC. */
        NAME,
        /** {@link vn.goc.kernel.PersonalNumber}; changes only through {@link Numbers}. */
        NUMBER,
        /** 9 digits of a former identity card; changes only through {@link Numbers}. */
        OLD_NUMBER,
        /** {@link vn.goc.kernel.PartialDate} in ISO form. */
        PARTIAL_DATE,
        /** Full ISO date. */
        DATE,
        /** Code of a list; shown as code, vi, en. */
        CODE,
        /** Code of an administrative unit; shown as code, vi, en. */
        UNIT,
        /** Id of an address of {@code places}; shown without it. */
        ADDRESS,
        /** M or F, shown as code, vi, en. */
        SEX,
        /** {@link LifeStatus}. */
        LIFE,
        PHONE,
        EMAIL,
        /** {@link PersonView.Kin}, read from the records of those it names; never written, and only as of today. */
        KIN
    }

    /** Whether it is the person's own number, present or former, which only {@link Numbers} changes. */
    boolean ownNumber() {
        return path.equals("number") || path.equals("oldNumber");
    }

    /** Whether it is read from other people's records. */
    public boolean derived() {
        return type == Type.KIN;
    }

    public String shown(boolean vietnamese) {
        return vietnamese ? vi : en;
    }
}
