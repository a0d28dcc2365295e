package vn.goc.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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
    List<CopyText> rows(List<Loaded> households);

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
}
