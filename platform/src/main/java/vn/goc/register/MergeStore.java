package vn.goc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which records are one person, and which are not. */
@Component
class MergeStore {
    static final String LINK = """
            insert into register.person_link (gone, survivor, since, change_in) values (:gone, :survivor, :at, :change)
            """;
    static final String UNLINK = """
            update register.person_link set until = greatest(:at, since + interval '1 microsecond'), change_out = :change
             where gone = :gone and until is null
            """;
    static final String OWNER = "select person from register.person_number where number = :number";
    static final String SURVIVOR = """
            select survivor, since from register.person_link where gone = :gone and until is null
            """;
    /** The numbers of a record and of all that were merged into it, however often. */
    static final String RESOLVE = """
            with recursive merged (id) as (
                select :root::uuid
                union
                select l.gone from register.person_link l join merged m on l.survivor = m.id where l.until is null)
            update register.person_number set resolves = nullif(:to::uuid, person)
             where person in (select id from merged)
            """;

    static final String APART = """
            insert into register.person_apart (one, other, decided_at, reason)
            values (least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :at, :reason)
            on conflict (one, other) do nothing
            """;
    static final String ALIKE = """
            select p.id, p.id, p.commune, p.province, p.status, p.doc::text, p.recorded
              from register.person p
             where p.name_key = ?::text and p.birth_earliest in (?::date, ?::date) and p.sex = ?::text and p.id <> ?::uuid
               and p.status not in ('error', 'merged')
               and not exists (select 1 from register.person_apart a
                                where a.one = least(p.id, ?::uuid) and a.other = greatest(p.id, ?::uuid))
             order by p.birth_earliest, p.id limit ?
            """;

    /** @param since when the merge was recorded */
    record Link(UUID survivor, Instant since) {}

    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose number it is, whomever it leads to. */
    Optional<UUID> owner(String number) {
        return jdbc.sql(OWNER).param("number", number).query(UUID.class).optional();
    }

    Optional<Link> link(UUID gone) {
        return jdbc.sql(SURVIVOR)
                .param("gone", gone)
                .query((row, n) -> new Link(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The numbers of the one that goes lead to the survivor from now on. */
    void merge(UUID gone, UUID survivor, Instant at, long change) {
        jdbc.sql(LINK)
                .param("gone", gone)
                .param("survivor", survivor)
                .param("at", EventStore.utc(at))
                .param("change", change)
                .update();
        resolve(gone, survivor);
    }

    /** They lead to their own record again, and so do those that were merged into it. */
    void unmerge(UUID gone, Instant at, long change) {
        jdbc.sql(UNLINK)
                .param("gone", gone)
                .param("at", EventStore.utc(at))
                .param("change", change)
                .update();
        resolve(gone, gone);
    }

    /** False when it had been noted. */
    boolean apart(UUID one, UUID other, Instant at, String reason) {
        return jdbc.sql(APART)
                        .param("one", one)
                        .param("other", other)
                        .param("at", EventStore.utc(at))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Values of {@link #ALIKE}: same name, same sex, the same day of birth or the same year where one has no day. */
    static @Nullable Object[] alike(PersonRow person, String key, LocalDate birth, int most) {
        LocalDate year = birth.withDayOfYear(1);
        return new @Nullable Object[] {key, birth, year, person.text("sex"), person.id(), person.id(), person.id(), most
        };
    }

    private void resolve(UUID root, UUID to) {
        jdbc.sql(RESOLVE).param("root", root).param("to", to).update();
    }
}
