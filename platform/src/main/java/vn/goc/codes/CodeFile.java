package vn.goc.codes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.goc.formats.Csv;
import vn.goc.formats.CsvRow;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;

/** Reads the lists from the jar; a code twice on one day, an unknown mark or a text not in NFC stops the start. */
final class CodeFile {
    private static final Csv.Limits LIMITS = new Csv.Limits(1 << 20, 20_000, 16, 400);

    private CodeFile() {}

    /** Every list of {@code codes/lists.csv}, in its order. */
    static Map<String, CodeList> all() {
        var out = new LinkedHashMap<String, CodeList>();
        try (Csv csv = Csv.open(bytes("lists"), LIMITS)) {
            for (CsvRow row : csv) {
                String id = row.required("list");
                byte[] file = bytes(id);
                var list = new CodeList(
                        id,
                        row.required("vi"),
                        row.required("en"),
                        row.required("version"),
                        mark(row, "lists"),
                        row.required("source"),
                        Sha256.hex(file),
                        codes(id, file));
                out.put(id, list);
            }
        }
        return out;
    }

    /** The codes of one file, in its order. */
    static List<Code> codes(String list, byte[] file) {
        var out = new ArrayList<Code>();
        try (Csv csv = Csv.open(file, LIMITS)) {
            for (CsvRow row : csv) {
                var code = new Code(
                        row.required("code"),
                        row.required("vi"),
                        row.required("en"),
                        Stream.of(row.text("aliases").split(";", -1))
                                .filter(a -> !a.isEmpty())
                                .toList(),
                        day(row, "valid_from"),
                        day(row, "valid_to"),
                        mark(row, list));
                if (!Normalizer.isNormalized(code.vi(), Normalizer.Form.NFC)) {
                    throw wrong(list, row, "“" + code.vi() + "” is not in Unicode NFC");
                }
                if (out.stream().anyMatch(other -> other.code().equals(code.code()) && overlap(other, code))) {
                    throw wrong(list, row, "code “" + code.code() + "” stands twice on one day");
                }
                out.add(code);
            }
        } catch (Rejection refused) {
            throw new IllegalStateException("codes/" + list + ".csv: " + refused.en(), refused);
        }
        return out;
    }

    private static boolean overlap(Code a, Code b) {
        boolean before = a.to() != null && b.from() != null && !b.from().isBefore(a.to());
        boolean after = b.to() != null && a.from() != null && !a.from().isBefore(b.to());
        return !before && !after;
    }

    private static String mark(CsvRow row, String list) {
        String mark = row.required("mark");
        if (!mark.matches("[VSR]")) {
            throw wrong(list, row, "mark “" + mark + "” is not V, S or R");
        }
        return mark;
    }

    private static @Nullable LocalDate day(CsvRow row, String column) {
        return row.text(column).isEmpty() ? null : row.date(column);
    }

    private static IllegalStateException wrong(String list, CsvRow row, String what) {
        return new IllegalStateException("codes/" + list + ".csv, line " + row.line() + ": " + what);
    }

    private static byte[] bytes(String list) {
        String name = "/codes/" + list + ".csv";
        try (InputStream in = Objects.requireNonNull(CodeFile.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
