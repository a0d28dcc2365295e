package vn.goc.site;

/**
 * One quick filter with its count.
 *
 * @param url the list under this filter
 * @param label its name
 * @param count rows under it
 * @param late true for the overdue filter, the only red one
 * @param current true for the one chosen
 */
public record Chip(String url, String label, long count, boolean late, boolean current) {}
