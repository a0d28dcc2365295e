package vn.goc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.EmptyWorld;
import vn.goc.kernel.Access;
import vn.goc.kernel.Rejection;
import vn.goc.nation.Household;
import vn.goc.nation.Nation;
import vn.goc.nation.NationPlan;
import vn.goc.nation.SyntheticPerson;
import vn.goc.residence.Households;

/** An existing population comes in from a file: good people in, the others named with row, field and reason. */
@Tag("slow")
class FileLoadTest {
    private static final Access ALL = People.upkeep("*");
    private final JsonMapper json = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void good_people_come_in_the_others_are_named_and_an_interrupted_load_goes_on_where_it_stopped() throws Exception {
        List<Household> nation = Nation.households(new NationPlan(21, 6_000, LocalDate.of(2026, 7, 1)))
                .toList();
        List<String> lines = new ArrayList<>();
        nation.forEach(household -> lines.add(line(household).toString()));
        int good = nation.stream()
                .mapToInt(household -> household.members().size())
                .sum();
        List<String> bad = bad(nation);
        lines.addAll(3, bad);
        Path file = folder.resolve("dan-cu.ndjson");
        Files.write(file, lines);
        try (var world = new EmptyWorld()) {
            Loading loading = world.door(Loading.class);
            assertThatThrownBy(() -> loading.load(folder.resolve("none"), (done, of) -> {}))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.FILE_UNREADABLE));
            assertThatThrownBy(() -> loading.load(file, (done, of) -> {
                        throw new IllegalStateException("the power went");
                    }))
                    .hasMessageContaining("the power went");
            assertThat(loading.people())
                    .as("until it is complete nobody is there")
                    .isZero();
            Loading.FileLoaded loaded = loading.load(file, (done, of) -> {});
            List<String> report = Files.readAllLines(loaded.report());
            assertThat(report.getFirst()).isEqualTo("line,member,field,refusal,vi,en");
            assertThat(report.stream().skip(1).map(row -> row.split(",")[3]))
                    .containsExactly(
                            "register.row-unreadable",
                            "register.head-missing",
                            "kernel.number-not-twelve-digits",
                            "register.value-wrong",
                            "register.row-twice",
                            "register.row-twice",
                            "register.history-overlaps",
                            "register.unknown-field",
                            "register.day-ahead");
            assertThat(report.get(3)).startsWith("6,2,");
            assertThat(loaded.rejected()).isEqualTo(9);
            assertThat(loaded.people()).isEqualTo(good + 4);
            assertThat(loading.load(file, (done, of) -> {}).people()).isEqualTo(good + 4);
            Files.writeString(file, "\n", java.nio.file.StandardOpenOption.APPEND);
            assertThatThrownBy(() -> loading.load(file, (done, of) -> {}))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegisterError.LOADED_OTHERWISE));
            read(world, nation.getLast());
        }
    }

    /** The record, its history, its household and its address read as the file had them. */
    private void read(EmptyWorld world, Household household) {
        Persons persons = world.door(Persons.class);
        SyntheticPerson person = household.head();
        PersonView view = persons.find(
                        ALL,
                        person.number(),
                        List.of("name", "birth.date", "residence.permanent", "household.code", "household.members"),
                        "test")
                .value()
                .orElseThrow();
        assertThat(view.text("name", true)).isEqualTo(person.name().full());
        assertThat(view.text("birth.date", true)).isEqualTo(person.birth().toString());
        assertThat(view.text("residence.permanent", true)).contains(household.addressLine());
        assertThat(view.text("household.members", true)).contains(person.name().full());
        assertThat(world.door(Households.class)
                        .find(view.text("household.code", true), LocalDate.of(2026, 7, 2))
                        .orElseThrow()
                        .members())
                .hasSize(household.members().size());
        world.door(Facts.class)
                .change(
                        ALL,
                        persons.idOf(person.number()).orElseThrow(),
                        new FactChange(
                                FactChange.Kind.CHANGE,
                                Field.Group.CONTACT,
                                Map.of("contact.email", "a@vi-du.vn"),
                                LocalDate.of(2026, 7, 3),
                                "changed",
                                null,
                                null,
                                "Điều 9"));
        assertThat(persons.asOf(
                                ALL,
                                person.number(),
                                person.birth().latest(),
                                java.time.Instant.now(),
                                List.of("name"),
                                "test")
                        .value())
                .isPresent();
    }

    /** Lines 4 to 11: each wrong in one way; four of their people are right all the same. */
    private List<String> bad(List<Household> nation) {
        List<String> bad = new ArrayList<>();
        bad.add("{\"code\":");
        ObjectNode noHead = own(nation, 1, "1");
        ((ObjectNode) noHead.withArray("members").get(0)).put("relation", "vo");
        bad.add(noHead.toString());
        ObjectNode shortNumber = own(nation, 2, "2");
        ((ObjectNode) shortNumber.withArray("members").get(1)).put("number", "00012");
        bad.add(shortNumber.toString());
        ObjectNode realNumber = own(nation, 2, "3");
        ((ObjectNode) realNumber.withArray("members").get(1)).put("number", "046170000001");
        bad.add(realNumber.toString());
        ObjectNode sameNumber = own(nation, 2, "4");
        ((ObjectNode) sameNumber.withArray("members").get(1))
                .put("number", nation.getFirst().head().number().digits());
        bad.add(sameNumber.toString());
        ObjectNode sameCode = line(nation.getFirst());
        bad.add(sameCode.toString());
        ObjectNode overlap = own(nation, 2, "5");
        ((ObjectNode) overlap.withArray("members").get(1)).set("history", json.readTree("""
                [{"group":"contact","from":"2001-01-01","to":"2003-01-01","values":{"contact.email":"a@vi-du.vn"}},
                 {"group":"contact","from":"2002-01-01","to":"2004-01-01","values":{"contact.email":"b@vi-du.vn"}}]"""));
        bad.add(overlap.toString());
        ObjectNode people = json.createObjectNode();
        ArrayNode members = people.putArray("members");
        ObjectNode unknown = member(nation.getFirst().head(), "000199000901");
        unknown.withObject("values").put("shoe", "42");
        members.add(unknown);
        ObjectNode ahead = member(nation.getFirst().head(), "000199000902");
        ahead.withObject("values").put("birth.date", "2090");
        members.add(ahead);
        bad.add(people.toString());
        return bad;
    }

    /** A household of its own code and numbers, the first of which are right. */
    private ObjectNode own(List<Household> nation, int members, String mark) {
        ObjectNode household = line(nation.getFirst());
        household.put("code", "46999999990" + mark);
        ArrayNode all = household.putArray("members");
        for (int i = 0; i < members; i++) {
            ObjectNode member = member(nation.getFirst().head(), "0001990008" + mark + i);
            member.put("relation", i == 0 ? "chu-ho" : "con-de");
            member.put("since", "2020-01-01");
            all.add(member);
        }
        return household;
    }

    private ObjectNode line(Household household) {
        ObjectNode line = json.createObjectNode()
                .put("code", household.province() + String.format("%010d", household.no()))
                .put("commune", household.commune().digits())
                .put("line", household.addressLine());
        ArrayNode members = line.putArray("members");
        for (SyntheticPerson person : household.members()) {
            ObjectNode member = member(person, person.number().digits());
            member.put("relation", person.relationToHead().code());
            member.put("since", person.permanentSince().toString());
            if (person.oldNumber9() != null) {
                member.put("oldNumber", person.oldNumber9());
            }
            members.add(member);
        }
        return line;
    }

    private ObjectNode member(SyntheticPerson person, String number) {
        ObjectNode member = json.createObjectNode().put("number", number);
        member.putObject("values")
                .put("name", person.name().full())
                .put("sex", person.sex().code())
                .put("birth.date", person.birth().toString())
                .put("ethnicity", person.ethnicity())
                .put("marital", person.marital().code());
        return member;
    }
}
