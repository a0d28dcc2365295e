package vn.goc.accounts.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.goc.accounts.Account;
import vn.goc.accounts.Accounts;
import vn.goc.accounts.AccountsError;
import vn.goc.accounts.Passkeys;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.Sessions;
import vn.goc.site.SiteError;
import vn.goc.site.web.Cookies;
import vn.goc.site.web.Redirects;

/** The account and its devices: what is signed in, passkeys, password, locking it oneself. */
@Controller
class AccountPages {
    private static final String OWN_LOCK = "chủ tài khoản yêu cầu khóa";

    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Clock clock;

    AccountPages(Accounts accounts, Passkeys passkeys, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/account")
    @ResponseBody
    JteModel account(Page page, Session session, @RequestParam(defaultValue = "") String done) {
        return new StaticTemplates()
                .accountsAccount(
                        page,
                        own(session),
                        session,
                        sessions.list(session.account()),
                        passkeys.list(session.account()),
                        accounts.attempts(session.account()),
                        Fresh.is(session, clock),
                        done);
    }

    @PostMapping("/account/sessions/close")
    void close(Session session, @RequestParam String key, HttpServletResponse response) {
        boolean own =
                sessions.list(session.account()).stream().anyMatch(s -> s.key().equals(key));
        if (!own) {
            throw Rejection.of(AccountsError.SESSION_UNKNOWN);
        }
        sessions.close(key);
        Redirects.see(response, "/account?done=session-closed#devices");
    }

    @PostMapping("/account/sessions/close-others")
    void closeOthers(Session session, HttpServletResponse response) {
        sessions.closeOthers(session);
        Redirects.see(response, "/account?done=sessions-closed#devices");
    }

    @GetMapping("/account/password")
    @ResponseBody
    JteModel password(Page page, Session session) {
        return new StaticTemplates().accountsPassword(page, own(session).login(), List.of());
    }

    @PostMapping("/account/password")
    @ResponseBody
    @Nullable
    JteModel changePassword(
            Page page,
            Session session,
            @RequestParam String present,
            @RequestParam String wanted,
            @RequestParam String again,
            HttpServletResponse response) {
        try {
            if (!wanted.equals(again)) {
                throw Rejection.of(AccountsError.PASSWORDS_DIFFER);
            }
            accounts.changePassword(session, present, wanted);
            Redirects.see(response, "/account?done=password-changed");
            return null;
        } catch (Rejection e) {
            String field = e.refusal() == AccountsError.PASSWORD_WEAK
                    ? "wanted"
                    : e.refusal() == AccountsError.PASSWORDS_DIFFER ? "again" : "present";
            List<FieldError> errors = SignInPages.shown(e, page, response, field);
            return new StaticTemplates().accountsPassword(page, own(session).login(), errors);
        }
    }

    @GetMapping("/account/lock")
    @ResponseBody
    JteModel lock(Page page, Session session) {
        return new StaticTemplates().accountsLock(page, List.of());
    }

    /** Khóa tài khoản của tôi: at once on the holder's request (Decree 69/2024/NĐ-CP Art. 15). */
    @PostMapping("/account/lock")
    @ResponseBody
    JteModel locked(
            Page page,
            Session session,
            @RequestParam(defaultValue = "") String sure,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!sure.equals("yes")) {
            List<FieldError> errors =
                    SignInPages.shown(Rejection.of(AccountsError.LOCK_UNCONFIRMED), page, response, "sure");
            return new StaticTemplates().accountsLock(page, errors);
        }
        accounts.lock(session.account(), OWN_LOCK);
        Cookies.set(request, response, Cookies.session(request), "", Duration.ZERO);
        return new StaticTemplates().accountsLocked(page);
    }

    private Account own(Session session) {
        return accounts.find(session.account()).orElseThrow(() -> Rejection.of(SiteError.SIGN_IN_FIRST));
    }
}
