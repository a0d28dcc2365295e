package vn.goc.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CaseStore {
    static final String OPEN = """
            insert into ledger.live_case (code, kind, holder, persons, opened_at)
            values (:code, :kind, :holder, :persons::uuid[], :at)
            on conflict (code) do update set persons = excluded.persons, closed_at = null
              where live_case.holder = excluded.holder
            """;
    static final String CLOSE = "update ledger.live_case set closed_at = :at where code = :code and closed_at is null";
    static final String FIND = "select holder, persons, closed_at is not null from ledger.live_case where code = :code";

    /** A case as checks need it. */
    record Found(String holder, List<UUID> persons, boolean closed) {}

    private final JdbcClient jdbc;

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean open(String code, String kind, String holder, Collection<UUID> persons, Instant at) {
        return jdbc.sql(OPEN)
                        .param("code", code)
                        .param("kind", kind)
                        .param("holder", holder)
                        .param("persons", persons.toArray(UUID[]::new))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void close(String code, Instant at) {
        jdbc.sql(CLOSE)
                .param("code", code)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Found> find(String code) {
        return jdbc.sql(FIND)
                .param("code", code)
                .query((row, n) -> new Found(
                        row.getString(1), List.of((UUID[]) row.getArray(2).getArray()), row.getBoolean(3)))
                .optional();
    }
}
