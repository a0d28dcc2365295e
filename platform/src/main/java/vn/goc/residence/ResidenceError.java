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
            "In which unit the address lies on {day} is not certain. Choose an address in today’s units.");

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
