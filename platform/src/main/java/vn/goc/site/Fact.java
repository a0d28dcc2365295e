package vn.goc.site;

import org.jspecify.annotations.Nullable;

/**
 * One line of a summary list: a term and its value, where the value comes from, and how to change it.
 *
 * @param term what it is: "Nơi thường trú"
 * @param value as it is written; empty is shown as "Chưa có"
 * @param source register the value comes from; shown with a lock, never asked again
 * @param url where it can be changed or reported, together with {@code act}
 * @param act the link's word, "Sửa" or "Báo sai"; the term follows it for those who hear the page
 */
public record Fact(
        String term,
        String value,
        @Nullable String source,
        @Nullable String url,
        @Nullable String act) {

    public static Fact of(String term, String value) {
        return new Fact(term, value, null, null, null);
    }

    public Fact from(String register) {
        return new Fact(term, value, register, url, act);
    }

    public Fact changing(String to, String word) {
        return new Fact(term, value, source, to, word);
    }
}
