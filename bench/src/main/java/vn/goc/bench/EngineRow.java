package vn.goc.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/** Appends to the log's engine alone; see {@link EngineAppend}. */
final class EngineRow {
    private static final String NAME = "engine append, batch 256, 300 B, fsync";
    private static final double TARGET = 0.25;
    private static final double CPU_MICROS = 3;

    private EngineRow() {}

    static List<Row> run(Path data, boolean quick) throws Exception {
        Path dir = data.resolve("engine");
        FileSystemUtils.deleteRecursively(dir);
        EngineAppend.Medians found = EngineAppend.run(dir, quick ? 3 : 7);
        String note = String.format(
                Locale.ROOT,
                "write and fdatasync of the same bytes; CPU an entry %.2f us (the appending thread and the log's own)",
                found.cpuMicros());
        return List.of(Row.ratio(NAME, found.engine(), found.raw(), found.ratio(), "entries/s", TARGET, note)
                .and("≤ 3 µs CPU an entry", found.cpuMicros() <= CPU_MICROS));
    }
}
