package vn.goc.residence;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Sex;

/**
 * Relations of a household's members to a new head. What the register knows of parents and spouses comes first, then what
 * the codes themselves entail; what could be two things is not derived and has to be stated by the officer.
 */
final class RelationRules {
    private static final Set<String> LODGERS = Set.of("cung-o-nho", "cung-o-thue", "cung-o-muon");
    private static final Set<String> BIRTH_PARENTS = Set.of("cha-de", "me-de");
    private static final Set<String> ELDERS = Set.of("ong", "ba", "cu", "bac", "chu", "cau", "co", "di");

    /** Relation of the old head to the new one, by the new one's relation to the old: for a man, for a woman. */
    private static final Map<String, String[]> INVERSE = Map.ofEntries(
            both("vo", "chong"),
            both("chong", "vo"),
            pair("con-de", "cha-de", "me-de"),
            pair("con-nuoi", "cha-nuoi", "me-nuoi"),
            pair("con-rieng", "cha-duong", "me-ke"),
            pair("con-re", "cha-vo", "me-vo"),
            pair("con-dau", "cha-chong", "me-chong"),
            both("cha-de", "con-de"),
            both("me-de", "con-de"),
            both("cha-nuoi", "con-nuoi"),
            both("me-nuoi", "con-nuoi"),
            both("cha-duong", "con-rieng"),
            both("me-ke", "con-rieng"),
            both("cha-vo", "con-re"),
            both("me-vo", "con-re"),
            both("cha-chong", "con-dau"),
            both("me-chong", "con-dau"),
            pair("chau-noi", "ong", "ba"),
            pair("chau-ngoai", "ong", "ba"),
            both("cu", "chat"),
            both("chat", "cu"),
            both("bac", "chau-ruot"),
            both("chu", "chau-ruot"),
            both("cau", "chau-ruot"),
            both("co", "chau-ruot"),
            both("di", "chau-ruot"),
            both("anh-chi-em-ruot", "anh-chi-em-ruot"),
            both("anh-chi-em-cung-cha", "anh-chi-em-cung-cha"),
            both("anh-chi-em-cung-me", "anh-chi-em-cung-me"),
            both("nguoi-giam-ho", "nguoi-duoc-giam-ho"),
            both("nguoi-duoc-giam-ho", "nguoi-giam-ho"),
            both("cung-o-nho", "cung-o-nho"),
            both("cung-o-thue", "cung-o-thue"),
            both("cung-o-muon", "cung-o-muon"));

    private RelationRules() {}

    /**
     * A member as the register knows them.
     *
     * @param relation to the old head
     * @param number personal number
     * @param father his number, null when not recorded; so the others
     */
    record Kin(
            UUID id,
            String relation,
            Sex sex,
            String number,
            @Nullable String father,
            @Nullable String mother,
            @Nullable String spouse) {
        boolean childOf(Kin other) {
            return other.number.equals(father) || other.number.equals(mother);
        }

        boolean parentsKnown() {
            return father != null && mother != null;
        }

        boolean marriedTo(Kin other) {
            return other.number.equals(spouse) && number.equals(other.spouse);
        }
    }

    /** The member's relation to the new head; empty when neither the register nor the codes say. */
    static Optional<String> derive(Kin oldHead, Kin newHead, Kin member) {
        if (member.id().equals(newHead.id())) {
            return Optional.of(Household.HEAD);
        }
        Optional<String> known = known(newHead, member);
        if (known.isPresent()) {
            return known;
        }
        if (member.id().equals(oldHead.id())) {
            return Optional.ofNullable(INVERSE.get(newHead.relation())).map(pair -> pair[at(oldHead.sex())]);
        }
        return Optional.ofNullable(entailed(oldHead, newHead, member));
    }

