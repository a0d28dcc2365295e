package vn.goc.codes;

import java.time.LocalDate;
import java.util.List;

/**
 * Danh mục: one list with all its codes of all times, in the list's own order.
 *
 * @param id such as {@code ethnicity}
 * @param version of the list as its source numbers it, else ours
 * @param mark of the list as a whole: V checked, S one source, R recalled
 * @param source the text or body it comes from
 * @param sha256 of the file, 64 hex digits: two systems with one checksum have the same list
 */
public record CodeList(
        String id, String vi, String en, String version, String mark, String source, String sha256, List<Code> codes) {
    public CodeList {
        codes = List.copyOf(codes);
    }

    /** The codes that may be used on a day. */
    public List<Code> on(LocalDate day) {
        return codes.stream().filter(code -> code.holdsOn(day)).toList();
    }
}
