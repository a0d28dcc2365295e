package vn.goc.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a result.
 *
 * @param row from 1, without the header
 * @param cmnd9 as it was sent, made harmless for spreadsheets
 * @param number the same
 * @param verdict {@code match}, {@code mismatch}, {@code not-found} or {@code bad-row}
 * @param claims columns that do not match
 * @param column of a bad row, the cell that cannot be read
 * @param vi what to do about a bad row
 */
public record Verdict(
        int row,
        String cmnd9,
        String number,
        String verdict,
        List<String> claims,
        @Nullable String column,
        @Nullable String vi,
        @Nullable String en) {}
