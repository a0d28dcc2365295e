package vn.goc.nation;

import static vn.goc.kernel.Sex.FEMALE;
import static vn.goc.kernel.Sex.MALE;
import static vn.goc.nation.Relation.CHILD;
import static vn.goc.nation.Relation.DAUGHTERS_CHILD;
import static vn.goc.nation.Relation.DAUGHTER_IN_LAW;
import static vn.goc.nation.Relation.FATHER;
import static vn.goc.nation.Relation.HEAD;
import static vn.goc.nation.Relation.HOUSEMATE;
import static vn.goc.nation.Relation.HUSBAND;
import static vn.goc.nation.Relation.MOTHER;
import static vn.goc.nation.Relation.SIBLING;
import static vn.goc.nation.Relation.SONS_CHILD;
import static vn.goc.nation.Relation.SON_IN_LAW;
import static vn.goc.nation.Relation.WIFE;
import static vn.goc.nation.Role.NOBODY;
import static vn.goc.nation.Role.OLDEST;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Sex;

/**
 * Draws one household pattern whose ages are possible: married men from 20 and women from 18 (Law on Marriage and Family
 * 52/2014/QH13 Art. 8), mothers 19–42 and fathers 21–44 years older than their children, siblings 2 years apart or twins.
 */
final class PatternDraft {
    private static final int HIS_LINE = 0;
    private static final int HER_LINE = 1;
    private static final int THIRD_LINE = 2;

    private final Dice dice;
    private final List<Role> roles = new ArrayList<>();

    private PatternDraft(Dice dice) {
        this.dice = dice;
    }

    /** A pattern, or null when the ages drawn do not work out. */
    static @Nullable Pattern draw(Pattern.Kind kind, Dice dice) {
        var draft = new PatternDraft(dice);
        boolean possible = switch (kind) {
            case ALONE -> draft.alone();
            case COUPLE -> draft.couple(18, 98);
            case COUPLE_AND_CHILDREN -> draft.couple(19, 76) && draft.children(0, 1, CHILD, 1 + draft.few(4));
            case ONE_PARENT -> draft.oneParent();
            case COUPLE_WITH_ELDERS -> draft.coupleWithElders();
            case ELDERS_WITH_COUPLE -> draft.eldersWithCouple();
            case GRANDPARENTS -> draft.grandparents();
            case ADULT_WITH_PARENT -> draft.adultWithParent();
            case SIBLINGS -> draft.siblings();
            case HOUSEMATES -> draft.housemates();
        };
        boolean ages = draft.roles.stream().allMatch(role -> role.age() >= 0 && role.age() <= OLDEST);
        return possible && ages && draft.roles.size() <= Pattern.LARGEST ? new Pattern(kind, draft.headFirst()) : null;
    }

    private List<Role> headFirst() {
        if (roles.getFirst().relation() == HEAD) {
            return List.copyOf(roles);
        }
        Collections.swap(roles, 0, 1);
        return roles.stream().map(Role::exchanged).toList();
    }

    private boolean alone() {
        int age = dice.between(18, OLDEST);
        add(HEAD, sex(), age, age < 35 ? Marital.SINGLE : afterMarriage(age), HIS_LINE);
        return true;
    }

    /** Husband at place 0 and wife at place 1; she is the head in one of five. */
    private boolean couple(int youngest, int oldest) {
        int wife = dice.between(youngest, oldest);
        return couple(Math.max(20, wife + dice.between(-2, 7)), wife, dice.chance(200));
    }

    private boolean couple(int husband, int wife, boolean sheHeads) {
        add(sheHeads ? HUSBAND : HEAD, MALE, husband, Marital.MARRIED, HIS_LINE);
        add(sheHeads ? HEAD : WIFE, FEMALE, wife, Marital.MARRIED, HER_LINE);
        marry(0, 1);
        return true;
    }

