package vn.goc.verification;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import vn.goc.formats.Csv;
import vn.goc.formats.CsvRow;

/** Verdicts as CSV, and back. What was sent is repeated only so that no spreadsheet takes it for a formula. */
final class Results {
    private static final String FORMULA = "=+-@＝＋－＠\t\r";
    private static final int LONGEST_ECHO = 40;
    private static final Csv.Limits LIMITS = new Csv.Limits(64L << 20, 1_000_000, 8, 2_000);
    private static final byte[] HEADER = Csv.line(
                    List.of("row", "cmnd9", "number", "verdict", "claims", "column", "reason_vi", "reason_en"))
            .getBytes(StandardCharsets.UTF_8);

    private Results() {}

    static String harmless(String cell) {
        if (digits(cell)) {
            return cell;
        }
        String short40 = cell.length() > LONGEST_ECHO ? cell.substring(0, LONGEST_ECHO) : cell;
        String bare = short40.replaceAll("\\p{Cntrl}", " ").strip();
        return bare.isEmpty() || FORMULA.indexOf(bare.charAt(0)) < 0 ? bare : "'" + bare;
    }

    private static boolean digits(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return cell.length() <= LONGEST_ECHO;
    }

    /** Lines without a header. */
    static byte[] piece(List<Verdict> verdicts) {
        var out = new StringBuilder(verdicts.size() * 48);
        for (Verdict verdict : verdicts) {
            out.append(Csv.line(List.of(
                    Integer.toString(verdict.row()),
                    verdict.cmnd9(),
                    verdict.number(),
                    verdict.verdict(),
                    String.join(" ", verdict.claims()),
                    Objects.requireNonNullElse(verdict.column(), ""),
                    Objects.requireNonNullElse(verdict.vi(), ""),
                    Objects.requireNonNullElse(verdict.en(), ""))));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] whole(List<byte[]> pieces) {
        int size =
                HEADER.length + pieces.stream().mapToInt(piece -> piece.length).sum();
        var out = new ByteArrayOutputStream(size);
        out.writeBytes(HEADER);
        pieces.forEach(out::writeBytes);
        return out.toByteArray();
    }

    static List<Verdict> read(byte[] piece) {
        List<Verdict> verdicts = new java.util.ArrayList<>();
        for (CsvRow row : Csv.open(whole(List.of(piece)), LIMITS)) {
            String claims = row.text("claims");
            verdicts.add(new Verdict(
                    Integer.parseInt(row.text("row")),
                    row.text("cmnd9"),
                    row.text("number"),
                    row.text("verdict"),
                    claims.isEmpty() ? List.of() : Arrays.asList(claims.split(" ")),
                    row.optional("column"),
                    row.optional("reason_vi"),
                    row.optional("reason_en")));
        }
        return verdicts;
    }
}
