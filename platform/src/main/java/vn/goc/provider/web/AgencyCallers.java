package vn.goc.provider.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.goc.kernel.Rejection;
import vn.goc.provider.AgencyCaller;
import vn.goc.provider.ProviderError;
import vn.goc.provider.Tokens;
import vn.goc.site.web.Problems;

/** Gives controllers an {@link AgencyCaller}; asking for one means that a call without a valid token is refused. */
@Configuration
class AgencyCallers implements WebMvcConfigurer {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    AgencyCallers(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver());
    }

    /** A token that is missing, expired or wrong (RFC 6750 §3). */
    static final class TokenRejected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Rejection rejection;

        TokenRejected(Rejection rejection) {
            super(rejection.refusal().id(), rejection, false, false);
            this.rejection = rejection;
        }
    }

    private final class Resolver implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == AgencyCaller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binder) {
            String authorization = web.getHeader("Authorization");
            try {
                if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                    throw Rejection.of(ProviderError.TOKEN_MISSING);
                }
                return tokens.check(authorization.substring(SCHEME.length()).strip());
            } catch (Rejection e) {
                throw new TokenRejected(e);
            }
        }
    }

    /** Adds to the usual problem the header that tells a program how to go on. */
    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Challenge {
        private final Problems problems;

        Challenge(Problems problems) {
            this.problems = problems;
        }

        @ExceptionHandler
        void rejected(HttpServletRequest request, HttpServletResponse response, TokenRejected failure)
                throws IOException {
            Rejection rejection = failure.rejection;
            String error = rejection.refusal() == ProviderError.TOKEN_MISSING ? "" : ", error=\"invalid_token\"";
            problems.write(request, new Kept(response, "Bearer realm=\"goc\"" + error), rejection, "");
        }
    }

    /** Sets its header again after everything else was taken back. */
    private static final class Kept extends HttpServletResponseWrapper {
        private final String challenge;

        Kept(HttpServletResponse response, String challenge) {
            super(response);
            this.challenge = challenge;
        }

        @Override
        public void reset() {
            super.reset();
            setHeader("WWW-Authenticate", challenge);
        }
    }
}
