package vn.goc.site;

/** A room's number beside one place of the navigation, e.g. unread notices beside the inbox. */
public interface NavCount {
    /** The place it belongs to, e.g. {@code /inbox}. */
    String href();

    int count(Session session);
}
