package vn.goc.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in PostgreSQL's COPY text format, for one table: tab between columns, {@code \N} for null. */
public final class CopyText {
    private static final int CHUNK = 1 << 18;

    private final String into;
    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean first = true;
    private long rows;

    /** @param into table and columns: {@code residence.household (code, address)} */
    public CopyText(String into) {
        this.into = into;
    }

    public CopyText column(@Nullable CharSequence value) {
        if (!first) {
            text.append('\t');
        }
        first = false;
        if (value == null) {
            text.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    public void end() {
        text.append('\n');
        first = true;
        rows++;
    }

    /** Sends the rows on the connection, in its transaction. */
    public void send(Connection connection) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + into + " from stdin (format text, encoding 'UTF8')");
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at += CHUNK) {
                copy.writeToCopy(bytes, at, Math.min(CHUNK, bytes.length - at));
            }
            if (copy.endCopy() != rows) {
                throw new SQLException("not every row of " + into + " arrived");
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
