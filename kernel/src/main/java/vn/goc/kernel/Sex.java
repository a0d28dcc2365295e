package vn.goc.kernel;

/** Giới tính as the register records it (Law 26/2023/QH15 Art. 9(5)); codes M and F as in the MRZ. */
public enum Sex {
    MALE("M", "Nam", "Male"),
    FEMALE("F", "Nữ", "Female");

    private final String code;
    private final String vi;
    private final String en;

    Sex(String code, String vi, String en) {
        this.code = code;
        this.vi = vi;
        this.en = en;
    }

    public String code() {
        return code;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    public static Sex ofCode(String code) {
        return code.equals("F") ? FEMALE : MALE;
    }
}
