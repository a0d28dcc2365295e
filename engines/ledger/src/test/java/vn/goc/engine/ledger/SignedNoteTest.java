package vn.goc.engine.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTest {
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String LINE =
            "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    private static final String NOTE = "This is an example message.\n\n" + LINE;

    @TempDir(factory = MemoryDir.class)
    Path dir;

    @Test
    void the_published_example_verifies_and_comes_out_as_it_went_in() {
        NoteKey key = NoteKey.parse(VKEY);
        assertThat(key.vkey()).isEqualTo(VKEY);
        SignedNote note = new NoteVerifier(key).verify(NOTE.getBytes(UTF_8));
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(new String(note.encode(), UTF_8)).isEqualTo(NOTE);
    }

    @Test
    void unknown_signatures_are_passed_over_and_a_known_bad_one_spoils_the_note() throws Exception {
        Keys keys = Keys.fresh();
        SignedNote note = keys.signer().sign("text\n");
        SignedNote many = note;
        for (int i = 0; i < 40; i++) {
            many = many.with(new SignedNote.Line("witness.example/" + i, i, new byte[2_428]));
        }
        assertThat(keys.verifier().verify(many)).containsExactly(Keys.ORIGIN);
        assertThat(SignedNote.parse(many.encode()).signatures()).hasSize(41);
        SignedNote.Line good = note.signatures().getFirst();
        SignedNote spoiled = note.with(new SignedNote.Line(good.name(), good.id(), new byte[64]));
        assertThatThrownBy(() -> keys.verifier().verify(spoiled)).hasMessageContaining("does not fit");
        SignedNote otherId = new SignedNote("text\n", List.of(new SignedNote.Line(good.name(), 1, good.signature())));
        assertThatThrownBy(() -> keys.verifier().verify(otherId)).hasMessageContaining("no known key");
        assertThatThrownBy(() -> new NoteVerifier(NoteKey.parse(VKEY)).verify(note))
                .hasMessageContaining("no known key");
    }

    @Test
    void malformed_notes_are_refused() {
        List<String> bad = List.of(
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n" + LINE,
                "text\n\n" + LINE.strip(),
                "text\n\n" + LINE + "\n",
                "te\txt\n\n" + LINE,
                "te\rxt\n\n" + LINE,
                "text\n\n-" + LINE.substring(1),
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n— a  AAAAAAA=\n",
                "text\n\n— a AAAAAA==\n",
                "text\n\n— a AAAA AAA=\n",
                "text\n\n— a AAAAAAB=\n",
                "text\n\n" + "— a AAAAAAA=\n".repeat(65),
                "\n\n" + LINE,
                NOTE + "garbage");
        for (String note : bad) {
            assertThatThrownBy(() -> SignedNote.parse(note.getBytes(UTF_8)))
                    .as(note)
                    .isInstanceOf(MalformedNote.class);
        }
        byte[] latin = NOTE.getBytes(UTF_8);
        latin[3] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.parse(latin)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]))
                .hasMessageContaining("longer");
    }

    @Test
    void malformed_keys_are_refused() {
        List<String> bad = List.of(
                "",
                "a",
                "a+b",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                VKEY.replace("530d", "530e"),
                VKEY.replace("+530d903a", "+530D903A"),
                VKEY.replace("Aeky", "Beky"),
                VKEY + "=",
                "a b+00000000+AA==");
        for (String vkey : bad) {
            assertThatThrownBy(() -> NoteKey.parse(vkey)).as(vkey).isInstanceOf(MalformedNote.class);
        }
    }

    @Test
    void checkpoints_have_one_spelling() {
        Checkpoint checkpoint = new Checkpoint("log.vn/goc", 123, new byte[32]);
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        String root = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        List<String> bad = List.of(
                "log.vn\n01\n" + root + "\n",
                "log.vn\n-1\n" + root + "\n",
                "log.vn\n+1\n" + root + "\n",
                "log.vn\n1\n" + root,
                "log.vn\n1\n" + root + "\nextension\n",
                "\n1\n" + root + "\n",
                "log.vn\n1\nAAAA\n",
                "log.vn\n0\n" + root + "\n",
                "log.vn\n9223372036854775808\n" + root + "\n",
                "log.vn\n١\n" + root + "\n",
                "log.vn\n1\n" + root + "\n\n");
        for (String text : bad) {
            assertThatThrownBy(() -> Checkpoint.parse(text)).as(text).isInstanceOf(MalformedNote.class);
        }
    }

    @Test
    void a_receipt_verifies_offline_and_fails_for_anything_else() throws Exception {
        Keys keys = Keys.fresh();
        List<byte[]> entries = PlainTree.entries(500, 40, 3);
        try (TileLog log = TileLog.open(dir)) {
            log.append(0, entries);
            byte[] leaf = Rfc6962.leafHash(entries.get(321));
            TlogProof receipt =
                    new TlogProof(entries.get(321), 321, log.inclusionProof(321, 450), keys.checkpoint(log, 450));
            TlogProof read = TlogProof.parse(receipt.encode());
            assertThat(read.encode()).isEqualTo(receipt.encode());
            assertThat(read.extra()).isEqualTo(entries.get(321));
            assertThat(read.verify(leaf, Keys.ORIGIN, keys.verifier()).size()).isEqualTo(450);
            assertThatThrownBy(() -> read.verify(leaf, "other.vn", keys.verifier()))
                    .hasMessageContaining("not of other.vn");
            byte[] other = Rfc6962.leafHash(entries.get(322));
            assertThatThrownBy(() -> read.verify(other, Keys.ORIGIN, keys.verifier()))
                    .hasMessageContaining("does not lie");
            TlogProof bare = new TlogProof(new byte[0], 321, read.hashes(), read.checkpoint());
            assertThat(TlogProof.parse(bare.encode())
                            .verify(leaf, Keys.ORIGIN, keys.verifier())
                            .size())
                    .isEqualTo(450);
        }
    }

    /** No change of bytes may be read as another valid note, nor end in anything but a refusal. */
    @Test
    void changed_bytes_are_refused_and_nothing_else_happens() throws Exception {
        Keys keys = Keys.fresh();
        byte[] note =
                keys.signer().sign(new Checkpoint(Keys.ORIGIN, 7, new byte[32])).encode();
        TlogProof receipt = new TlogProof(new byte[] {1, 2}, 3, List.of(new byte[32], new byte[32]), note);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = note.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            if (!java.util.Arrays.equals(changed, note)) {
                assertThatThrownBy(() -> keys.verifier().verify(changed))
                        .as("seed " + seed)
                        .isInstanceOf(MalformedNote.class);
            }
            byte[] proof = java.util.Arrays.copyOf(receipt.encode(), random.nextInt(receipt.encode().length));
            assertThatThrownBy(() -> TlogProof.parse(proof)).as("seed " + seed).isInstanceOf(MalformedNote.class);
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThatThrownBy(() -> SignedNote.parse(noise)).as("seed " + seed).isInstanceOf(MalformedNote.class);
            assertThatThrownBy(() -> TlogProof.parse(noise)).as("seed " + seed).isInstanceOf(MalformedNote.class);
        }
    }
}
