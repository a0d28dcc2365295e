package vn.goc.subscriptions;

import java.nio.ByteBuffer;
import java.util.Base64;
import vn.goc.kernel.Rejection;

/** A place between two events of the log: all up to change {@code index}, event {@code no} of it, were given. */
record Cursor(long index, int no) {
    private static final int BYTES = 12;

    /** The place before the first event of a change. */
    static Cursor before(long index) {
        return new Cursor(index, 0);
    }

    static Cursor parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                ByteBuffer read = ByteBuffer.wrap(bytes);
                var cursor = new Cursor(read.getLong(), read.getInt());
                if (cursor.index >= 0 && cursor.no >= 0) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException e) {
            // the same refusal
        }
        throw Rejection.of(SubscriptionsError.CURSOR_UNKNOWN);
    }

    boolean before(long otherIndex, int otherNo) {
        return index < otherIndex || (index == otherIndex && no < otherNo);
    }

    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(index).putInt(no).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
