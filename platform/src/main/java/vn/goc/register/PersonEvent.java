package vn.goc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened to a person, as later rooms read it. Rights differ, so what leaves the house for a subscriber is kind and
 * time alone.
 *
 * @param changeSeq the ledger's number for the change before it is numbered
 * @param no among the events of one change, from 1
 * @param kind {@code registered, born, moved, household-changed, changed, corrected, supplemented, disputed, verified,
 *     number-changed, died}
 * @param before the changed fields as they were, as stored; an address is {@code {"address","line","unit","unitFrom",
 *     "commune","province"}}
 * @param after the changed fields as they are; a value taken away is null
 * @param was how the person was counted before; null when they were not in the register
 * @param is how they are counted since
 */
public record PersonEvent(
        long changeSeq,
        int no,
        UUID person,
        String kind,
        LocalDate validFrom,
        Instant recorded,
        JsonNode before,
        JsonNode after,
        @Nullable Counted was,
        Counted is) {
    /**
     * What statistics count of a person.
     *
     * @param commune code of permanent residence, empty when there is none
     * @param sex M or F
     * @param birth last possible day of birth, as ages count; null when unknown
     */
    public record Counted(
            String commune,
            String province,
            String sex,
            @Nullable LocalDate birth,
            LifeStatus status) {}
}