    /** Children of one or two parents in the pattern, oldest first; false when none is possible. */
    private boolean children(int father, int mother, Relation relation, int most) {
        int parent = mother == NOBODY ? father : mother;
        int first = dice.between(19, Math.max(19, Math.min(31, roles.get(parent).age())));
        int lineage = father != NOBODY
                ? roles.get(father).lineage()
                : roles.get(mother).lineage();
        return children(father, mother, relation, most, first, lineage);
    }

    private boolean children(int father, int mother, Relation relation, int most, int first, int lineage) {
        int before = roles.size();
        int gap = first + (mother == NOBODY ? 2 : 0);
        for (int i = 0; i < most; i++) {
            int age = roles.get(mother == NOBODY ? father : mother).age() - gap;
            boolean fits = age >= 0
                    && age <= (relation == CHILD ? 36 : 20)
                    && (mother == NOBODY || between(roles.get(mother).age() - age, 19, 42))
                    && (father == NOBODY || between(roles.get(father).age() - age, 21, 44));
            if (fits) {
                add(relation, sex(), age, Marital.SINGLE, lineage);
                int place = roles.size() - 1;
                roles.set(place, roles.get(place).bornTo(father, mother));
                if (dice.chance(12)) {
                    roles.add(new Role(relation, sex(), age, Marital.SINGLE, lineage, father, mother, NOBODY, place));
                }
            }
            gap += dice.between(2, 6);
        }
        return roles.size() > before;
    }

    private boolean oneParent() {
        boolean mother = dice.chance(800);
        int age = dice.between(21, 78);
        boolean never = mother && dice.chance(150);
        add(HEAD, mother ? FEMALE : MALE, age, never ? Marital.SINGLE : afterMarriage(age), HIS_LINE);
        int first = dice.between(20, 31);
        int lineage = mother && !never ? HER_LINE : HIS_LINE;
        return children(mother ? NOBODY : 0, mother ? 0 : NOBODY, CHILD, 1 + few(3), first, lineage);
    }

    /** A couple with children, and with his parents, or in one of four with hers; whose parents they are is the head. */
    private boolean coupleWithElders() {
        int wife = dice.between(19, 62);
        int husband = Math.max(20, wife + dice.between(-2, 7));
        boolean hers = dice.chance(250);
        couple(husband, wife, hers);
        children(0, 1, CHILD, few(3));
        return elders(hers ? 1 : 0);
    }

    private boolean adultWithParent() {
        int age = dice.between(22, 66);
        add(HEAD, sex(), age, age > 35 && dice.chance(350) ? Marital.DIVORCED : Marital.SINGLE, HIS_LINE);
        return elders(0);
    }

    /** Father, mother or both of the role at a place. */
    private boolean elders(int place) {
        Role child = roles.get(place);
        int mother = child.age() + dice.between(19, 40);
        int father = mother + dice.between(-2, 7);
        if (!between(father - child.age(), 21, 44)) {
            return false;
        }
        int alive = dice.below(100);
        int fatherPlace = NOBODY;
        int motherPlace = NOBODY;
        if (alive < 58) {
            fatherPlace = roles.size();
            add(FATHER, MALE, father, Marital.WIDOWED, child.lineage());
        }
        if (alive < 45 || alive >= 58) {
            motherPlace = roles.size();
            add(MOTHER, FEMALE, mother, Marital.WIDOWED, THIRD_LINE);
        }
        roles.set(place, child.bornTo(fatherPlace, motherPlace));
        if (fatherPlace != NOBODY && motherPlace != NOBODY) {
            marry(fatherPlace, motherPlace);
        }
        return true;
    }

