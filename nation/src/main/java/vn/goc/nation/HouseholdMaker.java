package vn.goc.nation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.Sex;

/** Fills one household's pattern: lineages and kin, days, names, places. All chance comes from its own key. */
final class HouseholdMaker {
    private static final int LINKED_PER_MILLE = 700;
    private static final int LAST_CHILD_TO_LINK = 64;

    private final NationPlan plan;
    private final Country country;
    private final Serials serials;
    private final Kin kin;
    private final int inBlock;
    private final Pattern pattern;
    private final Territory.Commune commune;
    private final long firstPerson;
    private final Dice dice;
    private final List<LocalDate> births;
    private final List<@Nullable Lineage> lineages = new ArrayList<>();
    private final List<Kin.@Nullable Couple> parents = new ArrayList<>();
    private final List<Kin.Couple> chosen = new ArrayList<>();

    HouseholdMaker(
            NationPlan plan,
            Country country,
            Serials serials,
            Kin kin,
            long household,
            Pattern pattern,
            List<LocalDate> births,
            Territory.Commune commune,
            long firstPerson) {
        this.plan = plan;
        this.country = country;
        this.serials = serials;
        this.kin = kin;
        this.inBlock = (int) (household % Layout.BLOCK);
        this.pattern = pattern;
        this.births = births;
        this.commune = commune;
        this.firstPerson = firstPerson;
        this.dice = Dice.of(Dice.hash(plan.seed(), 4), household);
    }

    Household make(long no) {
        String group = country.peoples().group(commune.province().code(), dice);
        Religion religion = country.peoples().religion(group, dice);
        for (int place = 0; place < pattern.size(); place++) {
            parents.add(null);
        }
        for (Role role : pattern.roles()) {
            while (lineages.size() <= role.lineage()) {
                lineages.add(null);
            }
            if (lineages.get(role.lineage()) == null) {
                lineages.set(role.lineage(), lineage(role.lineage(), group));
            }
        }
        chosen.forEach(couple -> kin.unite(inBlock, couple.household()));
        LocalDate since = later(plan.asOf().minusDays(dice.between(30, 3000 + dice.below(9000))), births.getFirst());
        PriorAddress prior = dice.chance(115) ? prior(since) : null;
        String address = country.addresses().line(commune.province(), commune.urban(), dice);
        var members = new ArrayList<SyntheticPerson>();
        var given = new ArrayList<String>();
        for (int place = 0; place < pattern.size(); place++) {
            members.add(person(place, given, religion, since));
        }
        offerAsParents(members);
        return new Household(no, commune.code(), commune.province().code(), address, members, prior);
    }

    /** The lineage of parents found in another household, else a new one. */
    private Lineage lineage(int line, String group) {
        String own = line == 0 || dice.chance(930)
                ? group
                : country.peoples().group(commune.province().code(), dice);
        var places = new ArrayList<Integer>();
        for (int place = 0; place < pattern.size(); place++) {
            Role role = pattern.roles().get(place);
            boolean grandchild = role.relation() == Relation.SONS_CHILD || role.relation() == Relation.DAUGHTERS_CHILD;
            if (role.lineage() == line
                    && role.parentless()
                    && !grandchild
                    && role.relation() != Relation.CHILD
                    && role.age() <= LAST_CHILD_TO_LINK) {
                places.add(place);
            }
        }
        if (!places.isEmpty() && dice.chance(LINKED_PER_MILLE)) {
            var children = places.stream().map(pattern.roles()::get).toList();
            var born = places.stream().map(births::get).toList();
            Kin.Couple couple = kin.parents(children, born, own, commune.province(), chosen, dice);
            if (couple != null) {
                places.forEach(place -> parents.set(place, couple));
                chosen.add(couple);
                return couple.lineage();
            }
        }
        var origin = dice.chance(650)
                ? commune.province()
                : country.territory().provinces().at(dice);
        return new Lineage(country.names().surname(own, origin.northern(), dice), own, origin);
    }

