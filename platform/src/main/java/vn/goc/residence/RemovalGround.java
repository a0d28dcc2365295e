package vn.goc.residence;

import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Rejection;

/** Why permanent residence is taken away (Law 68/2020/QH14 Art. 24 clause 1 points a to i). */
public enum RemovalGround {
    DEATH("a", null, "Chết, có quyết định tuyên bố mất tích hoặc đã chết", "Death, or declared missing or dead"),
    EMIGRATION("b", null, "Ra nước ngoài để định cư", "Settled abroad"),
    CANCELLED("c", null, "Có quyết định hủy bỏ đăng ký thường trú", "The registration was cancelled by decision"),
    ABSENT(
            "d",
            "residence.removal.absent",
            "Vắng mặt liên tục mà không đăng ký tạm trú nơi khác, không khai báo tạm vắng",
            "Absent without a break, without temporary residence elsewhere or declared absence"),
    NATIONALITY("đ", null, "Thôi, bị tước quốc tịch Việt Nam", "Loss of Vietnamese nationality"),
    RENT_ENDED(
            "e",
            "residence.removal.dwelling-ended",
            "Đã chấm dứt thuê, mượn, ở nhờ mà chưa đăng ký ở nơi khác",
            "Rent, loan or lodging ended, not registered elsewhere"),
    SOLD(
            "g",
            "residence.removal.dwelling-ended",
            "Chỗ ở đã chuyển quyền sở hữu mà chưa đăng ký ở nơi khác",
            "The dwelling changed owner, not registered elsewhere"),
    NO_CONSENT(
            "h",
            null,
            "Chủ sở hữu không đồng ý cho giữ đăng ký thường trú",
            "The owner does not agree that the registration stays"),
    DEMOLISHED(
            "i",
            null,
            "Chỗ ở bị phá dỡ, tịch thu; phương tiện đã xóa đăng ký",
            "The dwelling was demolished or confiscated, or the vehicle deregistered");

    private final String point;
    private final @Nullable String rule;
    private final String vi;
    private final String en;

    RemovalGround(String point, @Nullable String rule, String vi, String en) {
        this.point = point;
        this.rule = rule;
        this.vi = vi;
        this.en = en;
    }

    /** @throws Rejection {@code residence.ground-unknown} */
    public static RemovalGround ofCode(String code) {
        for (RemovalGround ground : values()) {
            if (ground.code().equals(code)) {
                return ground;
            }
        }
        throw Rejection.of(ResidenceError.GROUND_UNKNOWN).with("ground", Rejection.shorten(code));
    }

    /** {@code rent-ended}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Id of the rule that says how long it must have lasted; null where it takes effect at once. */
    public @Nullable String rule() {
        return rule;
    }

    public String shown(boolean vietnamese) {
        return point + ") " + (vietnamese ? vi : en);
    }

    /** The article with its point. */
    public String article(boolean vietnamese) {
        return vietnamese
                ? "Điều 24 khoản 1 điểm " + point + " Luật Cư trú 68/2020/QH14"
                : "Art. 24 clause 1 point " + point + " Law on Residence 68/2020/QH14";
    }
}
