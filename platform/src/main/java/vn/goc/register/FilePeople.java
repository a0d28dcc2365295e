package vn.goc.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.places.NewAddress;
import vn.goc.register.Field.Group;

/** Judges the people of a file, each as if an officer entered them, and makes their rows. */
final class FilePeople {
    private static final String HEAD = "chu-ho";
    private static final int MOST_PERIODS = 50;

    private final LoadRows rows;
    private final Values values;
    private final boolean synthetic;
    private LocalDate asOf = LocalDate.MIN;

    FilePeople(LoadRows rows, Values values, boolean synthetic) {
        this.rows = rows;
        this.values = values;
        this.synthetic = synthetic;
    }

    void asOf(LocalDate day) {
        asOf = day;
    }

    /**
     * Where a household lives.
     *
     * @param place the address as it is stored
     */
    record Home(String code, NewAddress address, String commune, String province, ObjectNode place) {}

    /** @param relation null for those of no household */
    record Member(LoadRows.Row row, @Nullable String relation, LocalDate since) {}

    /** @return null for people of no household */
    @Nullable
    Home home(JsonNode household) {
        if (!household.has("code") && !household.has("commune") && !household.has("line")) {
            return null;
        }
        String code = household.path("code").asString("");
        if (!code.matches("[0-9]{12}")) {
            throw Values.wrong("code", "Số hồ sơ cư trú có 12 chữ số.", "A household number has 12 digits.");
        }
        var commune = new AreaCode(household.path("commune").asString(""));
        String line = household.path("line").asString("");
        NewAddress address = rows.address(commune, asOf, line);
        ObjectNode place = place(commune, line, asOf);
        return new Home(
                code,
                address,
                place.path("commune").asString(""),
                place.path("province").asString(""),
                place);
    }

    Member member(JsonNode given, @Nullable Home home, UUID id) {
        PersonalNumber number = PersonalNumber.parse(given.path("number").asString(""));
        if (number.synthetic() != synthetic) {
            throw Values.wrong(
                    "number",
                    "Số giả định (000) và số thật không ở chung một cơ sở dữ liệu.",
                    "Synthetic numbers (000) and real ones are not of one register.");
        }
        String old = given.path("oldNumber").stringValue(null);
        if (old != null) {
            old = values.stored(Fields.get("oldNumber"), old, asOf).asString();
        }
        LocalDate birth = birth(given.path("values"));
        LocalDate since = given.has("since") ? day(given, "since") : birth;
        FactWriter.requireNotBefore(birth, since);
        Map<Group, ObjectNode> now = now(given.path("values"), birth, since);
        String relation = home == null ? null : household(given, home, since, now);
        List<LoadRows.Part> parts = history(given.path("history"), birth, now, since);
        now.forEach((group, value) -> parts.add(
                new LoadRows.Part(group, "[" + from(group, birth, since, value) + LoadRows.OPEN, value.toString())));
        ObjectNode identity = Objects.requireNonNull(now.get(Group.IDENTITY));
        ObjectNode life = now.get(Group.LIFE);
        var row = new LoadRows.Row(
                id,
                number.digits(),
                old,
                identity.path("name").asString(),
                identity.path("sex").asString(),
                birth,
                life == null
                        ? LifeStatus.LIVING
                        : LifeStatus.ofCode(life.path("life.status").asString("living")),
                home == null ? "" : home.commune(),
                home == null ? "" : home.province(),
                home == null ? null : home.address().id(),
                LoadRows.document(number.digits(), old, parts),
                parts);
        return new Member(row, relation, since);
    }

    /** The household as a whole: it needs one head among those who were not turned away. */
    void close(@Nullable Home home, List<Member> members) {
        if (home == null) {
            members.forEach(member -> rows.add(member.row()));
            return;
        }
        List<Member> heads = members.stream()
                .filter(member -> HEAD.equals(member.relation()))
                .toList();
        if (heads.size() != 1) {
            throw Rejection.of(RegisterError.HEAD_MISSING).with("field", "members");
        }
        String name = heads.getFirst().row().name();
        rows.stored(
                home.address(),
                new AreaCode(home.commune()),
                asOf,
                home.place().path("line").asString());
        List<LoadPart.Person> persons = new ArrayList<>();
        for (Member member : members) {
            rows.add(headed(member.row(), name));
            persons.add(
                    new LoadPart.Person(member.row().id(), Objects.requireNonNull(member.relation()), member.since()));
        }
        LocalDate opened = persons.stream()
                .map(LoadPart.Person::since)
                .min(Comparator.naturalOrder())
                .orElse(asOf);
        rows.add(new LoadPart.Loaded(home.code(), home.address().id(), opened, persons));
    }

    /** The head's name is known when everybody of the household was judged. */
    private static LoadRows.Row headed(LoadRows.Row row, String head) {
        List<LoadRows.Part> parts = new ArrayList<>();
        for (LoadRows.Part part : row.parts()) {
            if (part.group() == Group.HOUSEHOLD && part.during().endsWith(LoadRows.OPEN)) {
                String named = JsonNodeFactory.instance.stringNode(head).toString();
                String json = part.json().substring(0, part.json().length() - 1) + ",\"household.head\":" + named + "}";
                parts.add(new LoadRows.Part(part.group(), part.during(), json));
            } else {
                parts.add(part);
            }
        }
        return new LoadRows.Row(
                row.id(),
                row.number(),
                row.oldNumber(),
                row.name(),
                row.sex(),
                row.birth(),
                row.status(),
                row.commune(),
                row.province(),
                row.address(),
                LoadRows.document(row.number(), row.oldNumber(), parts),
                parts);
    }