    /** Parents, children, spouses and siblings by the numbers that the register has. */
    private static Optional<String> known(Kin head, Kin member) {
        boolean man = member.sex() == Sex.MALE;
        if (member.marriedTo(head)) {
            return Optional.of(man ? "chong" : "vo");
        }
        if (member.childOf(head)) {
            return Optional.of("con-de");
        }
        if (head.childOf(member)) {
            return Optional.of(man ? "cha-de" : "me-de");
        }
        if (!member.parentsKnown() || !head.parentsKnown()) {
            return Optional.empty();
        }
        boolean father = java.util.Objects.equals(member.father(), head.father());
        boolean mother = java.util.Objects.equals(member.mother(), head.mother());
        if (father && mother) {
            return Optional.of("anh-chi-em-ruot");
        }
        return father
                ? Optional.of("anh-chi-em-cung-cha")
                : mother ? Optional.of("anh-chi-em-cung-me") : Optional.empty();
    }

    private static @Nullable String entailed(Kin oldHead, Kin newHead, Kin member) {
        String of = member.relation();
        if (LODGERS.contains(of)) {
            return LODGERS.contains(newHead.relation()) ? null : of;
        }
        return switch (newHead.relation()) {
            case "con-de" -> toChild(of, newHead, member);
            case "cha-de", "me-de" -> toParent(of, oldHead, newHead);
            case "anh-chi-em-ruot" -> toSibling(of);
            case "vo", "chong" -> toSpouse(of, newHead.relation().equals("vo"));
            default -> null;
        };
    }

    private static @Nullable String toChild(String of, Kin newHead, Kin member) {
        boolean anothers = member.spouse() != null && !member.spouse().equals(newHead.number());
        return switch (of) {
            case "cha-de" -> "ong";
            case "me-de" -> "ba";
            case "ong", "ba" -> "cu";
            case "con-re" -> anothers ? "anh-em-re" : null;
            case "con-dau" -> anothers ? "chi-em-dau" : null;
            case "chau-noi", "chau-ngoai" -> member.parentsKnown() ? "chau-ruot" : null;
            default -> null;
        };
    }

    private static @Nullable String toParent(String of, Kin oldHead, Kin newHead) {
        boolean father = newHead.relation().equals("cha-de");
        return switch (of) {
            case "vo" -> "con-dau";
            case "chong" -> "con-re";
            case "con-de" -> oldHead.sex() == Sex.MALE ? "chau-noi" : "chau-ngoai";
            case "chau-noi", "chau-ngoai" -> "chat";
            case "anh-chi-em-ruot" -> "con-de";
            case "anh-chi-em-cung-cha" -> father ? "con-de" : null;
            case "anh-chi-em-cung-me" -> father ? null : "con-de";
            default -> null;
        };
    }

    /** Full siblings have the same elders. */
    private static @Nullable String toSibling(String of) {
        if (BIRTH_PARENTS.contains(of) || ELDERS.contains(of) || of.equals("anh-chi-em-ruot")) {
            return of;
        }
        return switch (of) {
            case "con-de" -> "chau-ruot";
            case "vo" -> "chi-em-dau";
            case "chong" -> "anh-em-re";
            case "anh-chi-em-cung-cha", "anh-chi-em-cung-me" -> of;
            default -> null;
        };
    }

    /** A child of the old head may be the spouse's or not: the register's parents decide, or the officer. */
    private static @Nullable String toSpouse(String of, boolean wife) {
        return switch (of) {
            case "cha-de" -> wife ? "cha-chong" : "cha-vo";
            case "me-de" -> wife ? "me-chong" : "me-vo";
            default -> null;
        };
    }

    private static int at(Sex sex) {
        return sex == Sex.MALE ? 0 : 1;
    }

    private static Map.Entry<String, String[]> both(String of, String inverse) {
        return pair(of, inverse, inverse);
    }

    private static Map.Entry<String, String[]> pair(String of, String man, String woman) {
        return Map.entry(of, new String[] {man, woman});
    }
}
