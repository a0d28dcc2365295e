package vn.goc.site.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.goc.site.Session;
import vn.goc.site.Sessions;

/** Finds the session a request's cookie stands for. */
@Component
public class SessionFilter extends OncePerRequestFilter {
    private static final String FOUND = Session.class.getName();

    private final Sessions sessions;
    private final Problems problems;

    SessionFilter(Sessions sessions, Problems problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (!path.startsWith("/assets/") && !path.startsWith("/log/")) {
            try {
                Cookies.find(request, Cookies.session(request))
                        .flatMap(sessions::find)
                        .ifPresent(session -> request.setAttribute(FOUND, session));
            } catch (DataAccessException e) {
                problems.write(request, response, Problems.rejection(e), ""); // no controller is reached to say so
                return;
            }
        }
        chain.doFilter(request, response);
    }

    public static Optional<Session> session(HttpServletRequest request) {
        return Optional.ofNullable((Session) request.getAttribute(FOUND));
    }

    /** Hands the browser its new token after sign-in or step-up, and makes it the session of this very request. */
    public static void enter(HttpServletRequest request, HttpServletResponse response, Sessions.Opened opened) {
        Cookies.set(request, response, Cookies.session(request), opened.token(), null);
        request.setAttribute(FOUND, opened.session());
    }

    @Configuration
    static class NotTwice {
        /** The security chain calls the filter; the container must not call it again. */
        @Bean
        FilterRegistrationBean<SessionFilter> sessionFilterRegistration(SessionFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
