package vn.goc.civil;

import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Rejection;

/**
 * What was shown as proof.
 *
 * @param kind code of the list {@code birth-evidence} or {@code death-evidence}
 * @param number its number, or the number of the hospital's signed message; may be empty
 * @param sha256 of the file that was sent; null when it was shown on paper
 */
public record Evidence(String kind, String number, @Nullable String sha256) {
    private static final int LONGEST = 60;

    public Evidence {
        if (number.length() > LONGEST || (sha256 != null && !sha256.matches("[0-9a-f]{64}"))) {
            throw Rejection.of(CivilError.TEXT_NEEDED).with("field", "evidence").with("most", LONGEST);
        }
    }

    /** For the register, at most 200 characters. */
    String text(String kindName) {
        String numbered = number.isEmpty() ? kindName : kindName + " " + number;
        return sha256 == null ? numbered : numbered + ", SHA-256 " + sha256;
    }
}
