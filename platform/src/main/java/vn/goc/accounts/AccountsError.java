package vn.goc.accounts;

import vn.goc.kernel.Refusal;

/** Refusals of signing in and of changes to an account. */
public enum AccountsError implements Refusal {
    WRONG_LOGIN_OR_PASSWORD(
            401,
            "Số định danh (hoặc tên đăng nhập) và mật khẩu không khớp. Xem lại rồi nhập lại.",
            "The number (or login) and the password do not match. Check them and enter them again."),
    PAUSED(
            429,
            "Có nhiều lần nhập sai từ mạng này. Chờ {seconds} giây rồi nhập lại, hoặc dùng khóa truy cập.",
            "There were many wrong tries from this network. Wait {seconds} seconds and try again, or use a passkey."),
    CODE_WRONG(
            401,
            "Mã không khớp, còn {left} lần. Xem lại 6 chữ số trong tin mới nhất.",
            "The code does not match; {left} tries are left. Check the 6 digits in the newest message."),
    CODE_OVER(
            401,
            "Mã này không dùng được nữa. Đăng nhập lại để nhận mã mới.",
            "This code can no longer be used. Sign in again to get a new one."),
    CODE_NOT_AGAIN(
            429,
            "Chưa gửi lại được mã. Chờ 30 giây sau lần gửi trước; mỗi lần đăng nhập gửi tối đa 3 mã.",
            "The code cannot be sent again yet. Wait 30 seconds after the last one; one sign-in gets at most 3 codes."),
    LOCKED(
            403,
            "Tài khoản đang khóa. Đến bất kỳ cơ quan công an xã hoặc quầy một cửa nào để mở lại.",
            "The account is locked. Go to any commune police office or one-stop desk to have it opened."),
    PASSKEY_REFUSED(
            401,
            "Không dùng được khóa truy cập này. Thử lại, hoặc dùng mật khẩu và mã một lần.",
            "This passkey could not be used. Try again, or use your password and a one-time code."),
    PASSKEY_KNOWN(
            409,
            "Khóa truy cập này đã có trong tài khoản. Chọn thiết bị khác.",
            "This passkey is already in an account. Choose another device."),
    PASSKEYS_FULL(
            409,
            "Tài khoản có tối đa {most} khóa truy cập. Xóa một khóa không dùng rồi thêm.",
            "An account has at most {most} passkeys. Remove one you do not use, then add."),
    PASSKEY_UNKNOWN(
            404,
            "Không có khóa truy cập này trong tài khoản. Tải lại trang.",
            "There is no such passkey in the account. Reload the page."),
    SESSION_UNKNOWN(
            404,
            "Không có thiết bị này trong tài khoản. Tải lại trang.",
            "There is no such device in the account. Reload the page."),
    LOGIN_TAKEN(409, "Tên đăng nhập này đã có tài khoản.", "There is already an account with this login."),
    LOGIN_MALFORMED(
            400,
            "Tên đăng nhập là 12 chữ số với công dân, hoặc dạng ten@donvi với cán bộ.",
            "A login is 12 digits for citizens, or like name@unit for officers."),
    PASSWORD_WEAK(
            400,
            "Đặt mật khẩu từ 10 đến 128 ký tự, ít nhất 5 ký tự khác nhau, không chứa tên đăng nhập.",
            "Choose a password of 10 to 128 characters, at least 5 of them different, without your login in it."),
    PASSWORDS_DIFFER(
            400,
            "Hai lần nhập mật khẩu mới không giống nhau. Nhập lại.",
            "The new password was not entered the same twice. Enter it again."),
    PASSWORD_WRONG(
            401, "Mật khẩu hiện tại không khớp. Nhập lại.", "The present password does not match. Enter it again."),
    ACCOUNT_UNKNOWN(404, "Không có tài khoản này.", "There is no such account."),
    LOCK_UNCONFIRMED(400, "Đánh dấu ô đồng ý trước khi khóa tài khoản.", "Tick the box before you lock the account.");

    private final int status;
    private final String vi;
    private final String en;

    AccountsError(int status, String vi, String en) {
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
