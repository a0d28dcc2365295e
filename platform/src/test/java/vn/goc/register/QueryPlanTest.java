package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.goc.World;

/** Under row security too, every question about persons finds them by an index: a register of 100 million is never scanned. */
class QueryPlanTest {
    private static final String[] TEXTS = {"000095000001"};
    private static final UUID[] IDS = {new UUID(1, 1)};
    private static final LocalDate DAY = LocalDate.of(1990, 1, 1);

    static Stream<Map.Entry<String, Object[]>> questions() {
        return Map.<String, Object[]>ofEntries(
                Map.entry(PersonStore.BY_NUMBER, new Object[] {TEXTS[0]}),
                Map.entry(PersonStore.BY_ID, IDS),
                Map.entry(PersonStore.BY_NUMBERS, new Object[] {TEXTS, false, 21}),
                Map.entry(PersonStore.NAMED, new Object[] {TEXTS, TEXTS}),
                Map.entry(
                        PersonStore.BY_NAME_AND_BIRTH,
                        new Object[] {DAY, DAY.toString(), new String[] {"% an %"}, false, 11}),
                Map.entry(PersonStore.BY_NAME_AND_COMMUNE, new Object[] {"19753", new String[] {"% an %"}, false, 11}),
                Map.entry(PersonStore.BY_ADDRESS, new Object[] {IDS, false, 11}),
                Map.entry(PersonStore.BY_HOUSEHOLD, new Object[] {"460000000001", false, 11}),
                Map.entry(PersonStore.BY_PARENT, new Object[] {TEXTS, TEXTS, false, 11}),
                Map.entry(
                        PersonStore.AS_OF, new Object[] {new Integer[] {1}, DAY, OffsetDateTime.now(), DAY, TEXTS[0]}),
                Map.entry(MergeStore.ALIKE, new Object[] {"an", DAY, DAY, "M", IDS[0], IDS[0], IDS[0], 10}))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_finds_persons_by_an_index(Map.Entry<String, Object[]> question) throws SQLException {
        World world = World.get();
        People.households();
        try (Connection connection = world.door(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            try (var scope = connection.createStatement()) {
                scope.execute("select set_config('goc.area', '19753', true), set_config('goc.persons', '', true)");
                scope.execute("set local enable_seqscan = off");
            }
            var plan = new StringBuilder();
            try (var explain = connection.prepareStatement("explain " + question.getKey())) {
                for (int i = 0; i < question.getValue().length; i++) {
                    Object value = question.getValue()[i];
                    if (value instanceof Object[] values) {
                        String type = values instanceof UUID[] ? "uuid" : values instanceof Integer[] ? "int4" : "text";
                        explain.setArray(i + 1, connection.createArrayOf(type, values));
                    } else {
                        explain.setObject(i + 1, value);
                    }
                }
                try (var row = explain.executeQuery()) {
                    while (row.next()) {
                        plan.append(row.getString(1)).append('\n');
                    }
                }
            }
            connection.rollback();
            assertThat(plan.toString()).as(question.getKey()).contains("Index").doesNotContain("Seq Scan on person");
        }
    }
}
