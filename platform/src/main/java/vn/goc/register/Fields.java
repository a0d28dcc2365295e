package vn.goc.register;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.goc.kernel.Rejection;
import vn.goc.register.Field.Group;
import vn.goc.register.Field.Type;

/**
 * The fields there are, and the mask every question needs: what is asked for is what is answered, shown and journaled.
 */
public final class Fields {
    private static final int MOST = 130;
    private static final int LONGEST = 200;
    private static final Map<String, Field> BY_PATH = new LinkedHashMap<>();

    static {
        add("name", Group.IDENTITY, Type.NAME, 1, "Họ, chữ đệm và tên khai sinh", "Birth name");
        add("otherName", Group.IDENTITY, Type.NAME, 2, "Tên gọi khác", "Other name");
        add("number", Group.IDENTITY, Type.NUMBER, 3, "Số định danh cá nhân", "Personal number");
        add("oldNumber", Group.IDENTITY, Type.OLD_NUMBER, 13, "Số CMND 9 số", "Former 9-digit number");
        add("birth.date", Group.IDENTITY, Type.PARTIAL_DATE, 4, "Ngày, tháng, năm sinh", "Date of birth");
        add("birth.place", Group.IDENTITY, Type.UNIT, 6, "Nơi sinh", "Place of birth");
        add("birth.registrationPlace", Group.IDENTITY, Type.UNIT, 7, "Nơi đăng ký khai sinh", "Birth registered at");
        add("sex", Group.IDENTITY, Type.SEX, 5, "Giới tính", "Sex");
        add("origin", Group.IDENTITY, Type.UNIT, 8, "Quê quán", "Place of origin");
        code("ethnicity", Group.IDENTITY, "ethnicity", 9, "Dân tộc", "Ethnic group");
        code("religion", Group.IDENTITY, "religion", 10, "Tôn giáo", "Religion");
        code("nationality", Group.IDENTITY, "nationality", 11, "Quốc tịch", "Nationality");
        add("bloodGroup", Group.IDENTITY, Type.TEXT, 12, "Nhóm máu", "Blood group");
        code("kind", Group.IDENTITY, "person-kind", 26, "Diện cư trú", "Kind of person");
        code("marital", Group.FAMILY, "marital", 21, "Tình trạng hôn nhân", "Marital status");
        add("spouse.name", Group.FAMILY, Type.NAME, 15, "Họ tên vợ hoặc chồng", "Spouse’s name");
        add("spouse.number", Group.FAMILY, Type.NUMBER, 15, "Số định danh của vợ hoặc chồng", "Spouse’s number");
        add("spouse.oldNumber", Group.FAMILY, Type.OLD_NUMBER, 15, "Số CMND của vợ hoặc chồng", "Spouse’s old number");
        code("spouse.nationality", Group.FAMILY, "nationality", 15, "Quốc tịch vợ hoặc chồng", "Spouse’s nationality");
        add("representative.name", Group.FAMILY, Type.NAME, 15, "Họ tên người đại diện", "Representative’s name");
        add("representative.number", Group.FAMILY, Type.NUMBER, 15, "Số của người đại diện", "Representative’s number");
        add("represented", Group.FAMILY, Type.KIN, 15, "Người được đại diện", "Persons represented");
        add("children", Group.FAMILY, Type.KIN, 15, "Con", "Children");
        add("father.name", Group.IDENTITY, Type.NAME, 15, "Họ tên cha", "Father’s name");
        add("father.number", Group.IDENTITY, Type.NUMBER, 15, "Số định danh của cha", "Father’s number");
        add("father.oldNumber", Group.IDENTITY, Type.OLD_NUMBER, 15, "Số CMND của cha", "Father’s old number");
        code("father.nationality", Group.IDENTITY, "nationality", 15, "Quốc tịch của cha", "Father’s nationality");
        add("mother.name", Group.IDENTITY, Type.NAME, 15, "Họ tên mẹ", "Mother’s name");
        add("mother.number", Group.IDENTITY, Type.NUMBER, 15, "Số định danh của mẹ", "Mother’s number");
        add("mother.oldNumber", Group.IDENTITY, Type.OLD_NUMBER, 15, "Số CMND của mẹ", "Mother’s old number");
        code("mother.nationality", Group.IDENTITY, "nationality", 15, "Quốc tịch của mẹ", "Mother’s nationality");
        add("residence.permanent", Group.RESIDENCE, Type.ADDRESS, 16, "Nơi thường trú", "Permanent residence");
        add("residence.permanentSince", Group.RESIDENCE, Type.DATE, 16, "Thường trú từ ngày", "Permanent since");
        add("residence.temporary", Group.RESIDENCE, Type.ADDRESS, 17, "Nơi tạm trú", "Temporary residence");
        add("residence.temporarySince", Group.RESIDENCE, Type.DATE, 17, "Tạm trú từ ngày", "Temporary since");
        add("residence.temporaryUntil", Group.RESIDENCE, Type.DATE, 17, "Tạm trú đến ngày", "Temporary until");
        add("residence.present", Group.RESIDENCE, Type.ADDRESS, 18, "Nơi ở hiện tại", "Present dwelling");
        add("residence.absentSince", Group.RESIDENCE, Type.DATE, 19, "Tạm vắng từ ngày", "Declared absent since");
        add("residence.absentUntil", Group.RESIDENCE, Type.DATE, 19, "Tạm vắng đến ngày", "Declared absent until");
        add("residence.absentTo", Group.RESIDENCE, Type.TEXT, 19, "Nơi đến khi tạm vắng", "Where the absent person is");
        add("household.code", Group.HOUSEHOLD, Type.TEXT, 20, "Số hồ sơ cư trú", "Household file number");
        code("household.relation", Group.HOUSEHOLD, "relation", 22, "Quan hệ với chủ hộ", "Relation to the head");
        add("household.head", Group.HOUSEHOLD, Type.NAME, 23, "Chủ hộ", "Head of household");
        add("household.members", Group.HOUSEHOLD, Type.KIN, 23, "Thành viên hộ", "Members of the household");
        add("life.status", Group.LIFE, Type.LIFE, 24, "Tình trạng", "Status");
        add("life.diedOn", Group.LIFE, Type.PARTIAL_DATE, 24, "Ngày, tháng, năm chết", "Date of death");
        add("life.missingOn", Group.LIFE, Type.PARTIAL_DATE, 24, "Ngày, tháng, năm mất tích", "Date of disappearance");
        add("life.emigratedOn", Group.LIFE, Type.PARTIAL_DATE, 26, "Ngày ra nước ngoài định cư", "Date of emigration");
        add("contact.phone", Group.CONTACT, Type.PHONE, 25, "Số điện thoại", "Phone");
        add("contact.email", Group.CONTACT, Type.EMAIL, 25, "Địa chỉ thư điện tử", "E-mail");
        code("card.kind", Group.CARD, "card", 14, "Loại thẻ đã cấp", "Kind of card issued");
        add("card.issuedOn", Group.CARD, Type.DATE, 14, "Ngày cấp thẻ", "Card issued on");
        add("card.issuedBy", Group.CARD, Type.TEXT, 14, "Nơi cấp thẻ", "Card issued by");
        add("card.expiresOn", Group.CARD, Type.DATE, 14, "Thời hạn của thẻ", "Card expires on");
    }

