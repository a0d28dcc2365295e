package vn.goc.residence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.goc.residence.Absences.Absence;
import vn.goc.residence.Temporaries.Temporary;

/** Periods of persons, acts carried out, cases of the counter. */
@Component
class ResidenceStore {
    static final String LOCK_DOSSIER =
            "select 1 from pg_advisory_xact_lock(hashtextextended('residence.dossier ' || :dossier::text, 0))";
    static final String LOCK_PERSON =
            "select 1 from pg_advisory_xact_lock(hashtextextended('residence.person ' || :person::text, 0))";
    static final String TRY_JOB =
            "select pg_try_advisory_xact_lock(hashtextextended('residence.job ' || :job::text, 0))";

    static final String DONE =
            "select digest, changes from residence.act where dossier = :dossier::text and kind = :kind::text";
    static final String NOTE = """
            insert into residence.act (dossier, kind, digest, changes)
            values (:dossier, :kind, :digest, :changes::bigint[])
            """;

    private static final String TEMPORARY =
            "select id, person, address, lower(during), upper(during) - 1, ended_on from residence.temporary ";
    static final String TEMPORARY_BY_ID = TEMPORARY + "where id = :id::uuid";
    static final String TEMPORARY_LIVE = TEMPORARY + "where person = :person::uuid and ended_on is null";
    static final String TEMPORARY_ON = TEMPORARY + "where person = :person::uuid and during @> :on::date";
    static final String TEMPORARY_WITHIN = TEMPORARY + """
            where person = :person::uuid and during && daterange(:from::date, :until::date, '[]')
            order by during limit 1
            """;
    static final String TEMPORARY_AT = TEMPORARY + "where address = :address::uuid and during @> :on::date order by id";
    static final String TEMPORARY_BEGIN = """
            insert into residence.temporary (id, person, address, during)
            values (:id, :person, :address, daterange(:from::date, :until::date, '[]'))
            """;
    static final String TEMPORARY_UNTIL = """
            update residence.temporary set during = daterange(lower(during), :until::date, '[]')
             where id = :id::uuid
            """;
    static final String TEMPORARY_END = """
            update residence.temporary
               set during = daterange(lower(during), least(upper(during), :on::date)), ended_on = :on::date
             where id = :id::uuid and ended_on is null
            """;
    static final String TEMPORARY_RETRY = "update residence.temporary set retry_on = :on::date where id = :id::uuid";

    private static final String ABSENCE =
            "select id, person, ground, goes_to, lower(during), upper(during) - 1, ended_on from residence.absence ";
    static final String ABSENCE_BY_ID = ABSENCE + "where id = :id::uuid";
    static final String ABSENCE_LIVE = ABSENCE + "where person = :person::uuid and ended_on is null";
    static final String ABSENCE_WITHIN = ABSENCE + """
            where person = :person::uuid and during && daterange(:from::date, :until::date, '[]')
            order by during limit 1
            """;
    static final String ABSENCE_BEGIN = """
            insert into residence.absence (id, person, ground, goes_to, during)
            values (:id, :person, :ground, :to, daterange(:from::date, :until::date, '[]'))
            """;
    static final String ABSENCE_END = """
            update residence.absence
               set during = daterange(lower(during), greatest(lower(during) + 1, least(upper(during), :on::date))),
                   ended_on = greatest(lower(during), :on::date)
             where id = :id::uuid and ended_on is null
            """;
    static final String ABSENCE_RETRY = "update residence.absence set retry_on = :on::date where id = :id::uuid";

    /** What ran out, and what the register let go on while it did not want to end it. */
    static final String DUE = """
            select kind, id, person from (
                select 'temporary' as kind, id, person, upper(during) as over, retry_on
                  from residence.temporary where ended_on is null and upper(during) <= :today::date
                union all
                select 'absence', id, person, upper(during), retry_on
                  from residence.absence where ended_on is null and upper(during) <= :today::date) due
             where coalesce(retry_on, :today::date) <= :today::date
             order by over, id limit :most::int
            """;

