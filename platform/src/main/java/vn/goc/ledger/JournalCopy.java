package vn.goc.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A batch of rows by PostgreSQL's binary COPY, in the connection's transaction: the database writes whole pages at once and
 * logs a page instead of each row.
 */
final class JournalCopy {
    static final String ENTRY = "copy ledger.entry (writer, seq, leaf) from stdin (format binary)";
    static final String OPENING =
            "copy ledger.opening (writer, seq, person, at, salt, plain) from stdin (format binary)";
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FIXED = 32; // more than the numbers of any value take

    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private JournalCopy(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        buffer.put(SIGNATURE).putLong(0); // flags, length of more header
    }

    /** Rows of one stream, from seq 1 on. */
    static void write(Connection connection, int writer, List<Leaf> rows) throws SQLException {
        var entries = new JournalCopy(connection, ENTRY);
        for (int i = 0; i < rows.size(); i++) {
            entries.row(3, writer, i + 1);
            entries.value(rows.get(i).leaf());
        }
        entries.end();
        var openings = new JournalCopy(connection, OPENING);
        for (int i = 0; i < rows.size(); i++) {
            Leaf row = rows.get(i);
            openings.row(6, writer, i + 1);
            openings.value(row.person());
            openings.room(FIXED).putInt(Long.BYTES).putLong(row.atMicros());
            openings.value(row.salt());
            openings.value(row.plain());
        }
        openings.end();
    }

    private void row(int columns, int writer, long seq) throws SQLException {
        room(FIXED)
                .putShort((short) columns)
                .putInt(Integer.BYTES)
                .putInt(writer)
                .putInt(Long.BYTES)
                .putLong(seq);
    }

    private void value(byte[] value) throws SQLException {
        room(Integer.BYTES).putInt(value.length);
        for (int at = 0; at < value.length; ) {
            int part = Math.min(value.length - at, room(1).remaining());
            buffer.put(value, at, part);
            at += part;
        }
    }

    private void value(@Nullable UUID value) throws SQLException {
        room(FIXED);
        if (value == null) {
            buffer.putInt(-1);
        } else {
            buffer.putInt(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits());
        }
    }

    /** The buffer with so many bytes free. */
    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private void end() throws SQLException {
        room(Short.BYTES).putShort((short) -1);
        flush();
        copy.endCopy();
    }
}
