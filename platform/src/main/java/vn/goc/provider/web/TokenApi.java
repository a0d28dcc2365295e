package vn.goc.provider.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.provider.TokenRefusal;
import vn.goc.provider.Tokens;

/** OAuth 2.0 for agencies' systems: token endpoint, keys, metadata. */
@RestController
class TokenApi {
    private final Tokens tokens;

    TokenApi(Tokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping(path = "/oauth2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw refusal("Parameters belong into the body: addresses are written to logs.");
        }
        if (form.values().stream().anyMatch(values -> values.size() > 1)) {
            throw refusal("A parameter stands twice.");
        }
        String grant = form.getFirst("grant_type");
        if (grant == null) {
            throw refusal("grant_type is missing.");
        }
        Tokens.Credentials credentials = credentials(form, authorization);
        if (!grant.equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", "Only client_credentials is given here.", false);
        }
        String scope = form.getFirst("scope");
        Tokens.Given given = tokens.give(credentials, scope == null ? "" : scope);
        var body = new LinkedHashMap<String, Object>();
        body.put("access_token", given.token());
        body.put("token_type", "Bearer");
        body.put("expires_in", given.life().toSeconds());
        body.put("scope", String.join(" ", given.scopes()));
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .body(body);
    }

    @GetMapping("/oauth2/jwks")
    ResponseEntity<Map<String, Object>> keys() {
        return published(tokens.keySet());
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    ResponseEntity<Map<String, Object>> metadata() {
        String issuer = tokens.issuer();
        var body = new LinkedHashMap<String, Object>();
        body.put("issuer", issuer);
        body.put("token_endpoint", issuer + "/oauth2/token");
        body.put("jwks_uri", issuer + "/oauth2/jwks");
        body.put("response_types_supported", List.of());
        body.put("grant_types_supported", List.of("client_credentials"));
        body.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt"));
        body.put("token_endpoint_auth_signing_alg_values_supported", List.of("ES256", "PS256"));
        body.put("service_documentation", issuer + "/api");
        body.put("ui_locales_supported", List.of("vi", "en"));
        return published(body);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(TokenRefusal refusal) {
        return refused(
                refusal.status(), refusal.error(), String.valueOf(refusal.getMessage()), refusal.status() == 401);
    }

    /** JSON for whoever asks, a browser's tab too. */
    private static ResponseEntity<Map<String, Object>> published(Map<String, Object> body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "public, max-age=300")
                .body(body);
    }

    private static Tokens.Credentials credentials(MultiValueMap<String, String> form, @Nullable String authorization) {
        String clientId = form.getFirst("client_id");
        String secret = form.getFirst("client_secret");
        if (authorization != null) {
            if (secret != null || form.containsKey("client_assertion")) {
                throw refusal("Use one way to authenticate the client.");
            }
            String[] pair = basic(authorization);
            if (clientId != null && !clientId.equals(pair[0])) {
                throw refusal("client_id differs from the one in Authorization.");
            }
            return new Tokens.Credentials(pair[0], pair[1], null, null);
        }
        return new Tokens.Credentials(
                clientId, secret, form.getFirst("client_assertion_type"), form.getFirst("client_assertion"));
    }

    /** RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
    private static String[] basic(String authorization) {
        try {
            if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
                String joined = new String(
                        Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
                int colon = joined.indexOf(':');
                if (colon > 0) {
                    return new String[] {
                        URLDecoder.decode(joined.substring(0, colon), StandardCharsets.UTF_8),
                        URLDecoder.decode(joined.substring(colon + 1), StandardCharsets.UTF_8)
                    };
                }
            }
        } catch (IllegalArgumentException e) {
            // the same refusal
        }
        throw TokenRefusal.invalidClient();
    }

    private static ResponseEntity<Map<String, Object>> refused(
            int status, String error, String description, boolean challenge) {
        var answer = ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache");
        if (challenge) {
            answer.header("WWW-Authenticate", "Basic realm=\"goc\", charset=\"UTF-8\"");
        }
        if (status == 429) {
            answer.header("Retry-After", "1");
        }
        return answer.body(Map.of("error", error, "error_description", description));
    }

    private static TokenRefusal refusal(String description) {
        return TokenRefusal.invalidRequest(description);
    }
}
