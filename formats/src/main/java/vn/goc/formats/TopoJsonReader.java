package vn.goc.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Rejection;

/** Reads one topology, member by member in whatever order they come, counting against the limits as it goes. */
final class TopoJsonReader {
    private static final int MOST_PROPERTIES = 16;
    private static final int FURTHEST = 1 << 30;

    private final JsonText json;
    private final TopoJson.Limits limits;
    private final List<int[]> arcs = new ArrayList<>();
    private final List<TopoJson.Shape> shapes = new ArrayList<>();
    private double @Nullable [] scale;
    private double @Nullable [] translate;
    private int points;
    private int references;

    TopoJsonReader(JsonText json, TopoJson.Limits limits) {
        this.json = json;
        this.limits = limits;
    }

    TopoJson read() {
        boolean[] seen = new boolean[4];
        json.object((name, at) -> {
            switch (name) {
                case "type" -> {
                    word("Topology");
                    seen[0] = true;
                }
                case "transform" -> transform();
                case "arcs" -> {
                    json.array(this::arc);
                    seen[2] = true;
                }
                case "objects" -> {
                    objects();
                    seen[3] = true;
                }
                default -> throw unknown(name, at);
            }
        });
        json.end();
        present(seen[0], "type");
        present(seen[2], "arcs");
        present(seen[3], "objects");
        if (scale == null || translate == null) {
            throw missing("transform");
        }
        return new TopoJson(arcs.toArray(int[][]::new), scale, translate, shapes);
    }

    private void transform() {
        json.object((name, at) -> {
            switch (name) {
                case "scale" -> scale = pair();
                case "translate" -> translate = pair();
                default -> throw unknown(name, at);
            }
        });
        present(scale != null, "scale");
        present(translate != null, "translate");
    }

    private double[] pair() {
        json.expect('[');
        double first = json.number();
        json.expect(',');
        double second = json.number();
        json.expect(']');
        return new double[] {first, second};
    }

    /** A line: its first point, then steps from each to the next; kept as points. */
    private void arc() {
        count(arcs.size() + 1, limits.arcs(), "cung / arcs");
        int[][] grown = {new int[16]};
        int[] used = {0};
        json.array(() -> {
            count(++points, limits.points(), "điểm / points");
            if (used[0] == grown[0].length) {
                grown[0] = Arrays.copyOf(grown[0], used[0] * 2);
            }
            json.expect('[');
            for (int axis = 0; axis < 2; axis++) {
                int place = json.at();
                long value = json.integer() + (used[0] < 2 ? 0L : grown[0][used[0] - 2]);
                if (Math.abs(value) > FURTHEST) {
                    throw json.refuse(TopoJsonError.NUMBER_OUT_OF_RANGE, place);
                }
                grown[0][used[0]++] = (int) value;
                json.expect(axis == 0 ? ',' : ']');
            }
        });
        if (used[0] < 4) {
            throw json.malformed("an arc of two points");
        }
        arcs.add(Arrays.copyOf(grown[0], used[0]));
    }

    private void objects() {
        int[] objects = {0};
        json.object((name, at) -> {
            if (++objects[0] > 1) {
                throw unknown(name, at);
            }
            boolean[] seen = new boolean[2];
            json.object((member, place) -> {
                switch (member) {
                    case "type" -> {
                        word("GeometryCollection");
                        seen[0] = true;
                    }
                    case "geometries" -> {
                        json.array(this::shape);
                        seen[1] = true;
                    }
                    default -> throw unknown(member, place);
                }
            });
            present(seen[0], "type");
            present(seen[1], "geometries");
        });
        present(objects[0] == 1, "objects");
    }

    private void shape() {
        count(shapes.size() + 1, limits.shapes(), "hình / shapes");
        var type = new StringBuilder();
        Map<String, String> properties = new LinkedHashMap<>();
        var polygons = new ArrayList<int[][]>();
        boolean[] seen = new boolean[2];
        json.object((name, at) -> {
            switch (name) {
                case "type" -> type.append(json.string());
                case "arcs" -> {
                    seen[0] = true;
                    seen[1] = area(polygons);
                }
                case "properties" ->
                    json.object((key, place) -> {
                        count(properties.size() + 1, MOST_PROPERTIES, "thuộc tính / properties");
                        properties.put(key, json.string());
                    });
                default -> throw unknown(name, at);
            }
        });
        present(seen[0], "arcs");
        if (!type.toString().equals(seen[1] ? "MultiPolygon" : "Polygon")) {
            throw json.malformed("a Polygon or MultiPolygon whose arcs are nested so");
        }
        shapes.add(new TopoJson.Shape(properties, polygons.toArray(int[][][]::new)));
    }

    /** Rings of one polygon, or of several when the nesting is one deeper: true then. */
    private boolean area(List<int[][]> polygons) {
        boolean[] many = {false};
        var rings = new ArrayList<int[]>();
        json.array(() -> {
            json.expect('[');
            if (json.sees('[')) {
                many[0] = true;
                var own = new ArrayList<int[]>();
                do {
                    json.expect('[');
                    own.add(ring());
                } while (json.take(','));
                json.expect(']');
                polygons.add(own.toArray(int[][]::new));
            } else {
                rings.add(ring());
            }
        });
        if (rings.isEmpty() == polygons.isEmpty()) {
            throw json.malformed("rings of one depth");
        }
        if (!many[0]) {
            polygons.add(rings.toArray(int[][]::new));
        }
        return many[0];
    }

    /** References up to the closing bracket; the opening one is taken. */
    private int[] ring() {
        int[] out = new int[4];
        int used = 0;
        do {
            count(++references, limits.references(), "cung trong hình / arcs in shapes");
            if (used == out.length) {
                out = Arrays.copyOf(out, used * 2);
            }
            out[used++] = json.integer();
        } while (json.take(','));
        json.expect(']');
        return Arrays.copyOf(out, used);
    }

    private void word(String expected) {
        if (!json.string().equals(expected)) {
            throw json.malformed(expected);
        }
    }

    private static void count(int value, int limit, String what) {
        if (value > limit) {
            throw Rejection.of(TopoJsonError.TOO_MUCH).with("limit", limit).with("what", what);
        }
    }

    private void present(boolean there, String name) {
        if (!there) {
            throw missing(name);
        }
    }

    private Rejection missing(String name) {
        return json.refuse(TopoJsonError.MEMBER_MISSING, json.at()).with("name", name);
    }

    private Rejection unknown(String name, int at) {
        return json.refuse(TopoJsonError.UNKNOWN_MEMBER, at).with("name", JsonText.shorten(name));
    }
}
