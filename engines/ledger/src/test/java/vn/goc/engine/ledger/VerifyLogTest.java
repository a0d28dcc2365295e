package vn.goc.engine.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outsider's verifier, run as an outsider runs it: a process of its own on a directory or a downloaded file. */
class VerifyLogTest {
    private static final int SIZE = 700;
    private static final int SIGNED = 650;
    private static final Path SOURCE =
            Path.of("..", "..", "verify", "VerifyLog.java").toAbsolutePath().normalize();

    @TempDir(factory = MemoryDir.class)
    static Path classes;

    @TempDir(factory = MemoryDir.class)
    Path dir;

    private Keys keys;
    private final byte[] salt = new byte[16];
    private final String plain = "{\"at\":1700000000000001,\"nested\":{\"person\":\"x\"},\"person\":\"0198-á\\\"\"}";
    private byte[] receipt;

    private record Result(int exit, String out) {}

    @BeforeAll
    static void compile_once() {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), SOURCE.toString());
        assertThat(result).isZero();
    }

    @BeforeEach
    void make_a_log() throws Exception {
        keys = Keys.fresh();
        byte[] plainBytes = plain.getBytes(UTF_8);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(salt);
        byte[] leaf = ByteBuffer.allocate(42)
                .put((byte) 1)
                .put((byte) 2)
                .putLong(1_700_000_000_000_001L)
                .put(sha.digest(plainBytes))
                .array();
        List<byte[]> entries = new ArrayList<>(PlainTree.entries(SIZE, 50, 5));
        entries.set(333, leaf);
        try (TileLog log = TileLog.open(dir)) {
            log.append(0, entries.subList(0, 300));
            log.append(300, entries.subList(300, SIZE));
            log.publish(keys.checkpoint(log, SIGNED));
            receipt = new TlogProof(
                            leaf,
                            333,
                            log.inclusionProof(333, SIGNED),
                            log.checkpoint().orElseThrow())
                    .encode();
        }
    }

    @Test
    void an_intact_log_is_confirmed_by_the_source_file_itself() throws Exception {
        Result result = run(List.of(SOURCE.toString(), dir.toString(), "--vkey", vkey()));
        assertThat(result.out()).contains("log: 700 entries, root ", "checkpoint verified (size 650)");
        assertThat(result.exit()).isZero();
    }

    @Test
    void a_log_that_is_being_written_or_was_killed_is_confirmed_up_to_what_was_committed() throws Exception {
        try (TileLog log = TileLog.open(dir)) {
            log.append(SIZE, PlainTree.entries(5, 9, 1));
            byte[] bundle = Files.readAllBytes(dir.resolve("tile/entries/002"));
            Files.write(dir.resolve("tile/entries/002"), Arrays.copyOf(bundle, bundle.length + 100));
            assertThat(verify().out()).contains("log: 705 entries");
        }
    }

    @Test
    void a_flipped_byte_in_any_kind_of_file_is_found_and_named() throws Exception {
        List<String> files = List.of(
                "tile/entries/001",
                "tile/entries/002",
                "tile/0/000",
                "tile/0/002",
                "tile/1/000",
                "state",
                "checkpoint");
        for (String file : files) {
            byte[] whole = Files.readAllBytes(dir.resolve(file));
            byte[] flipped = whole.clone();
            int at = whole.length / 2;
            flipped[at] ^= 1;
            Files.write(dir.resolve(file), flipped);
            Result result = verify();
            assertThat(result.exit()).as(file).isEqualTo(1);
            assertThat(result.out())
                    .as(file)
                    .contains("PROBLEM ")
                    .contains(file)
                    .containsPattern("byte [0-9]+|entry [0-9]+");
            assertThat(Fsck.check(dir, keys.verifier()))
                    .as(file)
                    .anySatisfy(p -> assertThat(p.toString()).contains(file));
            Files.write(dir.resolve(file), whole);
        }
        assertThat(verify().exit()).isZero();
        assertThat(Fsck.check(dir, keys.verifier())).isEmpty();
    }

    @Test
    void a_changed_entry_is_named_by_its_index() throws Exception {
        byte[] bundle = Files.readAllBytes(dir.resolve("tile/entries/001"));
        bundle[TileFiles.prefixLength(bundle, 333 - 256) + 12] ^= 1;
        Files.write(dir.resolve("tile/entries/001"), bundle);
        assertThat(verify().out()).contains("not the hash of entry 333 in tile/entries/001", "not to the signed");
    }

    @Test
    void missing_foreign_and_lengthened_files_are_named() throws Exception {
        Files.write(dir.resolve("tile/0/notes.txt"), new byte[] {1});
        byte[] tile = Files.readAllBytes(dir.resolve("tile/0/001"));
        Files.write(dir.resolve("tile/0/001"), Arrays.copyOf(tile, tile.length + 1));
        Files.delete(dir.resolve("tile/0/000"));
        assertThat(verify().out())
                .contains("tile/0/notes.txt byte 0: not a file of the log", "tile/0/001 byte 8192", "tile/0/000 ");
        Files.delete(dir.resolve("tile/entries/002"));
        assertThat(verify().out()).contains("tile/entries/002 byte 0: entry 512 is missing");
    }

    @Test
    void a_receipt_is_confirmed_offline_with_its_opening() throws Exception {
        Path file = Files.write(dir.resolve("mine.tlog-proof"), receipt);
        Path opening = Files.writeString(
                dir.resolve("opening.json"),
                "{ \"salt\": \"" + Base64.getEncoder().encodeToString(salt) + "\", \"plain\": \""
                        + plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("á", "\\u00e1") + "\" }");
        Result good = verifier("--receipt", file.toString(), "--vkey", vkey(), "--opening", opening.toString());
        assertThat(good.out())
                .contains("receipt: entry 333 of 650 in " + Keys.ORIGIN, "checkpoint verified", "opening fits");
        assertThat(good.exit()).isZero();

        Files.writeString(opening, Files.readString(opening).replace("\\u00e1", "\\u00e2"));
        Result otherPlain = verifier("--receipt", file.toString(), "--vkey", vkey(), "--opening", opening.toString());
        assertThat(otherPlain.out()).contains("salt and plain do not give the commitment");
        assertThat(otherPlain.exit()).isEqualTo(1);

        Files.writeString(file, new String(receipt, UTF_8).replace("index 333", "index 332"));
        assertThat(verifier("--receipt", file.toString(), "--vkey", vkey()).out())
                .contains("does not lie at index 332");
        Files.write(file, receipt);
        Result stranger = verifier(
                "--receipt",
                file.toString(),
                "--vkey",
                Keys.fresh().signer().key().vkey());
        assertThat(stranger.out()).contains("not signed by");
        assertThat(stranger.exit()).isEqualTo(1);
    }

    @Test
    void wrong_usage_ends_with_two_and_the_usage() throws Exception {
        assertThat(verifier()).satisfies(r -> assertThat(r.exit()).isEqualTo(2));
        assertThat(verifier(dir.toString(), "--color").exit()).isEqualTo(2);
        assertThat(verifier(dir.toString(), "--vkey").exit()).isEqualTo(2);
        assertThat(verifier(dir.toString(), "--receipt", "x").out()).contains("usage: java VerifyLog.java DIR");
    }

    private Result verify() throws Exception {
        return verifier(dir.toString(), "--vkey", vkey());
    }

    private String vkey() {
        return keys.signer().key().vkey();
    }

    private static Result verifier(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("-cp", classes.toString(), "VerifyLog"));
        command.addAll(List.of(args));
        return run(command);
    }

    private static Result run(List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        command.addAll(args);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), out);
    }
}
