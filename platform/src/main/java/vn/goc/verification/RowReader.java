package vn.goc.verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.goc.formats.CsvRow;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.register.Field;
import vn.goc.register.Fields;
import vn.goc.register.Persons.Asked;

/** Turns a row into a question, or says why it is none. What is no date or name cannot be true and is not asked. */
final class RowReader {
    static final String NUMBER = "number";
    static final String OLD = "cmnd9";
    private static final String OLD_PATH = "oldNumber";
    private static final int LONGEST = 400;
    private static final Predicate<String> NINE =
            java.util.regex.Pattern.compile("[0-9]{9}").asMatchPredicate();

    private final List<String> columns;

    /** Exactly one of the two is there. */
    record Read(@Nullable Asked asked, @Nullable Verdict bad) {}

    RowReader(List<String> columns) {
        this.columns = columns;
    }

    /** @throws Rejection {@code verification.number-column-missing}, {@code column-unknown} */
    static void check(List<String> columns, int most) {
        if (columns.size() > most) {
            throw Rejection.of(VerificationError.TOO_MANY_COLUMNS)
                    .with("limit", most)
                    .with("columns", columns.size());
        }
        if (!columns.contains(NUMBER) && !columns.contains(OLD)) {
            throw Rejection.of(VerificationError.NUMBER_COLUMN_MISSING);
        }
        for (String column : columns) {
            boolean known = column.equals(OLD) || Fields.find(column).isPresent();
            if (!known || (column.equals(OLD_PATH) && columns.contains(OLD))) {
                throw Rejection.of(VerificationError.COLUMN_UNKNOWN).with("column", Rejection.shorten(column));
            }
        }
    }

    /** What is asked of each person, as masks and agreements name it: what is claimed, or else the number itself. */
    static List<String> paths(List<String> columns) {
        boolean keyed = columns.contains(NUMBER);
        List<String> claimed = columns.stream()
                .filter(column -> !column.equals(NUMBER) && (keyed || !column.equals(OLD)))
                .map(RowReader::path)
                .toList();
        return claimed.isEmpty() ? List.of(keyed ? NUMBER : OLD_PATH) : claimed;
    }

    static String column(String path, List<String> columns) {
        return path.equals(OLD_PATH) && columns.contains(OLD) ? OLD : path;
    }

    Read read(int no, CsvRow row) {
        String number = "";
        String old = "";
        Map<String, String> claims = LinkedHashMap.newLinkedHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String cell = row.cells().get(i);
            try {
                if (cell.length() > LONGEST) {
                    throw Rejection.of(VerificationError.CELL_TOO_LONG).with("limit", LONGEST);
                }
                if (cell.isBlank()) {
                    continue; // nothing is claimed
                }
                switch (column) {
                    case NUMBER -> number = PersonalNumber.parse(cell).digits();
                    case OLD -> old = nine(cell);
                    default -> claims.put(column, readable(Fields.get(column), cell));
                }
            } catch (Rejection unreadable) {
                return new Read(null, bad(no, row, column, unreadable));
            }
        }
        if (number.isEmpty() && old.isEmpty()) {
            String column = columns.contains(NUMBER) ? NUMBER : OLD;
            return new Read(null, bad(no, row, column, Rejection.of(VerificationError.ROW_WITHOUT_NUMBER)));
        }
        if (number.isEmpty()) {
            return new Read(new Asked(old, claims), null);
        }
        if (!old.isEmpty()) {
            claims.put(OLD_PATH, old);
        }
        return new Read(new Asked(number, claims), null);
    }

    Verdict unfit(int no, Rejection refused) {
        Rejection said = Rejection.of(VerificationError.CELLS_DO_NOT_FIT)
                .with("cells", refused.details().getOrDefault("cells", 0))
                .with("expected", columns.size());
        return new Verdict(no, "", "", "bad-row", List.of(), null, said.vi(), said.en());
    }

    /** A cell as it was sent; empty when the file has no such column. */
    String cell(CsvRow row, String column) {
        int at = columns.indexOf(column);
        return at < 0 ? "" : Results.harmless(row.cells().get(at));
    }

    private Verdict bad(int no, CsvRow row, String column, Rejection why) {
        return new Verdict(no, cell(row, OLD), cell(row, NUMBER), "bad-row", List.of(), column, why.vi(), why.en());
    }

    private static String nine(String cell) {
        String digits = PersonalNumber.bare(cell);
        if (!NINE.test(digits)) {
            throw Rejection.of(VerificationError.OLD_NUMBER_NOT_NINE_DIGITS)
                    .with("length", digits.chars().filter(Character::isDigit).count());
        }
        return digits;
    }

    private static String readable(Field field, String cell) {
        return switch (field.type()) {
            case NAME -> new PersonName(cell).full();
            case PARTIAL_DATE, DATE -> PartialDate.parse(cell).toString();
            case NUMBER -> PersonalNumber.parse(cell).digits();
            case OLD_NUMBER -> nine(cell);
            default -> cell;
        };
    }

    private static String path(String column) {
        return column.equals(OLD) ? OLD_PATH : column;
    }
}
