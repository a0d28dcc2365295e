package vn.goc.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Hmac;
import vn.goc.site.Keys;

/**
 * Form tokens without storage: a MAC over the session cookie, or, before sign-in, over a random cookie set with the first
 * form. A token of another session, or none, is refused.
 */
@Component
class FormTokens implements CsrfTokenRepository {
    private static final String BEFORE = "goc-form";
    private static final String FRESH = FormTokens.class.getName();

    private final Hmac mac;
    private final SecureRandom random = new SecureRandom();

    FormTokens(Keys keys) {
        this.mac = new Hmac(keys.secret("forms"));
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
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", mac.text(mark));
    }
}
