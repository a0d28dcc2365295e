package vn.goc.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import vn.goc.site.Keys;

/**
 * Form tokens without storage: a MAC over the session cookie, or, before sign-in, over a random cookie set with the first
 * form. A token of another session, or none, is refused.
 */
@Component
class FormTokens implements CsrfTokenRepository {
    private static final String BEFORE = "goc-form";
    private static final String FRESH = FormTokens.class.getName();

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();

    FormTokens(Keys keys) {
        this.secret = keys.secret("forms");
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String mark = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.setAttribute(FRESH, mark);
        return token(mark);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FRESH) instanceof String mark) {
            Cookies.set(request, response, BEFORE, mark, null);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        Optional<String> mark = Cookies.find(request, Cookies.session(request)).or(() -> Cookies.find(request, BEFORE));
        return mark.map(this::token).orElse(null);
    }

    private CsrfToken token(String mark) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] value = mac.doFinal(mark.getBytes(StandardCharsets.UTF_8));
            return new DefaultCsrfToken(
                    "X-CSRF-TOKEN",
                    "_csrf",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
