package vn.goc.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A later room's part in loading the first population: it writes its own rows of each batch, in the same transaction, so
 * that no batch is ever half there.
 */
public interface LoadPart {
    /** A household as it was loaded. */
    record Loaded(String code, UUID address, LocalDate opened, List<Person> members) {}

    /** @param relation code of list {@code relation} */
    record Person(UUID id, String relation, LocalDate since) {}

    /** Turns loaded households into bytes, off the database's path. */
    List<Copy> rows(List<Loaded> households);

    /** Before the first batch, on an empty register: takes away what is cheaper to build at the end. */
    void prepare(Connection connection) throws SQLException;

    /** Statements that build it again, each of which may run beside others and finds its work done if it is. */
    List<String> builds();

    /** Role that may build. */
    String owner();

    /** Adds a constraint unless it is there. */
    static String constraint(String table, String name, String definition) {
        return "do $$ begin if not exists (select 1 from pg_constraint where conname = '" + name
                + "' and conrelid = '" + table + "'::regclass) then alter table " + table + " add constraint " + name
                + " " + definition + "; end if; end $$";
    }

    /** Rows in PostgreSQL's COPY text format, for one table: tab between columns, {@code \N} for null. */
    final class Copy {
        private static final int CHUNK = 1 << 18;

        private final String into;
        private final StringBuilder text = new StringBuilder(1 << 16);
        private boolean first = true;
        private long rows;

        /** @param into table and columns: {@code residence.household (code, address)} */
        public Copy(String into) {
            this.into = into;
        }

        public Copy column(@Nullable CharSequence value) {
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
}
