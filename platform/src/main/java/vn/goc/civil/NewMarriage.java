package vn.goc.civil;

import vn.goc.kernel.PersonalNumber;

/**
 * Nội dung đăng ký kết hôn (Law 60/2014/QH13 Art. 17).
 *
 * @param bothSigned both are present and have signed the book (Art. 18(2))
 * @param papers what was shown of their marital status, such as numbers of confirmations; may be empty
 */
public record NewMarriage(
        String dossier, PersonalNumber husband, PersonalNumber wife, boolean bothSigned, String papers) {}
