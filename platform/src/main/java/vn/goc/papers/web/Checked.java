package vn.goc.papers.web;

import org.jspecify.annotations.Nullable;
import vn.goc.papers.Paper;
import vn.goc.papers.Statements;

/**
 * What the page of a check shows.
 *
 * @param code as typed
 * @param unknown whether it was looked for in vain
 * @param said what a pasted statement says, its signature being right
 */
public record Checked(String code, @Nullable Paper paper, boolean unknown, Statements.@Nullable Said said) {
    static Checked nothing() {
        return new Checked("", null, false, null);
    }
}
