package vn.goc.nation;

/**
 * Which household has which pattern and commune.
 *
 * <p>Shares come from Kronecker sequences instead of independent chance: any run of households has nearly the country's
 * mix, so small nations are as true as large ones. A block of 64 households spreads over one eighth of the country, a
 * few neighbouring provinces, so that kin in other households live in reach.
 */
final class Layout {
    static final int BLOCK = 64;

    private static final long PATTERN_STEP = 0xc13fa9a902a6328fL; // 1/g and 1/g², g³ = g + 1, in 64 bits
    private static final long BLOCK_STEP = 0x91e10da5c79e7b1dL;
    private static final long PLACE_STEP = 0x6a09e667f3bcc909L; // √2 − 1
    private static final int EIGHTH = 3;

    private final Country country;
    private final long patternStart;
    private final long placeStart;

    Layout(NationPlan plan, Country country) {
        this.country = country;
        this.patternStart = Dice.hash(plan.seed(), 0);
        this.placeStart = Dice.hash(plan.seed(), 1);
    }

    /**
     * The pattern of a household.
     *
     * @param household from 0
     * @param left people the plan still wants, at least one: the last household is chosen to fit them
     */
    Pattern pattern(long household, long left) {
        double share = Dice.unit(patternStart + household * PATTERN_STEP);
        Pattern pattern = country.patterns().at(share);
        return pattern.size() <= left ? pattern : country.patterns().at(share, (int) left);
    }

    Territory.Commune commune(long household) {
        long block = household / BLOCK;
        long place = household % BLOCK;
        long share = placeStart + block * BLOCK_STEP + ((place * PLACE_STEP) >>> EIGHTH);
        return country.territory().communes().at(Dice.unit(share));
    }
}
