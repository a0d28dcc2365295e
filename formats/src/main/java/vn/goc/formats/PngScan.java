package vn.goc.formats;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.goc.kernel.Rejection;

/** Walks the chunks of a PNG (ISO/IEC 15948) and unpacks its dots without keeping them. */
final class PngScan {
    private static final int HEADER = 8;
    private static final int FRAME = 12;
    private static final int MOST_CHUNKS = 100_000;
    private static final long MOST_TEXT = 8 << 20;
    private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4};

    private final byte[] file;
    private final byte[] scratch = new byte[1 << 16];
    private final Inflater dots = new Inflater();
    private long expected = -1;
    private long unpacked;
    private boolean begun;

    private PngScan(byte[] file) {
        this.file = file;
    }

    static void check(byte[] file) {
        var scan = new PngScan(file);
        try {
            scan.walk();
        } finally {
            scan.dots.end();
        }
    }

    private void walk() {
        int at = HEADER;
        for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
            if (at > file.length - FRAME) {
                throw UploadKind.damaged(UploadKind.PNG);
            }
            long length = UploadKind.number(file, at);
            if (length > file.length - at - FRAME) {
                throw UploadKind.damaged(UploadKind.PNG);
            }
            String type = UploadKind.ascii(file, at + 4, at + 8);
            int from = at + 8;
            int size = (int) length;
            if (chunk == 0 != type.equals("IHDR")) {
                throw UploadKind.damaged(UploadKind.PNG);
            }
            switch (type) {
                case "IHDR" -> header(from, size);
                case "IDAT" -> {
                    begun = true;
                    unpackDots(from, size);
                }
                case "iCCP", "zTXt", "iTXt" -> unpackText(type, from, size);
                case "IEND" -> {
                    if (!begun) {
                        throw UploadKind.damaged(UploadKind.PNG);
                    }
                    return;
                }
                default -> {
                    // other chunks are carried, never unpacked
                }
            }
            at = from + size + 4;
        }
        throw Rejection.of(UploadError.BOMB);
    }

    private void header(int from, int size) {
        if (size != 13) {
            throw UploadKind.damaged(UploadKind.PNG);
        }
        long width = UploadKind.number(file, from);
        long height = UploadKind.number(file, from + 4);
        UploadKind.requireSides(UploadKind.PNG, width, height);
        int bits = file[from + 8] & 0xff;
        int colour = file[from + 9] & 0xff;
        if (bits > 16 || colour >= CHANNELS.length || CHANNELS[colour] == 0) {
            throw UploadKind.damaged(UploadKind.PNG);
        }
        long row = (width * bits * CHANNELS[colour] + 7) / 8 + 1;
        expected = row * height + 8 * (row + height); // interlaced pictures have a few filter bytes more
    }

    private void unpackDots(int from, int size) {
        dots.setInput(file, from, size);
        try {
            while (!dots.finished() && !dots.needsInput()) {
                int got = dots.inflate(scratch);
                unpacked += got;
                if (unpacked > expected) {
                    throw Rejection.of(UploadError.BOMB);
                }
                if (got == 0 && dots.needsDictionary()) {
                    throw UploadKind.damaged(UploadKind.PNG);
                }
            }
        } catch (DataFormatException e) {
            throw UploadKind.damaged(UploadKind.PNG);
        }
    }

    /** Profiles and texts are packed too: they may hide a bomb beside an innocent picture. */
    private void unpackText(String type, int from, int size) {
        int end = from + size;
        int at = from;
        while (at < end && file[at] != 0) {
            at++;
        }
        boolean packed = !type.equals("iTXt") || (at + 1 < end && file[at + 1] == 1);
        int start = at + (type.equals("iTXt") ? 3 : 2);
        if (type.equals("iTXt")) {
            for (int strings = 0; strings < 2 && start < end; start++) {
                strings += file[start] == 0 ? 1 : 0;
            }
        }
        if (packed && start < end && Inflation.count(file, start, end - start, MOST_TEXT) > MOST_TEXT) {
            throw Rejection.of(UploadError.BOMB);
        }
    }
}
