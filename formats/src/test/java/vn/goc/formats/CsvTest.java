package vn.goc.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.goc.kernel.Rejection;

class CsvTest {
    @Test
    void cells_are_found_by_the_name_of_their_column() {
        Csv csv = csv("code,name\n00004,Ba Đình\n");
        CsvRow row = csv.iterator().next();
        assertThat(row.text("name")).isEqualTo("Ba Đình");
        assertThat(row.text("code")).isEqualTo("00004");
        assertThat(row.line()).isEqualTo(2);
        assertThat(csv.next()).isNull();
    }

    @Test
    void quoted_cells_hold_commas_quotes_and_line_breaks() {
        assertThat(rows("a,b\n\"Số 2, phố \"\"X\"\"\",\"1\r\n2\"\nc,d"))
                .containsExactly(List.of("Số 2, phố \"X\"", "1\r\n2"), List.of("c", "d"));
    }

    @Test
    void crlf_a_byte_order_mark_and_a_missing_last_line_end_are_accepted() {
        assertThat(rows("\ufeffa,b\r\n1,\r\n,2")).containsExactly(List.of("1", ""), List.of("", "2"));
        assertThat(csv("\ufeffa,b\n").header()).containsExactly("a", "b");
    }

    @Test
    void a_line_after_a_quoted_line_break_keeps_its_true_number() {
        Csv csv = csv("a\n\"1\n2\"\n3\n");
        csv.next();
        assertThat(csv.iterator().next().line()).isEqualTo(4);
    }

    @Test
    void what_is_not_csv_is_refused_with_its_place() {
        refused("", CsvError.NO_HEADER, "empty");
        refused("a,b\n1,x\"y\n", CsvError.QUOTE_INSIDE, "Line 2, column 4");
        refused("a,b\n\"1\"x,2\n", CsvError.TEXT_AFTER_QUOTE, "Line 2, column 4");
        refused("a\n\n\"1\n2", CsvError.QUOTE_OPEN, "line 3");
        refused("a,b\n1\n", CsvError.WRONG_CELL_COUNT, "Line 2 has 1 cells, the header has 2");
        refused("a,b\n1,2,3\n", CsvError.WRONG_CELL_COUNT, "3 cells");
        refused("a\n1\r2\n", CsvError.LONE_CARRIAGE_RETURN, "Line 2, column 2");
        refused("a\n1\u00002\n", CsvError.CONTROL_CHARACTER, "Line 2, column 2");
        refused("a\n\"1\u0007\"\n", CsvError.CONTROL_CHARACTER, "Line 2, column 3");
        refused("a\n1\ufeff\n", CsvError.CONTROL_CHARACTER, "Line 2, column 2");
        refused("\ufeff\ufeffa\n", CsvError.CONTROL_CHARACTER, "Line 1, column 1");
        refused("a,,b\n", CsvError.HEADER_NAME_EMPTY, "number 2");
        refused("a,b,a\n", CsvError.HEADER_NAME_TWICE, "number 3");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_at_their_own_line() {
        byte[] start = "a\nĐà Nẵng\nHu".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[start.length + 2];
        System.arraycopy(start, 0, bytes, 0, start.length);
        bytes[start.length] = (byte) 0xc3;
        bytes[start.length + 1] = 'x';
        assertThatThrownBy(() -> Csv.open(bytes, Csv.Limits.USUAL).forEach(row -> {}))
                .isInstanceOfSatisfying(Rejection.class, e -> assertThat(e.en()).contains("Line 3, column 3"));
    }

    @Test
    void a_stream_that_gives_one_byte_at_a_time_reads_the_same() {
        byte[] bytes = "tên,số\r\n\"Đắk\r\nLắk 𠮷\",1\r\n".getBytes(StandardCharsets.UTF_8);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(length, 1));
            }
        };
        assertThat(cells(Csv.open(slow))).containsExactly(List.of("Đắk\r\nLắk 𠮷", "1"));
    }

    @Test
    void cells_and_lines_longer_than_the_buffers_survive() {
        String longCell = "ữ".repeat(20_000);
        assertThat(rows("a,b\r\n" + longCell + ",\"" + longCell + "\"\r\n"))
                .containsExactly(List.of(longCell, longCell));
    }

    @Test
    void limits_hold() {
        var limits = new Csv.Limits(40, 2, 3, 5);
        refused("a,b,c,d\n", limits, CsvError.TOO_MANY_CELLS);
        refused("a\n1\n2\n3\n", limits, CsvError.TOO_MANY_ROWS);
        refused("a\n123456\n", limits, CsvError.CELL_TOO_LONG);
        refused("a\n\"123456\"\n", limits, CsvError.CELL_TOO_LONG);
        refused("a,b,c\n12345,12345,12345\n12345,12345,12345\n", limits, CsvError.TOO_MANY_BYTES);
    }

    @Test
    void typed_cells_are_read_or_refused_by_name_and_line() {
        CsvRow row = csv("n,d,day,none\n42,0.038098,2025-07-01,\n").iterator().next();
        assertThat(row.number("n", 0, 100)).isEqualTo(42);
        assertThat(row.decimal("d")).isEqualTo(0.038098);
        assertThat(row.date("day")).isEqualTo(LocalDate.of(2025, 7, 1));
        assertThat(row.optional("none")).isNull();
        assertThatThrownBy(() -> row.number("n", 0, 41)).hasMessage("csv.cell-not-a-number");
        assertThatThrownBy(() -> row.number("d", 0, 41)).hasMessage("csv.cell-not-a-number");
        assertThatThrownBy(() -> row.date("n")).hasMessage("csv.cell-not-a-date");
        assertThatThrownBy(() -> row.decimal("none")).hasMessage("csv.cell-not-a-decimal");
        assertThatThrownBy(() -> row.required("none"))
                .isInstanceOfSatisfying(Rejection.class, e -> assertThat(e.vi()).contains("Dòng 2", "none"));
        assertThatThrownBy(() -> row.text("other")).hasMessage("csv.column-missing");
        assertThatThrownBy(() -> csv("a\n").expect("a", "b")).hasMessage("csv.column-missing");
        CsvRow wrong = csv("day\n2025-02-29\n").iterator().next();
        assertThatThrownBy(() -> wrong.date("day")).hasMessage("csv.cell-not-a-date");
    }

    @Test
    void a_written_line_reads_back_the_same() {
        List<String> cells = List.of("", "a,b", "\"", "x\r\ny", "Đặng Thị Ví Dụ");
        assertThat(rows("a,b,c,d,e\n" + Csv.line(cells))).containsExactly(cells);
    }

    private static Csv csv(String text) {
        return Csv.open(text.getBytes(StandardCharsets.UTF_8), Csv.Limits.USUAL);
    }

    private static List<List<String>> rows(String text) {
        return cells(csv(text));
    }

    private static List<List<String>> cells(Csv csv) {
        var out = new ArrayList<List<String>>();
        csv.forEach(row -> out.add(row.cells()));
        return out;
    }

    private static void refused(String text, CsvError error, String says) {
        assertThatThrownBy(() -> rows(text)).isInstanceOfSatisfying(Rejection.class, e -> {
            assertThat(e.refusal()).isEqualTo(error);
            assertThat(e.en()).contains(says).doesNotContain("{");
            assertThat(e.vi()).doesNotContain("{");
        });
    }

    private static void refused(String text, Csv.Limits limits, CsvError error) {
        assertThatThrownBy(() -> cells(Csv.open(text.getBytes(StandardCharsets.UTF_8), limits)))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(error));
    }
}
