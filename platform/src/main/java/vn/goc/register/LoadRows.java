package vn.goc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;
import vn.goc.nation.Household;
import vn.goc.nation.Marital;
import vn.goc.nation.NationPlan;
import vn.goc.nation.PriorAddress;
import vn.goc.nation.SyntheticPerson;
import vn.goc.places.Address;
import vn.goc.places.Addresses;
import vn.goc.places.NewAddress;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.Field.Group;

/** Turns households of the nation into rows: the slices of each person and the document they make up. */
final class LoadRows {
    private static final int REMEMBERED = 4_000;
    private static final int MARRIED_FROM = 20;
    private static final String OPEN = ",)";

    private final NationPlan plan;
    private final Units units;
    private final Addresses addresses;
    private final Values values;
    private final Map<Long, SyntheticPerson> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SyntheticPerson> eldest) {
            return size() > REMEMBERED; // kin are of the same block, some hundred people back
        }
    };

    private final List<Row> rows = new ArrayList<>();
    private final Map<UUID, NewAddress> toWrite = new LinkedHashMap<>();
    private final List<LoadPart.Loaded> households = new ArrayList<>();
    private long last;

    /** One person's parts; slices as {@code group, during, JSON}. */
    private record Row(
            SyntheticPerson person,
            UUID id,
            String commune,
            String province,
            UUID address,
            String doc,
            List<Part> parts) {}

    private record Part(Group group, String during, String json) {}

    /**
     * Some thousand people as rows ready to be sent.
     *
     * @param lastHousehold number of the last one in it
     * @param addresses each once within the batch
     */
    record Batch(
            long lastHousehold, int people, List<NewAddress> addresses, PersonRows persons, List<CopyText> others) {
        /** What still needs the batch's time and change number, which only its transaction knows. */
        interface PersonRows {
            List<CopyText> at(String recorded, long changeSeq);
        }
    }

    LoadRows(NationPlan plan, Units units, Addresses addresses, Values values) {
        this.plan = plan;
        this.units = units;
        this.addresses = addresses;
        this.values = values;
    }

    int people() {
        return rows.size();
    }

    /** Passes a household that an earlier run loaded: its people may be somebody's parents. */
    void pass(Household household) {
        household.members().forEach(person -> known.put(person.no(), person));
    }

    void add(Household household) {
        pass(household);
        last = household.no();
        NewAddress here = addresses.prepare(household.commune(), plan.asOf(), household.addressLine());
        UUID address = here.id();
        String place = stored(here, household.commune(), plan.asOf(), household.addressLine());
        PriorAddress prior = household.priorAddress();
        String before = prior == null ? null : before(prior);
        String code = code(household);
        List<LoadPart.Person> members = new ArrayList<>();
        for (SyntheticPerson person : household.members()) {
            UUID id = PersonIds.loaded(plan.seed(), person.no());
            members.add(new LoadPart.Person(id, person.relationToHead().code(), person.permanentSince()));
            List<Part> parts = new ArrayList<>(6);
            parts.add(new Part(Group.IDENTITY, "[" + person.birth().earliest() + OPEN, identity(person)));
            family(person, parts);
            if (prior != null && before != null) {
                prior(person, prior, before, parts);
            }
            String since = "[" + person.permanentSince() + OPEN;
            parts.add(new Part(Group.RESIDENCE, since, residence(place, person.permanentSince())));
            parts.add(new Part(Group.HOUSEHOLD, since, household(code, person, household.head())));
            if (person.phone() != null) {
                var contact = new Json();
                contact.put("contact.phone", person.phone());
                parts.add(new Part(Group.CONTACT, since, contact.end()));
            }
            rows.add(new Row(
                    person,
                    id,
                    household.commune().digits(),
                    household.province().digits(),
                    address,
                    document(person, parts),
                    parts));
        }
        LocalDate opened = members.stream()
                .map(LoadPart.Person::since)
                .min(LocalDate::compareTo)
                .orElseThrow();
        households.add(new LoadPart.Loaded(code, address, opened, members));
    }

    /** Hands over what was gathered and begins anew. */
    Batch take(List<LoadPart> others) {
        List<Row> taken = List.copyOf(rows);
        List<CopyText> more = new ArrayList<>();
        others.forEach(part -> more.addAll(part.rows(List.copyOf(households))));
        List<CopyText> numbers = List.of(numbers(taken));
        var batch = new Batch(
                last,
                taken.size(),
                List.copyOf(toWrite.values()),
                (recorded, seq) -> {
                    List<CopyText> tables = new ArrayList<>();
                    tables.add(persons(taken, recorded));
                    tables.addAll(numbers);
                    tables.add(facts(taken, recorded, seq));
                    return tables;
                },
                more);
        rows.clear();
        toWrite.clear();
        households.clear();
        return batch;
    }

    /** The stored form of an address, noted to be written. */
    private String stored(NewAddress address, AreaCode commune, LocalDate on, String line) {
        Unit unit = units.on(commune, on);
        toWrite.putIfAbsent(address.id(), address);
        return values.address(new Address(address.id(), unit.code(), unit.from(), line))
                .toString();
    }

    private String before(PriorAddress prior) {
        NewAddress there = addresses.prepare(prior.commune(), prior.from(), prior.addressLine());
        return stored(there, prior.commune(), prior.from(), prior.addressLine());
    }

    private String identity(SyntheticPerson person) {
        var json = new Json();
        json.put("name", person.name().full());
        json.put("birth.date", person.birth().toString());
        json.put("birth.place", person.birthPlace().digits());
        json.put("birth.registrationPlace", person.birthRegistration().digits());
        json.put("sex", person.sex().code());
        json.put("origin", person.origin().digits());
        json.put("ethnicity", person.ethnicity());
        json.put("religion", person.religion().code());
        json.put("nationality", person.nationality());
        json.put(
                "bloodGroup",
                person.bloodGroup() == null ? null : person.bloodGroup().name());
        kin(json, "father", person.fatherNo());
        kin(json, "mother", person.motherNo());
        return json.end();
    }

    private void kin(Json json, String path, @Nullable Long no) {
        SyntheticPerson kin = no == null ? null : known.get(no);
        if (kin != null) {
            json.put(path + ".name", kin.name().full());
            json.put(path + ".number", kin.number().digits());
        }
    }

    /** Nobody was married from birth: the days before coming of age are single. */
    private void family(SyntheticPerson person, List<Part> parts) {
        LocalDate birth = person.birth().earliest();
        LocalDate since = later(person.permanentSince(), birth.plusYears(MARRIED_FROM));
        String from = "[" + birth;
        if (person.marital() != Marital.SINGLE && !since.isAfter(plan.asOf())) {
            parts.add(new Part(Group.FAMILY, from + "," + since + ")", single()));
            from = "[" + since;
        }
        var json = new Json();
        json.put("marital", person.marital().code());
        kin(json, "spouse", person.spouseNo());
        parts.add(new Part(Group.FAMILY, from + OPEN, json.end()));
    }

    private static String single() {
        var json = new Json();
        json.put("marital", Marital.SINGLE.code());
        return json.end();
    }

    private static void prior(SyntheticPerson person, PriorAddress prior, String place, List<Part> parts) {
        LocalDate from = later(prior.from(), person.birth().earliest());
        if (person.permanentSince().equals(prior.to()) && from.isBefore(prior.to())) {
            parts.add(new Part(Group.RESIDENCE, "[" + from + "," + prior.to() + ")", residence(place, from)));
        }
    }

    private static String residence(String place, LocalDate since) {
        return "{\"residence.permanent\":" + place + ",\"residence.permanentSince\":\"" + since + "\"}";
    }

    private static String household(String code, SyntheticPerson person, SyntheticPerson head) {
        var json = new Json();
        json.put("household.code", code);
        json.put("household.relation", person.relationToHead().code());
        json.put("household.head", head.name().full());
        return json.end();
    }

    /** Số hồ sơ cư trú: province, 0 for the first population, nine digits. */
    private static String code(Household household) {
        return household.province() + String.format(Locale.ROOT, "%010d", household.no());
    }

    private static String document(SyntheticPerson person, List<Part> parts) {
        var doc = new StringBuilder(1400)
                .append("{\"number\":\"")
                .append(person.number())
                .append('"');
        if (person.oldNumber9() != null) {
            doc.append(",\"oldNumber\":\"").append(person.oldNumber9()).append('"');
        }
        for (Part part : parts) {
            if (part.during().endsWith(OPEN)) {
                doc.append(',').append(part.json(), 1, part.json().length() - 1);
            }
        }
        return doc.append('}').toString();
    }

    private static CopyText persons(List<Row> rows, String recorded) {
        var copy =
                new CopyText("register.person (id, number, name_key, commune, province, address, sex, birth_earliest,"
                        + " status, doc, recorded)");
        for (Row row : rows) {
            SyntheticPerson person = row.person();
            copy.column(row.id().toString())
                    .column(person.number().digits())
                    .column(PersonName.fold(person.name().full()))
                    .column(row.commune())
                    .column(row.province())
                    .column(row.address().toString())
                    .column(person.sex().code())
                    .column(person.birth().earliest().toString())
                    .column("living")
                    .column(row.doc())
                    .column(recorded)
                    .end();
        }
        return copy;
    }

    private static CopyText numbers(List<Row> rows) {
        var copy = new CopyText("register.person_number (number, person, kind, during, current)");
        for (Row row : rows) {
            String from = "[" + row.person().birth().earliest();
            copy.column(row.person().number().digits())
                    .column(row.id().toString())
                    .column("personal")
                    .column(from + OPEN)
                    .column("t")
                    .end();
            if (row.person().oldNumber9() != null) {
                copy.column(Objects.requireNonNull(row.person().oldNumber9()))
                        .column(row.id().toString())
                        .column("cmnd9")
                        .column(from + OPEN)
                        .column("f")
                        .end();
            }
        }
        return copy;
    }

    private static CopyText facts(List<Row> rows, String recorded, long seq) {
        var copy = new CopyText("register.fact (person, grp, during, recorded, value, event, no)");
        String believed = "[\"" + recorded + "\",)";
        String event = Long.toString(seq);
        for (Row row : rows) {
            String id = row.id().toString();
            for (Part part : row.parts()) {
                copy.column(id)
                        .column(Integer.toString(FactStore.number(part.group())))
                        .column(part.during())
                        .column(believed)
                        .column(part.json())
                        .column(event)
                        .column("1")
                        .end();
            }
        }
        return copy;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** A flat JSON object of texts. */
    private static final class Json {
        private final StringBuilder out = new StringBuilder(400).append('{');

        void put(String path, @Nullable String value) {
            if (value == null) {
                return;
            }
            if (out.length() > 1) {
                out.append(',');
            }
            out.append('"').append(path).append("\":\"");
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\');
                }
                out.append(c);
            }
            out.append('"');
        }

        String end() {
            return out.append('}').toString();
        }
    }
}
