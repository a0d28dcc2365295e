package vn.goc.residence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hộ gia đình: who lives together at one address (Law 68/2020/QH14 Art. 10), as on a day.
 *
 * @param code số hồ sơ cư trú: province, then ten digits
 * @param closed first day it no longer exists; null while it does
 * @param members the head first, then in the order they came
 */
public record Household(
        String code,
        UUID address,
        LocalDate opened,
        @Nullable LocalDate closed,
        List<Member> members) {
    /** The relation of the head itself, in code list {@code relation}. */
    public static final String HEAD = "chu-ho";

    public Household {
        members = List.copyOf(members);
    }

    /** @param relation code of list {@code relation}; {@link #HEAD} for the head */
    public record Member(UUID person, String relation, LocalDate from) {}

    public List<UUID> persons() {
        return members.stream().map(Member::person).toList();
    }

    public boolean has(UUID person) {
        return members.stream().anyMatch(member -> member.person().equals(person));
    }

    public UUID head() {
        return members.stream()
                .filter(member -> member.relation().equals(HEAD))
                .findFirst()
                .orElseThrow()
                .person();
    }
}
