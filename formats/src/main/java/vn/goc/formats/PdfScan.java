package vn.goc.formats;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.goc.kernel.Rejection;

/**
 * A light look through a PDF (ISO 32000-1): it must end as one, hold no action that runs by itself, no password, no file
 * inside, and unpack to a sane size. Names are read with their {@code #xx} escapes undone, in the file itself and in its
 * packed object streams.
 */
final class PdfScan {
    private static final Set<String> ACTIVE = Set.of(
            "JavaScript", "JS", "Launch", "RichMedia", "EmbeddedFile", "EmbeddedFiles", "XFA", "ImportData", "SubmitForm");
    private static final Pattern NAME = Pattern.compile("/([^\\s/\\[\\]<>(){}%]{1,64})");
    private static final Pattern STREAM = Pattern.compile("stream\r?\n");
    private static final int TAIL = 4096;
    private static final int DICTIONARY = 2048;
    private static final long MOST_OBJECTS = 32 << 20;
    private static final long MOST_STREAM = 200L << 20;
    private static final long MOST_ALL = 600L << 20;

    private PdfScan() {}

    static void check(byte[] file) {
        String text = UploadKind.ascii(file, 0, file.length);
        if (text.indexOf("%%EOF", Math.max(0, text.length() - TAIL)) < 0) {
            throw UploadKind.damaged(UploadKind.PDF);
        }
        requireQuiet(text);
        long all = 0;
        Matcher stream = STREAM.matcher(text);
        int from = 0;
        while (stream.find(from)) {
            int start = stream.end();
            int end = text.indexOf("endstream", start);
            if (end < 0) {
                throw UploadKind.damaged(UploadKind.PDF);
            }
            from = end + "endstream".length();
            String dictionary = dictionary(text, stream.start());
            if (names(dictionary, "ObjStm") || names(dictionary, "XRef")) {
                byte[] objects = Inflation.head(file, start, end - start, MOST_OBJECTS);
                all += objects.length;
                requireQuiet(new String(objects, StandardCharsets.ISO_8859_1));
                requireSize(objects.length, MOST_OBJECTS);
            } else if (names(dictionary, "FlateDecode") || names(dictionary, "Fl")) {
                long out = Inflation.count(file, start, end - start, MOST_STREAM);
                requireSize(out, MOST_STREAM);
                all += out;
            }
            requireSize(all, MOST_ALL);
        }
    }

    private static void requireSize(long out, long limit) {
        if (out > limit) {
            throw Rejection.of(UploadError.BOMB);
        }
    }

    private static void requireQuiet(String text) {
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            String word = unescape(name.group(1));
            if (ACTIVE.contains(word)) {
                throw Rejection.of(UploadError.ACTIVE_CONTENT).with("what", word);
            }
            if (word.equals("Encrypt")) {
                throw Rejection.of(UploadError.LOCKED_PDF);
            }
        }
    }

    /** What stands between the object's beginning and its stream. */
    private static String dictionary(String text, int stream) {
        int least = Math.max(0, stream - DICTIONARY);
        int begin = text.lastIndexOf("obj", stream);
        return text.substring(Math.max(begin, least), stream);
    }

    private static boolean names(String dictionary, String word) {
        Matcher name = NAME.matcher(dictionary);
        while (name.find()) {
            if (unescape(name.group(1)).equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static String unescape(String name) {
        if (name.indexOf('#') < 0) {
            return name;
        }
        var out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int high = c == '#' && i + 2 < name.length() ? Character.digit(name.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(name.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.append((char) (high * 16 + low));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
