package vn.goc.civil;

import vn.goc.kernel.Refusal;

/** Refusals of the civil-status book. */
public enum CivilError implements Refusal {
    NOT_A_REGISTRAR(
            403,
            "Chỉ công chức hộ tịch của một xã, phường, đặc khu mới làm được việc này.",
            "Only the civil-status officer of a commune may do this."),
    DOSSIER_MALFORMED(
            400,
            "Mã hồ sơ gồm 4 đến 40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối.",
            "A dossier code is 4 to 40 plain letters, digits, dots or hyphens."),
    DOSSIER_OTHERWISE(
            409,
            "Hồ sơ {dossier} đã vào sổ với nội dung khác. Mở việc đã ghi để xem, hoặc dùng mã hồ sơ mới.",
            "Dossier {dossier} stands in the book with other content. Open that act, or use a new dossier code."),
    RECORD_UNKNOWN(
            404,
            "Không có việc hộ tịch này trong sổ. Tra theo số định danh.",
            "No such act in the book. Search by personal number."),
    PERSON_NOT_FOUND(
            404,
            "Không có người mang số này ({who}). Kiểm tra 12 chữ số.",
            "Nobody has this number ({whoEn}). Check the 12 digits."),
    TEXT_NEEDED(422, "Ghi “{field}”, từ 1 đến {most} ký tự.", "Enter “{field}”, 1 to {most} characters."),
    DAY_AHEAD(422, "Ngày này ở tương lai. Xem lại “{field}”.", "This day is in the future. Check “{field}”."),
    PARENT_NEEDED(
            422,
            "Ghi cha hoặc mẹ; trẻ bị bỏ rơi thì chọn biên bản về việc trẻ bị bỏ rơi.",
            "Enter the mother or the father; for an abandoned child choose the record of abandonment."),
    ABANDONED_HAS_NO_PARENTS(
            422,
            "Biên bản trẻ bị bỏ rơi chỉ dùng khi chưa xác định được cha, mẹ. Bỏ cha, mẹ hoặc chọn giấy tờ khác.",
            "The record of an abandoned child is for a child of unknown parents. Remove them or choose another paper."),
    PARENT_INCOMPLETE(
            422,
            "Ghi số định danh của {who}, hoặc họ tên và năm sinh.",
            "Enter the {whoEn}’s personal number, or name and year of birth."),
    PARENT_SEX(
            422,
            "Giới tính của {who} trong cơ sở dữ liệu không khớp. Kiểm tra số định danh.",
            "The register has another sex for the {whoEn}. Check the number."),
    PARENT_TOO_YOUNG(
            422,
            "Năm sinh của {who} bằng hoặc sau năm sinh của con. Kiểm tra năm sinh hoặc số định danh.",
            "The {whoEn} was born in or after the child’s year. Check the year or the number."),
    DUPLICATE_SUSPECTED(
            409,
            "Có {count} trẻ giống thông tin này đã có trong sổ hoặc cơ sở dữ liệu. Xem rồi ghi vì sao đây là trẻ khác.",
            "{count} children like this one are on record. Look at them and say why this is another child."),
    REASON_NEEDED(
            422,
            "Ghi vì sao đây là trẻ khác, từ 1 đến {most} ký tự; sinh đôi thì ghi thứ tự sinh.",
            "Say why this is another child, in 1 to {most} characters; for twins give the order of birth."),
    ALREADY_DEAD(
            409,
            "Người này đã được đăng ký khai tử. Cấp trích lục từ việc đã ghi.",
            "This death is registered. Issue an extract from it."),
    DIED_BEFORE_BIRTH(422, "Ngày chết trước ngày sinh. Xem lại ngày.", "The death is before the birth. Check the day."),
    SAME_PERSON(422, "Hai bên phải là hai người khác nhau.", "The two must be different persons."),
    NOT_MAN_AND_WOMAN(
            422,
            "Ghi nam ở bên nam, nữ ở bên nữ như trong cơ sở dữ liệu (Điều 8 Luật Hôn nhân và gia đình).",
            "Enter the man as husband and the woman as wife as the register has them (Art. 8 Law on Marriage and Family)."),
    TOO_YOUNG(
            422,
            "Chưa đủ {years} tuổi: {who} ({article}). Hẹn đăng ký khi đủ tuổi.",
            "Not yet {years} years old: {whoEn} ({articleEn}). Register when that age is reached."),
    NOT_LIVING(
            409,
            "Cơ sở dữ liệu không ghi là còn sống: {who}. Xác minh trước.",
            "Not living by the register: {whoEn}. Verify first."),
    ALREADY_MARRIED(
            409,
            "Đang có vợ, chồng: {who}. Ghi việc ly hôn hoặc khai tử trước.",
            "Married already: {whoEn}. Record the divorce or the death first."),
    KIN(
            422,
            "Hai người là {relation} theo cơ sở dữ liệu: cấm kết hôn (Điều 5 Luật Hôn nhân và gia đình).",
            "By the register the two are {relationEn}: marriage is forbidden (Art. 5 Law on Marriage and Family)."),
    BOTH_MUST_SIGN(
            422,
            "Hai bên phải cùng có mặt và ký sổ (Điều 18 Luật Hộ tịch). Xác nhận việc đó.",
            "Both must be present and sign the book (Art. 18 Law on Civil Status). Confirm it."),
    ORIGINAL_ISSUED(
            409,
            "Bản chính đã cấp một lần. Cấp trích lục thay thế.",
            "The original was issued, once. Issue an extract instead."),
    PAPER_OTHERWISE(
            422,
            "Việc này không có loại giấy đó. Chọn một loại trên trang.",
            "This act has no such paper. Choose one on the page.");

    private final int status;
    private final String vi;
    private final String en;

    CivilError(int status, String vi, String en) {
        this.status = status;
        this.vi = vi;
        this.en = en;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String vi() {
        return vi;
    }

    @Override
    public String en() {
        return en;
    }
}
