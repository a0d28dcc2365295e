package vn.goc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.register.PersonEvent.Counted;

/** The append-only events. */
@Component
class EventStore {
    static final String APPEND = """
            insert into register.person_event (change_seq, no, person, kind, valid_from, recorded, actor, legal_basis,
                                               dossier, evidence, payload)
            values (:seq, :no, :person::uuid, :kind, :from, :recorded, :actor::jsonb, :basis, :dossier, :evidence,
                    :payload::jsonb)
            """;
    static final String SAME = """
            select change_seq from register.person_event
             where person = :person and dossier = :dossier and kind = :kind and valid_from = :from::date
               and payload->'after' = :after::jsonb
             order by change_seq limit 1
            """;
    static final String OF_CHANGES = """
            select change_seq, no, person, kind, valid_from, recorded, payload::text from register.person_event
             where change_seq = any(:seqs::bigint[]) and person is not null order by change_seq, no
            """;

    static final String CURRENT = """
            select distinct event from register.fact
             where person = any(:persons::uuid[]) and event = any(:seqs::bigint[]) and upper_inf(during)
            """;
    static final String HOLD = "select pg_advisory_xact_lock(6062023, hashtext(:agency || ' ' || :dossier))";
    static final String ENTERED = """
            select person, (payload->'after')::text from register.person_event
             where dossier = :dossier and coalesce(actor->>'agency', '') = :agency and kind in ('born', 'registered')
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EventStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What an event says beside its payload. */
    record Origin(
            Access access,
            String kind,
            LocalDate from,
            String legalBasis,
            @Nullable String dossier,
            @Nullable String evidence) {}

    /** Somebody with what was entered of them. */
    record Entered(UUID person, ObjectNode values) {}

    void append(
            long changeSeq, int no, @Nullable UUID person, Origin origin, OffsetDateTime recorded, JsonNode payload) {
        jdbc.sql(APPEND)
                .param("seq", changeSeq)
                .param("no", no)
                .param("person", person == null ? null : person.toString())
                .param("kind", origin.kind())
                .param("from", origin.from())
                .param("recorded", recorded)
                .param("actor", actor(origin.access().actor()))
                .param("basis", origin.legalBasis())
                .param("dossier", origin.dossier())
                .param("evidence", origin.evidence())
                .param("payload", payload.toString())
                .update();
    }

    /** The change the same dossier already made, if it did. */
    Optional<Long> same(UUID person, String dossier, String kind, LocalDate from, JsonNode after) {
        return jdbc.sql(SAME)
                .param("person", person)
                .param("dossier", dossier)
                .param("kind", kind)
                .param("from", from)
                .param("after", after.toString())
                .query(Long.class)
                .optional();
    }

    /** Whom this dossier of the actor's agency entered; a second one waits here until the first has ended. */
    Optional<Entered> entered(Actor actor, String dossier) {
        String agency = Objects.requireNonNullElse(actor.agency(), "");
        jdbc.sql(HOLD)
                .param("agency", agency)
                .param("dossier", dossier)
                .query((row, n) -> "")
                .single();
        return jdbc.sql(ENTERED)
                .param("agency", agency)
                .param("dossier", dossier)
                .query((row, n) ->
                        new Entered(row.getObject(1, UUID.class), (ObjectNode) json.readTree(row.getString(2))))
                .optional();
    }

    List<PersonEvent> ofChanges(Collection<Long> changeSeqs) {
        return jdbc.sql(OF_CHANGES)
                .param("seqs", changeSeqs.toArray(Long[]::new))
                .query(this::event)
                .list();
    }

    Set<Long> current(Collection<PersonEvent> events) {
        return Set.copyOf(jdbc.sql(CURRENT)
                .param("persons", events.stream().map(PersonEvent::person).toArray(UUID[]::new))
                .param("seqs", events.stream().map(PersonEvent::changeSeq).toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    ObjectNode payload(
            ObjectNode before, ObjectNode after, FactChange.@Nullable Kind act, @Nullable Counted was, Counted is) {
        ObjectNode payload = json.createObjectNode();
        if (act != null) {
            payload.put("act", act.name().toLowerCase(Locale.ROOT));
        }
        payload.set("before", before);
        payload.set("after", after);
        if (was != null) {
            payload.set("was", counted(was));
        }
        payload.set("is", counted(is));
        return payload;
    }

    private PersonEvent event(ResultSet row, int n) throws SQLException {
        JsonNode payload = json.readTree(row.getString(7));
        return new PersonEvent(
                row.getLong(1),
                row.getInt(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                payload.path("before"),
                payload.path("after"),
                payload.has("was") ? counted(payload.path("was")) : null,
                counted(payload.path("is")));
    }

    private ObjectNode counted(Counted counted) {
        ObjectNode node = json.createObjectNode()
                .put("commune", counted.commune())
                .put("province", counted.province())
                .put("sex", counted.sex())
                .put("status", counted.status().code());
        return counted.birth() == null
                ? node
                : node.put("birth", counted.birth().toString());
    }

    private static Counted counted(JsonNode node) {
        return new Counted(
                node.path("commune").asString(),
                node.path("province").asString(),
                node.path("sex").asString(),
                node.has("birth") ? LocalDate.parse(node.get("birth").asString()) : null,
                LifeStatus.ofCode(node.path("status").asString()));
    }

    private String actor(Actor actor) {
        ObjectNode node = json.createObjectNode()
                .put("kind", actor.kind().name().toLowerCase(Locale.ROOT))
                .put("id", actor.id().toString());
        if (actor.agency() != null) {
            node.put("agency", actor.agency());
        }
        if (actor.unit() != null) {
            node.put("unit", actor.unit());
        }
        if (actor.role() != null) {
            node.put("role", actor.role());
        }
        return node.toString();
    }

    static OffsetDateTime utc(java.time.Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
