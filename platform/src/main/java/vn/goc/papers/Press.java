package vn.goc.papers;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prints a page of XHTML as PDF/UA: tagged, in the page's language, with its letters embedded, so that it can be read
 * aloud, searched and copied.
 */
@Component
public class Press {
    private static final String FAMILY = "Be Vietnam Pro";
    private static final int BOLD = 600;

    private final byte[] regular;
    private final byte[] bold;

    Press() {
        this.regular = font("be-vietnam-pro-400.ttf");
        this.bold = font("be-vietnam-pro-600.ttf");
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
    }

    /** @param page XHTML with {@code lang}, a title and its own styles; the only family is Be Vietnam Pro, 400 and 600 */
    public byte[] pdf(String page) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(() -> new ByteArrayInputStream(regular), FAMILY, 400, FontStyle.NORMAL, true)
                    .useFont(() -> new ByteArrayInputStream(bold), FAMILY, BOLD, FontStyle.NORMAL, true)
                    .withProducer("Gốc")
                    .withHtmlContent(page, null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] font(String name) {
        try {
            return new ClassPathResource("slips/fonts/" + name).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
