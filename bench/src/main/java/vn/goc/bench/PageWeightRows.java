package vn.goc.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a first visit with an empty cache brings over the wire, compressed: the page and every style sheet, script, picture and
 * font it names. Every font of a style sheet is counted, also those that a browser would leave out for this page's letters.
 */
final class PageWeightRows {
    private static final String MAP = "first map paint, gzip, everything it loads";
    private static final String CITIZEN = "a citizen page, gzip, everything it loads";
    private static final int MAP_KILOBYTES = 120;
    private static final int CITIZEN_KILOBYTES = 60;
    private static final String CITIZEN_PAGE = "/me";
    private static final Pattern TAG = Pattern.compile("<(link|script|img|use|image)\\b([^>]*)>");
    private static final Pattern ADDRESS = Pattern.compile("\\b(?:href|src)=\"([^\"]+)\"");
    private static final Pattern REL = Pattern.compile("\\brel=\"([^\"]+)\"");
    private static final Pattern URL = Pattern.compile("url\\(['\"]?([^'\")]+)['\"]?\\)");

    private PageWeightRows() {}

    static List<Row> run(Target target, Cast cast) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (var visitor = new Visitor(target.port())) {
            rows.add(row(visitor, "/map", MAP, MAP_KILOBYTES));
        }
        try (var citizen = new Visitor(target.port())) {
            citizen.signIn(cast.citizens().getFirst());
            rows.add(row(citizen, CITIZEN_PAGE, CITIZEN, CITIZEN_KILOBYTES));
        }
        return rows;
    }

    static List<Row> missing(String reason) {
        return List.of(
                Row.missing(MAP, "≤ " + MAP_KILOBYTES + " KB", reason),
                Row.missing(CITIZEN, "≤ " + CITIZEN_KILOBYTES + " KB", reason));
    }

    private static Row row(Visitor visitor, String page, String name, int most) throws IOException {
        Map<String, Integer> weights = new LinkedHashMap<>();
        Queue<String> open = new ArrayDeque<>(List.of(page));
        while (!open.isEmpty()) {
            String path = open.remove();
            if (weights.containsKey(path)) {
                continue;
            }
            byte[] body = visitor.compressed(path);
            if (visitor.wire().status() != 200) {
                return Row.missing(
                        name,
                        "≤ " + most + " KB",
                        path + " is answered " + visitor.wire().status() + " by this build");
            }
            weights.put(path, body.length);
            open.addAll(loads(path, plain(visitor.wire(), body), visitor.wire().header("Content-Type")));
        }
        double kilobytes = weights.values().stream().mapToInt(w -> w).sum() / 1000.0;
        List<String> parts = weights.entrySet().stream()
                .map(w -> String.format(Locale.ROOT, "%s %.1f", w.getKey(), w.getValue() / 1000.0))
                .toList();
        return Row.ceiling(name, kilobytes, "KB", most, String.join(", ", parts));
    }

    private static List<String> loads(String path, String text, String type) {
        List<String> found = new ArrayList<>();
        if (type.startsWith("text/html")) {
            Matcher tag = TAG.matcher(text);
            while (tag.find()) {
                Matcher rel = REL.matcher(tag.group(2));
                Matcher address = ADDRESS.matcher(tag.group(2));
                boolean loaded = !tag.group(1).equals("link")
                        || (rel.find()
                                && List.of("stylesheet", "icon", "preload").contains(rel.group(1)));
                if (loaded && address.find()) {
                    found.add(address.group(1));
                }
            }
        } else if (type.startsWith("text/css")) {
            Matcher url = URL.matcher(text);
            while (url.find()) {
                found.add(url.group(1));
            }
        }
        return found.stream()
                .map(a -> a.replace("&amp;", "&").replaceAll("#.*", ""))
                .filter(a -> !a.isEmpty() && !a.startsWith("data:"))
                .map(a -> a.startsWith("/") ? a : path.substring(0, path.lastIndexOf('/') + 1) + a)
                .toList();
    }

    private static String plain(Wire wire, byte[] body) throws IOException {
        boolean gzip = wire.header("Content-Encoding").equals("gzip");
        byte[] bytes = gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
