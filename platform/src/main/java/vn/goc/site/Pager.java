package vn.goc.site;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the reader is in a list of pages.
 *
 * @param current page shown, from 1
 * @param pages how many there are
 * @param url address of the list with its filters, without the page's number
 */
public record Pager(int current, int pages, String url) {
    /** Stands in {@link #shown} for pages left out. */
    public static final int GAP = 0;

    public Pager {
        if (current < 1 || current > Math.max(1, pages)) {
            throw new IllegalArgumentException("page " + current + " of " + pages);
        }
    }

    public String at(int page) {
        return url + (url.indexOf('?') < 0 ? '?' : '&') + "page=" + page;
    }

    /** First, last, and the current one with its neighbours; {@link #GAP} between. */
    public List<Integer> shown() {
        List<Integer> numbers = new ArrayList<>();
        int before = 0;
        for (int page = 1; page <= pages; page++) {
            if (page == 1 || page == pages || Math.abs(page - current) <= 1) {
                if (page - before == 2) {
                    numbers.add(page - 1);
                } else if (page - before > 2) {
                    numbers.add(GAP);
                }
                numbers.add(page);
                before = page;
            }
        }
        return List.copyOf(numbers);
    }
}