    /** Every field, in the order of a personal record. */
    public static final List<Field> ALL = List.copyOf(BY_PATH.values());

    /** Fields that most people have no value of, and lack nothing for it. */
    private static final Set<String> RARE = Set.of(
            "children",
            "represented",
            "otherName",
            "oldNumber",
            "spouse.oldNumber",
            "father.oldNumber",
            "mother.oldNumber",
            "spouse.nationality",
            "father.nationality",
            "mother.nationality",
            "representative.name",
            "representative.number",
            "residence.temporary",
            "residence.temporarySince",
            "residence.temporaryUntil",
            "residence.absentSince",
            "residence.absentUntil",
            "residence.absentTo",
            "life.diedOn",
            "life.missingOn",
            "life.emigratedOn",
            "card.kind",
            "card.issuedOn",
            "card.issuedBy",
            "card.expiresOn");

    /** What every answer tells by itself, asked or not. */
    private static final Set<String> AUTOMATIC = Set.of("underVerification", "suspended");

    private Fields() {}

    /** Whether a record without a value here lacks something. */
    public static boolean expected(Field field) {
        return !RARE.contains(field.path());
    }

    public static Optional<Field> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** @throws Rejection {@code register.unknown-field} */
    public static Field get(String path) {
        Field field = BY_PATH.get(path);
        if (field == null) {
            throw Rejection.of(RegisterError.UNKNOWN_FIELD)
                    .with("field", Rejection.shorten(path))
                    .with("parameter", "field");
        }
        return field;
    }

    /**
     * Checks a mask: 1–130 known paths of at most 200 characters; a path named twice counts once.
     *
     * @param parameter what a refusal calls it, e.g. {@code fields}
     * @throws Rejection {@code register.mask-size}, {@code mask-path-too-long}, {@code automatic-field}, {@code unknown-field}
     */
    public static List<String> mask(List<String> paths, String parameter) {
        if (paths.isEmpty() || paths.size() > MOST) {
            throw Rejection.of(RegisterError.MASK_SIZE)
                    .with("parameter", parameter)
                    .with("most", MOST);
        }
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            String place = parameter + "[" + i + "]";
            if (path.length() > LONGEST) {
                throw Rejection.of(RegisterError.MASK_PATH_TOO_LONG)
                        .with("parameter", place)
                        .with("most", LONGEST);
            }
            if (AUTOMATIC.contains(path)) {
                throw Rejection.of(RegisterError.AUTOMATIC_FIELD)
                        .with("field", path)
                        .with("parameter", place);
            }
            if (!BY_PATH.containsKey(path)) {
                throw Rejection.of(RegisterError.UNKNOWN_FIELD)
                        .with("field", Rejection.shorten(path))
                        .with("parameter", place);
            }
        }
        return List.copyOf(new LinkedHashSet<>(paths));
    }

    /** Those of some paths that the register knows, in the order of a personal record. */
    public static List<String> known(Collection<String> paths) {
        Set<String> named = new HashSet<>(paths);
        return ALL.stream().map(Field::path).filter(named::contains).toList();
    }

    private static void add(String path, Group group, Type type, int number, String vi, String en) {
        BY_PATH.put(path, new Field(path, group, type, null, number, vi, en));
    }

    private static void code(String path, Group group, String list, int number, String vi, String en) {
        BY_PATH.put(path, new Field(path, group, Type.CODE, list, number, vi, en));
    }
}