    private SyntheticPerson person(int place, List<String> given, Religion religion, LocalDate since) {
        Role role = pattern.roles().get(place);
        LocalDate birth = births.get(place);
        Lineage lineage = lineage(role);
        Kin.Couple couple = parents.get(place);
        String mother = couple != null
                ? couple.motherSurname()
                : role.mother() == Role.NOBODY
                        ? ""
                        : lineage(pattern.roles().get(role.mother())).surname();
        long no = firstPerson + place;
        String name = country.names().full(lineage.surname(), mother, role.sex(), birth.getYear(), given, dice);
        Territory.Commune born = birthplace(role, lineage, birth, since);
        boolean yearOnly = role.age() >= 60 && dice.chance(30);
        return new SyntheticPerson(
                no,
                serials.next(role.sex(), birth.getYear()),
                hasOldNumber(birth) ? serials.old(no - 1) : null,
                new PersonName(name),
                yearOnly ? PartialDate.ofYear(birth.getYear()) : PartialDate.of(birth),
                role.sex(),
                born.province().code(),
                born.code(),
                lineage.origin().code(),
                lineage.ethnicity(),
                religion,
                "VNM",
                dice.chance(300) ? blood() : null,
                role.relation(),
                role.marital(),
                couple != null ? Long.valueOf(couple.fatherNo()) : number(role.father()),
                couple != null ? Long.valueOf(couple.motherNo()) : number(role.mother()),
                number(role.spouse()),
                later(since, birth),
                phone(role.age()));
    }

    private Lineage lineage(Role role) {
        Lineage lineage = lineages.get(role.lineage());
        if (lineage == null) {
            throw new IllegalStateException("lineage " + role.lineage() + " was not drawn");
        }
        return lineage;
    }

    private @Nullable Long number(int place) {
        return place == Role.NOBODY ? null : Long.valueOf(firstPerson + place);
    }

    private Territory.Commune birthplace(Role role, Lineage lineage, LocalDate birth, LocalDate since) {
        boolean atHome = !role.parentless() && !birth.isBefore(since);
        if (atHome && dice.chance(950)) {
            return commune;
        }
        int chance = dice.below(100);
        var province = chance < 70
                ? lineage.origin()
                : chance < 95
                        ? commune.province()
                        : country.territory().provinces().at(dice);
        return province.communes().at(dice);
    }

    /** Numbers of nine digits were given until the twelve-digit ones had reached every province, about 2020. */
    private boolean hasOldNumber(LocalDate birth) {
        return birth.getYear() <= 2002 && dice.chance(birth.getYear() < 1990 ? 700 : 400);
    }

    private BloodGroup blood() {
        int chance = dice.below(100);
        return chance < 42 ? BloodGroup.O : chance < 73 ? BloodGroup.B : chance < 94 ? BloodGroup.A : BloodGroup.AB;
    }

    private @Nullable String phone(int age) {
        if (age < 15 || !dice.chance(age < 70 ? 880 : 500)) {
            return null;
        }
        String digits = Integer.toString(100_000_000 + dice.below(100_000_000));
        return "01" + digits.substring(1);
    }

    private @Nullable PriorAddress prior(LocalDate since) {
        boolean old = !since.isAfter(NationPlan.REFORM);
        LocalDate from = later(since.minusDays(dice.between(200, 3600)), births.getFirst());
        if (!old) {
            from = later(from, NationPlan.REFORM);
        }
        if (from.plusDays(60).isAfter(since)) {
            return null;
        }
        var province = dice.chance(700)
                ? commune.province()
                : country.territory().provinces().at(dice);
        if (old) {
            var before = province.before(dice);
            String line = country.addresses().line(province, dice.chance(400), dice);
            return new PriorAddress(before.code(), before.province(), line, from, since);
        }
        var left = province.communes().at(dice);
        String line = country.addresses().line(province, left.urban(), dice);
        AreaCode code = left.code();
        return new PriorAddress(code, province.code(), line, from, since);
    }

    private void offerAsParents(List<SyntheticPerson> members) {
        for (int place = 0; place < pattern.size(); place++) {
            Role role = pattern.roles().get(place);
            if (role.sex() != Sex.MALE || role.spouse() == Role.NOBODY) {
                continue;
            }
            Role wife = pattern.roles().get(role.spouse());
            var children = new ArrayList<LocalDate>();
            for (int child = 0; child < pattern.size(); child++) {
                if (pattern.roles().get(child).father() == place) {
                    children.add(births.get(child));
                }
            }
            kin.add(new Kin.Couple(
                    inBlock,
                    commune.province(),
                    members.get(place).no(),
                    members.get(role.spouse()).no(),
                    role.age(),
                    wife.age(),
                    lineage(role),
                    lineage(wife).surname(),
                    children));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
