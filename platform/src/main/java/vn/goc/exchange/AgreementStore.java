package vn.goc.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AgreementStore {
    static final String ADD = """
            insert into exchange.agreement (id, client, agency, agency_name, fields, purposes, legal_basis, procedures,
                                            event_kinds, during, calls_a_minute)
            values (:id, :client, :agency, :agencyName, :fields::text[], :purposes::text[], :basis, :procedures::text[],
                    :kinds::text[], daterange(:from::date, :to::date, '[]'), :rate)
            """;
    static final String COLUMNS = """
            id, client, agency, agency_name, fields, purposes, legal_basis, procedures, event_kinds, lower(during) as day_from,
            upper(during) - 1 as day_to, calls_a_minute, suspended_at, suspended_why
            """;
    static final String FIND = "select " + COLUMNS + " from exchange.agreement where id = :id";
    static final String LIST = "select " + COLUMNS + " from exchange.agreement where agency = :agency order by id";
    static final String SUSPEND =
            "update exchange.agreement set suspended_at = :at, suspended_why = :why where id = :id";
    static final String RESUME =
            "update exchange.agreement set suspended_at = null, suspended_why = null where id = :id";
    static final String LOG_CALL = """
            insert into exchange.call (agreement, client, at, kind, outcome, fields, case_code, receipt)
            values (:agreement, :client, :at, :kind, :outcome, :fields, :case, :receipt)
            """;
    static final String CALLS = """
            select id, agreement, at, kind, outcome, fields, case_code, receipt from exchange.call
            where client = any(:clients::uuid[]) and id < :before and (not :refused or outcome like '%.%')
            order by id desc limit :most
            """;

    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Agreement agreement) {
        jdbc.sql(ADD)
                .param("id", agreement.id())
                .param("client", agreement.client())
                .param("agency", agreement.agency())
                .param("agencyName", agreement.agencyName())
                .param("fields", agreement.fields().toArray(String[]::new))
                .param("purposes", agreement.purposes().toArray(String[]::new))
                .param("basis", agreement.legalBasis())
                .param("procedures", agreement.procedures().toArray(String[]::new))
                .param("kinds", agreement.eventKinds().toArray(String[]::new))
                .param("from", agreement.from())
                .param("to", agreement.to())
                .param("rate", agreement.callsAMinute())
                .update();
    }

    Optional<Agreement> find(String id) {
        return jdbc.sql(FIND).param("id", id).query(AgreementStore::agreement).optional();
    }

    List<Agreement> list(String agency) {
        return jdbc.sql(LIST)
                .param("agency", agency)
                .query(AgreementStore::agreement)
                .list();
    }

    void suspend(String id, Instant at, String why) {
        jdbc.sql(SUSPEND)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    void resume(String id) {
        jdbc.sql(RESUME).param("id", id).update();
    }

    void logCall(UUID client, Instant at, Call call) {
        jdbc.sql(LOG_CALL)
                .param("agreement", call.agreement())
                .param("client", client)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kind", call.kind())
                .param("outcome", call.outcome())
                .param("fields", call.fields())
                .param("case", call.caseCode())
                .param("receipt", call.receipt())
                .update();
    }

    List<Call> calls(List<UUID> clients, long before, boolean refusedOnly, int most) {
        return jdbc.sql(CALLS)
                .param("clients", clients.toArray(UUID[]::new))
                .param("before", before)
                .param("refused", refusedOnly)
                .param("most", most)
                .query((row, n) -> new Call(
                        row.getLong("id"),
                        row.getString("agreement"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("outcome"),
                        row.getInt("fields"),
                        row.getString("case_code"),
                        row.getString("receipt")))
                .list();
    }

    private static Agreement agreement(ResultSet row, int n) throws SQLException {
        @Nullable OffsetDateTime suspended = row.getObject("suspended_at", OffsetDateTime.class);
        return new Agreement(
                row.getString("id"),
                row.getObject("client", UUID.class),
                row.getString("agency"),
                row.getString("agency_name"),
                texts(row, "fields"),
                texts(row, "purposes"),
                row.getString("legal_basis"),
                texts(row, "procedures"),
                texts(row, "event_kinds"),
                row.getObject("day_from", LocalDate.class),
                row.getObject("day_to", LocalDate.class),
                row.getInt("calls_a_minute"),
                suspended == null ? null : suspended.toInstant(),
                row.getString("suspended_why"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
