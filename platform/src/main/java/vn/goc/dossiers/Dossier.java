package vn.goc.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hồ sơ: one case of one citizen under one version of a procedure.
 *
 * @param code {@code unit-YYMMDD-NNNN}, see {@link Offices}
 * @param version of the procedure it was filed with; it stays
 * @param owner lifelong id of who filed it
 * @param revision grows with every deed; a decision names the one it was taken on
 * @param unit code of the unit that decides
 * @param commune code of the commune it concerns
 * @param supplements how often a supplement was asked for
 * @param completeAt when it last became complete; the clock runs from here once accepted
 * @param due null while no clock runs
 * @param closedAt null while it is open
 */
public record Dossier(
        UUID id,
        String code,
        String procedure,
        int version,
        UUID owner,
        String ownerName,
        Status status,
        int revision,
        String unit,
        String commune,
        Answers answers,
        int supplements,
        Instant filedAt,
        Instant completeAt,
        @Nullable Instant acceptedAt,
        @Nullable DueDay due,
        @Nullable Instant closedAt) {

    /**
     * Ngày hẹn trả with what it rests on, as it was told to the citizen.
     *
     * @param earliest where it would fall if every unconfirmed day of rest were worked
     * @param unconfirmed whether an unconfirmed day of the calendar was counted
     * @param rule id of the rule that gave the period
     */
    public record DueDay(
            LocalDate day,
            LocalDate earliest,
            boolean unconfirmed,
            String rule,
            String periodVi,
            String periodEn,
            String articleVi,
            String articleEn) {
        public String article(boolean vietnamese) {
            return vietnamese ? articleVi : articleEn;
        }

        public String period(boolean vietnamese) {
            return vietnamese ? periodVi : periodEn;
        }
    }
}
