package vn.goc.nation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Sex;

/**
 * A person who never lived, with the facts of Law 26/2023/QH15 Art. 9 that a register is seeded with.
 *
 * @param no from 1, without gaps, in the order of households; others refer to it
 * @param number begins with 000 and is unique in the plan
 * @param oldNumber9 số CMND 9 số, unique, its first digit 5–9 as no real one's; for many adults
 * @param birth year only for about 3 % of those over 60
 * @param birthPlace province, 2 digits, of today's units
 * @param birthRegistration commune, 5 digits, of today's units, within the province of birth
 * @param origin quê quán: province, 2 digits, of today's units; a child has its father's
 * @param ethnicity {@code 01}–{@code 54} of the national list
 * @param religion see {@link Religion}
 * @param nationality ISO 3166-1 alpha-3
 * @param fatherNo a person of the same household or of an earlier one of its block
 * @param motherNo likewise; always with {@code fatherNo} when in another household
 * @param spouseNo a person of the same household, who names this one back
 * @param permanentSince first day of permanent residence at the household's address, not before birth
 * @param phone ten digits beginning with 01, which no subscriber has
 */
public record SyntheticPerson(
        long no,
        PersonalNumber number,
        @Nullable String oldNumber9,
        PersonName name,
        PartialDate birth,
        Sex sex,
        AreaCode birthPlace,
        AreaCode birthRegistration,
        AreaCode origin,
        String ethnicity,
        Religion religion,
        String nationality,
        @Nullable BloodGroup bloodGroup,
        Relation relationToHead,
        Marital marital,
        @Nullable Long fatherNo,
        @Nullable Long motherNo,
        @Nullable Long spouseNo,
        LocalDate permanentSince,
        @Nullable String phone) {}
