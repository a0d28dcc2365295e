package vn.goc.provider;

/** The token endpoint's answer when it gives none, by RFC 6749 §5.2. */
public final class TokenRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    TokenRefusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    public int status() {
        return status;
    }

    /** {@code invalid_request}, {@code invalid_client}, {@code unsupported_grant_type}, {@code invalid_scope}, … */
    public String error() {
        return error;
    }

    /** Unknown, closed or not proved: the answer never says which. */
    public static TokenRefusal invalidClient() {
        return new TokenRefusal(401, "invalid_client", "The client is unknown or its credentials do not fit.");
    }

    /** A parameter is missing, stands twice, or contradicts another. */
    public static TokenRefusal invalidRequest(String description) {
        return new TokenRefusal(400, "invalid_request", description);
    }
}
