package vn.goc.residence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Đăng ký thường trú, tách hộ: people who move together to one address and household (Law 68/2020/QH14 Arts. 22, 25;
 * form CT01). At the same address it is a new or another household only, and residence stays as it is.
 *
 * @param movers with their relation to the head of the household they come to
 * @param address an address of {@code places}
 * @param from first day there; not in the future
 * @param dossier its code: the same dossier has one effect, however often it comes
 * @param staying where a head leaves people behind: all of them, with their relation to the new head, who is one of them
 */
public record Move(
        List<Mover> movers,
        UUID address,
        Target target,
        LocalDate from,
        String dossier,
        String evidence,
        String legalBasis,
        List<Mover> staying) {
    public Move {
        movers = List.copyOf(movers);
        staying = List.copyOf(staying);
    }

    public Move(
            List<Mover> movers,
            UUID address,
            Target target,
            LocalDate from,
            String dossier,
            String evidence,
            String legalBasis) {
        this(movers, address, target, from, dossier, evidence, legalBasis, List.of());
    }

    /** @param relation code of list {@code relation}, to the head; {@link Household#HEAD} for the head */
    public record Mover(UUID person, String relation) {}

    /** Where to: a household that exists, or one that begins. */
    public sealed interface Target {}

    /** @param code of a household at the address */
    public record JoinHousehold(String code) implements Target {}

    /** @param head one of the movers */
    public record NewHousehold(UUID head) implements Target {}
}
