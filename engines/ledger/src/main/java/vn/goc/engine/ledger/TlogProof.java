package vn.goc.engine.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A receipt anybody can check without the log: the file {@code .tlog-proof} of c2sp.org/tlog-proof.
 *
 * @param extra bytes nobody vouches for, such as the entry itself; empty when the receipt has none
 * @param index of the entry, from 0
 * @param hashes inclusion proof, the leaf's sibling first
 * @param checkpoint signed note, as it was published
 */
@SuppressWarnings("ArrayRecordComponent") // hashes and keys are byte arrays throughout
public record TlogProof(byte[] extra, long index, List<byte[]> hashes, byte[] checkpoint) {
    private static final String TITLE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_HASHES = 63;
    private static final int MAX_BYTES = SignedNote.MAX_BYTES + 200_000;

    public TlogProof {
        if (index < 0 || hashes.size() > MAX_HASHES) {
            throw new MalformedNote("a proof has an index of at least 0 and at most " + MAX_HASHES + " hashes");
        }
        hashes = List.copyOf(hashes);
    }

    public static TlogProof parse(byte[] bytes) {
        String text = Strict.text(bytes, MAX_BYTES, "the proof");
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new MalformedNote("a proof ends in an empty line and a checkpoint");
        }
        List<String> lines = List.of(text.substring(0, split).split("\n", -1));
        int at = 0;
        if (!lines.getFirst().equals(TITLE)) {
            throw new MalformedNote("a proof begins with " + TITLE);
        }
        at++;
        byte[] extra = {};
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = Strict.base64(lines.get(at).substring(EXTRA.length()), "extra");
            at++;
        }
        if (at == lines.size() || !lines.get(at).startsWith(INDEX)) {
            throw new MalformedNote("a proof names its index");
        }
        long index = Strict.number(lines.get(at).substring(INDEX.length()), "the index");
        List<byte[]> hashes = new ArrayList<>();
        for (String line : lines.subList(at + 1, lines.size())) {
            hashes.add(Strict.hash(line, "a proof hash"));
        }
        byte[] checkpoint = text.substring(split + 2).getBytes(StandardCharsets.UTF_8);
        SignedNote.parse(checkpoint);
        return new TlogProof(extra, index, hashes, checkpoint);
    }

    public byte[] encode() {
        StringBuilder head = new StringBuilder(TITLE).append('\n');
        Base64.Encoder base64 = Base64.getEncoder();
        if (extra.length > 0) {
            head.append(EXTRA).append(base64.encodeToString(extra)).append('\n');
        }
        head.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> head.append(base64.encodeToString(hash)).append('\n'));
        head.append('\n');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(checkpoint);
        return out.toByteArray();
    }

    /**
     * The checkpoint under which this entry lies, after signature, origin and inclusion were checked.
     *
     * @throws MalformedNote when any of them does not hold
     */
    public Checkpoint verify(byte[] leafHash, String origin, NoteVerifier keys) {
        Checkpoint signed = Checkpoint.parse(keys.verify(checkpoint).text());
        if (!signed.origin().equals(origin)) {
            throw new MalformedNote("the checkpoint is of " + signed.origin() + ", not of " + origin);
        }
        if (!Proofs.verifyInclusion(leafHash, index, signed.size(), hashes, signed.root())) {
            throw new MalformedNote("the entry does not lie at index " + index + " under the signed root");
        }
        return signed;
    }
}
