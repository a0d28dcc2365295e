package vn.goc.residence;

import vn.goc.kernel.Refusal;

/** Refusals of residence. */
public enum ResidenceError implements Refusal {
    NO_HOUSEHOLD(404, "Người này chưa có hộ vào ngày {day}.", "This person belongs to no household on {day}."),
    UNKNOWN_HOUSEHOLD(
            422,
            "Không có hộ {code} vào ngày {day}. Kiểm tra số hồ sơ cư trú.",
            "There is no household {code} on {day}. Check its number."),
    HOUSEHOLD_ELSEWHERE(
            422,
            "Hộ {code} không ở địa chỉ đã chọn. Chọn đúng địa chỉ của hộ, hoặc lập hộ mới.",
            "Household {code} is not at the address chosen. Choose its address, or begin a new household."),
    NOBODY_MOVES(
            422,
            "Chọn ít nhất một người chuyển đến, nhiều nhất {most}, mỗi người một lần.",
            "Choose 1 to {most} people who move, each once."),
    HEAD_NOT_AMONG_MOVERS(
            422,
            "Chủ hộ mới phải là một trong những người chuyển đến.",
            "The head of a new household must be one of those who move."),
    ONE_HEAD(
            422,
            "Hộ chỉ có một chủ hộ. Ghi quan hệ “chủ hộ” cho đúng một người khi lập hộ mới, không ai khi nhập hộ.",
            "A household has one head. Give exactly one person the relation “head” in a new household, nobody when joining one."),
    HEAD_LEAVES(
            422,
            "Chủ hộ chuyển đi nhưng hộ {code} còn người ở lại. Ghi chủ hộ mới và quan hệ của từng người ở lại với chủ hộ mới.",
            "The head leaves while others stay in household {code}. Name its new head and the relation of everybody who stays."),
    SUCCESSOR_NOT_A_MEMBER(
            422,
            "Chủ hộ mới của hộ {code} phải là người ở lại hộ đó.",
            "The new head of household {code} must be one of those who stay."),
    ALREADY_THERE(
            409,
            "Người này đã thuộc hộ {code}. Không cần đăng ký lại.",
            "This person already belongs to household {code}. Nothing to register."),
    DAY_AHEAD(
            422,
            "Ngày {day} ở tương lai. Đăng ký từ ngày quyết định trở về trước.",
            "{day} is in the future. Register from the decision's day at the latest."),
    BEFORE_LAST_MOVE(
            409,
            "Người này đã chuyển nơi thường trú ngày {day}. Ngày chuyển mới phải sau ngày đó.",
            "This person last moved on {day}. The new move must be after that day."),
    PLACE_GONE(
            422,
            "Vào ngày {day} không rõ địa chỉ này thuộc đơn vị nào. Chọn địa chỉ theo đơn vị hiện nay.",
            "In which unit the address lies on {day} is not certain. Choose an address in today’s units."),
    GROUND_MISSING(
            422,
            "Ghi {what} của việc này, 1 đến {most} ký tự (mã hồ sơ, giấy tờ đã xem, căn cứ pháp lý).",
            "Give the {what} of this act, 1 to {most} characters (dossier, what was shown, legal basis)."),
    GROUND_UNKNOWN(
            422,
            "Không có căn cứ “{ground}”. Chọn một căn cứ trong danh sách.",
            "There is no ground “{ground}”. Choose one of the list."),
    NOBODY_NAMED(422, "Chọn 1 đến {most} người, mỗi người một lần.", "Choose 1 to {most} people, each once."),
    DOSSIER_OTHERWISE(
            409,
            "Hồ sơ {dossier} đã được giải quyết với nội dung khác. Dùng mã hồ sơ khác cho việc mới.",
            "Dossier {dossier} was carried out with another content. Use another code for another act."),
    NOT_YOUR_AREA(
            403,
            "{unit} không thuộc địa bàn của bạn. Chuyển hồ sơ cho công an nơi đó.",
            "{unit} is not in your area. Send the dossier to the police there."),
    TEMPORARY_TOO_SHORT(
            422,
            "Tạm trú từ {period} trở lên mới đăng ký ({article}). Ngắn hơn thì thông báo lưu trú.",
            "Temporary residence is registered from {periodEn} on ({articleEn}). For less, notify a stay."),
    TEMPORARY_TOO_LONG(
            422,
            "Thời hạn tạm trú tối đa {period} ({article}). Chọn ngày cuối từ {from} đến {last}.",
            "Temporary residence holds for {periodEn} at most ({articleEn}). Choose a last day from {from} to {last}."),
    EXTENSION_TOO_EARLY(
            422,
            "Tạm trú còn đến {until}. Gia hạn trong {period} cuối, từ {first} ({article}).",
            "The registration holds until {until}. Extend it within the last {periodEn}, from {first} ({articleEn})."),
    ALREADY_TEMPORARY(
            409,
            "Người này đã đăng ký tạm trú từ {from} đến {until}. Xóa đăng ký đó trước, hoặc gia hạn.",
            "This person has a temporary residence from {from} to {until}. End that first, or extend it."),
    NO_TEMPORARY(
            409,
            "Người này không có đăng ký tạm trú đang còn hạn. Đăng ký mới.",
            "This person has no temporary residence that still holds. Register a new one."),
    OWN_COMMUNE(
            422,
            "Người này thường trú tại {unit}. Tạm trú chỉ đăng ký ở xã, phường khác.",
            "This person’s permanent residence is in {unit}. Temporary residence is registered in another commune only."),
    ENDS_OUTSIDE(
            422,
            "Ngày kết thúc phải sau ngày đầu {from} và không quá một ngày sau {until}.",
            "The end must be after the first day, {from}, and at most one day after {until}."),
    HAS_RESIDENCE(
            409,
            "Người này đã có nơi thường trú hoặc tạm trú, nên không khai báo nơi ở hiện tại.",
            "This person has a permanent or temporary residence, so no present dwelling is declared."),
    NO_RESIDENCE(
            409,
            "Người này chưa có nơi thường trú hoặc tạm trú. Đăng ký nơi cư trú trước.",
            "This person has neither permanent nor temporary residence. Register one first."),
    ABSENCE_TOO_SHORT(
            422,
            "Vắng mặt dưới {period} thì không cần khai báo ({article}). Kiểm tra ngày và căn cứ.",
            "An absence below {periodEn} need not be declared ({articleEn}). Check days and ground."),
    ABSENCE_DAYS(
            422,
            "Ngày đi không quá {ahead} ngày tới; ngày về chưa qua và không quá {years} năm sau ngày đi.",
            "Leave within {ahead} days; the last day is not past and at most {years} years after leaving."),
    ABSENT_TO(
            422,
            "Ghi nơi đến, 1 đến {most} ký tự, không xuống dòng.",
            "Say where the person goes, 1 to {most} characters on one line."),
    ALREADY_ABSENT(
            409,
            "Người này đã khai báo tạm vắng từ {from} đến {until}. Kết thúc lần đó trước.",
            "This person declared an absence from {from} to {until}. End that first."),
    ABSENCE_OPEN(
            409,
            "Người này còn một khai báo tạm vắng chưa kết thúc. Kết thúc lần đó trước.",
            "This person has an absence that is not ended. End that first."),
    NOT_ABSENT(
            409,
            "Người này không có khai báo tạm vắng đang còn hạn.",
            "This person has no declared absence that still holds. Nothing to end."),
    NOT_PERMANENT(
            409,
            "Người này không có đăng ký thường trú. Không còn gì để xóa.",
            "This person has no permanent residence. There is nothing to remove."),
    SINCE_NEEDED(
            422,
            "Ghi việc đó có từ ngày nào: phải đủ {period} mới xóa đăng ký ({article}).",
            "Say since when: it must have lasted {periodEn} before the registration is removed ({articleEn})."),
    REMOVAL_TOO_EARLY(
            422,
            "Chưa đủ {period}: xóa sớm nhất từ ngày {first} ({article}).",
            "It has not lasted {periodEn}: remove from {first} at the earliest ({articleEn})."),
    ALREADY_HEAD(
            409,
            "Người này đang là chủ hộ {code}. Chọn thành viên khác.",
            "This person is the head of household {code}. Choose another member."),
    RELATIONS_NEEDED(
            422,
            "Còn {count} thành viên của hộ {code} chưa rõ quan hệ với chủ hộ mới. Ghi quan hệ của từng người.",
            "For {count} members of household {code} the relation to the new head is not certain. State each."),
    NOT_YOUR_PURPOSE(
            403,
            "Mục đích này không thuộc vai trò của bạn. Chọn mục đích của cán bộ cư trú.",
            "This purpose is not one of your role. Choose a purpose of residence officers."),
    TOO_MANY_OCCUPANTS(
            422,
            "Địa chỉ này có hơn {most} người vào ngày đó. Hỏi theo từng hộ.",
            "More than {most} people lived there on that day. Ask by household."),
    COUNTER_MISMATCH(
            422,
            "Số, họ tên và ngày sinh không cùng chỉ một người. Xem lại giấy tờ rồi ghi đúng như trên đó.",
            "Number, name and birth date do not name one person together. Look at the papers and enter what they say."),
    COUNTER_CLOSED(
            404,
            "Không có vụ việc đang mở với mã này ở đơn vị bạn. Tiếp nhận lại người đến làm thủ tục.",
            "Your unit has no open case of this code. Receive the person again."),
    STAYS_SIZE(422, "Gửi 1 đến {most} khách một lần.", "Send 1 to {most} guests at once."),
    STAY_TEXT(
            422,
            "Ghi {what}, 1 đến {most} ký tự trên một dòng.",
            "Give the {what}, 1 to {most} characters on one line."),
    STAY_DAY(
            422,
            "Lúc đến phải trong một năm qua và không quá một ngày tới.",
            "The arrival must be within the last year and at most one day ahead."),
    STAY_ENDS_FIRST(422, "Ngày đi phải từ ngày đến trở đi.", "The last day must not be before the day of arrival."),
    STAY_TOO_LONG(
            422,
            "Lưu trú dưới {period} ({article}). Ở lâu hơn thì đăng ký tạm trú.",
            "A stay is below {periodEn} ({articleEn}). For longer, register temporary residence."),
    PAPER_UNKNOWN(
            422,
            "Không có loại giấy tờ “{paper}”. Chọn number, passport hoặc other.",
            "There is no paper “{paper}”. Choose number, passport or other."),
    PAPER_NUMBER(
            422, "Ghi số giấy tờ: 3 đến 30 chữ cái, chữ số.", "Give the paper’s number: 3 to 30 letters and digits."),
    KEY_TWICE(
            422,
            "Mã này đã có ở một dòng khác trong lần gửi. Mỗi khách một mã.",
            "Another row of this call has the same key. Give every guest a key of their own."),
    KEY_OTHERWISE(
            409,
            "Mã này đã dùng cho một thông báo khác. Dùng mã mới.",
            "This key was used for another notice. Use a new one."),
    LODGING_UNKNOWN(
            403,
            "Cơ sở lưu trú này chưa đăng ký cho bạn. Liên hệ công an xã, phường nơi có cơ sở.",
            "This lodging is not registered as yours. Ask the police of its commune."),
    NO_HOME(
            409,
            "Bạn chưa có nơi thường trú hoặc tạm trú như vậy nên chưa thông báo khách ở đó được.",
            "You have no such permanent or temporary residence, so guests there cannot be notified. Register it first.");

    private final int status;
    private final String vi;
    private final String en;

    ResidenceError(int status, String vi, String en) {
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
