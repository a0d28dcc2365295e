package vn.goc.accounts.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.goc.accounts.Account;
import vn.goc.accounts.Accounts;
import vn.goc.accounts.AccountsError;
import vn.goc.accounts.SignIns;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.SiteError;
import vn.goc.site.web.Cookies;
import vn.goc.site.web.Redirects;

/** Signing in without a script, confirming again, signing out. */
@Controller
class SignInPages {
    private final SignIns signIns;
    private final Accounts accounts;
    private final Visitors visitors;

    SignInPages(SignIns signIns, Accounts accounts, Visitors visitors) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.visitors = visitors;
    }

    @GetMapping("/sign-in")
    @ResponseBody
    @Nullable
    JteModel choose(
            Page page,
            Optional<Session> session,
            @RequestParam(defaultValue = "/") String to,
            HttpServletResponse response) {
        if (session.isPresent()) {
            Redirects.see(response, to);
            return null;
        }
        return new StaticTemplates().accountsSignIn(page, Redirects.inside(to), "", List.of());
    }

    @PostMapping("/sign-in")
    @ResponseBody
    @Nullable
    JteModel password(
            Page page,
            @RequestParam String login,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            visitors.remember(request, response, signIns.begin(login, password, visitors.client(request, page)));
            Redirects.see(response, Visitors.with("/sign-in/code", to));
            return null;
        } catch (Rejection e) {
            return new StaticTemplates()
                    .accountsSignIn(page, Redirects.inside(to), login, shown(e, page, response, "login"));
        }
    }

    @GetMapping("/sign-in/code")
    @ResponseBody
    @Nullable
    JteModel code(
            Page page,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return codePage(page, to, request, response, List.of());
    }

    @PostMapping("/sign-in/code")
    @ResponseBody
    @Nullable
    JteModel finish(
            Page page,
            Optional<Session> session,
            @RequestParam String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var entered = signIns.finish(visitors.pending(request), code, visitors.client(request, page), session);
            visitors.enter(request, response, entered, to);
            return null;
        } catch (Rejection e) {
            return over(e)
                    ? new StaticTemplates()
                            .accountsSignIn(page, Redirects.inside(to), "", shown(e, page, response, "login"))
                    : codePage(page, to, request, response, shown(e, page, response, "code"));
        }
    }

    @PostMapping("/sign-in/code/again")
    @ResponseBody
    @Nullable
    JteModel again(
            Page page,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            signIns.again(visitors.pending(request), visitors.client(request, page));
            Redirects.see(response, Visitors.with("/sign-in/code", to));
            return null;
        } catch (Rejection e) {
            return codePage(page, to, request, response, shown(e, page, response, "code"));
        }
    }

    @GetMapping("/sign-in/confirm")
    @ResponseBody
    JteModel confirm(Page page, Session session, @RequestParam(defaultValue = "/") String to) {
        return new StaticTemplates().accountsConfirm(page, Redirects.inside(to), List.of());
    }

    @PostMapping("/sign-in/confirm")
    @ResponseBody
    @Nullable
    JteModel confirmed(
            Page page,
            Session session,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = accounts.find(session.account()).orElseThrow(() -> Rejection.of(SiteError.SIGN_IN_FIRST));
        try {
            String token = signIns.begin(account.login(), password, visitors.client(request, page));
            visitors.remember(request, response, token);
            Redirects.see(response, Visitors.with("/sign-in/code", to));
            return null;
        } catch (Rejection e) {
            Rejection told = e.refusal() == AccountsError.WRONG_LOGIN_OR_PASSWORD
                    ? Rejection.of(AccountsError.PASSWORD_WRONG)
                    : e;
            return new StaticTemplates()
                    .accountsConfirm(page, Redirects.inside(to), shown(told, page, response, "password"));
        }
    }

    @PostMapping("/sign-out")
    void leave(Optional<Session> session, HttpServletRequest request, HttpServletResponse response) {
        session.ifPresent(signIns::leave);
        Cookies.set(request, response, Cookies.session(request), "", Duration.ZERO);
        Redirects.see(response, "/");
    }

    private @Nullable JteModel codePage(
            Page page, String to, HttpServletRequest request, HttpServletResponse response, List<FieldError> errors) {
        Optional<SignIns.Waiting> waiting = signIns.waiting(visitors.pending(request));
        if (waiting.isEmpty()) {
            Redirects.see(response, Visitors.with("/sign-in", to));
            return null;
        }
        return new StaticTemplates().accountsCode(page, Redirects.inside(to), waiting.get(), errors);
    }

    private static boolean over(Rejection e) {
        return e.refusal() == AccountsError.CODE_OVER || e.refusal() == AccountsError.LOCKED;
    }

    /** A refusal of ours stays on the page with its form; any other is the frame's to show. */
    static List<FieldError> shown(Rejection e, Page page, HttpServletResponse response, String field) {
        if (!(e.refusal() instanceof AccountsError)) {
            throw e;
        }
        response.setStatus(e.refusal().status());
        if (e.refusal().status() == 429 && e.details().get("seconds") != null) {
            response.setHeader("Retry-After", String.valueOf(e.details().get("seconds")));
        }
        return List.of(new FieldError(field, page.say(e.vi(), e.en())));
    }
}
