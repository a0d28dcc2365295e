package vn.goc.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call as its agency sees it: no person in it.
 *
 * @param kind query, verify, case, subscribe, changes, or another room's word: file, feed
 * @param outcome answered, empty, or a refusal's id
 * @param receipt the ledger receipt's id, by which the proof is fetched
 */
public record Call(
        long id,
        String agreement,
        Instant at,
        String kind,
        String outcome,
        int fields,
        @Nullable String caseCode,
        @Nullable String receipt) {}
