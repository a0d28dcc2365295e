package vn.goc.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Rejection;

/**
 * A strict reader of comma-separated values (RFC 4180) in UTF-8, streaming, one record at a time.
 *
 * <p>The first record names the columns. Lines end with LF or CRLF; a byte-order mark at the start is skipped. Every
 * record has as many cells as the header. Quoted cells keep their line breaks as they are. Anything else is refused
 * with its line and column; nothing is guessed, trimmed or repaired.
 */
public final class Csv implements AutoCloseable, Iterable<CsvRow> {
    /**
     * What a file may not exceed.
     *
     * @param bytes of the file
     * @param rows without the header
     * @param cells in a row
     * @param chars UTF-16 units in a cell
     */
    public record Limits(long bytes, long rows, int cells, int chars) {
        /** 64 MiB, a million rows, 256 columns, 65,536 characters a cell. */
        public static final Limits USUAL = new Limits(64L << 20, 1_000_000, 256, 1 << 16);
    }

    private final CsvText text;
    private final Limits limits;
    private final List<String> header;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private long rows;

    private Csv(InputStream in, Limits limits) {
        this.text = new CsvText(in, limits.bytes());
        this.limits = limits;
        List<String> names = record();
        if (names == null) {
            throw Rejection.of(CsvError.NO_HEADER);
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw Rejection.of(CsvError.HEADER_NAME_EMPTY).with("cell", i + 1);
            }
            if (columns.put(names.get(i), i) != null) {
                throw Rejection.of(CsvError.HEADER_NAME_TWICE).with("cell", i + 1);
            }
        }
        this.header = names;
    }

    /** Opens a stream within the usual limits and reads its header. The caller closes this, and so the stream. */
    public static Csv open(InputStream in) {
        return open(in, Limits.USUAL);
    }

    /** Opens a stream and reads its header; refuses with a {@link CsvError}, stream closed. */
    public static Csv open(InputStream in, Limits limits) {
        try {
            return new Csv(in, limits);
        } catch (RuntimeException refused) {
            close(in);
            throw refused;
        }
    }

    /** Opens bytes in memory. */
    public static Csv open(byte[] bytes, Limits limits) {
        return open(new ByteArrayInputStream(bytes), limits);
    }

    /** The column names in order. */
    public List<String> header() {
        return header;
    }

    /** Refuses a file that lacks one of these columns: asked once, so that no row needs to. */
    public Csv expect(String... names) {
        for (String name : names) {
            if (!columns.containsKey(name)) {
                throw Rejection.of(CsvError.COLUMN_MISSING).with("name", name);
            }
        }
        return this;
    }

    /** The next record, or null after the last. */
    public @Nullable CsvRow next() {
        long line = text.line();
        List<String> cells = record();
        if (cells == null) {
            return null;
        }
        if (++rows > limits.rows()) {
            throw Rejection.of(CsvError.TOO_MANY_ROWS).with("limit", limits.rows());
        }
        if (cells.size() != header.size()) {
            throw Rejection.of(CsvError.WRONG_CELL_COUNT)
                    .with("line", line)
                    .with("cells", cells.size())
                    .with("expected", header.size());
        }
        return new CsvRow(columns, cells, line);
    }

    /** The records not yet read, once. */
    @Override
    public Iterator<CsvRow> iterator() {
        return new Iterator<>() {
            private @Nullable CsvRow ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    ahead = Csv.this.next();
                }
                return ahead != null;
            }

            @Override
            public CsvRow next() {
                CsvRow row = ahead == null ? Csv.this.next() : ahead;
                ahead = null;
                if (row == null) {
                    throw new NoSuchElementException("no record after the last");
                }
                return row;
            }
        };
    }

    /** Writes one record with its LF, quoting only where needed: what {@link #next()} reads back, control characters apart. */
    public static String line(List<String> cells) {
        var out = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            out.append(i == 0 ? "" : ",");
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        return out.append('\n').toString();
    }

    private @Nullable List<String> record() {
        if (text.peek() < 0) {
            return null;
        }
        long line = text.line();
        var cells = new ArrayList<String>(columns.size());
        while (true) {
            if (cells.size() == limits.cells()) {
                throw Rejection.of(CsvError.TOO_MANY_CELLS).with("line", line).with("limit", limits.cells());
            }
            cells.add(text.peek() == '"' ? quoted() : bare());
            int end = text.read();
            if (end != ',') {
                return List.copyOf(cells);
            }
        }
    }

    /** Up to, not including, the comma or line end. */
    private String bare() {
        var cell = new StringBuilder();
        for (int c = text.peek(); c != ',' && c != '\n' && c >= 0; c = text.peek()) {
            if (c == '"') {
                throw text.refuse(CsvError.QUOTE_INSIDE);
            }
            append(cell, text.read());
        }
        return cell.toString();
    }

    private String quoted() {
        long opened = text.line();
        var cell = new StringBuilder();
        text.read();
        while (true) {
            int c = text.readQuoted();
            if (c < 0) {
                throw Rejection.of(CsvError.QUOTE_OPEN).with("line", opened);
            }
            if (c == '"') {
                if (text.peek() != '"') {
                    break;
                }
                text.read();
            }
            append(cell, c);
        }
        int after = text.peek();
        if (after != ',' && after != '\n' && after >= 0) {
            throw text.refuse(CsvError.TEXT_AFTER_QUOTE);
        }
        return cell.toString();
    }

    private void append(StringBuilder cell, int c) {
        if (cell.length() == limits.chars()) {
            throw Rejection.of(CsvError.CELL_TOO_LONG).with("line", text.line()).with("limit", limits.chars());
        }
        cell.append((char) c);
    }

    @Override
    public void close() {
        text.close();
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
