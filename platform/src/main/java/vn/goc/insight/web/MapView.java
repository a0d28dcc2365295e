package vn.goc.insight.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.site.Tile;

/**
 * What the map page shows, in the reader's language.
 *
 * @param heading the question the page answers: whose population
 * @param parent link to the map above; null for the country
 * @param own link to the live figures of the reader's own area, when these are others
 * @param svg the map; {@code locator}: where the province lies, null for the country
 * @param remarks lines below the map: what is on no map, how figures are rounded
 */
public record MapView(
        String heading,
        @Nullable Link parent,
        @Nullable Link own,
        Figures figures,
        Metric metric,
        String svg,
        @Nullable String locator,
        List<Legend> legend,
        List<String> remarks,
        PyramidView pyramid,
        Table table) {
    public record Link(String href, String label) {}

    /** The few numbers on top, with up to when they hold. */
    public record Figures(
            boolean live,
            String asOf,
            List<Tile> tiles,
            @Nullable String refresh) {}

    public record Legend(String look, String label) {}

    /** @param word {@code people} or {@code density} */
    public record Metric(String word, String unit) {}

    /** @param absent why there is none; then the rest is empty */
    public record PyramidView(@Nullable String absent, String svg, List<Age> ages) {}

    public record Age(String label, String male, String female) {}

    public record Table(List<Head> heads, List<Row> rows) {}

    /** @param sorted {@code ascending}, {@code descending} or null, as {@code aria-sort} has it */
    public record Head(
            String href,
            String label,
            boolean number,
            @Nullable String sorted) {}

    public record Row(String href, String name, String people, String density, boolean current) {}
}
