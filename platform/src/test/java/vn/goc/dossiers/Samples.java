package vn.goc.dossiers;

import java.nio.charset.StandardCharsets;

/** Files of the tests. */
final class Samples {
    private Samples() {}

    /** A small, harmless PDF. */
    static byte[] pdf() {
        return ("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                        + "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                        + "trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
