package vn.goc.site.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/** Reads and writes Gốc's cookies: never readable by script, never sent along from other sites' forms. */
public final class Cookies {
    private Cookies() {}

    /** The session cookie's name; with TLS it carries the prefix by which browsers refuse to have it overwritten. */
    public static String session(HttpServletRequest request) {
        return request.isSecure() ? "__Host-goc" : "goc";
    }

    public static Optional<String> find(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** @param life null for a cookie that ends with the browser, zero to delete */
    public static void set(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            @org.jspecify.annotations.Nullable Duration life) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
        if (life != null) {
            cookie.maxAge(life);
        }
        response.addHeader("Set-Cookie", cookie.build().toString());
    }
}
