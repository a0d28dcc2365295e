package vn.goc.nation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Households of a plan in order, one block in memory at a time. Skipping draws no names: patterns and years only. */
final class Households implements Iterator<Household> {
    private final NationPlan plan;
    private final Country country = Country.shared();
    private final Layout layout;
    private final Births births;
    private final Serials serials;
    private final long end;
    private Kin kin = new Kin();
    private long household;
    private long people;

    /**
     * Stands before the first household of a block.
     *
     * @param end the first household not to give, from 0
     */
    Households(NationPlan plan, long start, long end) {
        this.plan = plan;
        this.layout = new Layout(plan, country);
        this.births = new Births(plan);
        this.serials = new Serials(plan.seed());
        this.end = end;
        while (household < start && people < plan.people()) {
            pass();
        }
    }

    /** How many households the plan has. */
    static long count(NationPlan plan) {
        var layout = new Layout(plan, Country.shared());
        long household = 0;
        for (long left = plan.people(); left > 0; household++) {
            left -= layout.pattern(household, left).size();
        }
        return household;
    }

    @Override
    public boolean hasNext() {
        return household < end && people < plan.people();
    }

    @Override
    public Household next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no household after the last");
        }
        if (household % Layout.BLOCK == 0) {
            kin = new Kin();
        }
        Pattern pattern = layout.pattern(household, plan.people() - people);
        var days = new ArrayList<LocalDate>(pattern.size());
        for (int place = 0; place < pattern.size(); place++) {
            days.add(births.of(household, pattern, place));
        }
        var maker = new HouseholdMaker(
                plan,
                country,
                serials,
                kin,
                household,
                pattern,
                List.copyOf(days),
                layout.commune(household),
                people + 1);
        Household made = maker.make(household + 1);
        household++;
        people += pattern.size();
        return made;
    }

    private void pass() {
        Pattern pattern = layout.pattern(household, plan.people() - people);
        for (int place = 0; place < pattern.size(); place++) {
            int year = births.of(household, pattern, place).getYear();
            serials.pass(pattern.roles().get(place).sex(), year);
        }
        household++;
        people += pattern.size();
    }
}
