package vn.goc.papers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code goc.papers.*}.
 *
 * @param origin scheme and host that the QR code on papers leads to; empty is {@code http://localhost:PORT}
 */
@ConfigurationProperties("goc.papers")
public record PapersSettings(@DefaultValue("") String origin) {
    public PapersSettings {
        if (origin.endsWith("/") || (!origin.isEmpty() && !origin.startsWith("http"))) {
            throw new IllegalArgumentException(
                    "goc.papers.origin is like https://goc.example, without a slash at the end");
        }
    }
}
