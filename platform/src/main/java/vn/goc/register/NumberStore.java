package vn.goc.register;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers and the series they are drawn from. */
@Component
class NumberStore {
    static final String DRAW = """
            insert into register.number_series (series, used) values (:series, 1)
            on conflict (series) do update set used = number_series.used + 1 returning used
            """;
    static final String TAKEN = "select exists (select 1 from register.person_number where number = :number)";
    static final String ADD = """
            insert into register.person_number (number, person, kind, during, current, ground)
            values (:number, :person, :kind, daterange(:from::date, null), :current, :ground)
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

    int draw(String series) {
        return jdbc.sql(DRAW).param("series", series).query(Integer.class).single();
    }

    boolean taken(String number) {
        return jdbc.sql(TAKEN).param("number", number).query(Boolean.class).single();
    }

    void add(
            String number,
            UUID person,
            String kind,
            @Nullable LocalDate from,
            boolean current,
            @Nullable String ground) {
        jdbc.sql(ADD)
                .param("number", number)
                .param("person", person)
                .param("kind", kind)
                .param("from", from)
                .param("current", current)
                .param("ground", ground)
                .update();
    }

    String current(UUID person) {
        return jdbc.sql(CURRENT).param("person", person).query(String.class).single();
    }

    void cancel(UUID person, LocalDate on, String ground) {
        jdbc.sql(CANCEL)
                .param("person", person)
                .param("on", on)
                .param("ground", ground)
                .update();
    }
}
