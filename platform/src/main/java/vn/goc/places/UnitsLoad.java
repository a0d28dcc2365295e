package vn.goc.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.goc.formats.Csv;
import vn.goc.formats.CsvRow;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.site.Tx;

/**
 * Brings the tables of units to what the files in the jar say: once on a new database, again only when a file's checksum
 * is another than the one noted. All or nothing, and one node at a time.
 */
@Component
class UnitsLoad {
    private static final Logger LOG = LoggerFactory.getLogger(UnitsLoad.class);
    private static final String OPEN = "\\N";

    private final PlacesStore store;
    private final Tx tx;

    UnitsLoad(PlacesStore store, Tx tx) {
        this.store = store;
        this.tx = tx;
    }

    /** True when something was loaded, false when the tables already said what the files say. */
    boolean run() {
        return tx.write(Actor.system(), () -> {
            store.lock();
            boolean units = load("units.csv", this::units);
            boolean changes = load("changes.csv", this::changes);
            boolean corrections = load("corrections.csv", this::count);
            if (units || corrections) {
                corrections(bytes("corrections.csv"));
            }
            return units || changes || corrections;
        });
    }

    private int count(byte[] file) {
        try (Csv csv = Csv.open(file, Csv.Limits.USUAL)) {
            int rows = 0;
            while (csv.next() != null) {
                rows++;
            }
            return rows;
        }
    }

    private interface Work {
        int rows(byte[] file);
    }

    private boolean load(String file, Work work) {
        byte[] bytes = bytes(file);
        String sha256 = Sha256.hex(bytes);
        String noted = store.checksum(file).orElse("");
        if (noted.equals(sha256)) {
            return false;
        }
        if (!noted.isEmpty()) {
            LOG.warn("places/{} changed from {} to {}: loading it again", file, noted, sha256);
        }
        try {
            long begun = System.nanoTime();
            int rows = work.rows(bytes);
            store.note(file, sha256, rows);
            LOG.info("places/{}: {} rows loaded in {} ms", file, rows, (System.nanoTime() - begun) / 1_000_000);
        } catch (Rejection refused) {
            throw new IllegalStateException("places/" + file + ": " + refused.en(), refused);
        }
        return true;
    }

    private int units(byte[] file) {
        var lines = new StringBuilder();
        int rows = 0;
        try (Csv csv = Csv.open(file, Csv.Limits.USUAL)) {
            for (CsvRow row : csv) {
                Level level = Level.of(row.required("level"));
                lines.append(Csv.line(List.of(
                        row.required("code"),
                        level.word(),
                        orNull(row, "parent_code"),
                        row.required("kind"),
                        row.required("name"),
                        row.text("name_en").isEmpty() ? row.text("name") : row.text("name_en"),
                        row.text("valid_from").isEmpty()
                                ? "-infinity"
                                : row.date("valid_from").toString(),
                        row.text("valid_to").isEmpty()
                                ? "infinity"
                                : row.date("valid_to").toString(),
                        row.text("area_km2").isEmpty() ? OPEN : Double.toString(row.decimal("area_km2")))));
                rows++;
            }
        }
        if (store.checksum("units.csv").isEmpty()) {
            store.addUnits(lines.toString());
        } else {
            store.replaceUnits(lines.toString());
        }
        return rows;
    }

    private int changes(byte[] file) {
        var lines = new StringBuilder();
        int rows = 0;
        try (Csv csv = Csv.open(file, Csv.Limits.USUAL)) {
            for (CsvRow row : csv) {
                lines.append(Csv.line(List.of(
                        row.required("old_level"),
                        row.required("old_code"),
                        row.required("new_level"),
                        row.required("new_code"),
                        row.required("extent"),
                        row.date("effective").toString())));
                rows++;
            }
        }
        store.replaceChanges(lines.toString());
        return rows;
    }

    private void corrections(byte[] file) {
        store.forgetAttributes();
        try (Csv csv = Csv.open(file, Csv.Limits.USUAL)) {
            for (CsvRow row : csv) {
                store.add(
                        row.required("code"),
                        day(row, "unit_from"),
                        row.required("attribute"),
                        row.required("value"),
                        row.date("from"),
                        day(row, "to"),
                        row.required("source"));
            }
        }
    }

    private static @Nullable LocalDate day(CsvRow row, String column) {
        return row.text(column).isEmpty() ? null : row.date(column);
    }

    private static String orNull(CsvRow row, String column) {
        return row.text(column).isEmpty() ? OPEN : row.text(column);
    }

    static byte[] bytes(String file) {
        try (InputStream in = Objects.requireNonNull(UnitsLoad.class.getResourceAsStream("/places/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
