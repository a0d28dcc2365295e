package vn.goc.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Rejection;

/** One record of a CSV file: cells by column name or place, and the line it began on (from 1, header included). */
public final class CsvRow {
    private final Map<String, Integer> columns;
    private final List<String> cells;
    private final long line;

    CsvRow(Map<String, Integer> columns, List<String> cells, long line) {
        this.columns = columns;
        this.cells = cells;
        this.line = line;
    }

    public long line() {
        return line;
    }

    /** All cells in the header's order. */
    public List<String> cells() {
        return cells;
    }

    /** The cell under a name, perhaps empty; a name the header lacks is {@link CsvError#COLUMN_MISSING}. */
    public String text(String name) {
        Integer at = columns.get(name);
        if (at == null) {
            throw Rejection.of(CsvError.COLUMN_MISSING).with("name", name);
        }
        return cells.get(at);
    }

    /** The cell, or null when it is empty. */
    public @Nullable String optional(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    /** The cell, which must not be empty: else {@link CsvError#CELL_EMPTY}. */
    public String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw refuse(CsvError.CELL_EMPTY, name);
        }
        return text;
    }

    /** A whole number in ASCII digits within from–to, both included: else {@link CsvError#CELL_NOT_A_NUMBER}. */
    public long number(String name, long from, long to) {
        String text = text(name);
        if (text.matches("-?[0-9]{1,18}")) {
            long value = Long.parseLong(text);
            if (value >= from && value <= to) {
                return value;
            }
        }
        throw refuse(CsvError.CELL_NOT_A_NUMBER, name).with("from", from).with("to", to);
    }

    /** A decimal number with a point, without exponent: else {@link CsvError#CELL_NOT_A_DECIMAL}. */
    public double decimal(String name) {
        String text = text(name);
        if (text.length() <= 40 && text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return Double.parseDouble(text);
        }
        throw refuse(CsvError.CELL_NOT_A_DECIMAL, name);
    }

    /** A day as {@code yyyy-MM-dd}: else {@link CsvError#CELL_NOT_A_DATE}. */
    public LocalDate date(String name) {
        String text = text(name);
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.of(
                        Integer.parseInt(text.substring(0, 4)),
                        Integer.parseInt(text.substring(5, 7)),
                        Integer.parseInt(text.substring(8)));
            }
        } catch (DateTimeException e) {
            throw refuse(CsvError.CELL_NOT_A_DATE, name);
        }
        throw refuse(CsvError.CELL_NOT_A_DATE, name);
    }

    private Rejection refuse(CsvError error, String name) {
        return Rejection.of(error).with("line", line).with("name", name);
    }
}
