package vn.goc.site;

import org.jspecify.annotations.Nullable;

/**
 * One answer among several, a radio button or a check box whose whole line can be pressed.
 *
 * @param value what is sent
 * @param label what is read
 * @param hint second line; of a closed answer the reason why it is closed
 * @param open false: the law or the state of the case closes it; it stays visible
 */
public record Choice(String value, String label, @Nullable String hint, boolean open) {

    public static Choice of(String value, String label) {
        return new Choice(value, label, null, true);
    }

    public Choice hinting(String text) {
        return new Choice(value, label, text, open);
    }

    public Choice closed(String reason) {
        return new Choice(value, label, reason, false);
    }
}
