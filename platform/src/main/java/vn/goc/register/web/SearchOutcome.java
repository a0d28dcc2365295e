package vn.goc.register.web;

import java.util.List;

/** What came of an officer's question. */
public sealed interface SearchOutcome {
    /** One person of an answer. */
    record Found(List<Section> sections) {}

    /** @param receipts ids of the journal rows, one for each person answered, at least one */
    record Answer(List<Found> people, List<String> receipts) implements SearchOutcome {}

    /** A refusal as the officer reads it. The attempt itself is in the journal: whatever was asked of the register is. */
    record Refused(String id, String text, List<String> receipts) implements SearchOutcome {}
}
