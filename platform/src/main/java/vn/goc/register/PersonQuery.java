package vn.goc.register;

import java.util.List;
import java.util.UUID;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;

/**
 * How to look for people. Names forgive tone marks, đ/d, case and the order of words; a word may end in {@code *} after
 * three letters. The dead are left out unless asked for; those entered in error are never found.
 */
public sealed interface PersonQuery {
    boolean includeDead();

    /** 1–20 numbers, old ones resolve. */
    record ByNumbers(List<PersonalNumber> numbers, boolean includeDead) implements PersonQuery {}

    /** @param birth a full date, or year only for those of whom no more is known */
    record ByNameAndBirth(String name, PartialDate birth, boolean includeDead) implements PersonQuery {}

    /** @param commune 5 digits, of today's units */
    record ByNameAndCommune(String name, AreaCode commune, boolean includeDead) implements PersonQuery {}

    /** Who has permanent residence at this line of the commune. */
    record ByAddress(AreaCode commune, String line, boolean includeDead) implements PersonQuery {}

    /** @param code số hồ sơ cư trú, 12 digits */
    record ByHousehold(String code, boolean includeDead) implements PersonQuery {}

    /** The children of whoever has or had a number. */
    record ByParent(PersonalNumber parent, boolean includeDead) implements PersonQuery {}

    /** The same by the address's id, for rooms inside the house. */
    record ByAddressId(UUID address, boolean includeDead) implements PersonQuery {}
}
