package vn.goc.insight;

/** Tháp dân số as SVG: men to the left, women to the right, the youngest at the foot; the same scale on both sides. */
public final class PyramidDrawing {
    private static final int WIDTH = 272;
    private static final int ROW = 17;
    private static final int BAR = 13;
    private static final int TOP = 24;
    private static final int MIDDLE = 27;
    private static final int SIDE = WIDTH / 2 - MIDDLE - 4;

    private PyramidDrawing() {}

    /** Words in the reader's language. */
    public record Words(String title, String male, String female, java.util.function.LongFunction<String> number) {}

    public static String draw(Pyramid pyramid, Words words) {
        int foot = TOP + Pyramid.groups() * ROW;
        long scale = axis(Math.max(1, pyramid.largest()));
        Svg svg = new Svg();
        svg.open("svg", "class", "fit py", "viewBox", "0 0 " + WIDTH + " " + (foot + 20), "role", "img");
        svg.text("title", words.title());
        int left = WIDTH / 2 - MIDDLE;
        int right = WIDTH / 2 + MIDDLE;
        svg.text("text", words.male(), "x", left, "y", 14, "text-anchor", "end");
        svg.text("text", words.female(), "x", right, "y", 14);
        for (int half = 1; half <= 2; half++) {
            int away = SIDE * half / 2;
            svg.one(
                    "path",
                    "class",
                    "ax",
                    "d",
                    "M" + (left - away) + " " + TOP + "V" + foot + "M" + (right + away) + " " + TOP + "V" + foot);
        }
        String most = words.number().apply(scale);
        svg.text("text", most, "class", "t2", "x", left - SIDE, "y", foot + 16);
        svg.text("text", most, "class", "t2", "x", right + SIDE, "y", foot + 16, "text-anchor", "end");
        for (int group = 0; group < Pyramid.groups(); group++) {
            int y = foot - (group + 1) * ROW;
            bar(svg, "q5", true, pyramid.male().get(group), scale, y);
            bar(svg, "q3", false, pyramid.female().get(group), scale, y);
            svg.text("text", Pyramid.label(group), "x", WIDTH / 2, "y", y + BAR - 1, "text-anchor", "middle");
        }
        return svg.close("svg").toString();
    }

    private static void bar(Svg svg, String look, boolean toLeft, long people, long scale, int y) {
        if (people == 0) {
            return;
        }
        double length = Math.max(0.5, Math.round(10.0 * people * SIDE / scale) / 10.0);
        double x = toLeft ? WIDTH / 2 - MIDDLE - length : WIDTH / 2 + MIDDLE;
        svg.one("rect", "class", look, "x", tenths(x), "y", y + 1, "width", tenths(length), "height", BAR);
    }

    /** A tenth of a unit is fine enough, and no locale writes it with a comma. */
    private static String tenths(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    /** The least 1, 2, 4, 5, 6, 8 × 10ⁿ that holds the longest bar. */
    static long axis(long largest) {
        long power = 1;
        while (power * 10 <= largest) {
            power *= 10;
        }
        for (int step : new int[] {1, 2, 4, 5, 6, 8}) {
            if (step * power >= largest) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
