package vn.goc.engine.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A text with signature lines (c2sp.org/signed-note).
 *
 * @param text what is signed; ends in a newline
 * @param signatures at least one, at most {@link #MAX_SIGNATURES}
 */
public record SignedNote(String text, List<Line> signatures) {
    /** Longest note that is read, in bytes: a checkpoint with many post-quantum cosignatures fits. */
    public static final int MAX_BYTES = 1_000_000;

    /** Most signature lines that are read; the specification asks for at least 16. */
    public static final int MAX_SIGNATURES = 64;

    private static final int MAX_SIGNATURE_BYTES = 8_192;
    private static final int ID_BYTES = 4;
    private static final String DASH = "— ";

    public SignedNote {
        if (!text.endsWith("\n") || text.equals("\n")) {
            throw new MalformedNote("a note's text ends in a newline");
        }
        Strict.text(text.getBytes(StandardCharsets.UTF_8), MAX_BYTES, "the note");
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new MalformedNote("a note has 1 to " + MAX_SIGNATURES + " signatures, not " + signatures.size());
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature line.
     *
     * @param name of the key
     * @param id of the key
     * @param signature without the key's id; its form depends on the key's type
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Line(String name, int id, byte[] signature) {
        public Line {
            NoteKey.requireName(name);
            if (signature.length == 0 || signature.length > MAX_SIGNATURE_BYTES) {
                throw new MalformedNote("a signature has 1 to " + MAX_SIGNATURE_BYTES + " bytes");
            }
        }

        @Override
        public String toString() {
            byte[] blob = ByteBuffer.allocate(ID_BYTES + signature.length)
                    .putInt(id)
                    .put(signature)
                    .array();
            return DASH + name + " " + Base64.getEncoder().encodeToString(blob) + "\n";
        }
    }

    /** Reads a note strictly; its signatures are not checked yet: see {@link NoteVerifier}. */
    public static SignedNote parse(byte[] bytes) {
        String note = Strict.text(bytes, MAX_BYTES, "the note");
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw new MalformedNote("a note is a text, an empty line and signature lines");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
            if (lines.size() == MAX_SIGNATURES) {
                throw new MalformedNote("a note has at most " + MAX_SIGNATURES + " signatures");
            }
            lines.add(line(line));
        }
        return new SignedNote(note.substring(0, split + 1), lines);
    }

    /** The same text with one more signature line. */
    public SignedNote with(Line line) {
        List<Line> more = new ArrayList<>(signatures);
        more.add(line);
        return new SignedNote(text, more);
    }

    /** The note's bytes, UTF-8. */
    public byte[] encode() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(note::append);
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Line line(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new MalformedNote("a signature line is: — name base64");
        }
        byte[] blob = Strict.base64(line.substring(space + 1), "the signature");
        if (blob.length <= ID_BYTES) {
            throw new MalformedNote("a signature line holds no signature");
        }
        ByteBuffer in = ByteBuffer.wrap(blob);
        int id = in.getInt();
        byte[] signature = new byte[in.remaining()];
        in.get(signature);
        return new Line(line.substring(DASH.length(), space), id, signature);
    }
}
