package vn.goc.residence;

import java.util.List;
import java.util.Optional;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;

/** For which purposes an officer may search, by role, and the article each rests on. */
public final class SearchPurposes {
    /** A purpose with its legal ground (căn cứ pháp lý); the Vietnamese citation is what the journal keeps. */
    public record Allowed(Purpose purpose, String basisVi, String basisEn) {}

    private static final List<Allowed> RESIDENCE_OFFICER = List.of(
            new Allowed(
                    Purpose.RESIDENCE_REGISTRATION,
                    "Luật Cư trú 68/2020/QH14, Điều 22",
                    "Law on Residence 68/2020/QH14, Art. 22"),
            new Allowed(
                    Purpose.IDENTITY_CHECK,
                    "Luật Căn cước 26/2023/QH15, Điều 10 khoản 5",
                    "Law on Identification 26/2023/QH15, Art. 10 clause 5"),
            new Allowed(Purpose.REGISTER_UPKEEP, "Nghị định 70/2024/NĐ-CP, Điều 6", "Decree 70/2024/NĐ-CP, Art. 6"));

    private SearchPurposes() {}

    public static List<Allowed> of(Actor actor) {
        return actor.kind() == Actor.Kind.OFFICER && "residence-officer".equals(actor.role())
                ? RESIDENCE_OFFICER
                : List.of();
    }

    /** @param code as {@link Purpose#code()}; empty when it is unknown or not for the actor's role */
    public static Optional<Allowed> find(Actor actor, String code) {
        return of(actor).stream()
                .filter(allowed -> allowed.purpose().code().equals(code))
                .findFirst();
    }
}
