package vn.goc.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Sha256;

/** Stylesheet, fonts, icons and scripts, held in memory and served under names that carry their own hash. */
@Component
public class Assets {
    private static final Pattern CSS_URL = Pattern.compile("url\\((?:\"|')?([^)\"'#:]+)(?:\"|')?\\)");
    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

    /** One asset ready to send. */
    public record Asset(String type, byte[] bytes, byte[] gzip) {}

    private final Map<String, String> urls = new HashMap<>();
    private final Map<String, Asset> byHashedName = new HashMap<>();

    Assets() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            Map<String, byte[]> found = new HashMap<>();
            for (var resource : resolver.getResources("classpath*:assets/**/*.*")) {
                String url = resource.getURL().toString();
                found.put(url.substring(url.lastIndexOf("/assets/") + 8), resource.getContentAsByteArray());
            }
            found.put("htmx.js", resolver.getResources(HTMX)[0].getContentAsByteArray());
            found.forEach((name, bytes) -> {
                if (!name.endsWith(".css")) {
                    add(name, bytes);
                }
            });
            found.forEach((name, bytes) -> {
                if (name.endsWith(".css")) {
                    add(name, hashedLinks(new String(bytes, StandardCharsets.UTF_8)));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name e.g. {@code goc.css}; an unknown name is a programming error */
    public String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return url;
    }

    public Optional<Asset> find(String hashedName) {
        return Optional.ofNullable(byHashedName.get(hashedName));
    }

    private byte[] hashedLinks(String css) {
        return CSS_URL.matcher(css)
                .replaceAll(
                        link -> urls.containsKey(link.group(1)) ? "url(" + urls.get(link.group(1)) + ")" : link.group())
                .getBytes(StandardCharsets.UTF_8);
    }

    private void add(String name, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "." + hash(bytes) + name.substring(dot);
        urls.put(name, "/assets/" + hashed);
        byHashedName.put(hashed, new Asset(type(name), bytes, gzip(bytes)));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "woff2" -> "font/woff2";
            case "json" -> "application/json";
            default -> "text/plain;charset=utf-8";
        };
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, 6);
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
