package vn.goc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import vn.goc.World;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Purpose;
import vn.goc.nation.Household;
import vn.goc.nation.Nation;
import vn.goc.nation.NationPlan;
import vn.goc.nation.SyntheticPerson;
import vn.goc.places.Addresses;

/** The population of the test world, loaded once through the door; each test takes people nobody else takes. */
public final class People {
    public static final NationPlan PLAN = new NationPlan(7, 3_000, LocalDate.of(2026, 7, 1));
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static List<Household> households = List.of();

    private People() {}

    /** Loads what is missing and gives the households there are. */
    public static synchronized List<Household> households() {
        if (households.isEmpty()) {
            World.get().door(Loading.class).load(PLAN, (done, of) -> {});
            households = Nation.households(PLAN).toList();
        }
        return households;
    }

    /** A household of at least so many, different at each call. */
    public static Household household(int members) {
        List<Household> fit = new ArrayList<>();
        for (Household household : households()) {
            if (household.members().size() >= members) {
                fit.add(household);
            }
        }
        while (true) {
            Household next = households().get(NEXT.getAndIncrement());
            if (fit.contains(next)) {
                return next;
            }
        }
    }

    public static UUID id(SyntheticPerson person) {
        return World.get().door(Persons.class).idOf(person.number()).orElseThrow();
    }

    /** An address in Huế for those who are entered one by one: every page counts who lives nowhere. */
    static UUID home() {
        return World.get().door(Addresses.class).add(new AreaCode("19753"), PLAN.asOf(), "Số 1, đường Nhập Mới");
    }

    public static Access upkeep(String area) {
        return new Access(officer(area), Purpose.REGISTER_UPKEEP, "Luật Cư trú 68/2020/QH14, Điều 22", null);
    }

    public static Actor officer(String area) {
        return new Actor(
                Actor.Kind.OFFICER, UUID.randomUUID(), "G01." + area, "Công an phường Mẫu", "residence-officer", area);
    }
}
