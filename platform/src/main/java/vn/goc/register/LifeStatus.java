package vn.goc.register;

import java.util.Locale;

/** Whether the register still keeps a person's facts up (BRP's suspension, adapted; death is a lock, never a deletion). */
public enum LifeStatus {
    LIVING("Còn sống", "Living"),
    DEAD("Đã chết", "Dead"),
    MISSING("Mất tích", "Missing"),
    EMIGRATED("Định cư ở nước ngoài", "Emigrated"),
    /** Entered by mistake: no question ever finds it. */
    ERROR("Lập sai", "Entered in error"),
    /** The same person has another record, which questions find instead (see {@link Merges}). */
    MERGED("Đã nhập vào hồ sơ khác", "Merged into another record");

    private final String vi;
    private final String en;

    LifeStatus(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    /** Whether questions find a record of this status at all. */
    boolean found() {
        return this != ERROR && this != MERGED;
    }

    static LifeStatus ofCode(String code) {
        for (LifeStatus status : values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such life status");
    }
}
