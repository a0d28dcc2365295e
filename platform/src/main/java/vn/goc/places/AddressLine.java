package vn.goc.places;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;

/**
 * The line of an address, made the same however it was typed.
 *
 * @param text NFC, single spaces, one space after a comma and none before
 * @param key equal for two writings of the same line: case does not count, accents do
 * @param search accent-free, for suggestions
 */
record AddressLine(String text, String key, String search) {
    static final int LONGEST = 200;

    static AddressLine of(String raw) {
        if (raw.length() > LONGEST * 4) { // before normalising: hostile input costs nothing
            throw Rejection.of(PlacesError.LINE_TOO_LONG).with("limit", LONGEST);
        }
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll(" ?(, ?)+", ", ")
                .replaceAll("^[, ]+|[, ]+$", "");
        if (text.isEmpty()) {
            throw Rejection.of(PlacesError.LINE_EMPTY);
        }
        if (text.length() > LONGEST) {
            throw Rejection.of(PlacesError.LINE_TOO_LONG).with("limit", LONGEST);
        }
        if (text.codePoints().anyMatch(AddressLine::bad)) {
            throw Rejection.of(PlacesError.LINE_BAD_CHARACTER);
        }
        return new AddressLine(text, text.toLowerCase(Locale.ROOT), PersonName.fold(text));
    }

    /** The id of this line in a unit: a name-based UUID (RFC 9562 version 8) of unit and key by SHA-256. */
    UUID id(Unit unit) {
        String name = "goc address\n" + unit.code() + "\n" + unit.from() + "\n" + key;
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(name));
        long high = (hash.getLong() & ~0xf000L) | 0x8000L;
        long low = (hash.getLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static boolean bad(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || c == '<'
                || c == '>';
    }
}
