package vn.goc.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.goc.kernel.PersonalNumber;

/** Numbers and the series they are drawn from. */
@Component
class NumberStore {
    static final String DRAW = """
            insert into register.number_series (series, used, counted_on) values (:series, :count, current_date)
            on conflict (series) do update
               set used = number_series.used + :count,
                   used_before = case when number_series.counted_on < current_date
                                      then number_series.used else number_series.used_before end,
                   counted_on = current_date
             where number_series.used + :count <= 1000000
            returning used
            """;
    static final String TAKEN = "select number from register.person_number where number = any(:numbers::text[])";
    static final String FULLEST = """
            select series, used, used - used_before from register.number_series order by used desc, series limit :most
            """;
    static final String ADD = """
            insert into register.person_number (number, person, kind, during, current, ground)
            values (:number, :person, :kind, daterange(:from::date, null), :current, :ground)
            on conflict (number) do nothing
            """;
    static final String CANCEL = """
            update register.person_number
               set current = false, during = daterange(lower(during), greatest(:on::date, lower(during))), ground = :ground
             where person = :person and current and kind = 'personal'
            """;

    static final String CURRENT =
            "select number from register.person_number where person = :person and current and kind = 'personal'";

    private final JdbcClient jdbc;

    NumberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many are used now, these included; empty when not so many are left. */
    Optional<Integer> draw(String series, int count) {
        return jdbc.sql(DRAW)
                .param("series", series)
                .param("count", count)
                .query(Integer.class)
                .optional();
    }

    Set<String> taken(List<PersonalNumber> numbers) {
        return jdbc.sql(TAKEN)
                .param("numbers", numbers.stream().map(PersonalNumber::digits).toArray(String[]::new))
                .query(String.class)
                .set();
    }

    List<Numbers.Series> listFullest(int most) {
        return jdbc.sql(FULLEST)
                .param("most", most)
                .query((row, n) -> new Numbers.Series(row.getString(1), row.getInt(2), row.getInt(3)))
                .list();
    }

    /** False when somebody has the number. */
    boolean add(
            String number,
            UUID person,
            String kind,
            @Nullable LocalDate from,
            boolean current,
            @Nullable String ground) {
        return jdbc.sql(ADD)
                        .param("number", number)
                        .param("person", person)
                        .param("kind", kind)
                        .param("from", from)
                        .param("current", current)
                        .param("ground", ground)
                        .update()
                == 1;
    }

    Optional<String> current(UUID person) {
        return jdbc.sql(CURRENT).param("person", person).query(String.class).optional();
    }

    void cancel(UUID person, LocalDate on, String ground) {
        jdbc.sql(CANCEL)
                .param("person", person)
                .param("on", on)
                .param("ground", ground)
                .update();
    }
}
