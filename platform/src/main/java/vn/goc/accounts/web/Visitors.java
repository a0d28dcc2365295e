package vn.goc.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.goc.accounts.AccountSettings;
import vn.goc.accounts.Client;
import vn.goc.accounts.SignIns;
import vn.goc.site.Page;
import vn.goc.site.web.Cookies;
import vn.goc.site.web.Redirects;
import vn.goc.site.web.SessionFilter;

/** What signing in reads from a request and leaves in the browser. */
@Component
class Visitors {
    private static final String TRUST = "goc-device";
    private static final String PENDING = "goc-sign-in";
    private static final Duration PENDING_LIFE = Duration.ofMinutes(20);

    private final AccountSettings settings;

    Visitors(AccountSettings settings) {
        this.settings = settings;
    }

    Client client(HttpServletRequest request, Page page) {
        String device = request.getHeader("User-Agent");
        return Client.of(
                request.getRemoteAddr(),
                device == null ? "" : device,
                page.vietnamese(),
                Cookies.find(request, TRUST).orElse(""));
    }

    /** The token of a sign-in that waits for its code; empty if there is none. */
    String pending(HttpServletRequest request) {
        return Cookies.find(request, PENDING).orElse("");
    }

    void remember(HttpServletRequest request, HttpServletResponse response, String token) {
        Cookies.set(request, response, PENDING, token, PENDING_LIFE);
    }

    /** Hands over the new session, makes the device known and sends the browser on to a place of ours. */
    void enter(HttpServletRequest request, HttpServletResponse response, SignIns.Entered entered, String to) {
        SessionFilter.enter(request, response, entered.opened());
        Cookies.set(request, response, TRUST, entered.trust(), settings.deviceLife());
        Cookies.set(request, response, PENDING, "", Duration.ZERO);
        Redirects.see(response, to);
    }

    /** The page with the place to return to, left out when it is the home page. */
    static String with(String page, String to) {
        String place = Redirects.inside(to);
        return place.equals("/") ? page : page + "?to=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }
}
