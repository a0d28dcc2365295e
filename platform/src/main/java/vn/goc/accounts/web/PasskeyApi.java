package vn.goc.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.goc.accounts.Passkeys;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/**
 * What {@code passkey.js} talks to: options as JSON, answers as ordinary forms that end in a redirect. The page's form token,
 * which is written differently into each page, ties an answer to the page that asked.
 */
@Controller
class PasskeyApi {
    private final Passkeys passkeys;
    private final Visitors visitors;
    private final Clock clock;

    PasskeyApi(Passkeys passkeys, Visitors visitors, Clock clock) {
        this.passkeys = passkeys;
        this.visitors = visitors;
        this.clock = clock;
    }

    @PostMapping("/sign-in/passkey/options")
    @ResponseBody
    ResponseEntity<Map<String, Object>> signInOptions(
            Page page, @RequestParam("_csrf") String browser, HttpServletRequest request) {
        return fresh(passkeys.signInOptions(browser, visitors.client(request, page)));
    }

    @PostMapping("/sign-in/passkey")
    void signIn(
            Page page,
            Optional<Session> session,
            @RequestParam("_csrf") String browser,
            @RequestParam String answer,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var entered = passkeys.signIn(browser, answer, visitors.client(request, page), session);
        visitors.enter(request, response, entered, to);
    }

    @PostMapping("/account/passkeys/options")
    @ResponseBody
    ResponseEntity<Map<String, Object>> addOptions(Session session, @RequestParam("_csrf") String browser) {
        Fresh.require(session, clock);
        return fresh(passkeys.addOptions(session, browser));
    }

    @PostMapping("/account/passkeys")
    void add(
            Session session,
            @RequestParam("_csrf") String browser,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String label,
            HttpServletResponse response) {
        Fresh.require(session, clock);
        passkeys.add(session, browser, answer, label);
        Redirects.see(response, "/account?done=passkey-added#passkeys");
    }

    @PostMapping("/account/passkeys/remove")
    void remove(Session session, @RequestParam String id, HttpServletResponse response) {
        Fresh.require(session, clock);
        passkeys.remove(session.account(), id);
        Redirects.see(response, "/account?done=passkey-removed#passkeys");
    }

    private static ResponseEntity<Map<String, Object>> fresh(Map<String, Object> options) {
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(options);
    }
}
