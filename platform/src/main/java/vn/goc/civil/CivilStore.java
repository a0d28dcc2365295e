package vn.goc.civil;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.civil.CivilRecord.Party;

@Component
class CivilStore {
    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};
    private static final String RECORD = """
            select id, act, unit, unit_name, year, number, registered_on, late, dossier, data, legal_basis, officer_name,
                   recorded, superseded_by,
                   (select json_agg(json_build_object('role', role, 'person', person) order by role)
                      from civil.party where party.record = record.id) as parties
              from civil.record
            """;

    static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('civil ' || :key::text, 0))";
    static final String NEXT = """
            insert into civil.book (unit, act, year, next) values (:unit, :act, :year, 2)
            on conflict (unit, act, year) do update set next = book.next + 1
            returning next - 1
            """;
    static final String ADD = """
            insert into civil.record (id, act, unit, unit_name, year, number, registered_on, late, dossier, request, data,
                                      legal_basis, officer, officer_name, keys)
            values (:id, :act, :unit, :unitName, :year, :number, :registeredOn, :late, :dossier, :request, :data::jsonb,
                    :legalBasis, :officer, :officerName, :keys::text[])
            """;
    static final String ADD_PARTY = "insert into civil.party (record, person, role) values (:record, :person, :role)";
    static final String LIVE = """
            insert into civil.live (person, act, record) values (:person, :act, :record)
            on conflict (person, act) do nothing
            """;
    static final String MARRIAGE_ENDS = """
            delete from civil.live where act = 'marriage' and record =
                (select record from civil.live where person = :person and act = 'marriage')
            """;
    static final String DOSSIER = "select id, request from civil.record where unit = :unit and dossier = :dossier";
    static final String FIND = RECORD + " where id = :id";
    static final String LATEST = RECORD + " where unit = :unit order by recorded desc limit :most";
    static final String OF_PERSON = RECORD
            + " where id in (select record from civil.party where person = :person) order by recorded desc limit :most";
    static final String ALIKE = RECORD + " where act = 'birth' and keys && :keys::text[] and superseded_by is null";
    static final String ADD_ISSUE = """
            insert into civil.issue (code, record, person, kind, original, officer)
            values (:code, :record, :person, :kind, :original, :officer)
            on conflict (record, person) where original do nothing
            """;
    static final String ISSUES = """
            select code, record, person, kind, original, issued_at from civil.issue
             where record = :record order by issued_at, code
            """;
    static final String ISSUE =
            "select code, record, person, kind, original, issued_at from civil.issue where code = :code";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CivilSettings settings;
    private final RowMapper<CivilRecord> row;

    /** A dossier that is in the book already. */
    record Done(UUID record, String request) {}

    CivilStore(JdbcClient jdbc, JsonMapper json, CivilSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.row = (row, n) -> new CivilRecord(
                row.getObject("id", UUID.class),
                Act.ofWord(row.getString("act")),
                row.getString("unit"),
                row.getString("unit_name"),
                row.getInt("year"),
                row.getInt("number"),
                shown(row.getInt("number"), row.getInt("year")),
                row.getObject("registered_on", java.time.LocalDate.class),
                row.getBoolean("late"),
                row.getString("dossier"),
                json.readValue(row.getString("data"), DATA),
                row.getString("legal_basis"),
                row.getString("officer_name"),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                row.getObject("superseded_by", UUID.class),
                parties(row.getString("parties")));
    }

    /** Waits for each key in one order, so that two acts never wait for each other in a circle. */
    void lock(Collection<String> keys) {
        for (String key : new TreeSet<>(keys)) {
            jdbc.sql(LOCK).param("key", key).query((row, n) -> "").single();
        }
    }

    int next(String unit, Act act, int year) {
        return jdbc.sql(NEXT)
                .param("unit", unit)
                .param("act", act.word())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void add(CivilRecord record, String request, UUID officer, Collection<String> keys) {
        jdbc.sql(ADD)
                .param("id", record.id())
                .param("act", record.act().word())
                .param("unit", record.unit())
                .param("unitName", record.unitName())
                .param("year", record.year())
                .param("number", record.number())
                .param("registeredOn", record.registeredOn())
                .param("late", record.late())
                .param("dossier", record.dossier())
                .param("request", request)
                .param("data", json.writeValueAsString(record.data()))
                .param("legalBasis", record.legalBasis())
                .param("officer", officer)
                .param("officerName", record.officerName())
                .param("keys", keys.toArray(String[]::new))
                .update();
        for (Party party : record.parties()) {
            jdbc.sql(ADD_PARTY)
                    .param("record", record.id())
                    .param("person", party.person())
                    .param("role", party.role())
                    .update();
        }
    }

    /** Whether the person had no act of this kind that lasts; waits for another who is just writing one. */
    boolean live(UUID person, Act act, UUID record) {
        return jdbc.sql(LIVE)
                        .param("person", person)
                        .param("act", act.word())
                        .param("record", record)
                        .update()
                == 1;
    }

    /** Ends the person's marriage for both who are in it. */
    void endMarriage(UUID person) {
        jdbc.sql(MARRIAGE_ENDS).param("person", person).update();
    }

    Optional<Done> done(String unit, String dossier) {
        return jdbc.sql(DOSSIER)
                .param("unit", unit)
                .param("dossier", dossier)
                .query((row, n) -> new Done(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    Optional<CivilRecord> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(row).optional();
    }

    List<CivilRecord> latest(String unit, int most) {
        return jdbc.sql(LATEST)
                .param("unit", unit)
                .param("most", most)
                .query(row)
                .list();
    }

    List<CivilRecord> ofPerson(UUID person, int most) {
        return jdbc.sql(OF_PERSON)
                .param("person", person)
                .param("most", most)
                .query(row)
                .list();
    }

    List<CivilRecord> alike(Collection<String> keys) {
        return jdbc.sql(ALIKE)
                .param("keys", keys.toArray(String[]::new))
                .query(row)
                .list();
    }

    /** Whether it was the first, for an original. */
    boolean issued(Issue issue, UUID officer) {
        return jdbc.sql(ADD_ISSUE)
                        .param("code", issue.code())
                        .param("record", issue.record())
                        .param("person", issue.person())
                        .param("kind", issue.kind().word())
                        .param("original", issue.kind().original())
                        .param("officer", officer)
                        .update()
                == 1;
    }

    List<Issue> issues(UUID record) {
        return jdbc.sql(ISSUES).param("record", record).query(CivilStore::issue).list();
    }

    Optional<Issue> issue(String code) {
        return jdbc.sql(ISSUE).param("code", code).query(CivilStore::issue).optional();
    }

    private static Issue issue(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Issue(
                row.getString("code"),
                row.getObject("record", UUID.class),
                row.getObject("person", UUID.class),
                Certificate.ofWord(row.getString("kind")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }

    /** {@code 12/2026}. */
    String shown(int number, int year) {
        return settings.number()
                .replace("{number}", Integer.toString(number))
                .replace("{year}", Integer.toString(year));
    }

    private List<Party> parties(@Nullable String text) {
        List<Party> parties = new ArrayList<>();
        if (text != null) {
            json.readTree(text)
                    .forEach(party -> parties.add(new Party(
                            party.path("role").asString(),
                            UUID.fromString(party.path("person").asString()))));
        }
        return parties;
    }
}
