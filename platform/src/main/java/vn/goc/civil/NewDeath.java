package vn.goc.civil;

import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;

/**
 * Nội dung đăng ký khai tử (Law 60/2014/QH13 Art. 33).
 *
 * @param diedOn may be partial; never a made-up day
 * @param cause code of the list {@code death-cause}
 */
public record NewDeath(
        String dossier,
        PersonalNumber person,
        PartialDate diedOn,
        String place,
        String cause,
        Evidence evidence,
        NewBirth.Declarant declarant) {}
