package vn.goc.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Field paths of the register (Law 26/2023/QH15 Art. 9) in words, for people who read which fields were asked, changed or
 * agreed. A path without a word is shown as it is.
 */
public final class FieldWords {
    private static final Map<String, String[]> WORDS = new LinkedHashMap<>();

    static {
        word("name", "họ, chữ đệm và tên", "full name");
        word("otherName", "tên gọi khác", "other name");
        word("number", "số định danh cá nhân", "personal number");
        word("oldNumber", "số CMND 9 số", "old 9-digit number");
        word("birth.date", "ngày, tháng, năm sinh", "date of birth");
        word("birth.place", "nơi sinh", "place of birth");
        word("birth.registrationPlace", "nơi đăng ký khai sinh", "birth registration");
        word("sex", "giới tính", "sex");
        word("origin", "quê quán", "place of origin");
        word("ethnicity", "dân tộc", "ethnic group");
        word("religion", "tôn giáo", "religion");
        word("nationality", "quốc tịch", "nationality");
        word("bloodGroup", "nhóm máu", "blood group");
        word("marital", "tình trạng hôn nhân", "marital status");
        word("spouse.name", "tên vợ hoặc chồng", "spouse's name");
        word("spouse.number", "số định danh của vợ hoặc chồng", "spouse's number");
        word("father.name", "tên cha", "father's name");
        word("father.number", "số định danh của cha", "father's number");
        word("mother.name", "tên mẹ", "mother's name");
        word("mother.number", "số định danh của mẹ", "mother's number");
        word("residence.permanent", "nơi thường trú", "permanent residence");
        word("residence.permanentSince", "thường trú từ ngày", "permanent residence since");
        word("residence.temporary", "nơi tạm trú", "temporary residence");
        word("residence.present", "nơi ở hiện tại", "present dwelling");
        word("household.code", "mã hộ", "household code");
        word("household.relation", "quan hệ với chủ hộ", "relation to the head");
        word("household.head", "chủ hộ", "head of household");
        word("life.status", "tình trạng sống", "life status");
        word("life.diedOn", "ngày chết", "date of death");
        word("contact.phone", "số điện thoại", "telephone");
        word("contact.email", "thư điện tử", "e-mail");
        word("event:moved", "tin báo: chuyển nơi thường trú", "notice: moved");
        word("event:household-changed", "tin báo: thay đổi hộ", "notice: household changed");
        word("event:corrected", "tin báo: cải chính", "notice: corrected");
        word("event:died", "tin báo: khai tử", "notice: died");
    }

    private FieldWords() {}

    public static String vi(String path) {
        return WORDS.containsKey(path) ? WORDS.get(path)[0] : path;
    }

    public static String en(String path) {
        return WORDS.containsKey(path) ? WORDS.get(path)[1] : path;
    }

    private static void word(String path, String vi, String en) {
        WORDS.put(path, new String[] {vi, en});
    }
}
