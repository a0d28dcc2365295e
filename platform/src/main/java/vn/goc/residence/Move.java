package vn.goc.residence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Đăng ký thường trú: people who move together to one address and household (Law 68/2020/QH14 Art. 22; CT01).
 *
 * @param movers with their relation to the head of the household they come to
 * @param address an address of {@code places}
 * @param from first day there; not in the future
 * @param dossier its code: the same dossier has one effect
 * @param successor who heads the household that a leaving head leaves people in; null when nobody stays
 */
public record Move(
        List<Mover> movers,
        UUID address,
        Target target,
        LocalDate from,
        String dossier,
        String evidence,
        String legalBasis,
        @Nullable UUID successor) {
    public Move {
        movers = List.copyOf(movers);
    }

    public Move(
            List<Mover> movers,
            UUID address,
            Target target,
            LocalDate from,
            String dossier,
            String evidence,
            String legalBasis) {
        this(movers, address, target, from, dossier, evidence, legalBasis, null);
    }

    /** @param relation code of list {@code relation}, to the head of the household they come to */
    public record Mover(UUID person, String relation) {}

    /** Where to: a household that exists, or one that begins. */
    public sealed interface Target {}

    /** @param code of a household at the address */
    public record JoinHousehold(String code) implements Target {}

    /** @param head one of the movers */
    public record NewHousehold(UUID head) implements Target {}
}
