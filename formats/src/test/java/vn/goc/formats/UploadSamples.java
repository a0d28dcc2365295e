package vn.goc.formats;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small files made by hand, good and bad. */
final class UploadSamples {
    private UploadSamples() {}

    static byte[] png(int width, int height) {
        return png(width, height, new byte[(width * 3 + 1) * height]);
    }

    /** A picture that claims some sides and unpacks to the given bytes. */
    static byte[] png(int width, int height, byte[] rows) {
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array();
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", deflate(rows)),
                chunk("IEND", new byte[0]));
    }

    static byte[] jpeg(int width, int height) {
        byte[] frame = {8, (byte) (height >> 8), (byte) height, (byte) (width >> 8), (byte) width, 1, 1, 0x11, 0};
        return join(
                new byte[] {(byte) 0xff, (byte) 0xd8},
                segment(0xe0, "JFIF\0".getBytes(StandardCharsets.ISO_8859_1)),
                segment(0xc0, frame),
                segment(0xda, new byte[] {1, 1, 0, 0, 63, 0}),
                new byte[] {0x12, 0x34, (byte) 0xff, (byte) 0xd9});
    }

    static byte[] pdf(String extra) {
        return ("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + extra + " >>\nendobj\n"
                        + "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                        + "trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A PDF with one packed stream under the given dictionary. */
    static byte[] pdf(String dictionary, byte[] content) {
        byte[] whole = pdf("");
        byte[] object = join(
                ("3 0 obj\n<< " + dictionary + " /Filter /FlateDecode >>\nstream\n").getBytes(StandardCharsets.ISO_8859_1),
                deflate(content),
                "\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
        return join(java.util.Arrays.copyOf(whole, 9), object, java.util.Arrays.copyOfRange(whole, 9, whole.length));
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return join(
                ByteBuffer.allocate(4).putInt(data.length).array(),
                name,
                data,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    static byte[] deflate(byte[] data) {
        var deflater = new Deflater(9);
        deflater.setInput(data);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] scratch = new byte[8192];
        while (!deflater.finished()) {
            out.write(scratch, 0, deflater.deflate(scratch));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] segment(int marker, byte[] data) {
        int length = data.length + 2;
        return join(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, data);
    }
}
