package vn.goc.civil;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.goc.civil.Births.ParentFacts;
import vn.goc.kernel.Access;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.register.PersonQuery;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;

/**
 * Whether a child may be on record already. In the register: same name, birth date and a parent. In the books: same birth
 * date and a parent, whatever the name, so that a child spelt two ways is found; twins are found too, and are lawful.
 */
@Component
class Duplicates {
    private static final List<String> COMPARED =
            List.of("number", "name", "birth.date", "father.name", "father.number", "mother.name", "mother.number");

    private final Persons persons;
    private final CivilStore store;

    Duplicates(Persons persons, CivilStore store) {
        this.persons = persons;
        this.store = store;
    }

    /**
     * In the register, the whole country over: the platform itself compares, and journals whom it looked at. Runs before
     * the registrar's transaction, whose scope would hide other communes.
     */
    Set<UUID> inRegister(NewBirth birth, String motherName, String fatherName) {
        if (!birth.bornOn().full() && birth.bornOn().month() != 0) {
            return Set.of();
        }
        var access = Access.system(Purpose.CIVIL_STATUS, "Luật Hộ tịch 60/2014/QH13, Điều 16");
        var query = new PersonQuery.ByNameAndBirth(birth.name().full(), birth.bornOn(), true);
        Set<UUID> found = new LinkedHashSet<>();
        try {
            for (PersonView view :
                    persons.query(access, query, COMPARED, "civil-duplicates").value()) {
                boolean named = PersonName.fold(view.text("name", true))
                        .equals(birth.name().searchKey());
                if (named && view.number() != null && kin(view, birth, motherName, fatherName)) {
                    persons.idOf(new PersonalNumber(view.number())).ifPresent(found::add);
                }
            }
        } catch (Rejection refused) {
            boolean vague = refused.refusal() == RegisterError.TOO_MANY_HITS
                    || refused.refusal() == RegisterError.NAME_TOO_SHORT;
            if (!vague) {
                throw refused;
            }
        }
        return found;
    }

    /** In the books of every commune, within the registrar's transaction and after {@link #lock}. */
    Set<UUID> inBooks(List<String> keys, @Nullable ParentFacts mother, @Nullable ParentFacts father) {
        Set<UUID> found = new LinkedHashSet<>();
        for (CivilRecord record : store.alike(keys)) {
            boolean other =
                    differs(record.text("mother.number"), mother) || differs(record.text("father.number"), father);
            if (!other) {
                record.party("child").ifPresent(found::add);
            }
        }
        return found;
    }

    /** Makes births of the same parents and day wait for each other. */
    void lock(List<String> keys) {
        store.lock(keys);
    }

    /** Hashes by which the same child registered twice meets itself: of each parent with the day; of a foundling its name. */
    static List<String> keys(NewBirth birth, @Nullable ParentFacts mother, @Nullable ParentFacts father) {
        List<String> keys = new ArrayList<>();
        PartialDate day = birth.bornOn();
        if (mother != null) {
            keys.add(key("m", mother.name(), mother.birthYear(), day));
        }
        if (father != null) {
            keys.add(key("f", father.name(), father.birthYear(), day));
        }
        if (keys.isEmpty()) {
            keys.add(key("x", birth.name().full(), birth.birthPlace(), day));
        }
        return keys;
    }

    private static String key(String kind, String name, String more, PartialDate day) {
        return Sha256.hex((kind + "|" + PersonName.fold(name) + "|" + more + "|" + day)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 32);
    }

    private static boolean differs(String number, @Nullable ParentFacts parent) {
        return parent != null && !number.isEmpty() && !parent.number().isEmpty() && !number.equals(parent.number());
    }

    private static boolean kin(PersonView view, NewBirth birth, String motherName, String fatherName) {
        boolean orphan = birth.mother() == null && birth.father() == null;
        boolean unknown = view.text("mother.name", true).isEmpty()
                && view.text("father.name", true).isEmpty();
        return orphan
                || unknown
                || same(view, "mother", birth.mother(), motherName)
                || same(view, "father", birth.father(), fatherName);
    }

    private static boolean same(PersonView view, String who, NewBirth.@Nullable Parent parent, String name) {
        if (parent == null) {
            return false;
        }
        String number = view.text(who + ".number", true);
        if (parent.number() != null && !number.isEmpty()) {
            return number.equals(parent.number().digits());
        }
        return !name.isEmpty()
                && PersonName.fold(view.text(who + ".name", true)).equals(PersonName.fold(name));
    }
}
