package vn.goc.engine.ledger;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tile or an entry bundle: {@code tile/0/x001/234.p/56}, {@code tile/entries/000} (c2sp.org/tlog-tiles).
 *
 * @param level 0 to 63, or {@link #ENTRIES} for an entry bundle
 * @param number counted from the left, ≥ 0
 * @param width hashes or entries in it: 256 when full, 1 to 255 when partial
 */
public record TilePath(int level, long number, int width) {
    /** The level of entry bundles, which lie beside level 0. */
    public static final int ENTRIES = -1;

    /** Hashes in a full tile, entries in a full bundle. */
    public static final int FULL = 256;

    static final int HEIGHT = 8;
    static final int MAX_LEVEL = 63;
    private static final long MAX_NUMBER = 999_999_999_999_999_999L;
    private static final int LONGEST = 64;
    private static final Pattern SHAPE = Pattern.compile(
            "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL || number < 0 || number > MAX_NUMBER || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "no such tile: level " + level + " number " + number + " width " + width);
        }
    }

    /** The one tile a URL path names, without leading slash; empty for everything not written exactly as specified. */
    public static Optional<TilePath> parse(String path) {
        if (path.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(path);
        if (!shape.matches()) {
            return Optional.empty();
        }
        int level = shape.group(1).equals("entries") ? ENTRIES : Integer.parseInt(shape.group(1));
        long number = Long.parseLong(shape.group(2).replace("x", "").replace("/", ""));
        int width = shape.group(3) == null ? FULL : Integer.parseInt(shape.group(3));
        if (width > FULL || (shape.group(3) != null && width == FULL)) {
            return Optional.empty();
        }
        TilePath tile = new TilePath(level, number, width);
        return tile.toString().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** The URL path, without leading slash. */
    @Override
    public String toString() {
        return fileName() + (width == FULL ? "" : ".p/" + width);
    }

    /** True when a tree of this many leaves holds every hash or entry of the tile. */
    boolean within(long size) {
        int shift = HEIGHT * Math.max(level, 0);
        long hashes = shift > 62 ? 0 : size >> shift;
        return number < hashes && number * FULL + width <= hashes;
    }

    /** Where the tile lies: a tile not yet full grows in the file of the full one, and each partial is a prefix of it. */
    Path file(Path dir) {
        return dir.resolve(fileName());
    }

    private String fileName() {
        StringBuilder elements = new StringBuilder(three(number % 1000)); // by hand: on the path of every append
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            elements.insert(0, "x" + three(rest % 1000) + "/");
        }
        return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + elements;
    }

    private static String three(long number) {
        return Long.toString(1000 + number).substring(1);
    }
}
