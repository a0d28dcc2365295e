package vn.goc.site.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import vn.goc.site.SiteError;

/** Headers, form tokens and the firewall. Who may do what is the doors' business, not a list of addresses here. */
@Configuration
class WebSecurity {
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, FormTokens tokens, SessionFilter sessions, Problems problems) {
        return http.csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .ignoringRequestMatchers(request -> bearer(request.getHeader("Authorization"))
                                || request.getRequestURI().equals("/oauth2/token")))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
                        .crossOriginOpenerPolicy(coop -> coop.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .sessionManagement(management -> management.disable())
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .exceptionHandling(handling -> handling.accessDeniedHandler(
                        (request, response, e) -> problems.write(request, response, SiteError.FOREIGN_FORM)))
                .addFilterBefore(sessions, CsrfFilter.class)
                .build();
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

    private static boolean bearer(@org.jspecify.annotations.Nullable String authorization) {
        return authorization != null && authorization.startsWith("Bearer ");
    }
}
