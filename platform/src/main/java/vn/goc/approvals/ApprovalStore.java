package vn.goc.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Component
class ApprovalStore {
    static final String ADD = """
            insert into approvals.proposal (id, kind, what, reason, evidence, agency, unit, proposed_by, proposed_at,
                                            closes_at, state)
            values (:id, :kind, :what::jsonb, :reason, :evidence, :agency, :unit, :by, :at, :closes, 'open')
            """;
    static final String FIND = """
            select id, kind, what::text, reason, evidence, agency, unit, proposed_by, proposed_at, closes_at, state,
                   decided_by, decided_at, note
              from approvals.proposal where id = :id
            """;
    static final String LOCK = FIND + " for update";
    static final String LIST_OPEN = """
            select id, kind, what::text, reason, evidence, agency, unit, proposed_by, proposed_at, closes_at, state,
                   decided_by, decided_at, note
              from approvals.proposal
             where state = 'open' and closes_at > :now
               and (agency = :agency or starts_with(agency, :agency || '.'))
             order by proposed_at, id limit :most
            """;
    static final String DECIDE = """
            update approvals.proposal set state = :state, decided_by = :by, decided_at = :at, note = :note
             where id = :id and state = 'open'
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ApprovalStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Proposal proposal) {
        jdbc.sql(ADD)
                .param("id", proposal.id())
                .param("kind", proposal.kind())
                .param("what", proposal.what().toString())
                .param("reason", proposal.reason())
                .param("evidence", proposal.evidence())
                .param("agency", proposal.agency())
                .param("unit", proposal.unit())
                .param("by", proposal.proposedBy())
                .param("at", utc(proposal.proposedAt()))
                .param("closes", utc(proposal.closesAt()))
                .update();
    }

    Optional<Proposal> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(this::proposal).optional();
    }

    Optional<Proposal> lock(UUID id) {
        return jdbc.sql(LOCK).param("id", id).query(this::proposal).optional();
    }

    List<Proposal> listOpen(String agency, Instant now, int most) {
        return jdbc.sql(LIST_OPEN)
                .param("now", utc(now))
                .param("agency", agency)
                .param("most", most)
                .query(this::proposal)
                .list();
    }

    void decide(UUID id, Proposal.State state, UUID by, Instant at, String note) {
        int decided = jdbc.sql(DECIDE)
                .param("id", id)
                .param("state", state.word())
                .param("by", by)
                .param("at", utc(at))
                .param("note", note)
                .update();
        if (decided != 1) {
            throw new IllegalStateException("a proposal read under its lock was gone");
        }
    }

    private Proposal proposal(ResultSet row, int n) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                (ObjectNode) json.readTree(row.getString("what")),
                row.getString("reason"),
                row.getString("evidence"),
                row.getString("agency"),
                row.getString("unit"),
                row.getObject("proposed_by", UUID.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getObject("closes_at", OffsetDateTime.class).toInstant(),
                Proposal.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("decided_by", UUID.class),
                decided == null ? null : decided.toInstant(),
                row.getString("note"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
