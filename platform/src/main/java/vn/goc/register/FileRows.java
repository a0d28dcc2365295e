package vn.goc.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;

/**
 * An existing population as a file: UTF-8, one household a line, in JSON.
 *
 * <pre>{@code
 * {"code":"460000000001","commune":"19753","line":"Số 1, đường An Thử","members":[
 *   {"number":"046170000001","oldNumber":"190000001","relation":"chu-ho","since":"2019-05-01",
 *    "values":{"name":"…","birth.date":"1970-05-01","sex":"M", …},
 *    "history":[{"group":"residence","from":"2001-02-03","to":"2019-05-01",
 *                "values":{"residence.permanent":{"commune":"19756","line":"Số 2"}}}]}]}
 * }</pre>
 *
 * <p>{@code values} are paths of {@link Fields} as {@link FactChange#newValues} has them, an address as commune and line;
 * where {@code code}, {@code commune} and {@code line} are left out, the people belong to no household. Each value is
 * checked as if an officer entered it. Who is wrong is turned away alone; a household without its head, whole.
 */
final class FileRows implements Loading.Source, AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_MEMBERS = 1_000;
    private static final long OLD = 1_000_000_000_000L;
    private static final String HEAD = "line,member,field,refusal,vi,en\n";

    private final BufferedReader lines;
    private final Path report;
    private final long seed;
    private final FilePeople people;
    private final JsonMapper json;
    private final Set<Long> numbers = new HashSet<>();
    private final Set<Long> codes = new HashSet<>();
    private final StringBuilder turnedAway = new StringBuilder();
    private long line;
    private long rejected;

    private FileRows(BufferedReader lines, Path report, long seed, FilePeople people, JsonMapper json) {
        this.lines = lines;
        this.report = report;
        this.seed = seed;
        this.people = people;
        this.json = json;
    }

    /** @throws Rejection {@code register.file-unreadable} */
    static FileRows open(Path file, LoadRows rows, Values values, JsonMapper json, boolean synthetic) {
        try {
            Path report = file.resolveSibling(file.getFileName() + ".rejected.csv");
            long seed = fingerprint(file);
            return new FileRows(
                    Files.newBufferedReader(file), report, seed, new FilePeople(rows, values, synthetic), json);
        } catch (IOException e) {
            throw Rejection.of(RegisterError.FILE_UNREADABLE).with("file", String.valueOf(file.getFileName()));
        }
    }

    long seed() {
        return seed;
    }

    /** The day on which the loading began, whose units addresses belong to. */
    void asOf(LocalDate day) {
        people.asOf(day);
    }

    long rejected() {
        return rejected;
    }

    Path report() {
        return report;
    }

    @Override
    public long last() {
        return line;
    }

    /** What an interrupted run turned away beyond its last batch is judged again, so its report loses those lines. */
    @Override
    public void pass(long households) {
        try {
            List<String> kept = new ArrayList<>();
            Set<String> away = new HashSet<>();
            for (String row : Files.exists(report) ? Files.readAllLines(report) : List.<String>of()) {
                if (!row.startsWith("line,") && Long.parseLong(row.substring(0, row.indexOf(','))) <= households) {
                    kept.add(row);
                    away.add(row.substring(0, row.indexOf(',', row.indexOf(',') + 1)));
                }
            }
            rejected = kept.size();
            Files.writeString(report, HEAD + String.join("\n", kept) + (kept.isEmpty() ? "" : "\n"));
            while (line < households) {
                String household = read();
                if (household == null) {
                    return;
                }
                remember(household, away);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean next() {
        try {
            String text = read();
            if (text == null) {
                return false;
            }
            if (!text.isBlank()) {
                household(text);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kept() {
        try (Writer out = Files.newBufferedWriter(report, StandardOpenOption.APPEND)) {
            out.append(turnedAway);
            turnedAway.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void household(String text) {
        JsonNode household;
        try {
            household = text.length() > LONGEST_LINE ? json.missingNode() : json.readTree(text);
        } catch (JacksonException e) {
            household = json.missingNode();
        }
        JsonNode members = household.path("members");
        if (!members.isArray() || members.isEmpty() || members.size() > MOST_MEMBERS) {
            turnAway(0, "", Rejection.of(RegisterError.ROW_UNREADABLE));
            return;
        }
        FilePeople.Home home;
        try {
            home = people.home(household);
            String code = home == null ? null : home.code();
            if (code != null && !codes.add(Long.parseLong(code))) {
                throw Rejection.of(RegisterError.ROW_TWICE).with("field", "code");
            }
        } catch (Rejection refused) {
            turnAway(0, String.valueOf(refused.details().getOrDefault("field", "household")), refused);
            return;
        }
        List<FilePeople.Member> good = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            try {
                FilePeople.Member member = people.member(members.path(i), home, LoadRows.id(seed, line * 1_024 + i));
                claim(member.row());
                good.add(member);
            } catch (Rejection refused) {
                turnAway(i + 1, String.valueOf(refused.details().getOrDefault("field", "")), refused);
            }
        }
        try {
            people.close(home, good);
        } catch (Rejection refused) {
            good.forEach(member -> release(member.row()));
            turnAway(0, "members", refused);
        }
    }

    /** Numbers are nobody else's, in this file; of an earlier population there is none. */
    private void claim(LoadRows.Row row) {
        if (!numbers.add(Long.parseLong(row.number()))) {
            throw Rejection.of(RegisterError.ROW_TWICE).with("field", "number");
        }
        if (row.oldNumber() != null && !numbers.add(OLD + Long.parseLong(row.oldNumber()))) {
            numbers.remove(Long.parseLong(row.number()));
            throw Rejection.of(RegisterError.ROW_TWICE).with("field", "oldNumber");
        }
    }

    private void release(LoadRows.Row row) {
        numbers.remove(Long.parseLong(row.number()));
        if (row.oldNumber() != null) {
            numbers.remove(OLD + Long.parseLong(row.oldNumber()));
        }
    }

    /**
     * Of a line loaded before, what later ones must not repeat.
     *
     * @param away {@code line,member} of those turned away then; the household itself without a member
     */
    private void remember(String text, Set<String> away) {
        if (text.isBlank() || away.contains(line + ",")) {
            return;
        }
        JsonNode household = json.readTree(text);
        String code = household.path("code").asString("");
        if (!code.isEmpty()) {
            codes.add(Long.parseLong(code));
        }
        JsonNode members = household.path("members");
        for (int i = 0; i < members.size(); i++) {
            if (!away.contains(line + "," + (i + 1))) {
                numbers.add(Long.parseLong(
                        PersonalNumber.bare(members.path(i).path("number").asString(""))));
                String old = members.path(i).path("oldNumber").asString("");
                if (!old.isEmpty()) {
                    numbers.add(OLD + Long.parseLong(old.strip()));
                }
            }
        }
    }

    private void turnAway(int member, String field, Rejection refused) {
        rejected++;
        turnedAway
                .append(line)
                .append(',')
                .append(member == 0 ? "" : Integer.toString(member))
                .append(',')
                .append(quoted(field))
                .append(',')
                .append(refused.refusal().id())
                .append(',')
                .append(quoted(refused.vi()))
                .append(',')
                .append(quoted(refused.en()))
                .append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"").replace('\n', ' ').replace('\r', ' ') + '"';
    }

    private @Nullable String read() throws IOException {
        String text = lines.readLine();
        if (text != null) {
            line++;
        }
        return text;
    }

    /** The first eight bytes of the file's SHA-256: the same file goes on, another does not. */
    private static long fingerprint(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] chunk = new byte[1 << 16];
            int read = in.read(chunk);
            while (read >= 0) {
                read = in.read(chunk);
            }
            return ByteBuffer.wrap(in.getMessageDigest().digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
