package vn.goc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.nation.Household;
import vn.goc.nation.Marital;
import vn.goc.nation.Nation;
import vn.goc.nation.NationPlan;
import vn.goc.nation.PriorAddress;
import vn.goc.nation.SyntheticPerson;
import vn.goc.places.NewAddress;
import vn.goc.register.Field.Group;

/** Turns households of the synthetic nation into rows: the slices of each person and the document they make up. */
final class NationRows implements Loading.Source {
    private static final int REMEMBERED = 4_000;
    private static final int MARRIED_FROM = 20;
    private static final String OPEN = LoadRows.OPEN;

    private final NationPlan plan;
    private final LoadRows rows;
    private final Iterator<Household> nation;
    private final Map<Long, SyntheticPerson> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SyntheticPerson> eldest) {
            return size() > REMEMBERED; // kin are of the same block, some hundred people back
        }
    };

    private long last;

    NationRows(NationPlan plan, LoadRows rows) {
        this.plan = plan;
        this.rows = rows;
        this.nation = Nation.households(plan).iterator();
    }

    @Override
    public void pass(long households) {
        for (long passed = 0; passed < households && nation.hasNext(); passed++) {
            pass(nation.next());
        }
    }

    @Override
    public boolean next() {
        if (!nation.hasNext()) {
            return false;
        }
        add(nation.next());
        return true;
    }

    @Override
    public long last() {
        return last;
    }

    /** Passes a household that an earlier run loaded: its people may be somebody's parents. */
    private void pass(Household household) {
        household.members().forEach(person -> known.put(person.no(), person));
    }

    private void add(Household household) {
        pass(household);
        last = household.no();
        NewAddress here = rows.address(household.commune(), plan.asOf(), household.addressLine());
        UUID address = here.id();
        String place = rows.stored(here, household.commune(), plan.asOf(), household.addressLine());
        PriorAddress prior = household.priorAddress();
        String before = prior == null ? null : before(prior);
        String code = code(household);
        List<LoadPart.Person> members = new ArrayList<>();
        for (SyntheticPerson person : household.members()) {
            UUID id = LoadRows.id(plan.seed(), person.no());
            members.add(new LoadPart.Person(id, person.relationToHead().code(), person.permanentSince()));
            List<LoadRows.Part> parts = new ArrayList<>(6);
            parts.add(new LoadRows.Part(Group.IDENTITY, "[" + person.birth().earliest() + OPEN, identity(person)));
            family(person, parts);
            if (prior != null && before != null) {
                prior(person, prior, before, parts);
            }
            String since = "[" + person.permanentSince() + OPEN;
            parts.add(new LoadRows.Part(Group.RESIDENCE, since, residence(place, person.permanentSince())));
            parts.add(new LoadRows.Part(Group.HOUSEHOLD, since, household(code, person, household.head())));
            if (person.phone() != null) {
                var contact = new Json();
                contact.put("contact.phone", person.phone());
                parts.add(new LoadRows.Part(Group.CONTACT, since, contact.end()));
            }
            String number = person.number().digits();
            rows.add(new LoadRows.Row(
                    id,
                    number,
                    person.oldNumber9(),
                    person.name().full(),
                    person.sex().code(),
                    person.birth().earliest(),
                    LifeStatus.LIVING,
                    household.commune().digits(),
                    household.province().digits(),
                    address,
                    LoadRows.document(number, person.oldNumber9(), parts),
                    parts));
        }
        LocalDate opened = members.stream()
                .map(LoadPart.Person::since)
                .min(LocalDate::compareTo)
                .orElseThrow();
        rows.add(new LoadPart.Loaded(code, address, opened, members));
    }

    private String before(PriorAddress prior) {
        NewAddress there = rows.address(prior.commune(), prior.from(), prior.addressLine());
        return rows.stored(there, prior.commune(), prior.from(), prior.addressLine());
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
    private void family(SyntheticPerson person, List<LoadRows.Part> parts) {
        LocalDate birth = person.birth().earliest();
        LocalDate since = later(person.permanentSince(), birth.plusYears(MARRIED_FROM));
        String from = "[" + birth;
        if (person.marital() != Marital.SINGLE && !since.isAfter(plan.asOf())) {
            parts.add(new LoadRows.Part(Group.FAMILY, from + "," + since + ")", single()));
            from = "[" + since;
        }
        var json = new Json();
        json.put("marital", person.marital().code());
        kin(json, "spouse", person.spouseNo());
        parts.add(new LoadRows.Part(Group.FAMILY, from + OPEN, json.end()));
    }

    private static String single() {
        var json = new Json();
        json.put("marital", Marital.SINGLE.code());
        return json.end();
    }

    private static void prior(SyntheticPerson person, PriorAddress prior, String place, List<LoadRows.Part> parts) {
        LocalDate from = later(prior.from(), person.birth().earliest());
        if (person.permanentSince().equals(prior.to()) && from.isBefore(prior.to())) {
            parts.add(new LoadRows.Part(Group.RESIDENCE, "[" + from + "," + prior.to() + ")", residence(place, from)));
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
