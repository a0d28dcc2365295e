package vn.goc.accounts;

import java.time.Instant;

/**
 * One try to sign in, as the holder sees it.
 *
 * @param outcome {@code wrong-password}, {@code paused}, {@code locked}, {@code code-sent}, {@code wrong-code},
 *     {@code signed-in}, {@code passkey}
 */
public record Attempt(String outcome, String device, Instant at) {
    public boolean good() {
        return outcome.equals("signed-in") || outcome.equals("passkey") || outcome.equals("code-sent");
    }

    public String vi() {
        return switch (outcome) {
            case "wrong-password" -> "Sai mật khẩu";
            case "paused" -> "Bị tạm dừng vì nhập sai nhiều lần";
            case "locked" -> "Bị từ chối vì tài khoản đang khóa";
            case "code-sent" -> "Đúng mật khẩu, đã gửi mã";
            case "wrong-code" -> "Sai mã một lần";
            case "passkey" -> "Đã đăng nhập bằng khóa truy cập";
            default -> "Đã đăng nhập bằng mật khẩu và mã";
        };
    }

    public String en() {
        return switch (outcome) {
            case "wrong-password" -> "Wrong password";
            case "paused" -> "Made to wait after many wrong tries";
            case "locked" -> "Refused because the account is locked";
            case "code-sent" -> "Right password, code sent";
            case "wrong-code" -> "Wrong one-time code";
            case "passkey" -> "Signed in with a passkey";
            default -> "Signed in with password and code";
        };
    }
}