    /** A head of the old generation, often with spouse, a married child and grandchildren. */
    private boolean eldersWithCouple() {
        int mother = dice.between(40, 92);
        int father = mother + dice.between(-2, 7);
        int alive = dice.below(100);
        boolean both = alive < 50;
        boolean man = both || alive < 64;
        if (both) {
            couple(father, mother, false);
        } else {
            add(HEAD, man ? MALE : FEMALE, man ? father : mother, Marital.WIDOWED, man ? HIS_LINE : HER_LINE);
        }
        int fatherPlace = man ? 0 : NOBODY;
        int motherPlace = both ? 1 : man ? NOBODY : 0;
        boolean son = dice.chance(800);
        int child = mother - dice.between(19, 34);
        int other = son ? child - dice.between(-2, 7) : child + dice.between(-2, 7);
        if (child < 20 || other < (son ? 18 : 20) || !between(father - child, 21, 44)) {
            return false;
        }
        int childPlace = roles.size();
        add(CHILD, son ? MALE : FEMALE, child, Marital.MARRIED, HIS_LINE);
        roles.set(childPlace, roles.get(childPlace).bornTo(fatherPlace, motherPlace));
        add(son ? DAUGHTER_IN_LAW : SON_IN_LAW, son ? FEMALE : MALE, other, Marital.MARRIED, THIRD_LINE);
        marry(childPlace, childPlace + 1);
        int husband = son ? childPlace : childPlace + 1;
        int wife = son ? childPlace + 1 : childPlace;
        int most = few(3);
        return most == 0 || children(husband, wife, son ? SONS_CHILD : DAUGHTERS_CHILD, most);
    }

    /** Old people who bring up grandchildren while the parents work elsewhere. */
    private boolean grandparents() {
        int wife = dice.between(46, 82);
        boolean both = dice.chance(600);
        if (both) {
            couple(wife + dice.between(-2, 7), wife, false);
        } else {
            add(HEAD, FEMALE, wife, Marital.WIDOWED, HER_LINE);
        }
        boolean sons = dice.chance(700);
        int lineage = both && sons ? HIS_LINE : THIRD_LINE;
        int age = dice.between(1, 15);
        int many = dice.between(1, 2);
        for (int i = 0; i < many; i++, age -= dice.between(2, 4)) {
            if (age >= 0 && wife - age >= 42) {
                add(sons ? SONS_CHILD : DAUGHTERS_CHILD, sex(), age, Marital.SINGLE, lineage);
            }
        }
        return roles.size() > (both ? 2 : 1);
    }

    private boolean siblings() {
        int age = dice.between(18, 36);
        int many = dice.between(2, 3);
        for (int i = 0; i < many && age >= 12; i++, age -= dice.between(2, 5)) {
            add(i == 0 ? HEAD : SIBLING, sex(), age, Marital.SINGLE, HIS_LINE);
        }
        return roles.size() > 1;
    }

    private boolean housemates() {
        int many = dice.between(2, 5);
        Sex sex = sex();
        for (int i = 0; i < many; i++) {
            add(i == 0 ? HEAD : HOUSEMATE, sex, dice.between(18, 34), Marital.SINGLE, i);
        }
        return true;
    }

    private void add(Relation relation, Sex sex, int age, Marital marital, int lineage) {
        roles.add(new Role(relation, sex, age, marital, lineage, NOBODY, NOBODY, NOBODY, NOBODY));
    }

    private void marry(int one, int other) {
        roles.set(one, roles.get(one).marriedTo(other));
        roles.set(other, roles.get(other).marriedTo(one));
    }

    private Sex sex() {
        return dice.chance(512) ? MALE : FEMALE;
    }

    private Marital afterMarriage(int age) {
        int widowed = Math.clamp((age - 30) * 17L, 50, 950);
        return dice.chance(widowed) ? Marital.WIDOWED : Marital.DIVORCED;
    }

    /** 0 to most, small numbers more often. */
    private int few(int most) {
        int one = dice.between(0, most);
        int other = dice.between(0, most);
        return Math.min(one, other);
    }

    private static boolean between(int value, int from, int to) {
        return value >= from && value <= to;
    }
}
