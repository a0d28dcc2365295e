package vn.goc.register;

import vn.goc.kernel.Refusal;

/** Refusals of the register. */
public enum RegisterError implements Refusal {
    MASK_SIZE(
            400,
            "“{parameter}” cần từ 1 đến {most} trường. Ghi đúng các trường cần dùng.",
            "“{parameter}” takes 1 to {most} fields. Name the fields you need."),
    MASK_PATH_TOO_LONG(
            400,
            "“{parameter}” dài quá {most} ký tự. Ghi tên trường như trong tài liệu API.",
            "“{parameter}” is over {most} characters. Name the field as the API page does."),
    UNKNOWN_FIELD(
            400,
            "Không có trường “{field}” ({parameter}). Xem danh sách trường ở tài liệu API.",
            "There is no field “{field}” ({parameter}). The API page lists the fields."),
    AUTOMATIC_FIELD(
            400,
            "“{field}” ({parameter}) luôn có trong câu trả lời. Bỏ trường này khỏi danh sách.",
            "“{field}” ({parameter}) is in every answer by itself. Leave it out of the mask."),
    NOT_IN_HISTORY(
            400,
            "“{field}” được suy từ hồ sơ hiện tại của người khác nên không có theo ngày. Bỏ trường này.",
            "“{field}” is read from other people’s present records, so it has no history. Leave it out."),
    DERIVED(
            422,
            "“{field}” được suy từ hồ sơ của người khác. Ghi ở hồ sơ của những người đó.",
            "“{field}” is read from other people’s records. Write it in theirs."),
    QUERY_UNCLEAR(
            400,
            "“{parameter}”: chọn đúng một cách tìm: theo số, số CMND cũ, tên và ngày sinh, tên và xã, địa chỉ, hộ, hoặc số của cha mẹ.",
            "“{parameter}”: choose exactly one way to search: by number, old number, name and birth date, name and commune, address, household, or a parent’s number."),
    NUMBERS_SIZE(400, "Mỗi lần hỏi từ 1 đến {most} số định danh.", "Ask for 1 to {most} personal numbers at once."),
    NAME_TOO_SHORT(
            400,
            "Tên cần tìm phải có ít nhất một từ hai chữ cái; dấu * chỉ đứng sau ít nhất 3 chữ cái.",
            "The name needs a word of two letters at least; * may only follow three letters or more."),
    BIRTH_MONTH_ALONE(
            400,
            "Tìm theo ngày sinh đủ ngày, tháng, năm, hoặc chỉ năm nếu giấy tờ chỉ có năm.",
            "Search by a full birth date, or by year alone if papers show no more."),
    TOO_MANY_HITS(
            400,
            "Có hơn {most} người khớp. Thêm thông tin để thu hẹp rồi tìm lại.",
            "More than {most} people match. Add what you know and search again."),
    NOT_FOUND_OR_NOT_YOURS(
            404,
            "Không tìm thấy, hoặc người này không thuộc địa bàn và vụ việc của bạn. Kiểm tra số và mã vụ việc.",
            "Not found, or not a person of your area or case. Check the number and the case."),
    BASIS_MISSING(400, "Ghi căn cứ pháp lý của việc tra cứu.", "Name the legal basis of the access."),
    PURPOSE_UNKNOWN(
            400,
            "Không có mục đích “{purpose}”. Các mục đích: {purposes}.",
            "There is no purpose “{purpose}”. The purposes are: {purposes}."),
    PURPOSE_NOT_YOURS(403, "Mục đích này không dành cho tài khoản của bạn.", "This purpose is not for your account."),
    PLACE_NOT_YOURS(
            403, "Nơi đăng ký này không thuộc địa bàn của bạn.", "This place of registration is not in your area."),
    DOSSIER_OTHERWISE(
            409,
            "Hồ sơ {dossier} đã lập một người với thông tin khác. Kiểm tra mã hồ sơ, hoặc cải chính người đó.",
            "Dossier {dossier} entered somebody with other values. Check its code, or correct that person."),
    VALUE_MISSING(422, "Thiếu “{field}”. Ghi giá trị này.", "“{field}” is missing. Enter it."),
    VALUE_WRONG(422, "Giá trị của “{field}” không hợp lệ. {vi}", "The value of “{field}” is not valid. {en}"),
    OTHER_GROUP(
            422,
            "Trường “{field}” không thuộc nhóm {group}. Ghi mỗi nhóm một lần thay đổi.",
            "Field “{field}” is not of group {group}. Write each group in a change of its own."),
    NOTHING_CHANGES(
            422,
            "Giá trị mới giống giá trị đang có. Không cần ghi.",
            "The new value equals the present one. Nothing to write."),
    LATER_CHANGE(
            409,
            "Trường “{field}” đã thay đổi sau đó, từ {from}. Cải chính các giai đoạn đó trước.",
            "Field “{field}” changed again later, from {from}. Correct those periods first."),
    NO_SLICE(
            422,
            "Không có thông tin nào của nhóm này vào ngày {day} để cải chính.",
            "Nothing of this group on {day} is there to be corrected."),
    NOT_MISSING(
            409,
            "Trường “{field}” đã có giá trị nên không phải bổ sung. Dùng thay đổi hoặc cải chính.",
            "Field “{field}” has a value, so nothing is missing. Use a change or a correction."),
    DAY_BEFORE_BIRTH(422, "Ngày {day} trước ngày sinh. Xem lại ngày.", "{day} is before the birth. Check the date."),
    DAY_AHEAD(
            422,
            "Ngày {day} ở tương lai. Chỉ ghi việc đã có hiệu lực.",
            "{day} is in the future. Only what is in force is recorded."),
    LOCKED(
            409,
            "Thông tin người này đã khóa ({status}). Chỉ cải chính hoặc xác minh được.",
            "This record is locked ({status}). Only corrections are possible."),
    NUMBER_ONLY_THROUGH_NUMBERS(
            422,
            "Số định danh chỉ thay đổi qua thủ tục hủy và xác lập lại.",
            "A personal number changes only by cancelling and re-establishing it."),
    NUMBER_TAKEN(409, "Số này đã được cấp cho người khác.", "This number belongs to somebody else."),
    NUMBER_NOT_ASKED(
            422,
            "Với căn cứ a và b, số định danh chỉ xác lập lại khi công dân có yêu cầu. Ghi nhận yêu cầu đó.",
            "On grounds a and b a number is re-established only if the citizen wishes. Record that wish."),
    NUMBER_PLACE_MISSING(
            422,
            "Chọn nơi đăng ký khai sinh để xác lập lại số.",
            "Choose the place of birth registration for the new number."),
    NUMBERS_EXHAUSTED(
            503,
            "Dãy số của năm sinh này đã hết. Báo người vận hành.",
            "The series of this birth year is used up. Tell the operator."),
    FOUR_EYES(
            409,
            "Người này đã được ghi là đã chết. Chỉ mở khóa bằng đề nghị do một cán bộ khác duyệt.",
            "This person is recorded as dead. Only a proposal approved by another officer undoes that."),
    MERGE_SAME(422, "Chọn hai hồ sơ khác nhau.", "Choose two different records."),
    MERGE_HOUSEHOLD(
            409,
            "Hồ sơ được nhập đi còn thuộc hộ {code}. Xóa người đó khỏi hộ trước.",
            "The record that goes still belongs to household {code}. Take it out of that household first."),
    MERGE_KIN(
            409,
            "Hai hồ sơ là cha mẹ, con hoặc vợ chồng của nhau nên không phải cùng một người.",
            "The two records are parent, child or spouse of each other, so they are not one person."),
    NOT_MERGED(409, "Hồ sơ này không còn được nhập vào hồ sơ khác.", "This record is not merged into another."),
    DISPUTE_TEXT(422, "Ghi điều chưa đúng, từ 1 đến {most} ký tự.", "Say what is wrong, in 1 to {most} characters."),
    LOADING(
            503,
            "Đang nạp dữ liệu ban đầu, chưa ghi thay đổi được. Thử lại khi nạp xong.",
            "The register is being loaded and takes no changes yet. Try again when it is done."),
    FILE_UNREADABLE(
            422,
            "Không đọc được tệp {file}. Kiểm tra đường dẫn và quyền đọc, ghi.",
            "File {file} cannot be read, or its report not written. Check the path and its rights."),
    ROW_UNREADABLE(
            422,
            "Dòng này không phải một hộ viết bằng JSON theo tài liệu.",
            "This line is no household in JSON as documented."),
    ROW_TWICE(409, "“{field}” đã có ở dòng trước.", "“{field}” came in an earlier line."),
    HEAD_MISSING(422, "Hộ cần đúng một chủ hộ (chu-ho) hợp lệ.", "A household needs exactly one valid head (chu-ho)."),
    HISTORY_OVERLAPS(422, "Các giai đoạn của nhóm {group} chồng lên nhau.", "The periods of group {group} overlap."),
    LOADED_OTHERWISE(
            409,
            "Cơ sở dữ liệu đã có dân cư khác. Dùng thư mục dữ liệu mới.",
            "The register already holds another population. Use a fresh data directory.");

    private final int status;
    private final String vi;
    private final String en;

    RegisterError(int status, String vi, String en) {
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
