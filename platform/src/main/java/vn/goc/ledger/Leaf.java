package vn.goc.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Sha256;

/**
 * One journal row in its two halves.
 *
 * <p>{@code leaf} (42 bytes) is what the log holds for ever: {@code 0x01}, kind, time in microseconds (u64, big-endian),
 * SHA-256(salt ‖ plain). {@code plain} is canonical JSON, {@code salt} 16 random bytes: both can be erased, after which
 * the leaf tells nothing.
 */
record Leaf(byte[] leaf, @Nullable UUID person, long atMicros, byte[] salt, byte[] plain) {
    static final int VERSION = 1;
    static final int BYTES = 42;
    private static final JsonFactory JSON = new JsonFactory();
    private static final SecureRandom RANDOM = new SecureRandom();

    static Leaf of(JournalEntry entry, long atMicros) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        byte[] plain = plain(entry, atMicros);
        byte[] leaf = ByteBuffer.allocate(BYTES)
                .put((byte) VERSION)
                .put((byte) entry.kind().code())
                .putLong(atMicros)
                .put(commitment(salt, plain))
                .array();
        return new Leaf(leaf, entry.person(), atMicros, salt, plain);
    }

    static byte[] commitment(byte[] salt, byte[] plain) {
        return Sha256.of(salt, plain);
    }

    /** Whether these two halves belong together: the check that a verifier makes. */
    static boolean matches(byte[] leaf, byte[] salt, byte[] plain) {
        return leaf.length == BYTES
                && MessageDigest.isEqual(Arrays.copyOfRange(leaf, 10, BYTES), commitment(salt, plain));
    }

    /** Fields always in the same order, absent ones left out: the same entry gives the same bytes. */
    private static byte[] plain(JournalEntry entry, long atMicros) {
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), bytes)) {
            Actor actor = entry.access().actor();
            out.writeStartObject();
            out.writeNumberProperty("at", atMicros);
            out.writeStringProperty("kind", entry.kind().word());
            optional(
                    out,
                    "person",
                    entry.person() == null ? null : entry.person().toString());
            out.writeStringProperty("actorKind", actor.kind().name().toLowerCase(java.util.Locale.ROOT));
            out.writeStringProperty("actor", actor.id().toString());
            optional(out, "agency", actor.agency());
            optional(out, "unit", actor.unit());
            optional(out, "role", actor.role());
            out.writeStringProperty("purpose", entry.access().purpose().code());
            out.writeStringProperty("basis", entry.access().legalBasis());
            optional(out, "case", entry.access().caseCode());
            out.writeArrayPropertyStart("fields");
            for (String field : entry.fields()) {
                out.writeString(field);
            }
            out.writeEndArray();
            out.writeStringProperty("via", entry.via());
            out.writeStringProperty("outcome", entry.outcome());
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void optional(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }
}
