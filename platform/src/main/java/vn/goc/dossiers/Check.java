package vn.goc.dossiers;

/**
 * One thing the machine looked at for the officer, with what it rests on.
 *
 * @param level whether it speaks against approving
 */
public record Check(Level level, String vi, String en, String groundVi, String groundEn) {
    /** WARN leaves the decision to the officer, BAD closes approval. */
    public enum Level {
        OK,
        WARN,
        BAD
    }

    static Check ok(String vi, String en, String groundVi, String groundEn) {
        return new Check(Level.OK, vi, en, groundVi, groundEn);
    }

    static Check warn(String vi, String en, String groundVi, String groundEn) {
        return new Check(Level.WARN, vi, en, groundVi, groundEn);
    }

    static Check bad(String vi, String en, String groundVi, String groundEn) {
        return new Check(Level.BAD, vi, en, groundVi, groundEn);
    }

    public String shown(boolean vietnamese) {
        return vietnamese ? vi : en;
    }

    public String ground(boolean vietnamese) {
        return vietnamese ? groundVi : groundEn;
    }
}
