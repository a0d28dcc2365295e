package vn.goc.bench;

import java.util.ArrayList;
import java.util.List;

/** The rows of a benchmark as they are measured. */
final class Table {
    /** A row's measuring, which may fail without taking the others with it. */
    interface Measure {
        List<Row> rows() throws Exception;
    }

    private final List<Row> rows = new ArrayList<>();
    private final String only;

    /** @param only measures the rows with this word in their name alone; all when empty */
    Table(String only) {
        this.only = only;
    }

    /** A row that could not be measured fails; the others go on. */
    void measure(String what, Measure measure) {
        if (!what.contains(only)) {
            return;
        }
        System.out.println(what);
        try {
            rows.addAll(measure.rows());
        } catch (Exception e) {
            String reason = "could not be measured: " + e;
            System.out.println("  " + reason);
            rows.add(new Row(what, 0, "", null, null, "measured", false, reason));
        }
    }

    void add(Row row) {
        rows.add(row);
    }

    void addAll(List<Row> more) {
        rows.addAll(more);
    }

    List<Row> rows() {
        return rows;
    }
}
