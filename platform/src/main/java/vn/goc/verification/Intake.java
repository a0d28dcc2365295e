package vn.goc.verification;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.formats.Csv;
import vn.goc.formats.CsvError;
import vn.goc.formats.CsvRow;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;

/**
 * What somebody sent, read once and cut into pieces that one transaction each can answer. A row with too many or too few
 * cells is kept as a row that has them; anything that leaves doubt where a row ends refuses the file.
 */
record Intake(List<String> columns, int rows, List<Piece> pieces, byte[] content, List<String> numbers) {
    private static final int MOST_CELLS = 200;
    private static final int MOST_CHARS = 4_000;
    private static final int MOST_NAMED = 100;

    /** @param input CSV with the file's header */
    record Piece(int no, int firstRow, int rows, byte[] input) {}

    static Intake read(InputStream in, VerificationSettings settings) {
        var digest = Sha256.start();
        var limits = new Csv.Limits((long) settings.megabytes() << 20, settings.rows(), MOST_CELLS, MOST_CHARS);
        try (Csv csv = Csv.open(new DigestInputStream(in, digest), limits)) {
            RowReader.check(csv.header(), settings.columns());
            String header = Csv.line(csv.header());
            List<Piece> pieces = new ArrayList<>();
            List<String> numbers = new ArrayList<>();
            var text = new StringBuilder(header);
            int rows = 0;
            int inPiece = 0;
            for (String line = line(csv, numbers); line != null; line = line(csv, numbers)) {
                text.append(line);
                rows++;
                if (++inPiece == settings.batch()) {
                    pieces.add(piece(pieces.size(), rows, inPiece, text));
                    text.setLength(header.length());
                    inPiece = 0;
                }
            }
            if (rows == 0) {
                throw Rejection.of(VerificationError.NO_ROWS);
            }
            if (inPiece > 0) {
                pieces.add(piece(pieces.size(), rows, inPiece, text));
            }
            return new Intake(csv.header(), rows, pieces, digest.digest(), numbers);
        }
    }

    /** A piece as it was cut. */
    static Csv open(byte[] input) {
        return Csv.open(input, new Csv.Limits(64L << 20, 1_000_000, MOST_CELLS, MOST_CHARS));
    }

    private static @Nullable String line(Csv csv, List<String> numbers) {
        try {
            CsvRow row = csv.next();
            if (row == null) {
                return null;
            }
            if (numbers.size() < MOST_NAMED) {
                numbers.add(row.cells().get(keyColumn(csv.header())));
            }
            return Csv.line(row.cells());
        } catch (Rejection refused) {
            if (refused.refusal() != CsvError.WRONG_CELL_COUNT) {
                throw refused;
            }
            return ",".repeat((int) refused.details().getOrDefault("cells", 1) - 1) + "\n";
        }
    }

    private static int keyColumn(List<String> header) {
        int number = header.indexOf(RowReader.NUMBER);
        return number >= 0 ? number : header.indexOf(RowReader.OLD);
    }

    private static Piece piece(int no, int rows, int inPiece, StringBuilder text) {
        return new Piece(no, rows - inPiece + 1, inPiece, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
