package vn.goc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.postgresql.Driver;
import vn.goc.engine.ledger.Checkpoint;
import vn.goc.engine.ledger.NoteKey;
import vn.goc.engine.ledger.NoteVerifier;
import vn.goc.engine.ledger.Proofs;
import vn.goc.engine.ledger.Rfc6962;
import vn.goc.engine.ledger.TileLog;
import vn.goc.engine.ledger.TlogProof;

/** What must hold after every fault: each answer that left is proven, log and database agree, nothing stands half. */
final class Evidence {
    private static final int PROVEN_AT_MOST = 250;
    private static final String HALF_ENTRIES =
            "select count(*) from ledger.entry e full join ledger.opening o using (writer, seq) where e.seq is null or o.seq is null";
    private static final String HALF_CHANGES = """
            select count(*) from (select code, 1 as here from ledger.live_case where code like 'V-%') c
            full join (select convert_from(plain, 'UTF8')::jsonb ->> 'via' as code, 1 as there
                       from ledger.opening where writer = 0) o using (code)
            where here is null or there is null
            """;
    private static final Path VERIFIER = compile();
    private static final String VERIFIER_CLASS_PATH =
            QuickStart.packed(VERIFIER + java.io.File.pathSeparator + locationOf(Driver.class));

    private Evidence() {}

    /** The verifier's exit code and words. */
    record Verdict(int code, String said) {}

    /** Everything, after the load has ended and the victim is ready again. */
    static void holds(Victim victim, Load load, Checkpoint before, long seed) throws Exception {
        Checkpoint now = victim.settled();
        assertThat(load.strange()).isEmpty();
        provesAll(victim, load.receipts(), seed);
        for (String seq : load.changes()) {
            assertThat(victim.ask(
                            "select count(*) from ledger.entry where writer = 0 and seq = " + Long.parseLong(seq)))
                    .as("change %s was confirmed", seq)
                    .isEqualTo(1);
        }
        assertThat(victim.ask(HALF_ENTRIES))
                .as("entries without opening or the reverse")
                .isZero();
        assertThat(victim.ask(HALF_CHANGES)).as("changes of one half").isZero();
        grew(victim.log(), before, now);
        Verdict verdict = verify(victim.log(), victim.vkey(), victim.databaseUrl());
        assertThat(verdict.code()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("none missing on either side");
    }

    /** The latest receipts and a sample of all others prove under the served checkpoint, each to the row it names. */
    static void provesAll(Victim victim, List<String> receipts, long seed) throws Exception {
        assertThat(receipts).doesNotHaveDuplicates();
        List<String> chosen = new ArrayList<>(receipts);
        if (chosen.size() > PROVEN_AT_MOST) {
            List<String> rest = new ArrayList<>(chosen.subList(0, chosen.size() - PROVEN_AT_MOST / 2));
            Collections.shuffle(rest, new Random(seed));
            chosen = new ArrayList<>(chosen.subList(chosen.size() - PROVEN_AT_MOST / 2, chosen.size()));
            chosen.addAll(rest.subList(0, PROVEN_AT_MOST / 2));
        }
        NoteKey key = NoteKey.parse(victim.vkey());
        var verifier = new NoteVerifier(key);
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> proofs = new ArrayList<>();
            for (String id : chosen) {
                proofs.add(pool.submit(() -> {
                    proves(victim, id, key, verifier);
                    return null;
                }));
            }
            for (Future<?> proof : proofs) {
                proof.get();
            }
        }
        for (String id : receipts) {
            assertThat(id).matches("[1-9]\\d*\\.[1-9]\\d*\\.[0-9a-f]{64}");
        }
        assertThat(unknown(victim, receipts))
                .as("receipts whose rows are not in the journal")
                .isEmpty();
    }

    private static void proves(Victim victim, String id, NoteKey key, NoteVerifier verifier) throws IOException {
        var answer = victim.get("/log/receipt/" + id);
        assertThat(answer.statusCode()).as("receipt %s: %s", id, answer.body()).isEqualTo(200);
        TlogProof proof = TlogProof.parse(answer.body().getBytes(StandardCharsets.UTF_8));
        byte[] hash = Rfc6962.leafHash(proof.extra());
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(id.substring(id.lastIndexOf('.') + 1));
        proof.verify(hash, key.name(), verifier);
    }

    /** All receipts, compared in the database: row by row its hash. */
    private static List<String> unknown(Victim victim, List<String> receipts) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(victim.databaseUrl());
                var query = connection.prepareStatement("""
                        select id from unnest(?::text[]) as t (id) where not exists (
                          select 1 from ledger.entry e
                          where e.writer = split_part(id, '.', 1)::int and e.seq = split_part(id, '.', 2)::bigint
                            and encode(sha256('\\x00'::bytea || e.leaf), 'hex') = split_part(id, '.', 3))
                        """)) {
            query.setArray(1, connection.createArrayOf("text", receipts.toArray()));
            List<String> unknown = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    unknown.add(rows.getString(1));
                }
            }
            return unknown;
        }
    }

    /** The log of now begins with the log of then. */
    static void grew(Path log, Checkpoint before, Checkpoint now) throws IOException {
        Path copy = Files.createTempDirectory("goc-fault-log");
        try {
            Faults.copy(log, copy);
            try (TileLog opened = TileLog.open(copy)) {
                assertThat(opened.root(before.size())).isEqualTo(before.root());
                assertThat(opened.root(now.size())).isEqualTo(now.root());
                List<byte[]> proof = opened.consistencyProof(before.size(), now.size());
                if (before.size() > 0 && before.size() < now.size()) {
                    assertThat(Proofs.verifyConsistency(before.size(), now.size(), proof, before.root(), now.root()))
                            .as("%s is a beginning of %s", before, now)
                            .isTrue();
                }
            }
        } finally {
            Faults.delete(copy);
        }
    }

    /** Runs the outsiders' program as a process. */
    static Verdict verify(Path log, String vkey, String databaseUrl) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable"));
        command.addAll(QuickStart.options("verifier"));
        command.addAll(List.of("-cp", VERIFIER_CLASS_PATH, "VerifyLog"));
        command.addAll(List.of(arguments(log, vkey, databaseUrl)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        return new Verdict(process.exitValue(), said);
    }

    /**
     * The same program, loaded anew from its file as a process does, but without a process for it: for damage that is
     * tried many times.
     */
    static Verdict verifyHere(Path log, String vkey, String databaseUrl) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {VERIFIER.toUri().toURL()}, Evidence.class.getClassLoader())) {
            var run = loader.loadClass("VerifyLog").getDeclaredMethod("run", String[].class, PrintStream.class);
            run.setAccessible(true);
            var said = new ByteArrayOutputStream();
            int code = (int) run.invoke(
                    null, arguments(log, vkey, databaseUrl), new PrintStream(said, true, StandardCharsets.UTF_8));
            return new Verdict(code, said.toString(StandardCharsets.UTF_8));
        }
    }

    private static String[] arguments(Path log, String vkey, String databaseUrl) {
        return databaseUrl.isEmpty()
                ? new String[] {log.toString(), "--vkey", vkey}
                : new String[] {log.toString(), "--vkey", vkey, "--db", databaseUrl};
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path compile() {
        try {
            Path here = Path.of("").toAbsolutePath();
            Path root = Files.exists(here.resolve("verify")) ? here : here.getParent();
            Path classes = Files.createTempDirectory("goc-fault-verifier");
            var said = new ByteArrayOutputStream();
            int code = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            said,
                            said,
                            "-d",
                            classes.toString(),
                            root.resolve("verify/VerifyLog.java").toString());
            assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
            return classes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
