package vn.goc.exchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SubscriptionStore {
    static final String ADD = """
            insert into exchange.subscription (agreement, person, number, since_index)
            values (:agreement, :person, :number, :since) on conflict (agreement, person) do nothing
            """;
    static final String REMOVE = "delete from exchange.subscription where agreement = :agreement and person = :person";
    static final String AMONG = """
            select person, number, since_index from exchange.subscription
            where agreement = :agreement and person = any(:persons::uuid[])
            """;
    static final String OPEN_CASE = """
            insert into exchange.agency_case (code, agreement, client, procedure, opened_at)
            values (:code, :agreement, :client, :procedure, :at)
            on conflict (code) do update set closed_at = null
              where agency_case.agreement = excluded.agreement and agency_case.client = excluded.client
            """;
    static final String CLOSE_CASE =
            "update exchange.agency_case set closed_at = :at where code = :code and client = :client";
    static final String FIND_CASE =
            "select agreement from exchange.agency_case where code = :code and client = :client and closed_at is null";

    /** The number an agency uses for a person, and since when it follows them. */
    record Followed(UUID person, String number, long sinceIndex) {}

    private final JdbcClient jdbc;

    SubscriptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean add(String agreement, UUID person, String number, long since) {
        return jdbc.sql(ADD)
                        .param("agreement", agreement)
                        .param("person", person)
                        .param("number", number)
                        .param("since", since)
                        .update()
                == 1;
    }

    void remove(String agreement, UUID person) {
        jdbc.sql(REMOVE).param("agreement", agreement).param("person", person).update();
    }

    Map<UUID, Followed> among(String agreement, Collection<UUID> persons) {
        List<Followed> found = jdbc.sql(AMONG)
                .param("agreement", agreement)
                .param("persons", persons.toArray(UUID[]::new))
                .query((row, n) -> new Followed(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))
                .list();
        return found.stream().collect(Collectors.toMap(Followed::person, f -> f));
    }

    boolean openCase(String code, String agreement, UUID client, String procedure, Instant at) {
        return jdbc.sql(OPEN_CASE)
                        .param("code", code)
                        .param("agreement", agreement)
                        .param("client", client)
                        .param("procedure", procedure)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean closeCase(String code, UUID client, Instant at) {
        return jdbc.sql(CLOSE_CASE)
                        .param("code", code)
                        .param("client", client)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<String> agreementOfCase(String code, UUID client) {
        return jdbc.sql(FIND_CASE)
                .param("code", code)
                .param("client", client)
                .query(String.class)
                .optional();
    }
}
