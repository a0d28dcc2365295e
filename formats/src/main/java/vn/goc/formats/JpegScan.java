package vn.goc.formats;

/** Walks the segments of a JPEG (ITU-T T.81) to its frame header; the picture's data is not decoded. */
final class JpegScan {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int TAIL = 64 << 10;

    private JpegScan() {}

    static void check(byte[] file) {
        boolean framed = false;
        int at = 2;
        while (at + 4 <= file.length) {
            if ((file[at] & 0xff) != 0xff) {
                throw UploadKind.damaged(UploadKind.JPEG);
            }
            int marker = file[at + 1] & 0xff;
            if (marker == 0xff) {
                at++; // fill bytes
                continue;
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                at += 2;
                continue;
            }
            int length = (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff);
            if (length < 2 || at + 2 + length > file.length) {
                throw UploadKind.damaged(UploadKind.JPEG);
            }
            if (frame(marker)) {
                if (length < 8) {
                    throw UploadKind.damaged(UploadKind.JPEG);
                }
                int height = (file[at + 5] & 0xff) << 8 | (file[at + 6] & 0xff);
                int width = (file[at + 7] & 0xff) << 8 | (file[at + 8] & 0xff);
                UploadKind.requireSides(UploadKind.JPEG, width, height);
                framed = true;
            }
            if (marker == START_OF_SCAN) {
                if (framed && ends(file)) {
                    return;
                }
                break;
            }
            at += 2 + length;
        }
        throw UploadKind.damaged(UploadKind.JPEG);
    }

    /** SOF0–SOF15 but for the three numbers that are tables. */
    private static boolean frame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Whether the end marker stands near the end: phones add some bytes after it, a torn upload lacks it. */
    private static boolean ends(byte[] file) {
        for (int at = file.length - 2; at >= Math.max(2, file.length - TAIL); at--) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }
}
