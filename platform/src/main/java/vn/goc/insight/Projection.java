package vn.goc.insight;

import java.util.List;

/** Degrees to whole drawing units: equirectangular, true to shape at the frame's middle latitude. */
final class Projection {
    private final double west;
    private final double north;
    private final double perLon;
    private final double perLat;
    private final double left;
    private final double top;

    private Projection(double west, double north, double perLon, double perLat, double left, double top) {
        this.west = west;
        this.north = north;
        this.perLon = perLon;
        this.perLat = perLat;
        this.left = left;
        this.top = top;
    }

    /** Degrees that hold everything given. */
    record Extent(double west, double south, double east, double north) {
        static Extent of(List<Outline> outlines) {
            double west = 180;
            double south = 90;
            double east = -180;
            double north = -90;
            for (Outline outline : outlines) {
                for (double[] ring : outline.rings()) {
                    for (int i = 0; i < ring.length; i += 2) {
                        west = Math.min(west, ring[i]);
                        east = Math.max(east, ring[i]);
                        south = Math.min(south, ring[i + 1]);
                        north = Math.max(north, ring[i + 1]);
                    }
                }
            }
            return new Extent(west, south, east, north);
        }

        private double squeeze() {
            return Math.cos(Math.toRadians((south + north) / 2));
        }
    }

    /** Fits an extent into a box, in its middle. */
    static Projection into(Extent extent, Box box) {
        double lonSpan = Math.max(1e-6, (extent.east() - extent.west()) * extent.squeeze());
        double latSpan = Math.max(1e-6, extent.north() - extent.south());
        double scale = Math.min(box.width() / lonSpan, box.height() / latSpan);
        return new Projection(
                extent.west(),
                extent.north(),
                scale * extent.squeeze(),
                scale,
                box.x() + (box.width() - lonSpan * scale) / 2,
                box.y() + (box.height() - latSpan * scale) / 2);
    }

    /** Height that an extent needs at a width, both without margins. */
    static int height(Extent extent, int width) {
        return (int) Math.ceil(
                width * (extent.north() - extent.south()) / ((extent.east() - extent.west()) * extent.squeeze()));
    }

    int x(double lon) {
        return (int) Math.round(left + (lon - west) * perLon);
    }

    int y(double lat) {
        return (int) Math.round(top + (north - lat) * perLat);
    }

    /** A part of the drawing, in its units. */
    record Box(int x, int y, int width, int height) {
        Box inner(int margin) {
            return new Box(x + margin, y + margin, width - 2 * margin, height - 2 * margin);
        }
    }
}
