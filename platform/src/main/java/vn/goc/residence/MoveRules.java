package vn.goc.residence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Rejection;
import vn.goc.residence.Move.Mover;
import vn.goc.site.Texts;

/** What a move must satisfy, so that every household keeps one head and nobody is in two. */
@Component
class MoveRules {
    private static final int MOST_MOVERS = 20;

    private final HouseholdStore store;

    MoveRules(HouseholdStore store) {
        this.store = store;
    }

    /** What can be told without looking anything up. */
    static void require(Move move, LocalDate today) {
        Set<UUID> once = new HashSet<>();
        boolean twice = !move.movers().stream().map(Mover::person).allMatch(once::add);
        if (move.movers().isEmpty() || move.movers().size() > MOST_MOVERS || twice) {
            throw Rejection.of(ResidenceError.NOBODY_MOVES).with("most", MOST_MOVERS);
        }
        if (move.from().isAfter(today)) {
            throw Rejection.of(ResidenceError.DAY_AHEAD).with("day", Texts.day(move.from()));
        }
        List<UUID> heads = heads(move.movers());
        switch (move.target()) {
            case Move.JoinHousehold join when !heads.isEmpty() -> throw Rejection.of(ResidenceError.ONE_HEAD);
            case Move.NewHousehold begun
            when !once.contains(begun.head()) -> throw Rejection.of(ResidenceError.HEAD_NOT_AMONG_MOVERS);
            case Move.NewHousehold begun
            when !heads.equals(List.of(begun.head())) -> throw Rejection.of(ResidenceError.ONE_HEAD);
            default -> {
                // consistent
            }
        }
    }

    /** A move comes after the one before it. */
    void requireLast(UUID person, LocalDate from) {
        store.latest(person).filter(latest -> latest.isAfter(from)).ifPresent(latest -> {
            throw Rejection.of(ResidenceError.BEFORE_LAST_MOVE).with("day", Texts.day(latest));
        });
    }

    /** The household they come to, when it exists. */
    Optional<Household> joined(Move move, Map<UUID, Household> left) {
        if (!(move.target() instanceof Move.JoinHousehold join)) {
            return Optional.empty();
        }
        Household household = store.find(join.code(), move.from())
                .orElseThrow(() -> Rejection.of(ResidenceError.UNKNOWN_HOUSEHOLD)
                        .with("code", join.code().length() > 20 ? join.code().substring(0, 20) : join.code())
                        .with("day", Texts.day(move.from())));
        if (!household.address().equals(move.address())) {
            throw Rejection.of(ResidenceError.HOUSEHOLD_ELSEWHERE).with("code", household.code());
        }
        if (left.values().stream().anyMatch(old -> old.code().equals(household.code()))) {
            throw Rejection.of(ResidenceError.ALREADY_THERE).with("code", household.code());
        }
        return Optional.of(household);
    }

    /** Those whose relation changes because their head leaves: all who stay, as the act names them. */
    List<Mover> staying(List<Mover> stated, Set<Household> left, Set<UUID> movers) {
        List<Mover> staying = new ArrayList<>();
        for (Household household : left) {
            List<UUID> stay = household.persons().stream()
                    .filter(person -> !movers.contains(person))
                    .toList();
            if (stay.isEmpty() || !movers.contains(household.head())) {
                continue;
            }
            List<Mover> named = stated.stream()
                    .filter(mover -> stay.contains(mover.person()))
                    .toList();
            if (named.isEmpty() && !stated.isEmpty()) {
                throw Rejection.of(ResidenceError.SUCCESSOR_NOT_A_MEMBER).with("code", household.code());
            }
            boolean all = Set.copyOf(named.stream().map(Mover::person).toList()).equals(Set.copyOf(stay));
            if (!all || named.size() != stay.size() || heads(named).size() != 1 || !staying.isEmpty()) {
                throw Rejection.of(ResidenceError.HEAD_LEAVES).with("code", household.code());
            }
            staying.addAll(named);
        }
        return staying;
    }

    private static List<UUID> heads(List<Mover> movers) {
        return movers.stream()
                .filter(mover -> mover.relation().equals(Household.HEAD))
                .map(Mover::person)
                .toList();
    }
}
