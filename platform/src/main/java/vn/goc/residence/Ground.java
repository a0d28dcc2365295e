package vn.goc.residence;

import vn.goc.kernel.Rejection;

/**
 * What an act of residence rests on.
 *
 * @param dossier code of the dossier or counter case; one act of a kind for each, however often it comes
 * @param evidence what was shown: CT01, CT03, a decision
 * @param basis the article
 */
public record Ground(String dossier, String evidence, String basis) {
    private static final int LONGEST_DOSSIER = 60;
    private static final int LONGEST_EVIDENCE = 200;
    private static final int LONGEST_BASIS = 300;

    /** @throws Rejection {@code residence.ground-missing} */
    void require() {
        require("dossier", dossier, LONGEST_DOSSIER);
        require("evidence", evidence, LONGEST_EVIDENCE);
        require("basis", basis, LONGEST_BASIS);
    }

    private static void require(String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw Rejection.of(ResidenceError.GROUND_MISSING).with("what", what).with("most", most);
        }
    }
}
