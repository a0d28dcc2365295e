package vn.goc.nation;

import java.io.InputStream;
import java.util.function.Consumer;
import vn.goc.formats.Csv;
import vn.goc.formats.CsvRow;

/** One of the nation's own data files, beside this class. */
final class DataFile {
    private DataFile() {}

    static void read(String name, Consumer<CsvRow> reader) {
        InputStream in = DataFile.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing from the jar");
        }
        try (Csv csv = Csv.open(in)) {
            csv.forEach(reader);
        }
    }
}
