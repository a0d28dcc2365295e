package vn.goc.insight.web;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.goc.insight.InsightError;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;

/** What the address of a map page asks for: unit, what to colour by, order of the table. */
record MapQuery(@Nullable AreaCode area, String metric, String sort, boolean rising) {
    static MapQuery of(@Nullable AreaCode area, String metric, String sort, String direction) {
        check("m", metric, "people", "density");
        check("sort", sort, "name", "people", "density");
        check("dir", direction, "asc", "desc");
        return new MapQuery(area, metric, sort, direction.equals("asc"));
    }

    boolean density() {
        return metric.equals("density");
    }

    /** The same map of another unit. */
    String to(@Nullable AreaCode other) {
        return "/map" + (other == null ? "" : "/" + other) + (density() ? "?m=density" : "");
    }

    /** The same map with the table in another order; a second click turns the order round. */
    String by(String column) {
        boolean up = column.equals(sort) ? !rising : column.equals("name");
        return "/map" + (area == null ? "" : "/" + area) + "?" + (density() ? "m=density&" : "") + "sort=" + column
                + "&dir=" + (up ? "asc" : "desc") + "#figures-table";
    }

    <T> Comparator<T> direction(Comparator<T> order) {
        return rising ? order : order.reversed();
    }

    private static void check(String field, String value, String... allowed) {
        for (String one : allowed) {
            if (one.equals(value)) {
                return;
            }
        }
        throw Rejection.of(InsightError.BAD_QUERY).with("field", field).with("allowed", String.join(", ", allowed));
    }
}
