package vn.goc.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who saw a person's data (ai đã xem dữ liệu): the journal read by its subject, each line with what is needed to prove
 * it.
 */
@Service
public class Tracker {
    private static final int MOST_LINES = 100;

    private final TrackerStore store;
    private final Receipts receipts;
    private final JsonMapper json;

    Tracker(TrackerStore store, Receipts receipts, JsonMapper json) {
        this.store = store;
        this.receipts = receipts;
        this.json = json;
    }

    /**
     * One access as its subject may read it.
     *
     * @param key {@code writer-seq}, this person's name for the line
     * @param actorKind citizen, officer, agency or system
     * @param own whether the person did it themselves
     * @param outcome answered, changed, delivered, empty or a refusal's id
     */
    public record Line(
            String key,
            Instant at,
            String kind,
            String actorKind,
            boolean own,
            @Nullable String agency,
            @Nullable String unit,
            @Nullable String role,
            String purpose,
            String basis,
            @Nullable String caseCode,
            List<String> fields,
            String via,
            String outcome) {}

    /** A line opened: the halves that hash to its leaf, and the proof once a checkpoint covers it. */
    public record Evidence(Line line, byte[] leaf, byte[] salt, byte[] plain, Optional<Receipts.Proven> proven) {}

    /**
     * Accesses to a person, newest first.
     *
     * @param before lines older than this; page on with the last line's time
     */
    public List<Line> list(UUID person, Instant before, int limit) {
        return store.list(person, before, Math.min(limit, MOST_LINES)).stream()
                .map(row -> line(row, person))
                .toList();
    }

    public long count(UUID person) {
        return store.count(person);
    }

    /** @param key as in {@link Line#key}; empty when it is no line of this person */
    public Optional<Evidence> evidence(UUID person, String key) {
        if (!key.matches("\\d{1,9}-\\d{1,18}")) {
            return Optional.empty();
        }
        int dash = key.indexOf('-');
        int writer = Integer.parseInt(key.substring(0, dash));
        long seq = Long.parseLong(key.substring(dash + 1));
        return store.find(person, writer, seq)
                .map(row -> new Evidence(
                        line(row, person),
                        row.leaf(),
                        row.salt(),
                        row.plain(),
                        Leaf.matches(row.leaf(), row.salt(), row.plain())
                                ? receipts.prove(writer, seq, row.leaf())
                                : Optional.empty()));
    }

    private Line line(TrackerStore.Row row, UUID person) {
        JsonNode plain = json.readTree(row.plain());
        long at = plain.path("at").asLong();
        return new Line(
                row.writer() + "-" + row.seq(),
                Instant.ofEpochSecond(at / 1_000_000, at % 1_000_000 * 1_000),
                plain.path("kind").asString(),
                plain.path("actorKind").asString(),
                plain.path("actor").asString().equals(person.toString()),
                text(plain, "agency"),
                text(plain, "unit"),
                text(plain, "role"),
                plain.path("purpose").asString(),
                plain.path("basis").asString(),
                text(plain, "case"),
                plain.path("fields").valueStream().map(JsonNode::asString).toList(),
                plain.path("via").asString(),
                plain.path("outcome").asString());
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asString() : null;
    }
}
