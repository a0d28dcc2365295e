package vn.goc.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/** Thrown by a door that refuses. Nothing was changed: the transaction around it rolls back. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SAID = 60;

    private final transient Refusal refusal;
    private final transient Map<String, Object> details;

    private Rejection(Refusal refusal, Map<String, Object> details) {
        super(refusal.id(), null, false, false);
        this.refusal = refusal;
        this.details = details;
    }

    public static Rejection of(Refusal refusal) {
        return new Rejection(refusal, Map.of());
    }

    /** The same refusal with one more detail, which fills {@code {name}} in its texts. Never personal data. */
    public Rejection with(String name, Object value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Rejection(refusal, more);
    }

    /** What somebody sent, short enough to be said back to them in a detail. */
    public static String shorten(String sent) {
        return sent.length() > LONGEST_SAID ? sent.substring(0, LONGEST_SAID) : sent;
    }

    public Refusal refusal() {
        return refusal;
    }

    public Map<String, Object> details() {
        return details;
    }

    public String vi() {
        return fill(refusal.vi());
    }

    public String en() {
        return fill(refusal.en());
    }

    private String fill(String text) {
        for (var detail : details.entrySet()) {
            text = text.replace("{" + detail.getKey() + "}", String.valueOf(detail.getValue()));
        }
        return text;
    }
}
