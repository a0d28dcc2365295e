package vn.goc.nation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;

/**
 * Hộ: people who live at one address (Law on Residence 68/2020/QH14 Art. 10), the head first.
 *
 * @param no from 1, without gaps
 * @param commune 5 digits, a unit of 2025-07-01
 * @param province 2 digits, the commune's
 * @param addressLine the part before the commune, such as {@code Số 48, đường Hoa Ban}
 * @param members 1–10, the head first, the others in the order of a household book
 * @param priorAddress where the whole household lived before, for about one in ten
 */
public record Household(
        long no,
        AreaCode commune,
        AreaCode province,
        String addressLine,
        List<SyntheticPerson> members,
        @Nullable PriorAddress priorAddress) {
    public Household {
        members = List.copyOf(members);
    }

    public SyntheticPerson head() {
        return members.getFirst();
    }
}