    static final String PRESENT =
            "select address, lower(during) from residence.present where person = :person::uuid and upper_inf(during)";
    static final String PRESENT_BEGIN = """
            insert into residence.present (person, address, during)
            values (:person, :address, daterange(:from::date, null))
            """;
    static final String PRESENT_DROP = """
            delete from residence.present
             where person = :person::uuid and upper_inf(during) and lower(during) >= :on::date
            """;
    static final String PRESENT_END = """
            update residence.present set during = daterange(lower(during), :on::date)
             where person = :person::uuid and upper_inf(during)
            """;

    static final String REMOVE = """
            insert into residence.removal (dossier, person, ground, since, moment)
            values (:dossier, :person, :ground, :since::date, :moment)
            """;

    static final String COUNTER_NEXT = "select nextval('residence.counter_seq')";
    static final String COUNTER_OPEN = """
            insert into residence.counter (code, unit, person, opened_at) values (:code, :unit, :person, :at::timestamptz)
            """;
    static final String COUNTER_FIND = """
            select code, person from residence.counter
             where code = :code::text and unit = :unit::text and closed_at is null
            """;
    static final String COUNTER_CLOSE =
            "update residence.counter set closed_at = :at::timestamptz where code = :code::text and closed_at is null";
    static final String COUNTER_STALE = """
            select code from residence.counter where closed_at is null and opened_at < :before::timestamptz
             order by opened_at limit 500
            """;

    private final JdbcClient jdbc;

    ResidenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Done(String digest, List<Long> changes) {}

    record Due(String kind, UUID id, UUID person) {}

    record Present(UUID address, LocalDate since) {}

    record CounterCase(String code, UUID person) {}

    void lockDossier(String dossier) {
        jdbc.sql(LOCK_DOSSIER).param("dossier", dossier).query(Integer.class).single();
    }

    void lockPerson(UUID person) {
        jdbc.sql(LOCK_PERSON)
                .param("person", person.toString())
                .query(Integer.class)
                .single();
    }

    /** Whether this transaction may do the job; another node that does it leaves nothing to do here. */
    boolean tryJob(String job) {
        return jdbc.sql(TRY_JOB).param("job", job).query(Boolean.class).single();
    }

    Optional<Done> done(String dossier, String kind) {
        return jdbc.sql(DONE)
                .param("dossier", dossier)
                .param("kind", kind)
                .query((row, n) -> new Done(
                        row.getString(1), List.of((Long[]) row.getArray(2).getArray())))
                .optional();
    }

    void note(String dossier, String kind, String digest, List<Long> changes) {
        jdbc.sql(NOTE)
                .param("dossier", dossier)
                .param("kind", kind)
                .param("digest", digest)
                .param("changes", changes.toArray(Long[]::new))
                .update();
    }

    Optional<Temporary> temporary(UUID id) {
        return jdbc.sql(TEMPORARY_BY_ID)
                .param("id", id)
                .query(ResidenceStore::temporary)
                .optional();
    }

    /** The one that the register shows. */
    Optional<Temporary> liveTemporary(UUID person) {
        return jdbc.sql(TEMPORARY_LIVE)
                .param("person", person)
                .query(ResidenceStore::temporary)
                .optional();
    }

    Optional<Temporary> temporaryOn(UUID person, LocalDate on) {
        return jdbc.sql(TEMPORARY_ON)
                .param("person", person)
                .param("on", on)
                .query(ResidenceStore::temporary)
                .optional();
    }

    Optional<Temporary> temporaryWithin(UUID person, LocalDate from, LocalDate until) {
        return jdbc.sql(TEMPORARY_WITHIN)
                .param("person", person)
                .param("from", from)
                .param("until", until)
                .query(ResidenceStore::temporary)
                .optional();
    }

    List<Temporary> temporariesAt(UUID address, LocalDate on) {
        return jdbc.sql(TEMPORARY_AT)
                .param("address", address)
                .param("on", on)
                .query(ResidenceStore::temporary)
                .list();
    }

    void begin(Temporary begun) {
        jdbc.sql(TEMPORARY_BEGIN)
                .param("id", begun.id())
                .param("person", begun.person())
                .param("address", begun.address())
                .param("from", begun.from())
                .param("until", begun.until())
                .update();
    }

