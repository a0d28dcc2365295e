package vn.goc.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A batch of rows by PostgreSQL's binary COPY, in the connection's transaction: whole pages at once instead of a row at a time, which
 * halves what the database spends on a row.
 */
final class JournalCopy {
    static final String ENTRY = "copy ledger.entry (writer, seq, leaf) from stdin (format binary)";
    static final String OPENING =
            "copy ledger.opening (writer, seq, person, at, salt, plain) from stdin (format binary)";
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ROW_BYTES = 600;

    private final ByteArrayOutputStream bytes;
    private final DataOutputStream out;

    private JournalCopy(int rows) throws IOException {
        bytes = new ByteArrayOutputStream(rows * ROW_BYTES);
        out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        out.writeLong(0); // flags, length of more header
    }

    /** Rows of one stream, from seq 1 on. */
    static void write(Connection connection, int writer, List<Leaf> rows) throws SQLException {
        try {
            var entries = new JournalCopy(rows.size());
            var openings = new JournalCopy(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Leaf row = rows.get(i);
                entries.row(3, writer, i + 1);
                entries.value(row.leaf());
                openings.row(6, writer, i + 1);
                openings.value(row.person());
                openings.out.writeInt(Long.BYTES);
                openings.out.writeLong(row.atMicros());
                openings.value(row.salt());
                openings.value(row.plain());
            }
            entries.copy(connection, ENTRY);
            openings.copy(connection, OPENING);
        } catch (IOException e) {
            throw new SQLException("the connection failed while a batch was copied", "08006", e);
        }
    }

    private void row(int columns, int writer, long seq) throws IOException {
        out.writeShort(columns);
        out.writeInt(Integer.BYTES);
        out.writeInt(writer);
        out.writeInt(Long.BYTES);
        out.writeLong(seq);
    }

    private void value(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private void value(@Nullable UUID value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(2 * Long.BYTES);
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        }
    }

    private void copy(Connection connection, String sql) throws SQLException, IOException {
        out.writeShort(-1);
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(sql, new ByteArrayInputStream(bytes.toByteArray()), 1 << 16);
    }
}
