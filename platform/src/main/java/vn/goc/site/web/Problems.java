package vn.goc.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.SiteError;

/**
 * Turns every failure into an answer: RFC 9457 problem details for programs, a page for people, in both languages, with
 * an id that never changes and, where it was our fault, a look-up code that the server's log has too.
 */
@ControllerAdvice
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 5;

    private final JsonMapper json;
    private final Pages pages;
    private final SecureRandom random = new SecureRandom();

    Problems(JsonMapper json, Pages pages) {
        this.json = json;
        this.pages = pages;
    }

    @ExceptionHandler
    void failed(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Rejection rejection = rejection(failure);
        boolean signIn = rejection.refusal() == SiteError.SIGN_IN_FIRST;
        boolean stepUp = rejection.refusal() == SiteError.STEP_UP_FIRST;
        if ((signIn || stepUp) && !program(request) && request.getMethod().equals("GET")) {
            String query = request.getQueryString();
            String place = request.getRequestURI() + (query == null ? "" : "?" + query);
            String proof = signIn ? "/sign-in" : "/sign-in/confirm";
            response.sendRedirect(proof + "?to=" + URLEncoder.encode(place, StandardCharsets.UTF_8));
            return;
        }
        String lookup = "";
        if (rejection.refusal() == SiteError.UNEXPECTED) {
            byte[] bytes = new byte[5];
            random.nextBytes(bytes);
            lookup = HexFormat.of().formatHex(bytes);
            LOG.error("look-up code {}: {} {}", lookup, request.getMethod(), request.getRequestURI(), failure);
        }
        write(request, response, rejection, lookup);
    }

    /** Answers with a refusal from where no controller was reached. */
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        write(request, response, Rejection.of(refusal), "");
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Rejection rejection, String lookup)
            throws IOException {
        Refusal refusal = rejection.refusal();
        response.reset(); // nothing half-written leaves
        WebHeaders.write(request, response);
        response.setStatus(refusal.status());
        if (refusal.status() == 503) {
            response.setHeader("Retry-After", Integer.toString(RETRY_SECONDS));
        }
        boolean english = Pages.language(request).equals("en");
        byte[] body;
        if (program(request)) {
            response.setContentType("application/problem+json;charset=UTF-8");
            body = json.writeValueAsBytes(details(rejection, lookup, english));
        } else {
            response.setContentType("text/html;charset=UTF-8");
            body = Html.bytes(new StaticTemplates()
                    .siteProblem(
                            pages.page(request),
                            refusal.status(),
                            refusal.id(),
                            english ? rejection.en() : rejection.vi(),
                            lookup));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> details(Rejection rejection, String lookup, boolean english) {
        var out = new LinkedHashMap<String, Object>();
        Refusal refusal = rejection.refusal();
        out.put("type", "/errors#" + refusal.id());
        out.put("title", refusal.id());
        out.put("status", refusal.status());
        out.put("detail", english ? rejection.en() : rejection.vi());
        out.put("vi", rejection.vi());
        out.put("en", rejection.en());
        if (!lookup.isEmpty()) {
            out.put("lookup", lookup);
        }
        return out;
    }

    /** Whether a program asked: the API and the token endpoint always, elsewhere whoever accepts JSON but no page. */
    static boolean program(HttpServletRequest request) {
        String path = request.getRequestURI();
        String accept = request.getHeader("Accept");
        return path.startsWith("/api/")
                || path.startsWith("/oauth2/")
                || path.startsWith("/log/")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }

    static Rejection rejection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection) {
                return rejection;
            }
            if (cause instanceof SQLException broken && away(broken)) {
                return Rejection.of(SiteError.DATABASE_AWAY);
            }
        }
        return switch (failure) {
            case NoResourceFoundException e -> Rejection.of(SiteError.NOT_FOUND);
            case NoHandlerFoundException e -> Rejection.of(SiteError.NOT_FOUND);
            case HttpRequestMethodNotSupportedException e ->
                Rejection.of(SiteError.METHOD_NOT_ALLOWED).with("method", e.getMethod());
            case HttpMediaTypeNotSupportedException e ->
                Rejection.of(SiteError.UNSUPPORTED_MEDIA_TYPE).with("accepted", e.getSupportedMediaTypes());
            case HttpMediaTypeNotAcceptableException e -> Rejection.of(SiteError.NOT_ACCEPTABLE);
            case HttpMessageNotReadableException e -> unreadable(e);
            case MissingServletRequestParameterException e ->
                Rejection.of(SiteError.MISSING_FIELD).with("field", e.getParameterName());
            case MissingServletRequestPartException e ->
                Rejection.of(SiteError.MISSING_FIELD).with("field", e.getRequestPartName());
            case MethodArgumentTypeMismatchException e ->
                Rejection.of(SiteError.WRONG_TYPE).with("field", e.getName());
            case MaxUploadSizeExceededException e ->
                Rejection.of(SiteError.TOO_LARGE).with("limit", "20 MB");
            case MultipartException e -> Rejection.of(SiteError.MALFORMED).with("reason", "multipart");
            case CannotGetJdbcConnectionException e -> Rejection.of(SiteError.DATABASE_AWAY);
            case TransactionException e -> Rejection.of(SiteError.DATABASE_AWAY);
            case DataAccessResourceFailureException e -> Rejection.of(SiteError.DATABASE_AWAY);
            case TransientDataAccessResourceException e -> Rejection.of(SiteError.DATABASE_AWAY);
            case QueryTimeoutException e -> Rejection.of(SiteError.BUSY).with("seconds", RETRY_SECONDS);
            default -> Rejection.of(SiteError.UNEXPECTED);
        };
    }

    /** Connection lost, server stopping or starting, out of disk or connections, I/O error: also while committing. */
    private static boolean away(SQLException failure) {
        String state = failure.getSQLState();
        // the pool says "closed" without a state, the database always gives one
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.startsWith("58");
    }

    private static Rejection unreadable(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                Rejection.of(SiteError.UNKNOWN_FIELD).with("field", Rejection.shorten(unknown.getPropertyName()));
            case MismatchedInputException wrong ->
                Rejection.of(SiteError.WRONG_TYPE)
                        .with(
                                "field",
                                Rejection.shorten(
                                        wrong.getPath().isEmpty()
                                                ? "$"
                                                : String.valueOf(wrong.getPath()
                                                        .getLast()
                                                        .getPropertyName())));
            case null, default -> Rejection.of(SiteError.MALFORMED).with("reason", "JSON");
        };
    }
}