    private LocalDate birth(JsonNode given) {
        for (String path : List.of("name", "sex", "birth.date")) {
            if (!given.path(path).isString()) {
                throw Rejection.of(RegisterError.VALUE_MISSING).with("field", path);
            }
        }
        LocalDate birth = PartialDate.parse(given.path("birth.date").asString()).earliest();
        if (birth.isAfter(asOf)) {
            throw Rejection.of(RegisterError.DAY_AHEAD).with("day", birth).with("field", "birth.date");
        }
        return birth;
    }

    private Map<Group, ObjectNode> now(JsonNode given, LocalDate birth, LocalDate since) {
        Map<Group, ObjectNode> now = new EnumMap<>(Group.class);
        for (var value : given.properties()) {
            Field field = Fields.get(value.getKey());
            if (field.group() == Group.HOUSEHOLD || field.path().equals("residence.permanent")) {
                throw Values.wrong(
                        field.path(),
                        "Ghi ở hộ, không ghi ở từng người.",
                        "Write it of the household, not of its member.");
            }
            LocalDate from = field.group() == Group.IDENTITY ? birth : since;
            now.computeIfAbsent(field.group(), group -> JsonNodeFactory.instance.objectNode())
                    .set(field.path(), stored(field, value.getValue(), from));
        }
        return now;
    }

    /** The relation, once residence and household stand among the person's values. */
    private String household(JsonNode given, Home home, LocalDate since, Map<Group, ObjectNode> now) {
        String relation = values.stored(
                        Fields.get("household.relation"), given.path("relation").asString(""), asOf)
                .asString();
        ObjectNode residence = now.computeIfAbsent(Group.RESIDENCE, group -> JsonNodeFactory.instance.objectNode());
        residence.set("residence.permanent", home.place());
        residence.put("residence.permanentSince", since.toString());
        now.computeIfAbsent(Group.HOUSEHOLD, group -> JsonNodeFactory.instance.objectNode())
                .put("household.code", home.code())
                .put("household.relation", relation);
        return relation;
    }

    private List<LoadRows.Part> history(JsonNode given, LocalDate birth, Map<Group, ObjectNode> now, LocalDate since) {
        record Period(Group group, LocalDate from, LocalDate to, ObjectNode value) {}
        if (given.size() > MOST_PERIODS) {
            throw Values.wrong("history", "Nhiều nhất 50 giai đoạn.", "At most 50 periods.");
        }
        List<Period> periods = new ArrayList<>();
        for (JsonNode period : given) {
            Group group = group(period.path("group").asString(""));
            LocalDate from = day(period, "from");
            LocalDate to = day(period, "to");
            ObjectNode value = JsonNodeFactory.instance.objectNode();
            for (var one : period.path("values").properties()) {
                Field field = Fields.get(one.getKey());
                if (field.group() != group) {
                    throw Rejection.of(RegisterError.OTHER_GROUP)
                            .with("field", field.path())
                            .with("group", group.word());
                }
                value.set(field.path(), stored(field, one.getValue(), from));
            }
            FactWriter.requireNotBefore(birth, from);
            if (value.isEmpty() || !from.isBefore(to)) {
                throw Values.wrong(
                        "history",
                        "Mỗi giai đoạn có giá trị và ít nhất một ngày.",
                        "A period has values and one day at least.");
            }
            periods.add(new Period(group, from, to, value));
        }
        periods.sort(Comparator.comparing(Period::group).thenComparing(Period::from));
        List<LoadRows.Part> parts = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            boolean last = i + 1 == periods.size() || periods.get(i + 1).group() != period.group();
            ObjectNode current = now.get(period.group());
            LocalDate next = !last
                    ? periods.get(i + 1).from()
                    : current == null ? LocalDate.MAX : from(period.group(), birth, since, current);
            if (period.to().isAfter(next) || period.to().isAfter(asOf)) {
                throw Rejection.of(RegisterError.HISTORY_OVERLAPS)
                        .with("group", period.group().word())
                        .with("field", "history");
            }
            parts.add(new LoadRows.Part(
                    period.group(),
                    "[" + period.from() + "," + period.to() + ")",
                    period.value().toString()));
        }
        return parts;
    }

    /** First day of what holds now: identity from birth, a death from its day, the rest since the person lives here. */
    private static LocalDate from(Group group, LocalDate birth, LocalDate since, ObjectNode value) {
        return switch (group) {
            case IDENTITY, FAMILY -> birth;
            case LIFE -> {
                String died = value.path("life.diedOn").asString("");
                yield died.isEmpty() ? since : PartialDate.parse(died).earliest();
            }
            default -> since;
        };
    }

    private JsonNode stored(Field field, JsonNode given, LocalDate from) {
        FactWriter.requireWritten(field);
        if (field.type() == Field.Type.ADDRESS) {
            var commune = new AreaCode(given.path("commune").asString(""));
            String line = given.path("line").asString("");
            rows.stored(rows.address(commune, from, line), commune, from, line);
            return place(commune, line, from);
        }
        return values.stored(field, given.asString(""), from);
    }

    private ObjectNode place(AreaCode commune, String line, LocalDate on) {
        return values.address(rows.written(rows.address(commune, on, line), commune, on, line));
    }

    private static LocalDate day(JsonNode given, String field) {
        try {
            return LocalDate.parse(given.path(field).asString(""));
        } catch (DateTimeException e) {
            throw Values.wrong(field, "Ghi ngày theo dạng 2026-12-31.", "Write the date as 2026-12-31.");
        }
    }

    private static Group group(String word) {
        for (Group group : Group.values()) {
            if (group.word().equals(word)) {
                return group;
            }
        }
        throw Values.wrong("history.group", "Không có nhóm này.", "There is no such group.");
    }
}
