package vn.goc.site;

/**
 * One figure among at most five, never without what it is compared with.
 *
 * @param label what is counted
 * @param figure the number as it is written in the reader's language, with its unit
 * @param beside comparison, limit or date: "mục tiêu 100 ms"
 */
public record Tile(String label, String figure, String beside) {}
