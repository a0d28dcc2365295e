package vn.goc.site.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.goc.kernel.Rejection;
import vn.goc.site.Assets;
import vn.goc.site.Nav;
import vn.goc.site.NavCount;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.SiteError;

/**
 * Gives controllers a {@link Page}, and a {@link Session} when they ask for one: asking means that a visitor is sent to
 * sign in. An {@code Optional<Session>} lets visitors through.
 */
@Component
public class Pages implements HandlerMethodArgumentResolver {
    private final Assets assets;
    private final ObjectProvider<NavCount> counts;
    private final ObjectProvider<Page.LogHead.Source> heads;

    Pages(Assets assets, ObjectProvider<NavCount> counts, ObjectProvider<Page.LogHead.Source> heads) {
        this.assets = assets;
        this.counts = counts;
        this.heads = heads;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class
                || parameter.nestedIfOptional().getNestedParameterType() == Session.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = (HttpServletRequest) web.getNativeRequest();
        if (parameter.getParameterType() == Page.class) {
            return page(request);
        }
        Optional<Session> session = SessionFilter.session(request);
        return parameter.getParameterType() == Optional.class
                ? session
                : session.orElseThrow(() -> Rejection.of(SiteError.SIGN_IN_FIRST));
    }

    public Page page(HttpServletRequest request) {
        Session session = SessionFilter.session(request).orElse(null);
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        List<Page.NavItem> nav =
                Nav.items(session, request.getRequestURI(), counts.stream().toList());
        Page.LogHead head =
                heads.stream().findFirst().flatMap(Page.LogHead.Source::logHead).orElse(null);
        return new Page(language(request), path, session, nav, () -> token(request), assets, head);
    }

    /** The cookie's choice, else Vietnamese for pages and what the caller accepts for the API. */
    static String language(HttpServletRequest request) {
        Optional<String> chosen = Cookies.find(request, "lang");
        if (chosen.isPresent()) {
            return chosen.get().equals("en") ? "en" : "vi";
        }
        String accepted = request.getHeader("Accept-Language");
        boolean api = request.getRequestURI().startsWith("/api/");
        return api && accepted != null && accepted.startsWith("en") ? "en" : "vi";
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute("_csrf") instanceof CsrfToken token ? token.getToken() : "";
    }
}
