package vn.goc.verification;

import org.jspecify.annotations.Nullable;

/**
 * Why a file is handed in.
 *
 * @param key the sender's own name for it: the same key and content are one file, however often they are sent
 * @param agreement of an agency; null from an officer
 * @param purpose code of a purpose
 */
public record Handing(
        String key,
        @Nullable String agreement,
        String purpose,
        @Nullable String caseCode) {}
