package vn.goc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.goc.TestDatabase;

/** One byte changed, in each kind of file of the log and each column of the journal, is found and its place named. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamageFaultTest {
    private static final String FLIP =
            "set_byte(%1$s, %2$d %% length(%1$s), get_byte(%1$s, %2$d %% length(%1$s)) # %3$d)";
    private static final String ANY =
            " where (writer, seq) = (select writer, seq from ledger.%s offset %d limit 1) returning writer, seq";

    private Victim victim;
    private TestDatabase database;
    private String vkey;
    private long rows;

    @BeforeAll
    void build() throws Exception {
        victim = new Victim(Faults.directory("damage")).start();
        try (Load load = Load.on(8, 1, victim)) {
            Faults.await("three bundles", () -> load.receipts().size() > 560);
        }
        vkey = victim.vkey();
        rows = victim.settled().size();
        victim.stop();
        database = TestDatabase.start(victim.data());
        var sound = Evidence.verify(victim.log(), vkey, database.url());
        assertThat(sound.code()).as(sound.said()).isZero();
    }

    @AfterAll
    void clean() throws Exception {
        if (database != null) {
            database.close();
        }
        victim.close();
        Faults.delete(victim.data());
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void one_changed_byte_in_any_file_of_the_log_is_found_and_the_place_named(Faults.Round round) throws Exception {
        var random = new Random(round.seed());
        List<String> files = List.of(
                "checkpoint",
                "state",
                "tile/0/000",
                "tile/0/001",
                "tile/0/002",
                "tile/1/000",
                "tile/entries/000",
                "tile/entries/001",
                "tile/entries/002");
        for (String file : files) {
            Path path = victim.log().resolve(file);
            byte[] sound = Files.readAllBytes(path);
            byte[] bytes = sound.clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(path, bytes);
            try {
                var verdict = Evidence.verifyHere(victim.log(), vkey, "");
                assertThat(verdict.code())
                        .as("%s byte %d: %s", file, at, verdict.said())
                        .isEqualTo(1);
                assertThat(verdict.said()).as("%s byte %d", file, at).contains(file);
            } finally {
                Files.write(path, sound);
            }
        }
        round.say("byte-in-log", files.size() + " files");
    }

    @ParameterizedTest
    @MethodSource("vn.goc.faults.Faults#rounds")
    void one_changed_byte_in_any_column_of_the_journal_is_found_and_the_place_named(Faults.Round round)
            throws Exception {
        var random = new Random(round.seed());
        List<Damage> kinds = kinds(random);
        try (Connection connection = DriverManager.getConnection(database.url())) {
            for (Damage kind : kinds) {
                execute(connection, "create temp table kept as select * from " + kind.table);
                String place = kind.place + execute(connection, kind.change);
                try {
                    var verdict = Evidence.verifyHere(victim.log(), vkey, database.url());
                    assertThat(verdict.code())
                            .as("%s: %s", kind.change, verdict.said())
                            .isEqualTo(1);
                    assertThat(verdict.said()).as(kind.change).contains(place);
                } finally {
                    execute(connection, "delete from " + kind.table);
                    execute(connection, "insert into " + kind.table + " select * from kept");
                    execute(connection, "drop table kept");
                }
            }
        }
        var sound = Evidence.verify(victim.log(), vkey, database.url());
        assertThat(sound.code()).as(sound.said()).isZero();
        round.say("byte-in-journal", kinds.size() + " columns");
    }

    /** A statement that changes one byte, and how the place begins that must be named; returned keys complete it. */
    private record Damage(String table, String change, String place) {}

    private List<Damage> kinds(Random random) {
        List<Damage> kinds = new ArrayList<>();
        for (String column : List.of("entry.leaf", "opening.salt", "opening.plain")) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            kinds.add(row(table, name + " = " + flip(name, random), random));
        }
        String person = flip("uuid_send(person)", random);
        kinds.add(row("opening", "person = encode(" + person + ", 'hex')::uuid", random));
        kinds.add(row("opening", "at = at # " + (1L << random.nextInt(40)), random));
        String any = " where start = (select start from ledger.number_range offset " + random.nextInt(10) + " limit 1)";
        for (String change : List.of(
                "start = start + 1000000",
                "writer = writer # 64",
                "seq_from = seq_from # 1048576",
                "count = count + 1")) {
            kinds.add(new Damage("ledger.number_range", "update ledger.number_range set " + change + any, "ledger."));
        }
        kinds.add(new Damage("ledger.head", "update ledger.head set root = " + flip("root", random), "ledger.head"));
        kinds.add(new Damage("ledger.head", "update ledger.head set note = " + flip("note", random), "ledger.head"));
        kinds.add(new Damage("ledger.head", "update ledger.head set size = size # 1", "ledger.head"));
        kinds.add(new Damage(
                "ledger.stream",
                "update ledger.stream set numbered = numbered # " + (1 << random.nextInt(8))
                        + " where writer = (select max(writer) from ledger.number_range) returning writer",
                "ledger.stream writer "));
        return kinds;
    }

    private Damage row(String table, String change, Random random) {
        String which = ANY.formatted(table, random.nextInt((int) rows));
        return new Damage(
                "ledger." + table, "update ledger." + table + " set " + change + which, "ledger." + table + " writer ");
    }

    private static String flip(String column, Random random) {
        return FLIP.formatted(column, random.nextInt(1000), 1 + random.nextInt(255));
    }

    /** Runs a statement; gives the keys it returns, as the verifier writes them. */
    private static String execute(Connection connection, String sql) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var row = statement.getResultSet()) {
                row.next();
                return row.getMetaData().getColumnCount() == 1
                        ? row.getString(1)
                        : row.getString(1) + " seq " + row.getString(2);
            }
        }
    }
}
