package vn.goc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a field has its value: every slice it ever had, newest first, each with the event that wrote it.
 *
 * @param value as a {@link PersonView} has it; null when there is none today
 * @param underVerification the field is disputed or being checked
 */
public record Explanation(String field, @Nullable Object value, boolean underVerification, List<Step> steps) {
    /**
     * One value with its two times and its origin.
     *
     * @param from first day it is valid; null when open
     * @param to first day it is valid no more; null while it is
     * @param recorded when the register learnt it
     * @param superseded when the register stopped believing it, by a later change or correction; null while it does
     * @param kind the event's kind, such as {@code loaded}, {@code moved}, {@code corrected}
     * @param unit the unit that acted, never the officer's id
     * @param changeSeq by which the journal's proof is found
     */
    public record Step(
            @Nullable Object value,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Instant recorded,
            @Nullable Instant superseded,
            String kind,
            @Nullable String unit,
            String legalBasis,
            @Nullable String dossier,
            @Nullable String evidence,
            long changeSeq) {}
}
