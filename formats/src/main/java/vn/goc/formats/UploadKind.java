package vn.goc.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.goc.kernel.Rejection;

/**
 * What a file sent in really is, told by its first bytes and its structure, never by its name or by what the sender
 * claims. Only what a citizen needs for papers is accepted, and only when it can be opened without harm.
 */
public enum UploadKind {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    /** Most dots of a picture: a page of A3 at 600 dots an inch has 70 million. */
    static final long MOST_DOTS = 100_000_000;

    private static final int MEGABYTE = 1 << 20;

    private final String mediaType;
    private final String ending;

    UploadKind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** RFC 6838 name, with which the file is given out again. */
    public String mediaType() {
        return mediaType;
    }

    /** Ending of the name, without the dot. */
    public String ending() {
        return ending;
    }

    /**
     * Looks at the whole file.
     *
     * @param limitBytes the most it may have, at least 1
     * @throws Rejection {@link UploadError}, saying what the sender can do
     */
    public static UploadKind check(byte[] file, int limitBytes) {
        if (file.length == 0) {
            throw Rejection.of(UploadError.EMPTY);
        }
        if (file.length > limitBytes) {
            throw Rejection.of(UploadError.TOO_LARGE).with("limit", Math.max(1, limitBytes / MEGABYTE));
        }
        UploadKind kind = sniff(file);
        switch (kind) {
            case PDF -> PdfScan.check(file);
            case PNG -> PngScan.check(file);
            case JPEG -> JpegScan.check(file);
        }
        return kind;
    }

    /**
     * The kind by the magic bytes at the very start: a file that is two things at once is refused as neither.
     *
     * @throws Rejection {@link UploadError#UNKNOWN_KIND}
     */
    public static UploadKind sniff(byte[] file) {
        if (begins(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return PNG;
        }
        if (begins(file, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (begins(file, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        throw Rejection.of(UploadError.UNKNOWN_KIND);
    }

    static Rejection damaged(UploadKind kind) {
        return Rejection.of(UploadError.DAMAGED).with("kind", kind.name());
    }

    /** Refuses sides that are zero or that together make too many dots. */
    static void requireSides(UploadKind kind, long width, long height) {
        if (width <= 0 || height <= 0) {
            throw damaged(kind);
        }
        if (width > MOST_DOTS || height > MOST_DOTS || width * height > MOST_DOTS) {
            throw Rejection.of(UploadError.TOO_MANY_DOTS).with("limit", MOST_DOTS / 1_000_000);
        }
    }

    /** Big-endian number of four bytes; the caller has checked that they are there. */
    static long number(byte[] file, int at) {
        return (file[at] & 0xffL) << 24 | (file[at + 1] & 0xffL) << 16 | (file[at + 2] & 0xffL) << 8 | (file[at + 3] & 0xffL);
    }

    static String ascii(byte[] file, int from, int to) {
        return new String(file, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(byte[] file, int... magic) {
        if (file.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((file[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
