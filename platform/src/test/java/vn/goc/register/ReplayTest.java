package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.register.Field.Group;
import vn.goc.register.SliceRules.Slice;
import vn.goc.site.Tx;

/** Any sequence of acts keeps the register's order, and its events alone give every recording and document again. */
class ReplayTest {
    private static final int PEOPLE = 4;
    private static final int ACTS = 160;
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 2);
    private static final List<String> PATHS = List.of(
            "otherName",
            "ethnicity",
            "religion",
            "bloodGroup",
            "marital",
            "spouse.name",
            "contact.phone",
            "contact.email");
    private static final Map<String, List<String>> VALUES = Map.of(
            "otherName", List.of("Một", "Hai", "Ba"),
            "ethnicity", List.of("01", "02", "03"),
            "religion", List.of("khong", "phat-giao", "cong-giao"),
            "bloodGroup", List.of("A", "B", "O"),
            "marital", List.of("chua-ket-hon", "dang-co-vo-chong", "goa"),
            "spouse.name", List.of("Lê An", "Lê Bình"),
            "contact.phone", List.of("0912000001", "0912000002"),
            "contact.email", List.of("a@vi-du.vn", "b@vi-du.vn"));

    /** One recording, whoever reads it: the days, when it was believed, and what. */
    private record Recorded(
            Group group,
            LocalDate from,
            LocalDate to,
            Instant since,
            @Nullable Instant until,
            String value) {}

    private final World world = World.get();
    private final JsonMapper json = world.door(JsonMapper.class);

    @Test
    void the_events_alone_give_every_recording_and_the_document_again() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(entered(seed + "-" + i));
        }
        int done = 0;
        for (int i = 0; i < ACTS; i++) {
            done += act(people.get(random.nextInt(PEOPLE)), random) ? 1 : 0;
        }
        assertThat(done).as("acts that were lawful, seed %d", seed).isGreaterThan(ACTS / 4);
        for (UUID person : people) {
            Set<Recorded> replayed = new HashSet<>();
            ObjectNode doc = replay(person, replayed);
            assertThat(replayed).as("recordings, seed %d", seed).isEqualTo(recorded(person));
            assertThat(doc).as("document, seed %d", seed).isEqualTo(document(person));
        }
    }

    private boolean act(UUID person, SplittableRandom random) {
        String path = PATHS.get(random.nextInt(PATHS.size()));
        List<String> values = VALUES.getOrDefault(path, List.of());
        FactChange.Kind kind = FactChange.Kind.values()[random.nextInt(3)];
        Map<String, @Nullable Object> value = new HashMap<>();
        value.put(path, random.nextInt(6) == 0 ? null : values.get(random.nextInt(values.size())));
        Access access = People.upkeep("*");
        try {
            world.door(Facts.class)
                    .change(
                            access,
                            person,
                            new FactChange(
                                    kind,
                                    Fields.get(path).group(),
                                    value,
                                    FIRST.plusDays(random.nextInt(120)),
                                    kind.name().toLowerCase(Locale.ROOT),
                                    null,
                                    null,
                                    "Điều 9"));
            return true;
        } catch (Rejection unlawful) {
            return false;
        }
    }

    /** Folds a person's events from nothing; the document as of today is what is left. */
    private ObjectNode replay(UUID person, Set<Recorded> recordings) {
        Map<Group, List<Slice>> believed = new EnumMap<>(Group.class);
        Map<Group, Map<Slice, Instant>> since = new EnumMap<>(Group.class);
        ObjectNode numbers = json.createObjectNode();
        for (Event event : events(person)) {
            if (event.act().isEmpty()) {
                enter(event, believed, since, numbers);
                continue;
            }
            Map<String, @Nullable JsonNode> stored = new HashMap<>();
            event.after()
                    .properties()
                    .forEach(
                            value -> stored.put(value.getKey(), value.getValue().isNull() ? null : value.getValue()));
            Group group = Fields.get(stored.keySet().iterator().next()).group();
            FactChange.Kind kind = FactChange.Kind.valueOf(event.act().toUpperCase(Locale.ROOT));
            SliceRules.Plan plan = SliceRules.plan(kind, believed.getOrDefault(group, List.of()), stored, event.from());
            Map<Slice, Instant> begun = since.computeIfAbsent(group, g -> new HashMap<>());
            for (Slice slice : plan.close()) {
                recordings.add(recording(group, slice, begun.remove(slice), event.recorded()));
            }
            plan.write().forEach(slice -> begun.put(slice, event.recorded()));
            believed.put(group, plan.after());
        }
        since.forEach((group, slices) ->
                slices.forEach((slice, from) -> recordings.add(recording(group, slice, from, null))));
        ObjectNode doc = numbers;
        LocalDate today = world.door(Values.class).today();
        believed.values()
                .forEach(slices -> slices.stream()
                        .filter(slice -> slice.holdsOn(today))
                        .forEach(slice -> doc.setAll(slice.value())));
        return doc;
    }

    private static void enter(
            Event event, Map<Group, List<Slice>> believed, Map<Group, Map<Slice, Instant>> since, ObjectNode numbers) {
        Map<Group, ObjectNode> groups = new EnumMap<>(Group.class);
        event.after().properties().forEach(value -> {
            if (value.getKey().equals("number")) {
                numbers.set("number", value.getValue());
            } else {
                groups.computeIfAbsent(Fields.get(value.getKey()).group(), g -> JsonNodeFactory.instance.objectNode())
                        .set(value.getKey(), value.getValue());
            }
        });
        groups.forEach((group, values) -> {
            var slice = new Slice(event.from(), LocalDate.MAX, values);
            believed.put(group, List.of(slice));
            since.put(group, new HashMap<>(Map.of(slice, event.recorded())));
        });
    }

    private static Recorded recording(Group group, Slice slice, @Nullable Instant since, @Nullable Instant until) {
        return new Recorded(
                group, slice.from(), slice.to(), java.util.Objects.requireNonNull(since), until, sorted(slice.value()));
    }

    private record Event(String act, LocalDate from, Instant recorded, JsonNode after) {}

    private List<Event> events(UUID person) {
        String sql = """
                select coalesce(payload->>'act', ''), valid_from, recorded, (payload->'after')::text
                  from register.person_event where person = :person order by recorded, change_seq, no
                """;
        return read(jdbc -> jdbc.sql(sql)
                .param("person", person)
                .query((row, n) -> new Event(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        json.readTree(row.getString(4))))
                .list());
    }

    private Set<Recorded> recorded(UUID person) {
        String sql = """
                select grp, lower(during), upper(during), lower(recorded), upper(recorded), value::text
                  from register.fact where person = :person
                """;
        return read(jdbc -> jdbc.sql(sql)
                .param("person", person)
                .query((row, n) -> {
                    OffsetDateTime until = row.getObject(5, OffsetDateTime.class);
                    return new Recorded(
                            Group.values()[row.getInt(1) - 1],
                            row.getObject(2, LocalDate.class),
                            Slice.open(row.getObject(3, LocalDate.class), LocalDate.MAX),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            until == null ? null : until.toInstant(),
                            sorted(json.readTree(row.getString(6))));
                })
                .set());
    }

    private JsonNode document(UUID person) {
        return read(jdbc -> json.readTree(jdbc.sql("select doc::text from register.person where id = :person")
                .param("person", person)
                .query(String.class)
                .single()));
    }

    private <T> T read(java.util.function.Function<JdbcClient, T> question) {
        return world.door(Tx.class).read(Actor.system(), () -> question.apply(world.door(JdbcClient.class)));
    }

    /** Fields in the order of their paths: the database keeps none. */
    private static String sorted(JsonNode value) {
        return new java.util.TreeMap<>(value.properties().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().toString())))
                .toString();
    }

    private UUID entered(String mark) {
        PersonalNumber number = world.door(Numbers.class)
                .enter(
                        People.upkeep("*"),
                        new Numbers.NewPerson(
                                new AreaCode("19753"),
                                Map.of(
                                        "name", "Vũ Thị Diễn Lại",
                                        "sex", "F",
                                        "birth.date", "1988-03-04",
                                        "residence.permanent", People.home()),
                                FIRST,
                                Numbers.NewPerson.Kind.REGISTERED,
                                "D-DL-" + mark,
                                null,
                                "Luật Căn cước 26/2023/QH15, Điều 9"));
        return world.door(Persons.class).idOf(number).orElseThrow();
    }
}
