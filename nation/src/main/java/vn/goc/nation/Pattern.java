package vn.goc.nation;

import java.util.List;

/** Who lives together: the shape of a household, without names, dates and place. The head is the first role. */
record Pattern(Kind kind, List<Role> roles) {
    /** Most members a household has. */
    static final int LARGEST = 10;

    /** What ties the members; the share is our assumption, from which calibration to the pyramid starts. */
    enum Kind {
        ALONE(95),
        COUPLE(165),
        COUPLE_AND_CHILDREN(430),
        ONE_PARENT(80),
        COUPLE_WITH_ELDERS(85),
        ELDERS_WITH_COUPLE(70),
        GRANDPARENTS(20),
        ADULT_WITH_PARENT(35),
        SIBLINGS(15),
        HOUSEMATES(10);

        private final int perMille;

        Kind(int perMille) {
            this.perMille = perMille;
        }

        int perMille() {
            return perMille;
        }
    }

    int size() {
        return roles.size();
    }
}
