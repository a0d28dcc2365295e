package vn.goc.codes;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a code list.
 *
 * @param code text, leading zeros kept
 * @param aliases other spellings and names under which people know it
 * @param from first day; null when open
 * @param to first day it no longer holds; null while it does
 * @param mark V checked, S one source, R recalled
 */
public record Code(
        String code,
        String vi,
        String en,
        List<String> aliases,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String mark) {
    public Code {
        aliases = List.copyOf(aliases);
    }

    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    public String shown(boolean vietnamese) {
        return vietnamese ? vi : en;
    }
}
