package vn.goc.residence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.goc.site.Texts;

/** Notices of stays, in few statements for many rows. */
@Component
class StayStore {
    static final String CLAIM = """
            insert into residence.stay_key (reporter, key, digest, arrives_on, id)
            select :reporter::text, key, digest, arrives_on, id
              from unnest(:keys::text[], :digests::text[], :days::date[], :ids::uuid[]) row (key, digest, arrives_on, id)
             order by key
            on conflict do nothing
            returning key
            """;
    static final String CLAIMED = """
            select key, digest from residence.stay_key where reporter = :reporter::text and key = any(:keys::text[])
            """;
    static final String ADD = """
            insert into residence.stay (arrives_on, id, commune, address, host, reporter, guest, paper, paper_no, person,
                                        arrives_at, leaves_on, reason, reported_at, late)
            select arrives_on, id, :commune::text, :address::uuid, :host::text, :reporter::text, guest, paper, paper_no,
                   person, arrives_at, leaves_on, reason, :at::timestamptz, late
              from unnest(:days::date[], :ids::uuid[], :guests::text[], :papers::text[], :numbers::text[],
                          :persons::uuid[], :arrivals::timestamptz[], :leaves::date[], :reasons::text[], :lates::boolean[])
                   row (arrives_on, id, guest, paper, paper_no, person, arrives_at, leaves_on, reason, late)
            """;
    private static final String STAY = """
            select guest, paper, paper_no, host, address, arrives_at, leaves_on, reason, late, person
              from residence.stay
            """;
    static final String IN_COMMUNE = STAY + """
             where commune = :commune::text and arrives_on between :on::date - 31 and :on::date and leaves_on >= :on::date
             order by late desc, (person is null) desc, arrives_at, id
             limit :most::int offset :from::int
            """;
    static final String OF_PERSON =
            STAY + "where person = :person::uuid order by arrives_on desc, arrives_at desc limit :most::int";
    static final String NEXT_LODGING = "select nextval('residence.lodging_seq')";
    static final String ADD_LODGING = """
            insert into residence.lodging (code, agency, name, address, registered_at)
            values (:code, :agency, :name, :address, :at::timestamptz)
            """;
    static final String LODGING =
            "select name, address from residence.lodging where code = :code::text and agency = :agency::text";

    private final JdbcClient jdbc;

    StayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            UUID id,
            String key,
            String digest,
            String guest,
            String paper,
            String paperNumber,
            @Nullable UUID person,
            LocalDateTime arrives,
            LocalDate leaves,
            String reason,
            boolean late) {
        LocalDate day() {
            return arrives.toLocalDate();
        }
    }

    record Where(String commune, UUID address, String host, String reporter) {}

    record Found(
            String guest,
            String paper,
            String paperNumber,
            String host,
            UUID address,
            LocalDateTime arrives,
            LocalDate leaves,
            String reason,
            boolean late,
            @Nullable UUID person) {}

    record Lodging(String name, UUID address) {}

    /** The keys that were new; another call with the same key waits here for this one's end. */
    Set<String> claim(String reporter, List<Row> rows) {
        return new HashSet<>(jdbc.sql(CLAIM)
                .param("reporter", reporter)
                .param("keys", each(rows, Row::key))
                .param("digests", each(rows, Row::digest))
                .param("days", each(rows, row -> row.day().toString()))
                .param("ids", each(rows, row -> row.id().toString()))
                .query(String.class)
                .list());
    }

    /** Key → digest of what was taken under it. */
    Map<String, String> claimed(String reporter, List<Row> rows) {
        Map<String, String> claimed = new HashMap<>();
        jdbc.sql(CLAIMED)
                .param("reporter", reporter)
                .param("keys", each(rows, Row::key))
                .query((row, n) -> claimed.put(row.getString(1), row.getString(2)))
                .list();
        return claimed;
    }

    void add(Where where, List<Row> rows, Instant at) {
        jdbc.sql(ADD)
                .param("commune", where.commune())
                .param("address", where.address())
                .param("host", where.host())
                .param("reporter", where.reporter())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("days", each(rows, row -> row.day().toString()))
                .param("ids", each(rows, row -> row.id().toString()))
                .param("guests", each(rows, Row::guest))
                .param("papers", each(rows, Row::paper))
                .param("numbers", each(rows, Row::paperNumber))
                .param(
                        "persons",
                        each(
                                rows,
                                row -> row.person() == null
                                        ? null
                                        : row.person().toString()))
                .param(
                        "arrivals",
                        each(
                                rows,
                                row -> row.arrives()
                                        .atZone(Texts.ZONE)
                                        .toOffsetDateTime()
                                        .toString()))
                .param("leaves", each(rows, row -> row.leaves().toString()))
                .param("reasons", each(rows, Row::reason))
                .param("lates", each(rows, row -> Boolean.toString(row.late())))
                .update();
    }

    List<Found> inCommune(String commune, LocalDate on, int from, int most) {
        return jdbc.sql(IN_COMMUNE)
                .param("commune", commune)
                .param("on", on)
                .param("from", from)
                .param("most", most)
                .query(StayStore::found)
                .list();
    }

    List<Found> ofPerson(UUID person, int most) {
        return jdbc.sql(OF_PERSON)
                .param("person", person)
                .param("most", most)
                .query(StayStore::found)
                .list();
    }

    /** {@code LT.19753.000001}. */
    String addLodging(String commune, String agency, String name, UUID address, Instant at) {
        long no = jdbc.sql(NEXT_LODGING).query(Long.class).single();
        String code = "LT." + commune + "." + String.format(Locale.ROOT, "%06d", no);
        jdbc.sql(ADD_LODGING)
                .param("code", code)
                .param("agency", agency)
                .param("name", name)
                .param("address", address)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return code;
    }

    Optional<Lodging> lodging(String code, String agency) {
        return jdbc.sql(LODGING)
                .param("code", code)
                .param("agency", agency)
                .query((row, n) -> new Lodging(row.getString(1), row.getObject(2, UUID.class)))
                .optional();
    }

    private static @Nullable String[] each(List<Row> rows, Function<Row, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        return new Found(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getObject(6, OffsetDateTime.class)
                        .atZoneSameInstant(Texts.ZONE)
                        .toLocalDateTime(),
                row.getObject(7, LocalDate.class),
                row.getString(8),
                row.getBoolean(9),
                row.getObject(10, UUID.class));
    }
}
