package vn.goc.catalogue;

/** A text in both languages; Vietnamese is the source. */
public record Words(String vi, String en) {
    public String shown(boolean vietnamese) {
        return vietnamese ? vi : en;
    }
}
