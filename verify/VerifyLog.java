import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks a Gốc log, or one receipt of it, trusting nobody: a single file that shares no code with what it checks.
 *
 * <p>Written from RFC 6962 and the C2SP texts tlog-tiles, signed-note, tlog-checkpoint and tlog-proof. Any JDK ≥ 17 runs it:
 *
 * <pre>
 * java VerifyLog.java DIR [--vkey VKEY] [--db JDBC-URL]      every entry, tile, the checkpoint; with the database both ways
 * java VerifyLog.java --receipt FILE [--vkey VKEY] [--opening FILE]
 * </pre>
 *
 * Exit code 0 all holds, 1 problems (the first 20 are named), 2 wrong usage.
 */
final class VerifyLog {
    static final String USAGE = """
            usage: java VerifyLog.java DIR [--vkey VKEY] [--db JDBC-URL]
                   java VerifyLog.java --receipt FILE [--vkey VKEY] [--opening FILE]
            --vkey    the log's verifier key, name+id+key: without it signatures are not checked
            --db      also compare with the database, both ways (PostgreSQL's JDBC driver on the class path)
            --opening JSON with "salt" (base64 or hex) and "plain": checks the entry's commitment""";
    static final int MAX_PROBLEMS = 20;
    static final int WIDTH = 256;
    static final int SLOT = 512;
    static final int LEAF = 42;

    static final List<String> problems = new ArrayList<>();
    static long lastProgress = System.nanoTime();

