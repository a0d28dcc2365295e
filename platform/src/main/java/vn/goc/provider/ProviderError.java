package vn.goc.provider;

import vn.goc.kernel.Refusal;

/** Refusals of access tokens, and of changes to clients. */
public enum ProviderError implements Refusal {
    TOKEN_MISSING(
            401,
            "Lời gọi này cần mã truy cập. Lấy mã ở /oauth2/token rồi gửi trong tiêu đề Authorization: Bearer.",
            "This call needs an access token. Get one at /oauth2/token and send it as Authorization: Bearer."),
    TOKEN_EXPIRED(
            401,
            "Mã truy cập đã hết hạn. Lấy mã mới ở /oauth2/token rồi gọi lại.",
            "The access token has expired. Get a new one at /oauth2/token and call again."),
    TOKEN_INVALID(
            401,
            "Mã truy cập không hợp lệ. Lấy mã mới ở /oauth2/token rồi gọi lại.",
            "The access token is not valid. Get a new one at /oauth2/token and call again."),
    SCOPE_MISSING(
            403,
            "Mã truy cập thiếu phạm vi “{scope}”. Xin mã có phạm vi này.",
            "The access token lacks the scope “{scope}”. Ask for a token with it."),
    CLIENT_UNKNOWN(404, "Không có hệ thống khách này.", "There is no such client."),
    CLIENT_TAKEN(
            409,
            "Cơ quan này đã có hệ thống khách tên “{name}”. Đặt tên khác.",
            "The agency already has a client called “{name}”. Choose another name."),
    JWK_MALFORMED(
            400,
            "Khóa công khai phải là JWK loại EC P-256 hoặc RSA từ 2048 bit, không kèm phần bí mật.",
            "The public key has to be a JWK, EC P-256 or RSA of 2048 bits or more, without its private part.");

    private final int status;
    private final String vi;
    private final String en;

    ProviderError(int status, String vi, String en) {
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
