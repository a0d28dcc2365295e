package vn.goc.nation;

/** What the nation is made from, read once and never changed. */
record Country(Territory territory, Peoples peoples, NameBook names, AddressBook addresses, PatternBook patterns) {
    /** The country of the data files. */
    static Country shared() {
        return Shared.COUNTRY;
    }

    private static final class Shared {
        private static final Country COUNTRY = new Country(
                new Territory(), new Peoples(), new NameBook(), new AddressBook(), new PatternBook(Pyramid.shares()));
    }
}
