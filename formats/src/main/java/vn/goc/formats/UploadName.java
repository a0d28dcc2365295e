package vn.goc.formats;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes of a file's name, which its sender chose, one that can do no harm on a page, in a header or on a disk. */
public final class UploadName {
    /** Most characters of a tidy name, its ending included. */
    public static final int LONGEST = 100;

    private static final String NAMELESS = "tep";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    private UploadName() {}

    /**
     * The name without path, control, direction and other unseen characters, in NFC, at most {@value #LONGEST}
     * characters, with the ending of what the file really is.
     *
     * @param raw as the browser sent it; may be empty
     */
    public static String tidy(String raw, UploadKind kind) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC);
        int cut = Math.max(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')), text.lastIndexOf(':'));
        text = text.substring(cut + 1);
        int dot = text.lastIndexOf('.');
        String stem = clean(dot > 0 ? text.substring(0, dot) : text.replaceFirst("^\\.+", ""));
        String bare = stem.toLowerCase(Locale.ROOT);
        boolean device = DEVICES.contains(bare) || bare.matches("(com|lpt)[0-9¹²³]");
        if (stem.isEmpty() || device) {
            stem = device ? NAMELESS + "-" + stem : NAMELESS;
        }
        int most = LONGEST - kind.ending().length() - 1;
        if (stem.codePointCount(0, stem.length()) > most) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, most)).strip();
        }
        return stem + "." + kind.ending();
    }

    private static String clean(String text) {
        var out = new StringBuilder(Math.min(text.length(), 256));
        text.codePoints().limit(2000).forEach(c -> {
            int type = Character.getType(c);
            boolean seen = Character.isLetterOrDigit(c)
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || "-_.,()+&'’".indexOf(c) >= 0;
            if (seen) {
                out.appendCodePoint(c);
            } else if (type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE) {
                out.append(' ');
            }
        });
        return out.toString().strip().replaceAll(" +", " ").replaceAll("^[. ]+|[. ]+$", "");
    }
}
