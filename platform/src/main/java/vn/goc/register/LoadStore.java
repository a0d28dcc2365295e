package vn.goc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the first loading is, and what is built when it is done. */
@Component
class LoadStore {
    static final String FIND = "select seed, people, as_of, households, loaded, done from register.load";
    static final String BEGIN = """
            insert into register.load (seed, people, as_of, households, loaded, done)
            values (:seed, :people, :asOf, 0, 0, false)
            """;
    static final String ADVANCE = """
            update register.load set households = :households, loaded = loaded + :people
             where households = :before and not done
            """;
    static final String DONE = "update register.load set done = true";
    static final int PARTITIONS = 8;
    static final String OWNER = "goc_register";

    record Progress(long seed, int people, LocalDate asOf, long households, long loaded, boolean done) {}

    private final JdbcClient jdbc;

    LoadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Progress> find() {
        return jdbc.sql(FIND)
                .query((row, n) -> new Progress(
                        row.getLong(1),
                        row.getInt(2),
                        row.getObject(3, LocalDate.class),
                        row.getLong(4),
                        row.getLong(5),
                        row.getBoolean(6)))
                .optional();
    }

    void begin(long seed, int people, LocalDate asOf) {
        jdbc.sql(BEGIN)
                .param("seed", seed)
                .param("people", people)
                .param("asOf", asOf)
                .update();
    }

    /** False when another process has loaded the batch meanwhile. */
    boolean advance(long before, long households, int people) {
        return jdbc.sql(ADVANCE)
                        .param("before", before)
                        .param("households", households)
                        .param("people", people)
                        .update()
                == 1;
    }

    void done() {
        jdbc.sql(DONE).update();
    }

    /** What a load does without until its end. */
    static List<String> drops() {
        List<String> drops = new ArrayList<>(List.of(
                "drop index register.person_commune, register.person_birth, register.person_address, register.person_father,"
                        + " register.person_mother, register.person_representative, register.person_household",
                "alter table register.person_number drop constraint person_number_of",
                "alter table register.person_number drop constraint person_number_pkey",
                "drop index register.person_number_person, register.person_number_current"));
        for (int i = 0; i < PARTITIONS; i++) {
            drops.add("alter table register.fact_" + i + " drop constraint fact_" + i + "_one");
            drops.add("drop index register.fact_" + i + "_person");
        }
        return drops;
    }

    /** The same again, as the migration has it; each finds its work done if it is. */
    static List<String> builds() {
        List<String> builds = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            builds.add(LoadPart.constraint(
                    "register.fact_" + i,
                    "fact_" + i + "_one",
                    "exclude using gist (person with =, grp with =, during with &&) where (upper_inf(recorded))"));
            builds.add("create index if not exists fact_" + i + "_person on register.fact_" + i + " (person, grp)");
        }
        builds.add(LoadPart.constraint("register.person_number", "person_number_pkey", "primary key (number)"));
        builds.add("create index if not exists person_commune on register.person (commune, name_key)");
        builds.add("create index if not exists person_birth on register.person (birth_earliest, name_key)");
        builds.add("create index if not exists person_address on register.person (address)");
        for (String kin : List.of("father", "mother", "representative", "household")) {
            builds.add("create index if not exists person_" + kin + " on register.person (" + kin + ") where " + kin
                    + " is not null");
        }
        builds.add("create index if not exists person_number_person on register.person_number (person)");
        builds.add("create unique index if not exists person_number_current on register.person_number (person)"
                + " where current and kind = 'personal'");
        builds.add(LoadPart.constraint(
                "register.person_number", "person_number_of", "foreign key (person) references register.person (id)"));
        builds.add("analyze register.person");
        builds.add("analyze register.person_number");
        builds.add("analyze register.fact");
        return builds;
    }
}