    /** A finding that makes going on pointless. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop(String why) {
            super(why);
        }
    }

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** All of it but the end of the process, whose exit code it gives. */
    static int run(String[] args, PrintStream out) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].startsWith("--") ? args[i] : "DIR";
            boolean known = List.of("--vkey", "--db", "--receipt", "--opening", "DIR").contains(name);
            boolean valued = name.equals("DIR") || ++i < args.length;
            if (!known || !valued || options.put(name, args[i]) != null) {
                return usage();
            }
        }
        if (options.containsKey("DIR") == options.containsKey("--receipt")
                || options.containsKey("--opening") && !options.containsKey("--receipt")
                || options.containsKey("--db") && !options.containsKey("DIR")) {
            return usage();
        }
        String good = "";
        try {
            good = options.containsKey("DIR")
                    ? log(Path.of(options.get("DIR")), options.get("--vkey"), options.get("--db"))
                    : receipt(Path.of(options.get("--receipt")), options.get("--vkey"), options.get("--opening"));
        } catch (Stop e) {
            problems.add(e.getMessage());
        } catch (IOException e) {
            problems.add("cannot read: " + e);
        } catch (SQLException e) {
            problems.add("database: " + e.getMessage());
        }
        problems.stream().limit(MAX_PROBLEMS).forEach(problem -> out.println("PROBLEM " + problem));
        String count = problems.size() > MAX_PROBLEMS ? MAX_PROBLEMS + " or more" : "" + problems.size();
        out.println(problems.isEmpty() ? good : count + " problem(s)");
        return problems.isEmpty() ? 0 : 1;
    }

    static int usage() {
        System.err.println(USAGE);
        return 2;
    }

    static void problem(String what) {
        problems.add(what);
        if (problems.size() >= MAX_PROBLEMS) {
            throw new Stop("… stopped here");
        }
    }

    static void progress(String what, long done) {
        if (System.nanoTime() - lastProgress > 2_000_000_000L) {
            lastProgress = System.nanoTime();
            System.err.printf(Locale.ROOT, "… %s: %,d%n", what, done);
        }
    }

    // ---- hashes -----------------------------------------------------------------------------------------------------

    static byte[] sha(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] leaf(byte[] entry) {
        return sha(new byte[] {0}, entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha(new byte[] {1}, left, right);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] base64(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Stop(what + " is not base64");
        }
        throw new Stop(what + " is not canonical base64");
    }

    /** A growing tree; hands every hash that belongs into a tile to its tiles. */
    static final class Tree {
        final List<byte[]> edge = new ArrayList<>();
        final Tiles tiles;
        long size;
        long watched = -1; // at this size the root is kept
        byte[] watchedRoot = sha();

        Tree(Tiles tiles) {
            this.tiles = tiles;
        }

        void add(byte[] hash) throws IOException {
            byte[] up = hash;
            hand(0, up);
            int height = 0;
            for (long n = size; (n & 1) == 1; n >>= 1) {
                up = node(edge.remove(edge.size() - 1), up);
                height++;
                if (height % 8 == 0) {
                    hand(height / 8, up);
                }
            }
            edge.add(up);
            size++;
            if (size == watched) {
                watchedRoot = root();
            }
        }

        void hand(int level, byte[] hash) throws IOException {
            if (tiles != null) {
                tiles.add(level, hash);
            }
        }

        byte[] root() {
            byte[] root = edge.isEmpty() ? sha() : edge.get(edge.size() - 1);
            for (int i = edge.size() - 2; i >= 0; i--) {
                root = node(edge.get(i), root);
            }
            return root;
        }
    }

    /** Compares tile files with the hashes they must hold. */
    static final class Tiles {
        final Path dir;
        final List<ByteBuffer> open = new ArrayList<>();
        final List<Long> numbers = new ArrayList<>();

        Tiles(Path dir) {
            this.dir = dir;
        }

        void add(int level, byte[] hash) throws IOException {
            if (level == open.size()) {
                open.add(ByteBuffer.allocate(WIDTH * 32));
                numbers.add(0L);
            }
            if (!open.get(level).put(hash).hasRemaining()) {
                compare(level);
                numbers.set(level, numbers.get(level) + 1);
                open.get(level).clear();
            }
        }

        void finish() throws IOException {
            for (int level = 0; level < open.size(); level++) {
                if (open.get(level).position() > 0) {
                    compare(level);
                }
            }
        }

        void compare(int level) throws IOException {
            long number = numbers.get(level);
            String name = "tile/" + level + "/" + path(number);
            int length = open.get(level).position();
            byte[] file = Files.exists(dir.resolve(name)) ? Files.readAllBytes(dir.resolve(name)) : new byte[0];
            byte[] there = Arrays.copyOf(file, Math.min(length, file.length));
            int at = Arrays.mismatch(there, Arrays.copyOf(open.get(level).array(), length));
            if (at >= 0 && level == 0) {
                long entry = number * WIDTH + at / 32;
                problem(name + " byte " + at + ": not the hash of entry " + entry + " in tile/entries/" + path(number));
            } else if (at >= 0) {
                problem(name + " byte " + at + ": not the hash of tile/" + (level - 1) + "/" + path(number * WIDTH + at / 32));
            } else if (length == WIDTH * 32 && file.length > length) {
                problem(name + " byte " + length + ": bytes after the end of a full tile");
            }
        }
    }

    static String path(long number) {
        String path = String.format(Locale.ROOT, "%03d", number % 1000);
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path = String.format(Locale.ROOT, "x%03d/", rest % 1000) + path;
        }
        return path;
    }

    // ---- the log directory ------------------------------------------------------------------------------------------

    static String log(Path dir, String vkey, String db) throws IOException, SQLException {
        if (!Files.isDirectory(dir.resolve("tile")) && !Files.exists(dir.resolve("state"))) {
            throw new Stop(dir + " holds no log");
        }
        Note checkpoint = Files.exists(dir.resolve("checkpoint")) ? checkpoint("checkpoint", Files.readAllBytes(dir.resolve("checkpoint")), vkey) : null;
        Map<Long, byte[]> roots = new HashMap<>(); // what must come out at which size
        long size = state(dir, roots);
        if (size < 0) {
            size = wholeEntries(dir);
        }
        if (checkpoint != null && checkpoint.size > size) {
            problem("checkpoint: signed for " + checkpoint.size + " entries, the log holds " + size);
        }
        Tree tree = new Tree(new Tiles(dir));
        Bundles bundles = new Bundles(dir);
        for (long index = 0; ; index++) {
            byte[] root = roots.containsKey(index) || index == size || checkpoint != null && checkpoint.size == index ? tree.root() : null;
            if (roots.containsKey(index) && !Arrays.equals(roots.get(index), root)) {
                problem("state: entries 0 to " + (index - 1) + " lead to root " + base64(root) + ", not to the committed " + base64(roots.get(index)));
            }
            if (checkpoint != null && checkpoint.size == index && !Arrays.equals(checkpoint.root, root)) {
                problem("checkpoint: entries 0 to " + (index - 1) + " lead to root " + base64(root) + ", not to the signed " + base64(checkpoint.root));
            }
            if (index == size) {
                break;
            }
            byte[] entry = bundles.entry(index);
            if (entry == null) {
                throw new Stop("tile/entries/" + path(index / WIDTH) + " byte " + bundles.at + ": entry " + index + " is missing or breaks off");
            }
            tree.add(leaf(entry));
            progress("entries", index);
        }
        tree.tiles.finish();
        strays(dir);
        String signed = checkpoint == null ? "no checkpoint published"
                : (vkey == null ? "checkpoint root holds, signature NOT checked (no --vkey)" : "checkpoint verified") + " (size " + checkpoint.size + ")";
        String done = "log: " + size + " entries, root " + base64(tree.root()) + ", " + signed;
        if (db == null) {
            return done;
        }
        try (Connection connection = DriverManager.getConnection(db)) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return done + "\n" + new Database(connection, new Bundles(dir), size, vkey).check();
        }
    }

    /** Checks every slot of {@code state}; gives the durable size, or −1 when no slot is sound. */
    static long state(Path dir, Map<Long, byte[]> roots) throws IOException {
        byte[] state = Files.exists(dir.resolve("state")) ? Files.readAllBytes(dir.resolve("state")) : new byte[0];
        if (state.length != 8 * SLOT) {
            problem("state byte " + state.length + ": the file has not " + 8 * SLOT + " bytes");
        }
        long size = -1;
        long newest = -1;
        for (int at = 0; at + SLOT <= state.length; at += SLOT) {
            byte[] slot = Arrays.copyOfRange(state, at, at + SLOT);
            ByteBuffer in = ByteBuffer.wrap(slot, 8, 24);
            long sequence = in.getLong();
            long slotSize = in.getLong();
            boolean zero = Arrays.equals(slot, new byte[SLOT]);
            boolean padded = Arrays.equals(Arrays.copyOfRange(slot, 96, SLOT), new byte[SLOT - 96]);
            boolean sound = new String(slot, 0, 8, StandardCharsets.ISO_8859_1).equals("GOCLOG01")
                    && Arrays.equals(sha(Arrays.copyOf(slot, 64)), Arrays.copyOfRange(slot, 64, 96));
            if (!zero && !(sound && padded)) {
                problem("state byte " + at + ": the slot is spoiled (a torn write, or changed)");
            } else if (!zero) {
                roots.put(slotSize, Arrays.copyOfRange(slot, 32, 64));
                size = sequence > newest ? slotSize : size;
                newest = Math.max(newest, sequence);
            }
        }
        if (size < 0) {
            problem("state byte 0: no slot is sound; checking every whole entry instead");
        }
        return size;
    }

    static long wholeEntries(Path dir) throws IOException {
        Bundles bundles = new Bundles(dir);
        long size = 0;
        while (bundles.entry(size) != null) {
            size++;
        }
        return size;
    }

    /** Entries out of their bundles, cheapest in rising order. */
    static final class Bundles {
        final Path dir;
        byte[] bundle = {};
        long number = -1;
        long next = -1; // index of the entry that begins at byte "at"
        int at;

        Bundles(Path dir) {
            this.dir = dir;
        }

        byte[] entry(long index) throws IOException {
            if (index / WIDTH != number || index < next) {
                number = index / WIDTH;
                Path file = dir.resolve("tile/entries/" + path(number));
                bundle = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                next = number * WIDTH;
                at = 0;
            }
            while (true) {
                int length = at + 2 > bundle.length ? -1 : (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
                if (length < 0 || at + 2 + length > bundle.length) {
                    return null;
                }
                int from = at + 2;
                at = from + length;
                if (next++ == index) {
                    if (next % WIDTH == 0 && at < bundle.length) {
                        problem("tile/entries/" + path(number) + " byte " + at + ": bytes after the last entry of a full bundle");
                    }
                    return Arrays.copyOfRange(bundle, from, at);
                }
            }
        }
    }

    /** Files under tile/ that are no tiles. (Those after the committed size are a torn append, which opening the log removes.) */
    static void strays(Path dir) throws IOException {
        try (Stream<Path> files = Files.exists(dir.resolve("tile")) ? Files.walk(dir.resolve("tile")) : Stream.empty()) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = dir.relativize(file).toString().replace('\\', '/');
                if (!name.matches("tile/(entries|[0-7])/(x(?!000/[0-9x/]*$)[0-9]{3}/(x[0-9]{3}/){0,4})?[0-9]{3}")) {
                    problem(name + " byte 0: not a file of the log");
                }
            }
        }
    }

    // ---- signed notes, receipts -------------------------------------------------------------------------------------

    /** A checkpoint as it was signed. */
    record Note(String origin, long size, byte[] root) {}

    /** Reads a checkpoint and, with a key, checks that this key signed it. */
    static Note checkpoint(String file, byte[] bytes, String vkey) {
        String note = new String(bytes, StandardCharsets.UTF_8);
        int split = note.lastIndexOf("\n\n");
        String[] lines = split < 0 ? new String[0] : note.substring(0, split + 1).split("\n", -1);
        if (!Arrays.equals(note.getBytes(StandardCharsets.UTF_8), bytes) || lines.length != 4 || !note.endsWith("\n")
                || !lines[1].matches("0|[1-9][0-9]{0,17}") || base64(lines[2], file + " byte 0: the root").length != 32) {
            throw new Stop(file + " byte 0: not a signed checkpoint of origin, size and root");
        }
        if (vkey != null) {
            signed(file, note.substring(0, split + 1), note.substring(split + 2).split("\n", -1), vkey);
        }
        return new Note(lines[0], Long.parseLong(lines[1]), base64(lines[2], file + " byte 0: the root"));
    }

    static void signed(String file, String text, String[] lines, String vkey) {
        String[] parts = vkey.split("\\+", 3);
        byte[] key = parts.length == 3 ? base64(parts[2], "--vkey") : new byte[0];
        byte[] id = key.length == 33 ? Arrays.copyOf(sha((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), key), 4) : new byte[4];
        if (key.length != 33 || key[0] != 1 || !HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new Stop("--vkey is not an Ed25519 key of the form name+id+key");
        }
        int found = 0;
        for (String line : lines) {
            if (!line.startsWith("— " + parts[0] + " ")) {
                continue;
            }
            byte[] blob = base64(line.substring(3 + parts[0].length()), file + " byte 0: the signature");
            if (blob.length >= 4 && Arrays.equals(Arrays.copyOf(blob, 4), id)) {
                found++;
                if (!ed25519(Arrays.copyOfRange(key, 1, 33), text, Arrays.copyOfRange(blob, 4, blob.length))) {
                    throw new Stop(file + " byte 0: the signature of " + parts[0] + " does not fit");
                }
            }
        }
        if (found == 0) {
            throw new Stop(file + " byte 0: not signed by " + parts[0] + "+" + parts[1]);
        }
    }

    static boolean ed25519(byte[] key, String text, byte[] signature) {
        try {
            byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(key));
            Signature machine = Signature.getInstance("Ed25519");
            machine.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            machine.update(text.getBytes(StandardCharsets.UTF_8));
            return machine.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String receipt(Path file, String vkey, String opening) throws IOException {
        String text = Files.readString(file);
        int split = text.indexOf("\n\n");
        String[] lines = text.substring(0, Math.max(split, 0)).split("\n");
        int at = lines.length > 1 && lines[1].startsWith("extra ") ? 2 : 1;
        if (!lines[0].equals("c2sp.org/tlog-proof@v1") || lines.length <= at || !lines[at].matches("index (0|[1-9][0-9]{0,17})")) {
            throw new Stop(file + " is not a tlog-proof");
        }
        if (at == 1) {
            throw new Stop(file + " carries no entry (no extra line)");
        }
        byte[] entry = base64(lines[1].substring(6), "extra");
        long index = Long.parseLong(lines[at].substring(6));
        Note signed = checkpoint("receipt's checkpoint", text.substring(split + 2).getBytes(StandardCharsets.UTF_8), vkey);
        byte[] hash = leaf(entry);
        long left = index;
        long last = signed.size - 1;
        for (String line : Arrays.asList(lines).subList(at + 1, lines.length)) {
            byte[] sibling = base64(line, "proof hash");
            boolean right = (left & 1) == 1 || left == last;
            hash = right ? node(sibling, hash) : node(hash, sibling);
            while (right && (left & 1) == 0 && left != 0) {
                left >>= 1;
                last >>= 1;
            }
            left >>= 1;
            last = last == 0 ? -1 : last >> 1;
        }
        if (index >= signed.size || last != 0 || !Arrays.equals(hash, signed.root)) {
            throw new Stop("the entry does not lie at index " + index + " under the signed root");
        }
        String done = "receipt: entry " + index + " of " + signed.size + " in " + signed.origin + ", "
                + (vkey == null ? "signature NOT checked (no --vkey)" : "checkpoint verified");
        if (opening == null) {
            return done;
        }
        Map<String, String> json = json(Files.readString(Path.of(opening)));
        String salt = json.getOrDefault("salt", "");
        String plain = json.getOrDefault("plain", "");
        String wrong = opens(entry, salt.matches("[0-9a-f]{32}") ? HexFormat.of().parseHex(salt) : base64(salt, "salt"),
                plain.getBytes(StandardCharsets.UTF_8), json(plain).get("person"));
        if (wrong != null) {
            throw new Stop("the opening does not fit the entry: " + wrong);
        }
        return done + ", opening fits: " + plain;
    }

    /** Why this opening does not belong to this leaf (version 1: 0x01, kind, u64 µs since 1970, commitment), or null. */
    static String opens(byte[] leaf, byte[] salt, byte[] plain, String person) {
        if (leaf.length != LEAF || leaf[0] != 1) {
            return "the leaf is not of version 1";
        }
        Map<String, String> json = json(new String(plain, StandardCharsets.UTF_8));
        String micros = Long.toString(ByteBuffer.wrap(leaf).getLong(2));
        return salt.length != 16 || !Arrays.equals(sha(salt, plain), Arrays.copyOfRange(leaf, 10, LEAF)) ? "salt and plain do not give the commitment"
                : !micros.equals(json.get("at")) ? "the leaf's time is " + micros + ", the plain one's " + json.get("at")
                : !java.util.Objects.equals(person, json.get("person")) ? "the row's person is not the plain one" : null;
    }

    /** The members of one JSON object: strings unescaped, null left out, every other value as it is written. */
    static Map<String, String> json(String text) {
        Map<String, String> members = new HashMap<>();
        int[] at = {text.indexOf('{') + 1};
        while (at[0] > 0 && at[0] < text.length() && text.charAt(at[0]) != '}') {
            String name = value(text, at);
            at[0] = text.indexOf(':', at[0]) + 1;
            String value = at[0] == 0 ? "null" : value(text, at);
            if (!value.equals("null")) {
                members.put(name, value);
            }
            while (at[0] < text.length() && " \t\r\n,".indexOf(text.charAt(at[0])) >= 0) {
                at[0]++;
            }
        }
        return members;
    }

    static String value(String text, int[] at) {
        while (at[0] < text.length() && text.charAt(at[0]) <= ' ') {
            at[0]++;
        }
        int from = at[0];
        StringBuilder string = new StringBuilder();
        boolean quoted = false;
        for (int depth = 0; at[0] < text.length(); at[0]++) {
            char c = text.charAt(at[0]);
            if (quoted && c == '\\' && at[0] + 1 < text.length()) {
                char escaped = text.charAt(++at[0]);
                int known = "nrtbf".indexOf(escaped);
                boolean hex = escaped == 'u' && at[0] + 4 < text.length();
                string.append(known >= 0 ? "\n\r\t\b\f".charAt(known) : hex ? (char) Integer.parseInt(text.substring(at[0] + 1, at[0] + 5), 16) : escaped);
                at[0] += hex ? 4 : 0;
            } else if (c == '"') {
                quoted = !quoted;
                if (!quoted && depth == 0) {
                    at[0]++;
                    break;
                }
            } else if (quoted) {
                string.append(c);
            } else if (depth == 0 && (c == ',' || c == '}' || c == ':')) {
                break;
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
        return text.startsWith("\"", from) ? string.toString() : text.substring(from, at[0]).strip();
    }

    // ---- the database -----------------------------------------------------------------------------------------------

    /** The journal's rows against the log, both ways, in one snapshot taken after the log's size was read. */
    record Database(Connection connection, Bundles log, long logSize, String vkey) {
        static final int FETCH = 5_000;

        interface Row {
            void take(ResultSet row) throws SQLException, IOException;
        }

        void each(String sql, Row each, Object... values) throws SQLException, IOException {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setFetchSize(FETCH); // a cursor: millions of rows do not fit
                for (int i = 0; i < values.length; i++) {
                    query.setObject(i + 1, values[i]);
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        each.take(rows);
                    }
                }
            }
        }

        String check() throws SQLException, IOException {
            long[] head = {-1};
            byte[][] root = new byte[2][];
            each("select size, root, note from ledger.head", row -> {
                head[0] = row.getLong(1);
                root[0] = row.getBytes(2);
                root[1] = row.getBytes(3);
            });
            if (head[0] < 0) {
                throw new Stop("ledger.head is empty");
            }
            if (logSize > head[0]) {
                problem("the log holds " + logSize + " entries, the database knows " + head[0] + ": the database was restored to an older state; entry "
                        + head[0] + " is the first it lost");
            }
            Note note = root[1] == null ? new Note("", 0, sha()) : checkpoint("ledger.head note", root[1], vkey);
            Tree tree = new Tree(null);
            tree.watched = note.size;
            each("select start, writer, seq_from, count from ledger.number_range order by start", range -> range(tree, range));
            if (tree.size != head[0]) {
                problem("ledger.number_range ends at " + tree.size + ", ledger.head is at " + head[0]);
            } else if (!Arrays.equals(tree.root(), root[0])) {
                problem("ledger.head: the rows lead to root " + VerifyLog.base64(tree.root()) + ", not to " + VerifyLog.base64(root[0]));
            }
            if (note.size > tree.size || !Arrays.equals(note.root, tree.watchedRoot)) {
                problem("ledger.head note: signed for " + note.size + " entries with root " + VerifyLog.base64(note.root) + ", the rows lead to another");
            }
            leftOver();
            long openings = openings();
            return "database: " + head[0] + " numbered rows, " + openings + " openings fit, none missing on either side";
        }

        /** One range of log indexes: its rows are there, in order, and are the log's entries. */
        void range(Tree tree, ResultSet range) throws SQLException, IOException {
            long start = range.getLong(1);
            long from = range.getLong(3);
            long end = from + range.getInt(4);
            String writer = "writer " + range.getInt(2) + " seq ";
            if (start != tree.size || end <= from) {
                throw new Stop("ledger.number_range start " + start + ": the next index is " + tree.size);
            }
            long[] next = {from};
            each("select seq, leaf from ledger.entry where writer = ? and seq >= ? and seq < ? order by seq", row -> {
                long index = tree.size;
                byte[] leaf = row.getBytes(2);
                if (row.getLong(1) != next[0]) {
                    throw new Stop("ledger.entry " + writer + next[0] + ": the row of log entry " + index + " is missing");
                }
                if (leaf.length != LEAF || leaf[0] != 1) {
                    problem("ledger.entry " + writer + next[0] + ": not a leaf of version 1");
                }
                if (index < logSize && !Arrays.equals(leaf, log.entry(index))) {
                    problem("ledger.entry " + writer + next[0] + ": differs from log entry " + index + " in tile/entries/" + path(index / WIDTH));
                }
                tree.add(VerifyLog.leaf(leaf));
                next[0]++;
                progress("database rows", index);
            }, range.getInt(2), from, end);
            if (next[0] != end) {
                throw new Stop("ledger.entry " + writer + next[0] + ": the row of log entry " + tree.size + " is missing");
            }
        }

        /** Rows without a number must be waiting for one; no row has two numbers. */
        void leftOver() throws SQLException, IOException {
            each("select writer, seq_from, before from (select writer, seq_from, lag(seq_from + count) over (partition by writer order by seq_from) before"
                    + " from ledger.number_range) r where before > seq_from", row -> problem("ledger.number_range: writer " + row.getInt(1) + " seq "
                    + row.getLong(2) + " is numbered twice"));
            each("""
                    with merged as (
                      select writer, seq_from as seq, false as is_row, seq_from + count as past from ledger.number_range
                      union all select writer, seq, true, null from ledger.entry),
                    covered as (select writer, seq, is_row, max(past) over (partition by writer order by seq, is_row) as past from merged)
                    select c.writer, c.seq from covered c
                      left join ledger.stream s on s.writer = c.writer
                      left join ledger.pending p on c.writer = 0 and p.seq = c.seq
                    where c.is_row and coalesce(c.past <= c.seq, true)
                      and case when c.writer = 0 then p.seq is null else coalesce(c.seq <= s.numbered, true) end""",
                    row -> problem("ledger.entry writer " + row.getInt(1) + " seq " + row.getLong(2) + ": neither numbered nor waiting for a number"));
            each("select s.writer, s.numbered, coalesce(r.last, 0) from ledger.stream s left join (select writer, max(seq_from + count - 1) as last"
                    + " from ledger.number_range group by writer) r on r.writer = s.writer where s.writer <> 0 and s.numbered <> coalesce(r.last, 0)",
                    row -> problem("ledger.stream writer " + row.getInt(1) + ": numbered to " + row.getLong(2) + ", its ranges end at " + row.getLong(3)));
            each("select p.seq from ledger.pending p where not exists (select 1 from ledger.entry e where e.writer = 0 and e.seq = p.seq)",
                    row -> problem("ledger.pending " + row.getLong(1) + ": waits without an entry"));
        }

        long openings() throws SQLException, IOException {
            long[] count = {0};
            each("select o.writer, o.seq, o.person::text, o.salt, o.plain, e.leaf, o.at from ledger.opening o left join ledger.entry e"
                    + " on e.writer = o.writer and e.seq = o.seq", row -> {
                byte[] leaf = row.getBytes(6);
                String wrong = leaf == null ? "has no entry" : opens(leaf, row.getBytes(4), row.getBytes(5), row.getString(3));
                if (wrong == null && ByteBuffer.wrap(leaf).getLong(2) != row.getLong(7)) {
                    wrong = "the row's time is not the leaf's";
                }
                if (wrong != null) {
                    problem("ledger.opening writer " + row.getInt(1) + " seq " + row.getLong(2) + ": " + wrong);
                }
                progress("openings", ++count[0]);
            });
            return count[0];
        }
    }
}
