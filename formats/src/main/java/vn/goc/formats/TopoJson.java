package vn.goc.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.goc.kernel.Rejection;

/**
 * Areas in TopoJSON (topojson-specification 1.0.0), quantised, in longitude and latitude.
 *
 * <p>What is read is the form that boundaries have: one topology with a {@code transform}, one object that collects
 * polygons and multipolygons, each with text properties. Anything else is refused, never skipped. Lines shared by two
 * areas stand once, as whole numbers, two {@code int} a point; rings are worked out when asked for.
 */
public final class TopoJson {
    /**
     * What a file may not exceed.
     *
     * @param bytes of the file
     * @param arcs lines
     * @param points of all arcs together
     * @param shapes areas
     * @param references to arcs, of all shapes together
     */
    public record Limits(int bytes, int arcs, int points, int shapes, int references) {
        /** 16 MiB, 200,000 arcs, 2 million points, 20,000 shapes, a million references. */
        public static final Limits USUAL = new Limits(16 << 20, 200_000, 2_000_000, 20_000, 1_000_000);
    }

    /** One area: its properties, and which arcs its rings run along. */
    public static final class Shape {
        private final Map<String, String> properties;
        private final int[][][] polygons;

        Shape(Map<String, String> properties, int[][][] polygons) {
            this.properties = Map.copyOf(properties);
            this.polygons = polygons;
        }

        public Map<String, String> properties() {
            return properties;
        }
    }

    private final int[][] arcs;
    private final double[] scale;
    private final double[] translate;
    private final List<Shape> shapes;

    TopoJson(int[][] arcs, double[] scale, double[] translate, List<Shape> shapes) {
        this.arcs = arcs;
        this.scale = scale;
        this.translate = translate;
        this.shapes = List.copyOf(shapes);
        for (int i = 0; i < shapes.size(); i++) {
            check(i, shapes.get(i));
        }
    }

    /** Reads a file within the usual limits; refuses with a {@link TopoJsonError}. */
    public static TopoJson read(byte[] bytes) {
        return read(bytes, Limits.USUAL);
    }

    public static TopoJson read(byte[] bytes, Limits limits) {
        if (bytes.length > limits.bytes()) {
            throw Rejection.of(TopoJsonError.TOO_MUCH)
                    .with("limit", limits.bytes())
                    .with("what", "byte");
        }
        return new TopoJsonReader(new JsonText(bytes), limits).read();
    }

    /** The areas in the file's order. */
    public List<Shape> shapes() {
        return shapes;
    }

    /**
     * The polygons of an area of this file, each its outer ring and then its holes. A ring is closed and alternates
     * longitude and latitude in degrees, the last point being the first again. Orientation is as the file has it.
     */
    public List<List<double[]>> polygons(Shape shape) {
        var out = new ArrayList<List<double[]>>(shape.polygons.length);
        for (int[][] polygon : shape.polygons) {
            out.add(Arrays.stream(polygon).map(this::degrees).toList());
        }
        return out;
    }

    /** Points of all arcs, as a measure of size. */
    public int points() {
        return Arrays.stream(arcs).mapToInt(arc -> arc.length / 2).sum();
    }

    private double[] degrees(int[] ring) {
        int[] steps = steps(ring);
        double[] out = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            out[i] = degree(i % 2, steps[i]);
        }
        return out;
    }

    private double degree(int axis, int steps) {
        return steps * scale[axis] + translate[axis];
    }

    /** The ring on the grid: each arc without its last point, which the next one begins with, and the first again. */
    private int[] steps(int[] ring) {
        int points = 1;
        for (int reference : ring) {
            points += arc(reference).length / 2 - 1;
        }
        int[] out = new int[points * 2];
        int at = 0;
        for (int reference : ring) {
            int[] arc = arc(reference);
            int count = arc.length / 2;
            for (int i = 0; i < count - 1; i++) {
                int point = reference < 0 ? count - 1 - i : i;
                out[at++] = arc[2 * point];
                out[at++] = arc[2 * point + 1];
            }
        }
        out[at] = out[0];
        out[at + 1] = out[1];
        return out;
    }

    /** A reference below zero runs the arc backwards: −1 is the first, backwards. */
    private int[] arc(int reference) {
        return arcs[reference < 0 ? ~reference : reference];
    }

    private void check(int number, Shape shape) {
        for (int[][] polygon : shape.polygons) {
            for (int[] ring : polygon) {
                for (int reference : ring) {
                    int index = reference < 0 ? ~reference : reference;
                    if (index >= arcs.length) {
                        throw Rejection.of(TopoJsonError.ARC_UNKNOWN)
                                .with("shape", number)
                                .with("arc", reference);
                    }
                }
                if (!closed(ring)) {
                    throw Rejection.of(TopoJsonError.RING_OPEN).with("shape", number);
                }
                if (!onEarth(ring)) {
                    throw Rejection.of(TopoJsonError.OFF_THE_EARTH).with("shape", number);
                }
            }
        }
    }

    private boolean closed(int[] ring) {
        if (ring.length == 0) {
            return false;
        }
        int points = 1;
        int last = ring[ring.length - 1];
        for (int reference : ring) {
            boolean joined =
                    end(last, true, 0) == end(reference, false, 0) && end(last, true, 1) == end(reference, false, 1);
            if (!joined) {
                return false;
            }
            points += arc(reference).length / 2 - 1;
            last = reference;
        }
        return points >= 4;
    }

    private int end(int reference, boolean atItsEnd, int axis) {
        int[] arc = arc(reference);
        boolean stored = atItsEnd == (reference >= 0);
        return arc[(stored ? arc.length - 2 : 0) + axis];
    }

    private boolean onEarth(int[] ring) {
        for (int reference : ring) {
            int[] arc = arc(reference);
            for (int i = 0; i < arc.length; i += 2) {
                if (Math.abs(degree(0, arc[i])) > 180 || Math.abs(degree(1, arc[i + 1])) > 90) {
                    return false;
                }
            }
        }
        return true;
    }
}
