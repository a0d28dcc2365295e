package vn.goc.insight;

/**
 * Rings as SVG path data: whole units, relative, points that fall together or lie on a straight line left out. What is too
 * small to have an area becomes a dot, so that no island disappears.
 */
final class PathText {
    private static final int DOT = 2;

    private final StringBuilder out = new StringBuilder();
    private int[] xs = new int[256];
    private int[] ys = new int[256];
    private int count;

    private PathText() {}

    static String of(double[][] rings, Projection projection) {
        var path = new PathText();
        for (double[] ring : rings) {
            path.ring(ring, projection);
        }
        return path.out.toString();
    }

    private void ring(double[] ring, Projection projection) {
        count = 0;
        for (int i = 0; i < ring.length; i += 2) {
            point(projection.x(ring[i]), projection.y(ring[i + 1]));
        }
        while (count > 1 && xs[count - 1] == xs[0] && ys[count - 1] == ys[0]) {
            count--;
        }
        if (count == 0) {
            return;
        }
        out.append('M').append(xs[0]);
        number(ys[0]);
        if (count < 3) {
            out.append('h')
                    .append(DOT)
                    .append('v')
                    .append(DOT)
                    .append("h-")
                    .append(DOT)
                    .append('z');
            return;
        }
        out.append('l');
        for (int i = 1; i < count; i++) {
            if (i == 1) {
                out.append(xs[1] - xs[0]);
            } else {
                number(xs[i] - xs[i - 1]);
            }
            number(ys[i] - ys[i - 1]);
        }
        out.append('z');
    }

    private void point(int x, int y) {
        if (count > 0 && xs[count - 1] == x && ys[count - 1] == y) {
            return;
        }
        if (count > 1 && straight(x, y)) {
            count--;
        }
        if (count == xs.length) {
            xs = java.util.Arrays.copyOf(xs, 2 * count);
            ys = java.util.Arrays.copyOf(ys, 2 * count);
        }
        xs[count] = x;
        ys[count++] = y;
    }

    /** Whether the last point lies on the way from the one before it to this one. */
    private boolean straight(int x, int y) {
        int ax = xs[count - 1] - xs[count - 2];
        int ay = ys[count - 1] - ys[count - 2];
        int bx = x - xs[count - 1];
        int by = y - ys[count - 1];
        return ax * by == ay * bx && ax * bx + ay * by > 0;
    }

    private void number(int value) {
        if (value >= 0) {
            out.append(' ');
        }
        out.append(value);
    }
}
