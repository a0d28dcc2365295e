package vn.goc.civil;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Sex;

/**
 * Nội dung đăng ký khai sinh (Law 60/2014/QH13 Art. 14).
 *
 * @param dossier 4–40 characters; the same one registers one birth, however often it comes
 * @param birthPlace province or commune of today
 * @param birthPlaceText hospital or house, as the certificate has it
 * @param origin quê quán: province or commune of today
 * @param birthOrder 0 for a single birth, else the order among twins
 * @param surrogacy the clinic's paper on surrogacy (mang thai hộ); empty when there is none
 * @param confirmed numbers of children already on record whom the officer has seen and found to be others
 * @param reason why this is another child than those
 */
public record NewBirth(
        String dossier,
        PersonName name,
        Sex sex,
        PartialDate bornOn,
        String birthPlace,
        String birthPlaceText,
        String origin,
        String ethnicity,
        String nationality,
        @Nullable Parent mother,
        @Nullable Parent father,
        Evidence evidence,
        int birthOrder,
        String surrogacy,
        Declarant declarant,
        List<PersonalNumber> confirmed,
        String reason) {
    /**
     * A parent by number, or as far as known.
     *
     * @param number of a parent who is in the register: everything else is read from there
     * @param birthYear needed without a number
     */
    public record Parent(
            @Nullable PersonalNumber number,
            String name,
            @Nullable Integer birthYear,
            String ethnicity,
            String nationality,
            String residence) {
        public static Parent of(PersonalNumber number) {
            return new Parent(number, "", null, "", "", "");
        }
    }

    /** Người đi đăng ký: name, paper and relation as stated. */
    public record Declarant(String name, String relation) {}

    public NewBirth {
        confirmed = List.copyOf(confirmed);
    }

    /** The same after the officer has seen who is on record. */
    public NewBirth confirming(List<PersonalNumber> seen, String why) {
        return new NewBirth(
                dossier,
                name,
                sex,
                bornOn,
                birthPlace,
                birthPlaceText,
                origin,
                ethnicity,
                nationality,
                mother,
                father,
                evidence,
                birthOrder,
                surrogacy,
                declarant,
                seen,
                why);
    }
}
