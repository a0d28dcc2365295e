package vn.goc.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Thủ tục hành chính: one procedure through all its versions.
 *
 * @param code national code {@code d.dddddd} (TT 01/2018/TT-VPCP)
 * @param codeMark V checked in the national database, S one or an unofficial source, R recalled
 * @param codeSource where the code was read
 * @param versions without overlap, the earliest first
 */
public record Procedure(String code, Mark codeMark, String codeSource, List<ProcedureVersion> versions) {
    /** How well a datum is known. */
    public enum Mark {
        V,
        S,
        R
    }

    public Procedure {
        versions = List.copyOf(versions);
    }

    /** The version in force on a day. */
    public Optional<ProcedureVersion> on(LocalDate day) {
        return versions.stream().filter(version -> version.holdsOn(day)).findFirst();
    }
}
