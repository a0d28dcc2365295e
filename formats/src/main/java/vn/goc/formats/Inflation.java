package vn.goc.formats;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks zlib data (RFC 1950) up to a limit, so that a small file cannot cost a large memory or a long time. */
final class Inflation {
    private static final int SCRATCH = 1 << 16;

    private Inflation() {}

    /** How many bytes come out, counted no further than one scratch beyond the limit; damage ends the count. */
    static long count(byte[] data, int from, int length, long limit) {
        return run(data, from, length, limit, null);
    }

    /** The first bytes that come out, at most about {@code limit}; damage ends them. */
    static byte[] head(byte[] data, int from, int length, long limit) {
        var out = new ByteArrayOutputStream();
        run(data, from, length, limit, out);
        return out.toByteArray();
    }

    private static long run(
            byte[] data, int from, int length, long limit, @org.jspecify.annotations.Nullable ByteArrayOutputStream out) {
        var inflater = new Inflater();
        byte[] scratch = new byte[SCRATCH];
        long total = 0;
        try {
            inflater.setInput(data, from, length);
            while (!inflater.finished() && total <= limit) {
                int got = inflater.inflate(scratch);
                if (got == 0) {
                    break;
                }
                total += got;
                if (out != null) {
                    out.write(scratch, 0, got);
                }
            }
        } catch (DataFormatException e) {
            return total;
        } finally {
            inflater.end();
        }
        return total;
    }
}
