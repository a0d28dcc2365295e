package vn.goc.places;

import java.util.UUID;

/** An address prepared for loading in bulk by {@link Addresses#prepare}: its unit found, its line made tidy. */
public final class NewAddress {
    private final UUID id;
    private final Unit unit;
    private final AddressLine line;

    NewAddress(UUID id, Unit unit, AddressLine line) {
        this.id = id;
        this.unit = unit;
        this.line = line;
    }

    /** The id it has, or will have once loaded: the same for the same line in the same unit. */
    public UUID id() {
        return id;
    }

    Unit unit() {
        return unit;
    }

    AddressLine line() {
        return line;
    }
}