    void extendTemporary(UUID id, LocalDate until) {
        jdbc.sql(TEMPORARY_UNTIL).param("until", until).param("id", id).update();
    }

    void endTemporary(UUID id, LocalDate on) {
        jdbc.sql(TEMPORARY_END).param("on", on).param("id", id).update();
    }

    Optional<Absence> absence(UUID id) {
        return jdbc.sql(ABSENCE_BY_ID)
                .param("id", id)
                .query(ResidenceStore::absence)
                .optional();
    }

    Optional<Absence> liveAbsence(UUID person) {
        return jdbc.sql(ABSENCE_LIVE)
                .param("person", person)
                .query(ResidenceStore::absence)
                .optional();
    }

    Optional<Absence> absenceWithin(UUID person, LocalDate from, LocalDate until) {
        return jdbc.sql(ABSENCE_WITHIN)
                .param("person", person)
                .param("from", from)
                .param("until", until)
                .query(ResidenceStore::absence)
                .optional();
    }

    void begin(Absence begun) {
        jdbc.sql(ABSENCE_BEGIN)
                .param("id", begun.id())
                .param("person", begun.person())
                .param("ground", begun.ground().code())
                .param("to", begun.to())
                .param("from", begun.from())
                .param("until", begun.until())
                .update();
    }

    /** One that had not begun keeps its first day: what was declared is not forgotten. */
    void endAbsence(UUID id, LocalDate on) {
        jdbc.sql(ABSENCE_END).param("on", on).param("id", id).update();
    }

    List<Due> due(LocalDate today, int most) {
        return jdbc.sql(DUE)
                .param("today", today)
                .param("most", most)
                .query((row, n) ->
                        new Due(row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list();
    }

    void retry(Due due, LocalDate on) {
        jdbc.sql(due.kind().equals("temporary") ? TEMPORARY_RETRY : ABSENCE_RETRY)
                .param("on", on)
                .param("id", due.id())
                .update();
    }

    Optional<Present> present(UUID person) {
        return jdbc.sql(PRESENT)
                .param("person", person)
                .query((row, n) -> new Present(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
                .optional();
    }

    void beginPresent(UUID person, UUID address, LocalDate from) {
        jdbc.sql(PRESENT_BEGIN)
                .param("person", person)
                .param("address", address)
                .param("from", from)
                .update();
    }

    void endPresent(UUID person, LocalDate on) {
        jdbc.sql(PRESENT_DROP).param("person", person).param("on", on).update();
        jdbc.sql(PRESENT_END).param("person", person).param("on", on).update();
    }

    void remove(String dossier, UUID person, String ground, @Nullable LocalDate since, LocalDate moment) {
        jdbc.sql(REMOVE)
                .param("dossier", dossier)
                .param("person", person)
                .param("ground", ground)
                .param("since", since)
                .param("moment", moment)
                .update();
    }

    /** {@code CT01.26074.000000001}: the unit's area and a serial. */
    String openCounter(String unit, String area, UUID person, Instant at) {
        long no = jdbc.sql(COUNTER_NEXT).query(Long.class).single();
        String code = "CT01." + area + "." + String.format(Locale.ROOT, "%09d", no);
        jdbc.sql(COUNTER_OPEN)
                .param("code", code)
                .param("unit", unit)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return code;
    }

    Optional<CounterCase> counter(String code, String unit) {
        return jdbc.sql(COUNTER_FIND)
                .param("code", code)
                .param("unit", unit)
                .query((row, n) -> new CounterCase(row.getString(1), row.getObject(2, UUID.class)))
                .optional();
    }

    void closeCounter(String code, Instant at) {
        jdbc.sql(COUNTER_CLOSE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("code", code)
                .update();
    }

    List<String> staleCounters(Instant before) {
        return jdbc.sql(COUNTER_STALE)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private static Temporary temporary(ResultSet row, int n) throws SQLException {
        return new Temporary(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class));
    }

    private static Absence absence(ResultSet row, int n) throws SQLException {
        return new Absence(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Absences.Kind.ofCode(row.getString(3)),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class));
    }
}
