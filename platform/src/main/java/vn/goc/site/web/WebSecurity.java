package vn.goc.site.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import vn.goc.site.SiteError;

/** Headers, form tokens and the firewall. Who may do what is the doors' business, not a list of addresses here. */
@Configuration
class WebSecurity {
    /** Three filters and no more: each costs every request. */
    @Bean
    SecurityFilterChain chain(FormTokens tokens, SessionFilter sessions, Problems problems) {
        var csrf = new CsrfFilter(tokens);
        csrf.setRequireCsrfProtectionMatcher(
                request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && !withoutCookie(request));
        csrf.setAccessDeniedHandler(
                (request, response, e) -> problems.write(request, response, SiteError.FOREIGN_FORM));
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE, new HeaderWriterFilter(List.of(WebHeaders::write)), sessions, csrf);
    }

    @Bean
    RequestRejectedHandler rejected(Problems problems) {
        return (request, response, e) -> problems.write(request, response, SiteError.NOT_FOUND);
    }

    /** Nobody signs in through Spring Security: the room {@code accounts} does it. */
    @Bean
    AuthenticationManager nobody() {
        return authentication -> {
            throw new org.springframework.security.authentication.ProviderNotFoundException("not used");
        };
    }

    /** Asked with credentials that no foreign page can make a browser send. */
    private static boolean withoutCookie(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return (authorization != null && authorization.startsWith("Bearer "))
                || request.getRequestURI().equals("/oauth2/token");
    }
}
