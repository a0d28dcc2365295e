package vn.goc.kernel;

import org.jspecify.annotations.Nullable;

/** Mục đích: what the data is needed for. An agreement or a role allows some purposes; each access names one. */
public enum Purpose {
    OWN_DATA("own-data", "Xem dữ liệu của mình", "Seeing one's own data", false),
    RESIDENCE_REGISTRATION("residence-registration", "Giải quyết hồ sơ cư trú", "Deciding a residence dossier", true),
    CIVIL_STATUS("civil-status", "Đăng ký hộ tịch", "Registering civil status", true),
    SERVICE_DELIVERY("service-delivery", "Giải quyết thủ tục hành chính", "Delivering a public service", true),
    IDENTITY_CHECK("identity-check", "Xác thực thông tin công dân", "Verifying a person's details", true),
    REGISTER_UPKEEP("register-upkeep", "Cập nhật cơ sở dữ liệu dân cư", "Keeping the register up to date", false),
    SECURITY("security", "Bảo vệ tài khoản", "Protecting the account", false),
    STATISTICS("statistics", "Thống kê", "Statistics", false),
    /** What the journal keeps of an attempt that named no purpose there is; nobody may ask for it. */
    UNKNOWN("unknown", "Không nêu mục đích hợp lệ", "No valid purpose named", true);

    private final String code;
    private final String vi;
    private final String en;
    private final boolean needsCase;

    Purpose(String code, String vi, String en, boolean needsCase) {
        this.code = code;
        this.vi = vi;
        this.en = en;
        this.needsCase = needsCase;
    }

    /** The purpose of a code; null when there is none. */
    public static @Nullable Purpose ofCode(String code) {
        for (Purpose purpose : values()) {
            if (purpose.code.equals(code)) {
                return purpose;
            }
        }
        return null;
    }

    public String code() {
        return code;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    /** Whether an officer or agency must name a live case with it. */
    public boolean needsCase() {
        return needsCase;
    }
}
