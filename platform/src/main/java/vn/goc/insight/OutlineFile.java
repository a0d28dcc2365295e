package vn.goc.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.AreaCode;

/** Reads the boundaries' TopoJSON: arcs of quantised steps, shared by neighbours, joined to rings. */
final class OutlineFile {
    private OutlineFile() {}

    /** @param wanted which units to read, by their properties {@code code} and {@code p} */
    static List<Outline> read(JsonMapper json, String resource, Predicate<JsonNode> wanted) {
        try (InputStream in = OutlineFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the boundaries are not in the program: " + resource);
            }
            JsonNode file = json.readTree(in);
            double[][] arcs = arcs(file);
            List<Outline> outlines = new ArrayList<>();
            for (JsonNode object : file.get("objects")) {
                for (JsonNode unit : object.get("geometries")) {
                    if (wanted.test(unit.get("properties"))) {
                        outlines.add(outline(unit, arcs));
                    }
                }
            }
            return outlines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][] arcs(JsonNode file) {
        JsonNode scale = file.get("transform").get("scale");
        JsonNode origin = file.get("transform").get("translate");
        JsonNode steps = file.get("arcs");
        double[][] arcs = new double[steps.size()][];
        for (int a = 0; a < arcs.length; a++) {
            JsonNode arc = steps.get(a);
            double[] points = new double[2 * arc.size()];
            long x = 0;
            long y = 0;
            for (int i = 0; i < arc.size(); i++) {
                x += arc.get(i).get(0).asLong();
                y += arc.get(i).get(1).asLong();
                points[2 * i] = x * scale.get(0).asDouble() + origin.get(0).asDouble();
                points[2 * i + 1] = y * scale.get(1).asDouble() + origin.get(1).asDouble();
            }
            arcs[a] = points;
        }
        return arcs;
    }

    private static Outline outline(JsonNode unit, double[][] arcs) {
        List<double[]> rings = new ArrayList<>();
        boolean many = unit.get("type").asString().equals("MultiPolygon");
        for (JsonNode part : unit.get("arcs")) {
            if (many) {
                part.forEach(ring -> rings.add(ring(ring, arcs)));
            } else {
                rings.add(ring(part, arcs));
            }
        }
        return new Outline(
                new AreaCode(unit.get("properties").get("code").asString()), rings.toArray(double[][]::new));
    }

    private static double[] ring(JsonNode indexes, double[][] arcs) {
        int length = 0;
        for (JsonNode index : indexes) {
            length += arcs[arc(index.asInt())].length;
        }
        double[] ring = new double[length];
        int at = 0;
        for (JsonNode index : indexes) {
            double[] arc = arcs[arc(index.asInt())];
            boolean backward = index.asInt() < 0;
            for (int i = 0; i < arc.length; i += 2) {
                int from = backward ? arc.length - 2 - i : i;
                ring[at++] = arc[from];
                ring[at++] = arc[from + 1];
            }
        }
        return ring;
    }

    private static int arc(int index) {
        return index < 0 ? ~index : index;
    }
}
